import type { ReckonedDay } from '../../domain/data-request/clocks.ts'
import type { RequestDays } from '../../domain/data-request/request.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { reasonTexts } from './clock.ts'

/** A day by which something is due, and below it how that came about. */
export const reckonedText = (
  what: 'firstAnswer' | 'decision',
  { term, dueOn, reasons }: ReckonedDay,
  speech: Speech,
): Html =>
  joinHtml(
    [
      speech.html(`dataRequest:until.${what}`, { day: speech.day(dueOn) }),
      speech.html(`dataRequest:term.${term.unit}`, { count: term.within }),
      ...reasonTexts({ reasons }, speech),
      speech.html(term.verified ? 'dataRequest:basis' : 'dataRequest:unverified', {
        reference: speech.own(term.reference),
      }),
    ],
    '\n· ',
  )

/** Both days of a request; the first answer only while it is to come. */
export const daysText = ({ firstAnswer, decision }: RequestDays, isTaken: boolean, speech: Speech): Html =>
  joinHtml(
    [
      !isTaken && reckonedText('firstAnswer', firstAnswer, speech),
      reckonedText('decision', decision, speech),
    ],
    '\n\n',
  )
