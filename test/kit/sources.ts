import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Source = Readonly<{ path: string; text: string; lines: number }>

const root = new URL('../../', import.meta.url)

/** What somebody else writes is measured by nobody's rules. */
const isGenerated = (path: string): boolean =>
  path.startsWith('src/store/client/') || path === 'src/bot/locales.d.ts'

/** Every file written by hand under a folder of the project, with its path from the root. */
export const readSources = (folder: string): Source[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(root).length).replaceAll('//', '/'))
    .filter(path => !isGenerated(path))
    .map(path => {
      const text = readFileSync(new URL(path, root), 'utf8')
      return { path, text, lines: text.split('\n').length - 1 }
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1))
