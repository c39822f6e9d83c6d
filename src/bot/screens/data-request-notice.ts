import type { DataRequestNotice } from '../../domain/data-request/notice.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { answerText, dataCardScreen, dataSettledScreen, kindText } from './data-request-card.ts'
import { reckonedText } from './data-request-days.ts'
import { homeKey } from './home.ts'
import { myDataKey } from './my-data.ts'

type Told<Kind> = Extract<DataRequestNotice, { kind: Kind }>

const toAsker = (parts: readonly (Html | false | null)[], speech: Speech): Screen => ({
  text: joinHtml(parts, '\n\n'),
  rows: [[myDataKey(speech)], [homeKey(speech)]],
  isProtected: true,
})

/** What whoever asked hears first: who deals with it, and until when. */
const takenScreen = ({ card: { kind, taken, days } }: Told<'dataRequest.taken'>, speech: Speech): Screen =>
  toAsker(
    [
      speech.html('dataRequest:toldTaken', { name: taken?.by ?? '', kind: kindText(kind, speech) }),
      reckonedText('decision', days.decision, speech),
    ],
    speech,
  )

/** What he hears at last; what is kept is named where something was to go. */
const answeredScreen = ({ card, decision }: Told<'dataRequest.answered'>, speech: Speech): Screen => {
  const { outcome, decider: name, answer, erased } = decision
  const told = outcome === 'approved' ? 'dataRequest:toldAccepted' : 'dataRequest:toldDeclined'
  return toAsker(
    [
      speech.html(told, { name, kind: kindText(card.kind, speech) }),
      answerText(answer, speech),
      erased !== null && speech.html('dataRequest:erased', { count: erased }),
      erased !== null && speech.html('dataRequest:kept'),
    ],
    speech,
  )
}

const dueScreen = ({ card, what, rung }: Told<'dataRequest.due'>, speech: Speech): Screen => {
  const { firstAnswer, decision } = card.days
  const { dueOn } = what === 'firstAnswer' ? firstAnswer : decision
  const until = speech.html(`dataRequest:until.${what}`, { day: speech.day(dueOn) })
  return dataCardScreen(card, speech, joinHtml([speech.html(`dataRequest:rung.${rung}`), until], '\n'))
}

const overdueScreen = (
  { requester: name, unit, of, what, dueOn }: Told<'dataRequest.overdue'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('dataRequest:overdue', { name, unit: unit ?? '', kind: kindText(of, speech) }),
      speech.html(`dataRequest:until.${what}`, { day: speech.day(dueOn) }),
    ],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

/** What is told of a request about somebody's data, unasked. */
export const dataRequestNoticeScreen = (content: DataRequestNotice, speech: Speech): Screen => {
  if (content.kind === 'dataRequest.filed') return dataCardScreen(content.card, speech)
  if (content.kind === 'dataRequest.due') return dueScreen(content, speech)
  if (content.kind === 'dataRequest.settled') return dataSettledScreen(content, speech)
  if (content.kind === 'dataRequest.taken') return takenScreen(content, speech)
  if (content.kind === 'dataRequest.overdue') return overdueScreen(content, speech)
  return answeredScreen(content, speech)
}
