import { button } from '../button.ts'

/** Bringing units, people and posts in from a file; `file` is the import, not what Telegram calls it. */
export const importButtons = {
  importRoster: button('im', {}),
  rosterTemplate: button('if', { part: 'word' }),
  writeImport: button('ix', { file: 'id' }),
  cancelImport: button('ic', { file: 'id' }),
} as const
