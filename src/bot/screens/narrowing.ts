import type { Narrowing, PositionGroup } from '../../domain/broadcast/broadcast.ts'
import type { LanguageCode } from '../../domain/evaluation/form.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** In the reader's own language, so that no line begins in another direction. */
export const languageName = (language: LanguageCode, speech: Speech): string =>
  speech.text(`announce:name.${language}`)

/** Letters a key may have before a phone cuts it. */
const keyLetters = 40

/** A group of positions is known by the titles in it. */
export const groupName = ({ titles }: PositionGroup, speech: Speech): string => {
  const names = [...new Set(titles.map(title => speech.own(title)))].join(' / ')
  return names.length > keyLetters ? `${names.slice(0, keyLetters - 1)}…` : names
}

/** What narrows an audience, each on a line of its own; nothing when it is everybody. */
export const narrowingLines = ({ role, group, language, period }: Narrowing, speech: Speech): Html[] =>
  [
    role && speech.text(`announce:role.${role}`),
    group && groupName(group, speech),
    language && speech.text('announce:filterLanguage', { language: languageName(language, speech) }),
    period && speech.text('announce:filterCycle', { period: speech.period(period) }),
  ]
    .filter(line => line !== null)
    .map(line => joinHtml([speech.quote('·'), speech.quote(line)], ' '))
