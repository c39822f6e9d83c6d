import { looksPage } from '../../domain/own-data/list-looks.ts'
import type { Look } from '../../domain/own-data/look.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Names of keys have no dots but the one before a plural. */
export const wordOfLook = {
  'person.found': 'ownData:found',
  'person.opened': 'people:lookCard',
  'approval.listed': 'ownData:listed',
  'approval.opened': 'ownData:opened',
  'approval.printed': 'ownData:printed',
  'evidence.opened': 'ownData:evidence',
  'classification.listed': 'ownData:levelListed',
  'classification.opened': 'ownData:levelOpened',
  'petition.opened': 'ownData:petition',
  'finding.opened': 'ownData:finding',
  'request.opened': 'rotation:looked',
  'paper.opened': 'ownData:paperOpened',
  'recommendation.opened': 'ownData:recommendationOpened',
  'role.opened': 'role:looked',
  'service.opened': 'service:looked',
  'report.named': 'movementReport:looked',
} as const satisfies Record<Look['action'], string>

const partWords = { card: 'people:lookCard', posts: 'people:lookPosts', clocks: 'people:lookClocks' } as const

/** What was looked at; at the desk for persons also which part of the record. */
const lookWord = ({ action, purpose, part }: Look) => {
  if (action === 'person.opened') return partWords[part === 'posts' || part === 'clocks' ? part : 'card']
  return action === 'person.found' && purpose ? 'people:lookFound' : wordOfLook[action]
}

const lookText = (look: Look, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('ownData:look', { instant: speech.instant(look.at), name: look.by.name }),
      look.by.positionTitles &&
        speech.html('ownData:post', { post: speech.own(look.by.positionTitles), unit: look.by.unit ?? '' }),
      speech.html(lookWord(look)),
      look.purpose &&
        look.action.startsWith('person.') &&
        speech.html('people:for', { purpose: speech.text(`people:purpose.${look.purpose}`) }),
    ],
    '\n',
  )

/** Who looked at one's record, when, and why. */
export const looksScreen = (
  { total, items }: Readonly<{ total: number; items: readonly Look[] }>,
  page: number,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('ownData:looksTitle'),
      speech.html(total === 0 ? 'ownData:noLooks' : 'ownData:looksCount', { count: total }),
      ...items.map(look => lookText(look, speech)),
    ],
    '\n\n',
  ),
  rows: [
    pageKeys(page, Math.ceil(total / looksPage), (to: number) => buttons.looks.encode({ page: to }), speech),
    [homeKey(speech)],
  ],
})
