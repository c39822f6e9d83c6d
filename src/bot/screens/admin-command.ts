/** How the operator makes one more admin; said where a second one is missing. */
export const adminCommand = 'npm run admin -- --force --name "…"'
