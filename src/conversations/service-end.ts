import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { numberToDay } from '../bot/day-number.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import {
  askDecisionScreen,
  askLastDayScreen,
  confirmEndScreen,
  serviceScreen,
} from '../bot/screens/service-end.ts'
import { parseDays } from '../bot/typed-day.ts'
import type { Day } from '../domain/day.ts'
import type { Deps } from '../domain/ports.ts'
import { checkEnd, flawOfDecisionNo, openService, recordEnd } from '../domain/service/record.ts'
import { type EndDraft, isOver, type LeavingReason } from '../domain/service/service-end.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const serviceName = 'service'

type About = Readonly<{ person: string; reason: LeavingReason }>

/** The decision, then the last day, then all that it brings: recorded on a press. */
export const createServiceDialogue =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, about: About): Promise<void> => {
    const decisionNo = await ask(conversation, ctx => takeDecision(ctx, about, deps))
    if (decisionNo === null) return
    const draft = await ask(conversation, ctx => takeDay(ctx, about, decisionNo, deps))
    if (draft) await ask(conversation, ctx => takePress(ctx, about, draft, deps))
  }

const takeDecision = async (
  ctx: Context,
  { person, reason }: About,
  deps: Deps,
): Promise<Taken<string | null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const flaw = flawOfDecisionNo(said.text)
  if (flaw) return askAgain(ctx, askDecisionScreen(person, reason, ctx.speech), flaw)
  await showScreen(ctx, askLastDayScreen(person, reason, deps.moment().today, ctx.speech))
  return answer(said.text.trim())
}

/** One day, as typed; two of them say nothing. */
const dayIn = (text: string, today: Day): Day | undefined => {
  const days = parseDays(text, today)
  return days?.from === today ? days.to : undefined
}

const takeDay = async (
  ctx: Context,
  about: About,
  decisionNo: string,
  deps: Deps,
): Promise<Taken<EndDraft | null>> => {
  const { person, reason } = about
  const { today } = deps.moment()
  const pressed = buttons.lastDay.decode(ctx.callbackQuery?.data ?? '')
  const said = saidBy(ctx)
  const actor = pressed?.person === person ? ctx.viewer.actor : said?.actor
  if (!actor) return foreign
  const asked = askLastDayScreen(person, reason, today, ctx.speech)
  const lastDay = pressed ? numberToDay(pressed.days) : dayIn(said?.text ?? '', today)
  if (!lastDay) return askAgain(ctx, asked, 'service_day_needed')
  const draft = { lastDay, reason, decisionNo }
  const checked = await checkEnd(deps, actor, person, draft)
  if (checked.ok) {
    await showScreen(ctx, confirmEndScreen(checked.value, draft, isOver(draft, today), ctx.speech))
    return answer(draft)
  }
  const { refusal } = checked
  if (refusal === 'person_unknown' || refusal === 'person_related') return endWith(ctx, refusal)
  return refusal === 'service_known' ? showPresent(ctx, about, refusal, deps) : askAgain(ctx, asked, refusal)
}

/** What there is now, under what stood against it; the question is over. */
const showPresent = async (
  ctx: Context,
  { person }: About,
  refusal: WordedRefusal,
  deps: Deps,
): Promise<Taken<null>> => {
  const { actor } = ctx.viewer
  const opened = actor && (await openService(deps, actor, person))
  if (!opened?.ok) return endWith(ctx, refusal)
  const screen = serviceScreen(opened.value, ctx.speech)
  await showScreen(ctx, ctx.isRepeated ? screen : withSentence(screen, wordRefusal(ctx.speech, refusal)))
  return answer(null)
}

const takePress = async (ctx: Context, about: About, draft: EndDraft, deps: Deps): Promise<Taken<null>> => {
  const { actor } = ctx.viewer
  const pressed = buttons.recordServiceEnd.decode(ctx.callbackQuery?.data ?? '')
  if (!actor || pressed?.person !== about.person) return foreign
  const recorded = await recordEnd(deps, actor, about.person, draft)
  if (!recorded.ok) return showPresent(ctx, about, recorded.refusal, deps)
  await showScreen(ctx, serviceScreen(recorded.value, ctx.speech))
  return answer(null)
}
