import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { askDataAnswerScreen, dataRequestScreen } from '../../src/bot/screens/data-request-card.ts'
import { dataRequestNoticeScreen } from '../../src/bot/screens/data-request-notice.ts'
import { dataRequestSentScreen, myDataScreen, writeDataRequestScreen } from '../../src/bot/screens/my-data.ts'
import { dataRequestKinds, reckon } from '../../src/domain/data-request/clocks.ts'
import type { DataDecision, DataRequestCard } from '../../src/domain/data-request/request.ts'
import { delivered } from '../kit/calendar.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, proseOf } from './hostile.ts'

const reference = { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName }
const basis = { reference, verified: false }

/** Asked before Tết, whose days have the most to be said of. */
const days = {
  firstAnswer: reckon(delivered, { unit: 'workingDays', within: 2, ...basis }, '2027-02-03'),
  decision: reckon(delivered, { unit: 'calendarDays', within: 10, ...basis }, '2027-01-27'),
}

const cardOf = (kind: DataRequestCard['kind'], prose: string): DataRequestCard => ({
  approvalId: anId(7),
  requester: nastyName,
  positionTitles: { vi: nastyName },
  unit: nastyName,
  kind,
  text: prose.slice(0, 1_500),
  days,
  taken: null,
})

const decisionOf = (outcome: DataDecision['outcome'], prose: string): DataDecision => ({
  outcome,
  decider: nastyName,
  decidedAt: '2027-02-12T03:00:00.000Z',
  answer: prose.slice(0, 2_000),
  erased: 12_345,
})

describe.each(languages)('in %s', language => {
  test.each(digitSets)(
    'with %s digits Telegram takes every screen about data requests, however long',
    digits => {
      const speech = speechIn(language, digits)
      const screens: Screen[] = []
      for (const kind of dataRequestKinds) {
        screens.push(writeDataRequestScreen(kind, speech), dataRequestSentScreen({ kind, days }, speech))
        for (const prose of Object.values(proseOf)) {
          const open = cardOf(kind, prose)
          const card = { ...open, taken: { by: nastyName, at: '2027-02-11T03:00:00.000Z' } }
          for (const outcome of ['approved', 'returned'] as const) {
            const decision = decisionOf(outcome, prose)
            screens.push(
              dataRequestScreen({ card, decision, isLate: true }, speech),
              askDataAnswerScreen(card, outcome, speech),
              dataRequestNoticeScreen({ kind: 'dataRequest.settled', card, decision }, speech),
              dataRequestNoticeScreen({ kind: 'dataRequest.answered', card, decision }, speech),
            )
          }
          const due = { kind: 'dataRequest.due', what: 'decision', rung: 'overdue' } as const
          const overdue = { kind: 'dataRequest.overdue', what: 'decision', dueOn: '2027-02-11' } as const
          screens.push(
            dataRequestNoticeScreen({ kind: 'dataRequest.filed', card: open }, speech),
            dataRequestNoticeScreen({ kind: 'dataRequest.filed', card }, speech),
            dataRequestNoticeScreen({ ...due, card: open }, speech),
            dataRequestNoticeScreen({ kind: 'dataRequest.taken', card }, speech),
            dataRequestNoticeScreen({ ...overdue, requester: nastyName, unit: null, of: kind }, speech),
          )
        }
      }
      const createdAt = new Date('2027-02-03T03:00:00Z')
      const own = dataRequestKinds.map(kind => ({ kind, createdAt, days, takenBy: nastyName, outcome: null }))
      screens.push(myDataScreen([...own, ...own.map(one => ({ ...one, takenBy: null }))], speech))
      for (const screen of screens) expect(objections(screen, speech), screen.text.slice(0, 300)).toEqual([])
    },
  )
})
