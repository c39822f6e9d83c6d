import type { Assignment } from '../../domain/movement/movement.ts'
import { historyLength, type Rotation } from '../../domain/movement/read.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { rotationKey } from './rotation.ts'

export const pastText = (post: Assignment, speech: Speech): Html => {
  const { position, unit, kind, startedOn, endedOn, decisionNo } = post
  const from = speech.day(startedOn)
  return joinHtml(
    [
      endedOn === null
        ? speech.html('rotation:fromOn', { from })
        : speech.html('rotation:fromTo', { from, to: speech.day(endedOn) }),
      speech.html('rotation:post', { title: speech.own(position.titles), unit: unit.name }),
      speech.html('rotation:decision', {
        kind: speech.text(`rotation:kind.${kind}`),
        number: decisionNo,
      }),
    ],
    '\n',
  )
}

/** All posts, the latest first, under the names their units had; the decision of each. */
export const rotationHistoryScreen = ({ career }: Rotation, wanted: number, speech: Speech): Screen => {
  const { assignments } = career
  const pages = Math.max(1, Math.ceil(assignments.length / historyLength))
  const page = Math.min(wanted, pages - 1)
  const shown = assignments.slice(page * historyLength, (page + 1) * historyLength)
  const at = (other: number): string => buttons.rotationHistory.encode({ page: other })
  return {
    text: joinHtml(
      [
        bold(speech.html('rotation:history')),
        ...(shown.length === 0 ? [speech.html('rotation:historyEmpty')] : []),
        ...shown.map(post => pastText(post, speech)),
      ],
      '\n\n',
    ),
    rows: [pageKeys(page, pages, at, speech), [rotationKey(speech)]],
    isProtected: true,
  }
}
