/** Shorter parts of a name would find half a province. In letters: signs alone name nobody. */
const shortestName = 2
const letter = /\p{L}/gu

/** Longer than any name; what is longer is no name. */
const longestName = 100

/** Results shown at once; whoever does not find the person among them types more of the name. */
export const foundLimit = 5

/** Why this is no part of a name to look for; too long a text finds nobody and is looked for nowhere. */
export const flawOfName = (typed: string): 'name_too_short' | undefined => {
  const name = typed.trim()
  return (name.match(letter)?.length ?? 0) < shortestName || name.length > longestName
    ? 'name_too_short'
    : undefined
}
