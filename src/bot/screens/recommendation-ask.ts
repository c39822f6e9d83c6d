import { addDays, type Day } from '../../domain/day.ts'
import { mostEvidence } from '../../domain/evaluation/decide-evidence.ts'
import { longestEvidence } from '../../domain/recommendation/evidence.ts'
import { longestReason } from '../../domain/recommendation/reason.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { backToRecommendation } from './recommendation-history.ts'

export const question = (text: Screen['text'], recommendation: string, speech: Speech): Screen => ({
  text,
  rows: [[backToRecommendation(recommendation, speech)]],
  isProtected: true,
})

export const askEvidenceScreen = (recommendation: string, speech: Speech): Screen =>
  question(
    speech.html('recommendation:askEvidence', { max: longestEvidence, most: mostEvidence }),
    recommendation,
    speech,
  )

export const askReopenScreen = (recommendation: string, speech: Speech): Screen =>
  question(speech.html('recommendation:askReopen', { max: longestReason }), recommendation, speech)

export const askRefuseDayScreen = (recommendation: string, speech: Speech): Screen =>
  question(speech.html('recommendation:askRefuseDay', { max: longestReason }), recommendation, speech)

export const askDayReasonScreen = (recommendation: string, day: Day, speech: Speech): Screen =>
  question(
    speech.html('recommendation:askDayReason', { day: speech.day(day), max: longestReason }),
    recommendation,
    speech,
  )

/** A week, two and a month beyond the present day, or beyond today where that is past. */
const spans = [7, 14, 30]

export const askOtherDayScreen = (
  { id: recommendation, dueOn }: Readonly<{ id: string; dueOn: Day }>,
  today: Day,
  speech: Speech,
): Screen => {
  const from = dueOn > today ? dueOn : today
  return {
    text: speech.html('recommendation:askOtherDay', { day: speech.day(dueOn) }),
    rows: [
      ...spans.map(span => {
        const day = addDays(from, span)
        const data = buttons.otherDay.encode({ recommendation, days: dayToNumber(day) })
        return [{ text: speech.day(day), data }]
      }),
      [backToRecommendation(recommendation, speech)],
    ],
    isProtected: true,
  }
}
