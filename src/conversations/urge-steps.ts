import { buttons } from '../bot/buttons.ts'
import { numberToDay } from '../bot/day-number.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { urgeScreen } from '../bot/screens/urge.ts'
import {
  askNeedDayScreen,
  askNeedReasonScreen,
  askNotMineScreen,
  askReferenceScreen,
  askUrgeDayScreen,
  askUrgeTextScreen,
  confirmUrgeScreen,
  sentUrgeScreen,
} from '../bot/screens/urge-ask.ts'
import type { Day } from '../domain/day.ts'
import { flawOfDueDay } from '../domain/recommendation/due-day.ts'
import { done, type Result, refused } from '../domain/result.ts'
import { answerUrge, flawOfNeededDay, type UrgeReply } from '../domain/urge/answer.ts'
import type { UrgeTarget } from '../domain/urge/port.ts'
import { flawOfUrge, longestReference, longestUrge, sendUrge } from '../domain/urge/send.ts'
import type { Asking, Next, Step } from './question.ts'
import { typedDay } from './sent-piece.ts'

const targetOf = ({ of }: Asking): UrgeTarget =>
  of.recommendation ? { recommendationId: of.recommendation } : { inspectionId: of.inspection ?? '' }

const wordsOf = ({ of }: Asking) => ({
  name: of.name ?? '',
  reference: of.reference ?? '',
  text: of.text ?? '',
  dueOn: of.dueOn ?? '',
})

const askText = (asking: Asking, of: Asking['of']): Next =>
  // Where there are signs of a violation the reference is all that is said.
  of.kind === 'signs'
    ? {
        screen: askUrgeDayScreen(targetOf(asking), asking.deps.moment().today, asking.ctx.speech),
        next: { purpose: 'urgeDay', of },
      }
    : {
        screen: askUrgeTextScreen(targetOf(asking), asking.ctx.speech),
        next: { purpose: 'urgeText', of },
      }

const urgeReference: Step = {
  screen: async asking => askReferenceScreen(targetOf(asking), asking.of.name ?? '', asking.ctx.speech),
  async take(asking, reference) {
    const flaw = flawOfUrge(reference, longestReference)
    return flaw ? refused(flaw) : done(askText(asking, { ...asking.of, reference }))
  },
}

const urgeText: Step = {
  screen: async asking => askUrgeTextScreen(targetOf(asking), asking.ctx.speech),
  async take(asking, text) {
    const flaw = flawOfUrge(text, longestUrge)
    if (flaw) return refused(flaw)
    const screen = askUrgeDayScreen(targetOf(asking), asking.deps.moment().today, asking.ctx.speech)
    return done({ screen, next: { purpose: 'urgeDay', of: { ...asking.of, text } } })
  },
}

const takeDay = (asking: Asking, day: Day | undefined): Result<Next, WordedRefusal> => {
  if (!day) return refused('due_day_needed')
  const flaw = flawOfDueDay(day, asking.deps.moment().today)
  if (flaw) return refused(flaw)
  const of = { ...asking.of, dueOn: day }
  const screen = confirmUrgeScreen(targetOf(asking), wordsOf({ ...asking, of }), asking.ctx.speech)
  return done({ screen, next: { purpose: 'urgeConfirm', of } })
}

const urgeDay: Step = {
  screen: async asking => askUrgeDayScreen(targetOf(asking), asking.deps.moment().today, asking.ctx.speech),
  take: async (asking, text) => takeDay(asking, typedDay(text, asking.deps.moment().today)),
  async press(asking, data) {
    const pressed = buttons.urgeDay.decode(data)
    return pressed && takeDay(asking, numberToDay(pressed.days))
  },
}

const urgeConfirm: Step = {
  screen: async asking => confirmUrgeScreen(targetOf(asking), wordsOf(asking), asking.ctx.speech),
  take: async () => refused('draft_keys'),
  async press(asking, data) {
    if (!buttons.sendUrge.decode(data)) return undefined
    const { ctx, deps, actor, of } = asking
    const { reference, text, dueOn } = wordsOf(asking)
    const draft = { recipientId: of.recipient ?? '', reference, text, dueOn }
    const sent = await sendUrge(deps, actor, targetOf(asking), draft)
    if (!sent.ok) return sent
    const screen = sentUrgeScreen(targetOf(asking), sent.value.recipient.name, ctx.speech)
    return done({ screen, next: null })
  },
}

const reply = async (
  { ctx, deps, actor, of }: Asking,
  given: UrgeReply,
): Promise<Result<Next, WordedRefusal>> => {
  const answered = await answerUrge(deps, actor, of.urge ?? '', given, null)
  if (!answered.ok) return answered
  const { urge, isLate } = answered.value
  const screen = urgeScreen(urge, actor.personId, ctx.speech)
  const sentence = wordRefusal(ctx.speech, 'urge_answered')
  return done({ screen: isLate && !ctx.isRepeated ? withSentence(screen, sentence) : screen, next: null })
}

const needDay: Step = {
  screen: async ({ ctx, deps, of }) => askNeedDayScreen(of.urge ?? '', deps.moment().today, ctx.speech),
  async take({ ctx, deps, of }, text) {
    const { today } = deps.moment()
    const day = typedDay(text, today)
    if (!day) return refused('due_day_needed')
    const flaw = flawOfNeededDay(day, today)
    if (flaw) return refused(flaw)
    const screen = askNeedReasonScreen(of.urge ?? '', day, ctx.speech)
    return done({ screen, next: { purpose: 'needReason', of: { ...of, day } } })
  },
}

const needReason: Step = {
  screen: async ({ ctx, of }) => askNeedReasonScreen(of.urge ?? '', of.day ?? '', ctx.speech),
  take: (asking, reason) => reply(asking, { kind: 'needTime', day: asking.of.day ?? '', reason }),
}

const notMine: Step = {
  screen: async ({ ctx, of }) => askNotMineScreen(of.urge ?? '', ctx.speech),
  take: (asking, reason) => reply(asking, { kind: 'notMine', reason }),
}

export const urgeSteps: Readonly<Record<string, Step>> = {
  urgeReference,
  urgeText,
  urgeDay,
  urgeConfirm,
  needDay,
  needReason,
  notMine,
}
