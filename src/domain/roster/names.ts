import { said } from './planning.ts'
import type { RosterRow } from './roster.ts'

const languages = ['vi', 'en', 'de', 'ar'] as const

/** Names in the languages a row speaks of, in columns such as `titleVi`, over those there are. */
export const namesOf = (
  row: RosterRow,
  column: 'title' | 'name',
  before: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    languages.flatMap(language => {
      const ofLanguage = `${column}${language[0]?.toUpperCase()}${language.slice(1)}`
      const name = said<string | null>(row, ofLanguage, before?.[language], null)
      return name === null ? [] : [[language, name]]
    }),
  )
