import { dirname, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSources } from './kit/sources.ts'

const sources = readSources('src')
const code = sources.filter(({ path }) => path.endsWith('.ts'))
const paths = new Set(sources.map(({ path }) => path))

const statement =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

const importsOf = (text: string): string[] =>
  [...text.matchAll(statement)].map(([, from, alone, lazy]) => from ?? alone ?? lazy ?? '')

const resolve = (path: string, name: string): string =>
  name.startsWith('.') ? posix.join(dirname(path), name) : name

const imports = new Map(
  code.map(({ path, text }) => [path, importsOf(text).map(name => resolve(path, name))]),
)

/** A room of the house; files directly under src/, and the doors, put the rooms together. */
const roomOf = (path: string): string => {
  if (!path.startsWith('src/')) return path.split('/')[0] ?? path
  const [, room = '', inner] = path.split('/')
  return inner === undefined || room === 'doors' ? 'composition' : room
}

/** The rooms a room may look into besides itself. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  composition: ['bot', 'charts', 'domain', 'jobs', 'paper', 'playground', 'store', 'tables', 'conversations'],
  bot: ['conversations', 'domain'],
  conversations: ['bot', 'domain'],
  jobs: ['domain'],
  store: ['domain'],
  paper: ['domain'],
  tables: ['domain'],
  // Both set words for the eye, in the same letters.
  charts: ['domain', 'paper'],
  playground: [],
  domain: [],
}

type Import = Readonly<{ from: string; to: string }>

const everyImport: Import[] = [...imports].flatMap(([from, names]) => names.map(to => ({ from, to })))
const isOurs = ({ to }: Import): boolean => to.startsWith('src/')
const shown = ({ from, to }: Import): string => `${from} → ${to}`

test('the imports are found, and each names a file that exists', () => {
  expect(everyImport.length).toBeGreaterThan(500)
  const isGenerated = (path: string) =>
    path.startsWith('src/store/client/') || path === 'src/bot/locales.d.ts'
  expect(
    everyImport
      .filter(isOurs)
      .filter(({ to }) => !paths.has(to) && !isGenerated(to))
      .map(shown),
  ).toEqual([])
})

describe('who may import whom', () => {
  test('every room is known', () => {
    expect([...new Set(code.map(({ path }) => roomOf(path)))].sort()).toEqual(Object.keys(neighbours).sort())
  })

  test.each(Object.keys(neighbours))('%s looks only where it may', room => {
    const allowed = [room, ...(neighbours[room] ?? [])]
    const wrong = everyImport.filter(
      one => isOurs(one) && roomOf(one.from) === room && !allowed.includes(roomOf(one.to)),
    )
    expect(wrong.map(shown)).toEqual([])
  })

  test('conversations stand on the floor of the bot: no feature, and nothing that stands on conversations', () => {
    const reaches = (path: string, seen = new Set<string>()): Set<string> => {
      for (const next of imports.get(path) ?? [])
        if (paths.has(next) && !seen.has(next)) {
          seen.add(next)
          reaches(next, seen)
        }
      return seen
    }
    const floor = new Set(
      everyImport
        .filter(({ from, to }) => roomOf(from) === 'conversations' && roomOf(to) === 'bot')
        .map(({ to }) => to),
    )
    expect([...floor].filter(path => path.startsWith('src/bot/features/'))).toEqual([])
    const upwards = [...floor].filter(path =>
      [...reaches(path)].some(next => roomOf(next) === 'conversations'),
    )
    expect(upwards).toEqual([])
  })

  test('screens and features are named by nobody below them: the floor knows neither', () => {
    const wrong = everyImport.filter(
      ({ from, to }) =>
        from.startsWith('src/bot/screens/') &&
        (to.startsWith('src/bot/features/') || to === 'src/bot/messenger.ts'),
    )
    expect(wrong.map(shown)).toEqual([])
  })

  test('nobody imports from the tests', () => {
    expect(everyImport.filter(({ to }) => roomOf(to) === 'test').map(shown)).toEqual([])
  })

  test('no circles, types included', () => {
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (path: string, trail: readonly string[]): void => {
      const start = trail.indexOf(path)
      if (start >= 0) circles.push([...trail.slice(start), path].join(' → '))
      if (start >= 0 || done.has(path)) return
      for (const next of imports.get(path) ?? []) if (paths.has(next)) walk(next, [...trail, path])
      done.add(path)
    }
    for (const path of imports.keys()) walk(path, [])
    expect(circles).toEqual([])
  })
})

describe('packages', () => {
  const isPackage = ({ to }: Import): boolean => !to.startsWith('src/') && !to.startsWith('node:')
  const usersOf = (pattern: RegExp): string[] =>
    [
      ...new Set(
        everyImport.filter(one => isPackage(one) && pattern.test(one.to)).map(({ from }) => roomOf(from)),
      ),
    ].sort()

  test.each([
    ['Prisma and pg', /^(?:@prisma\/|pg$)/, ['store']],
    ['pg-boss', /^pg-boss$/, ['jobs']],
    ['grammY’s conversations', /^@grammyjs\/conversations$/, ['bot', 'conversations']],
    ['i18next', /^i18next$/, ['bot']],
    ['Typst', /^@myriaddreamin\//, ['paper']],
    ['charts and canvas', /^echarts|^@napi-rs\//, ['charts']],
  ])('%s is known in its own room only', (_, pattern, rooms) => {
    expect(usersOf(pattern)).toEqual(rooms)
  })

  test('grammY is known to the channel and to the simulated channel', () => {
    expect(usersOf(/^grammy/).filter(room => !['bot', 'conversations', 'playground'].includes(room))).toEqual(
      [],
    )
  })

  test('the domain knows none, nor anything of Node', () => {
    const foreign = everyImport.filter(one => roomOf(one.from) === 'domain' && roomOf(one.to) !== 'domain')
    expect(foreign.map(shown)).toEqual([])
  })
})

test('the domain reads no clock, draws no lots and knows no process: they are given to it', () => {
  const senses =
    /Date\.now|new Date\(\)|Math\.random|\bprocess\b|performance\.|\bcrypto\.|globalThis|\bfetch\(|setTimeout|console\./
  const found = code.filter(({ path, text }) => roomOf(path) === 'domain' && senses.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})

describe('names and sizes', () => {
  const byHand = [...sources, ...readSources('test')].filter(({ path }) => /\.(?:ts|js|css)$/.test(path))

  test('no file has more than 250 lines', () => {
    expect(byHand.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    )
  })

  test('half of the files have no more than 60 lines', () => {
    const sizes = code.map(({ lines }) => lines).sort((one, other) => one - other)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60)
  })

  test('no file is named for having no place of its own', () => {
    const shapeless =
      /(?:^|\/)(?:utils?|helpers?|common|misc|shared|lib|types|constants|manager|service|index)\.[tj]s$/
    expect(byHand.filter(({ path }) => shapeless.test(path)).map(({ path }) => path)).toEqual([])
  })

  test('files and folders are written in small letters with hyphens', () => {
    const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.[a-z]+$/
    expect(
      [...sources, ...readSources('test')].filter(({ path }) => !kebab.test(path)).map(({ path }) => path),
    ).toEqual([])
  })

  test('nothing is exported without a name', () => {
    expect(code.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('no test is skipped, left out or kept to itself', () => {
    const tests = readSources('test').filter(
      ({ path }) => path.endsWith('.test.ts') && path !== 'test/architecture.test.ts',
    )
    expect(
      tests
        .filter(({ text }) => /\b(?:test|describe|it)\.(?:only|todo)\b/.test(text))
        .map(({ path }) => path),
    ).toEqual([])
  })
})
