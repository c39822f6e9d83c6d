import type { CollectiveNotice } from '../../domain/collective/notice.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { membersKey } from './members-key.ts'

const textOf = (content: CollectiveNotice, speech: Speech): Html => {
  if (content.kind === 'collective.headless')
    return speech.html('collective:toldHeadless', {
      period: speech.period(content.period),
      unit: content.unit,
    })
  const { head: name } = content.card
  const period = speech.period(content.card.period)
  switch (content.kind) {
    case 'collective.named':
      return speech.html('collective:toldNamed', { period, name })
    case 'collective.removed':
      return speech.html('collective:toldRemoved', { period })
    case 'collective.reminded':
      return speech.html('collective:toldReminded', { period, name })
    case 'collective.answered':
      return speech.html('collective:toldAnswered', { period })
    case 'collective.submitted':
      return speech.html('collective:toldSubmitted', { period, name })
    case 'collective.returned':
      return speech.html('collective:toldReturned', { period, name })
    case 'collective.published':
      return speech.html('collective:toldPublished', {
        period,
        level: speech.text(`evaluation:level.${content.level}`),
      })
    case 'collective.takenOver':
      return speech.html('collective:toldTakenOver', { period, name: content.from })
    case 'collective.givenAway':
      return speech.html('collective:toldGivenAway', { period, name })
  }
}

const keyOf = (content: CollectiveNotice, speech: Speech): Button => {
  switch (content.kind) {
    case 'collective.headless':
    case 'collective.removed':
    case 'collective.givenAway':
      return homeKey(speech)
    case 'collective.answered':
      return membersKey(content.card.evaluationId, speech)
    case 'collective.takenOver':
      return {
        text: speech.text('collective:draft'),
        data: buttons.resume.encode({ evaluation: content.card.evaluationId }),
      }
    default:
      return {
        text: speech.text('collective:open'),
        data: buttons.seenDraft.encode({ evaluation: content.card.evaluationId, page: 0 }),
      }
  }
}

/** What members, heads and staff are told of a unit's self-criticism. */
export const collectiveNoticeScreen = (content: CollectiveNotice, speech: Speech): Screen => ({
  text: textOf(content, speech),
  rows: [[keyOf(content, speech)]],
  isProtected: true,
})
