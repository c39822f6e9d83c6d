import { readdirSync, readFileSync } from 'node:fs'
import i18next, { type i18n } from 'i18next'
import { languages } from './language.ts'
import type Resources from './locales.d.ts'

type Namespace = keyof Resources & string
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutForm<Name> = Name extends `${infer Base}_${PluralForm}` ? Base : Name

/** `namespace:name`, without the plural form, which the count chooses. */
export type Key = { [N in Namespace]: `${N}:${WithoutForm<keyof Resources[N] & string>}` }[Namespace]

type TextOf<K extends Key> = K extends `${infer N extends Namespace}:${infer Name}`
  ? Name extends keyof Resources[N]
    ? Resources[N][Name]
    : `${Name}_other` extends keyof Resources[N]
      ? Resources[N][`${Name}_other`]
      : never
  : never

type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never

/** The variables a text names, all of them and no others; nothing when it names none. */
export type Variables<K extends Key, Value> = [Names<TextOf<K>>] extends [never]
  ? []
  : [Readonly<Record<Names<TextOf<K>>, Value>>]

export type Words = i18n

const folder = new URL('../../locales/', import.meta.url)

const readNamespaces = (language: string): Record<string, object> => {
  const place = new URL(`${language}/`, folder)
  const files = readdirSync(place).filter(file => file.endsWith('.json'))
  return Object.fromEntries(
    files.map(file => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, place), 'utf8')),
    ]),
  )
}

/** Loads all four languages once. A key without a text is our bug and is thrown, not shown. */
export const loadWords = async (): Promise<Words> => {
  const instance = i18next.createInstance()
  await instance.init({
    lng: 'vi',
    fallbackLng: false,
    supportedLngs: [...languages],
    keySeparator: false,
    resources: Object.fromEntries(languages.map(language => [language, readNamespaces(language)])),
    parseMissingKeyHandler: key => {
      throw new Error(`No text for ${key}`)
    },
  })
  return instance
}
