import type { OwnResult } from '../../domain/classification/own-result.ts'
import type { Rated } from '../../domain/classification/present.ts'
import type { Day } from '../../domain/day.ts'
import { daysToFile } from '../../domain/petition/own.ts'
import type { PetitionAnswer } from '../../domain/petition/petition.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'

/** Until when a petition may be filed, and how many days are left. */
export const countdown = (lastDay: Day, today: Day, speech: Speech): Html => {
  const count = daysToFile(lastDay, today)
  if (count === 0) return speech.html('petition:over', { day: speech.day(lastDay) })
  return joinHtml(
    [
      speech.html('notices:petitionUntil', { day: speech.day(lastDay) }),
      count === 1 ? speech.html('petition:lastDay') : speech.html('petition:daysLeft', { count }),
    ],
    '\n',
  )
}

/** What an answer made of the result, by whom and when. */
export const outcomeText = (
  answer: Pick<PetitionAnswer, 'answerer' | 'answeredAt'>,
  changed: Rated | null,
  speech: Speech,
): Html => {
  const by = { name: answer.answerer, instant: speech.instant(answer.answeredAt) }
  if (!changed) return speech.html('petition:upheldBy', by)
  const level = levelText(changed.level, speech)
  return speech.html('petition:changedBy', { ...by, level, points: speech.points(changed.points) })
}

/** How a result stands as to petitions. */
export const petitionStanding = ({ facts, petition }: OwnResult, today: Day, speech: Speech): Html => {
  if (!petition) return countdown(facts.petitionUntil, today, speech)
  const { answer, filedAt, answerBy } = petition
  if (!answer)
    return speech.html('petition:waiting', {
      instant: speech.instant(filedAt),
      day: speech.day(answerBy),
    })
  return outcomeText(answer, answer.outcome === 'changed' ? answer : null, speech)
}

/** The way to the petition: while there is time to write one, and to the one that was filed. */
export const petitionKeys = ({ facts, petition }: OwnResult, today: Day, speech: Speech): Button[] => {
  const data = buttons.petition.encode({ evaluation: facts.evaluationId, page: 0 })
  if (petition) return [{ text: speech.text('petition:open'), data }]
  return daysToFile(facts.petitionUntil, today) > 0 ? [{ text: speech.text('petition:begin'), data }] : []
}
