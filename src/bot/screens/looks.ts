import { looksPage } from '../../domain/own-data/list-looks.ts'
import type { Look } from '../../domain/own-data/look.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Names of keys have no dots but the one before a plural. */
const wordOf = {
  'person.found': 'ownData:found',
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
} as const satisfies Record<Look['action'], string>

const lookText = ({ at, action, by }: Look, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('ownData:look', { instant: speech.instant(at), name: by.name }),
      by.positionTitles &&
        speech.html('ownData:post', { post: speech.own(by.positionTitles), unit: by.unit ?? '' }),
      speech.html(wordOf[action]),
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
