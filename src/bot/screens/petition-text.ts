import type { Contested, PetitionText, Wanted } from '../../domain/petition/petition.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { excerpt } from './overview.ts'

/** As much of a text as stands beside others. */
const shortened = (text: string, length: number): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length).join('')}…`
}

/** What is contested, as a line. */
export const contestedName = (contested: Contested, speech: Speech): Html => {
  if (contested.kind === 'level') return speech.html('petition:theLevel')
  if (contested.kind === 'product') {
    const { number, name } = contested
    return speech.html('petition:product', { number, name: excerpt(name) })
  }
  const title = speech.quote(excerpt(speech.own(contested.title)))
  return contested.number === null ? title : joinHtml([speech.quote(contested.number), title], ' ')
}

const labelLength = 24

/** What is contested, as short as a key needs it. */
export const contestedLabel = (contested: Contested, speech: Speech): string => {
  if (contested.kind === 'level') return speech.text('petition:theLevel')
  if (contested.kind === 'product') return speech.text('evaluation:lineShort', { number: contested.number })
  return contested.number ?? shortened(speech.own(contested.title), labelLength)
}

/** Lines named one by one; more are only counted. */
const mostNamed = 8

export const contestedText = (contested: readonly Contested[], speech: Speech): Html =>
  joinHtml(
    [
      speech.html('petition:lines'),
      ...contested
        .slice(0, mostNamed)
        .map(one => joinHtml([trustedHtml('•'), contestedName(one, speech)], ' ')),
      contested.length > mostNamed && speech.html('petition:more', { count: contested.length - mostNamed }),
    ],
    '\n',
  )

export const groundsText = (text: string, speech: Speech): Html => speech.html('petition:grounds', { text })

export const wantedText = (wanted: Wanted, speech: Speech): Html =>
  wanted.kind === 'level'
    ? speech.html('petition:wantedLevel', { level: levelText(wanted.level, speech) })
    : speech.html('petition:wantedWords', { text: wanted.text })

/** Letters of the grounds on a card that says more beside them. */
const groundsOnCard = 500

/** All of a petition in a few lines; the grounds in part. */
export const petitionInShort = ({ contested, grounds, wanted }: PetitionText, speech: Speech): Html =>
  joinHtml(
    [
      contestedText(contested, speech),
      groundsText(shortened(grounds, groundsOnCard), speech),
      wantedText(wanted, speech),
    ],
    '\n\n',
  )
