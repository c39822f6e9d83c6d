import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { languages } from '../src/bot/language.ts'
import { readSources } from './kit/sources.ts'

type Texts = ReadonlyMap<string, string>

const folder = new URL('../locales/', import.meta.url)
const filesOf = (language: string): string[] => readdirSync(new URL(`${language}/`, folder)).sort()

const readTexts = (language: string): Texts =>
  new Map(
    filesOf(language).flatMap(file => {
      const texts: Record<string, string> = JSON.parse(
        readFileSync(new URL(`${language}/${file}`, folder), 'utf8'),
      )
      return Object.entries(texts).map(
        ([key, text]) => [`${file.replace('.json', '')}:${key}`, text] as const,
      )
    }),
  )

const locales = new Map(languages.map(language => [language, readTexts(language)]))
const textsOf = (language: string): Texts =>
  locales.get(languages.find(known => known === language) ?? 'vi') ?? new Map()
const english = textsOf('en')
const foreign = languages.filter(language => language !== 'en')

const pluralForm = /_(zero|one|two|few|many|other)$/
const withoutForm = (key: string): string => key.replace(pluralForm, '')
const keysOf = (texts: Texts): string[] => [...new Set([...texts.keys()].map(withoutForm))].sort()
const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
const tagsOf = (text: string): string[] => (text.match(/<[^>]+>/g) ?? []).sort()

/** The English text a form stands for: its own, or the one for many. */
const modelOf = (key: string): string => english.get(key) ?? english.get(`${withoutForm(key)}_other`) ?? ''

const sources = readSources('src').filter(({ path }) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
const source = sources.map(({ text }) => text).join('\n')

describe.each(foreign)('%s beside English', language => {
  const texts = textsOf(language)

  test('has the same files and the same keys', () => {
    expect(filesOf(language)).toEqual(filesOf('en'))
    expect(keysOf(texts)).toEqual(keysOf(english))
  })

  test('names the same variables, but may say a small count in a word', () => {
    const differing = [...texts].filter(([key, text]) => {
      const isPlural = pluralForm.test(key)
      const names = (written: string) =>
        placeholdersOf(written).filter(name => !isPlural || name !== '{{count}}')
      return names(text).join() !== names(modelOf(key)).join()
    })
    expect(differing).toEqual([])
    const others = [...texts].filter(([key]) => key.endsWith('_other'))
    expect(
      others.filter(([key, text]) => placeholdersOf(text).join() !== placeholdersOf(modelOf(key)).join()),
    ).toEqual([])
  })

  test('marks the same things up', () => {
    const isSaidInAWord = ([key, text]: readonly [string, string]) =>
      pluralForm.test(key) && !text.includes('{{count}}')
    const differing = [...texts]
      .filter(entry => !isSaidInAWord(entry))
      .filter(([key, text]) => tagsOf(text).join() !== tagsOf(modelOf(key)).join())
    expect(differing).toEqual([])
  })

  test('names the same commands', () => {
    const commandsOf = (text: string) =>
      (text.replace(/<[^>]+>/g, '').match(/\/[a-z]{3,}/g) ?? []).sort().join()
    expect([...texts].filter(([key, text]) => commandsOf(text) !== commandsOf(modelOf(key)))).toEqual([])
  })

  test('says everything in its own words', () => {
    const same = [...texts].filter(
      ([key, text]) =>
        text === english.get(key) && /\p{L}{2}/u.test(text.replace(/\{\{\w+\}\}|<[^>]+>/g, '')),
    )
    const shared = new Set([
      'settings:language.vi',
      'settings:language.en',
      'settings:language.de',
      'settings:language.ar',
      // One word in English and German.
      'rotation:kind.rotation',
    ])
    expect(same.filter(([key]) => !shared.has(key))).toEqual([])
  })
})

describe.each(languages)('%s', language => {
  test('has exactly the plural forms its grammar needs', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const plurals = [...textsOf(language).keys()].filter(key => pluralForm.test(key))
    for (const base of new Set([
      ...plurals.map(withoutForm),
      ...[...english.keys()].filter(key => pluralForm.test(key)).map(withoutForm),
    ])) {
      const forms = plurals.filter(key => withoutForm(key) === base).map(key => key.slice(base.length + 1))
      expect(forms.sort(), base).toEqual(needed)
    }
  })

  test('has no empty text, no space around one, no doubled space and no stray markup', () => {
    const faulty = [...textsOf(language)].filter(([, text]) => {
      const plain = text
        .replace(/<\/?(?:b|i|code|blockquote(?: expandable)?)>/g, '')
        .replace(/\{\{\w+\}\}/g, 'x')
      return text.trim() !== text || text === '' || /[<>{}]|&(?!amp;|lt;|gt;)| {2}/.test(plain)
    })
    expect(faulty).toEqual([])
  })

  test('is composed', () => {
    expect([...textsOf(language)].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })
})

test('no Latin word is left in Arabic but names that have no other form', () => {
  const allowed = /^(?:Telegram|English|Deutsch|QR|Ti|ng|Vi|t)$/
  const left = [...textsOf('ar')].flatMap(([key, text]) => {
    const plain = text.replace(/\{\{\w+\}\}|<[^>]+>|\/[a-z]+/g, ' ')
    const words = (plain.match(/\p{Script=Latin}+/gu) ?? []).filter(word => !allowed.test(word))
    return words.length > 0 && key !== 'settings:language.vi' ? [[key, words.join(' ')]] : []
  })
  expect(left).toEqual([])
})

describe('every key', () => {
  const written = new Set(source.match(/[a-zA-Z]+:[\w.]+(?=[`'"])/g))
  const begun = [...source.matchAll(/`([a-zA-Z]+:[\w.]*)\$\{/g)]
    .map(([, prefix]) => prefix ?? '')
    .filter(prefix => !prefix.startsWith('refusals:'))

  test('is used somewhere', () => {
    const unused = keysOf(english).filter(
      key =>
        !written.has(key) && !begun.some(prefix => key.startsWith(prefix)) && !key.startsWith('refusals:'),
    )
    expect(unused).toEqual([])
  })

  test('of a refusal is a fact somebody can meet', () => {
    const unused = keysOf(english)
      .filter(key => key.startsWith('refusals:'))
      .filter(key => !written.has(key) && !source.includes(`'${key.replace('refusals:', '')}'`))
    expect(unused).toEqual([])
  })
})

test('every refusal of the domain has a sentence in every language', () => {
  const domain = sources.filter(({ path }) => path.startsWith('src/domain/'))
  const codes = new Set(domain.flatMap(({ text }) => text.match(/(?<=')[a-z]+(?:_[a-z]+)+(?=')/g) ?? []))
  expect(codes.size).toBeGreaterThan(20)
  for (const language of languages)
    expect(
      [...codes].filter(code => !textsOf(language).has(`refusals:${code}`)),
      language,
    ).toEqual([])
})

test('every kind of notice has a screen', () => {
  const find = (files: RegExp, pattern: RegExp): string[] =>
    sources
      .filter(({ path }) => files.test(path))
      .flatMap(({ text }) => text.match(pattern) ?? [])
      .sort()
  const kinds = find(
    /^src\/domain\/[\w-]+\/(?:[\w-]+-)?notice\.ts$/,
    /(?<=kind: ')[a-zA-Z]+\.[a-zA-Z]+(?=')/g,
  )
  expect(kinds.length).toBeGreaterThan(4)
  expect(find(/^src\/bot\/screens\/notice\.ts$/, /(?<=case ')[a-zA-Z]+\.[a-zA-Z]+(?=')/g)).toEqual(kinds)
})

test('the types of the keys are those of the English files', async () => {
  const made = await mkdtemp(join(tmpdir(), 'canbo-words-'))
  onTestFinished(() => rm(made, { recursive: true }))
  const types = {
    input: [new URL('en/*.json', folder).pathname],
    output: join(made, 'options.d.ts'),
    resourcesFile: join(made, 'locales.d.ts'),
  }
  const config = join(made, 'i18next.config.mjs')
  const extract = { input: [], output: 'none' }
  await writeFile(config, `export default ${JSON.stringify({ locales: ['en'], extract, types })}`)
  const program = new URL('../node_modules/.bin/i18next-cli', import.meta.url).pathname
  await promisify(execFile)(program, ['types', '--config', config])
  const committed = new URL('../src/bot/locales.d.ts', import.meta.url)
  expect(readFileSync(types.resourcesFile, 'utf8')).toBe(readFileSync(committed, 'utf8'))
})
