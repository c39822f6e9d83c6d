import { Composer } from 'grammy'
import type { OwnDuty } from '../../domain/board/board.ts'
import { readOwnDuties } from '../../domain/board/own.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { DatedEvent } from '../dates-file.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { sendDates } from '../send-dates.ts'
import type { Speech } from '../speech.ts'

const alarmDays = [3, 1]
const millisecondsPerMinute = 60_000

/** Asked for again, a day that was moved takes the place of the earlier one. */
const toEvent = ({ id, kind, title, number, dueOn }: OwnDuty, at: Date, speech: Speech): DatedEvent => ({
  id,
  version: Math.floor(at.getTime() / millisecondsPerMinute),
  from: dueOn,
  to: dueOn,
  title:
    kind === 'urge'
      ? speech.text('board:eventUrge', { title })
      : speech.text('board:eventRecommendation', { title, number: speech.number(number ?? 0) }),
  description: '',
  alarmDays,
})

/** The days of what one has to do after inspections, as a file for a calendar. */
export const createDutyDates = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()
  onPress(feature, buttons.dutyDates, async ctx => {
    const { speech, viewer } = ctx
    const duties = await readOwnDuties(deps, viewer.actor)
    if (!duties.ok)
      return showScreen(ctx, { text: wordRefusal(speech, duties.refusal), rows: [[homeKey(speech)]] })
    const { at, today } = deps.moment()
    const named = {
      calendar: speech.text('board:datesName'),
      file: today,
      caption: speech.text('board:datesCaption'),
    }
    await sendDates(
      ctx,
      named,
      duties.value.map(duty => toEvent(duty, at, speech)),
      at,
    )
  })
  return feature
}
