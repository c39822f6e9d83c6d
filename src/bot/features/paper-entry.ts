import { Composer } from 'grammy'
import { fillName } from '../../conversations/fill.ts'
import { paperCodeName } from '../../conversations/paper-code.ts'
import { paperDayName } from '../../conversations/paper-day.ts'
import { beginEvaluation, resumeEvaluation } from '../../domain/evaluation/fill.ts'
import { giveBack, planGiveBack } from '../../domain/paper-entry/give-back.ts'
import { handInForm, planHandIn } from '../../domain/paper-entry/hand-in.ts'
import { findForm, listEntries, ownCycleOf, takeForm } from '../../domain/paper-entry/take.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { readDay } from '../cycle-plan.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { fillScreen } from '../screens/fill.ts'
import { homeKey } from '../screens/home.ts'
import {
  askGiveBackScreen,
  confirmHandInScreen,
  foundFormScreen,
  handedInScreen,
  paperEntriesScreen,
  signedDayScreen,
} from '../screens/paper-entry.ts'

/** What the link on a printed form begins with. */
export const paperLinkStart = 'paper-'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

const fill = async (
  ctx: LinkedContext,
  begun: Awaited<ReturnType<typeof resumeEvaluation>>,
): Promise<void> => {
  if (!begun.ok) return refuse(ctx, begun.refusal)
  await leaveDialogue(ctx)
  await ctx.conversation.enter(fillName, begun.value.evaluation.id)
  await showScreen(ctx, fillScreen(begun.value, ctx.speech))
}

/** /paper with its question, or a form that was found by its code. */
const showFound = async (ctx: LinkedContext, deps: Deps, code: string | null): Promise<void> => {
  const { speech, viewer } = ctx
  const listed = await listEntries(deps, viewer.actor)
  if (!listed.ok) return refuse(ctx, code === null ? listed.refusal : 'paper_code_invalid')
  await leaveDialogue(ctx)
  await ctx.conversation.enter(paperCodeName)
  const asked = paperEntriesScreen(listed.value, speech)
  if (code === null) return showScreen(ctx, asked)
  const found = await findForm(deps, viewer.actor, viewer.accountId, code)
  if (!found.ok) return showScreen(ctx, withSentence(asked, wordRefusal(speech, found.refusal)))
  await showScreen(ctx, foundFormScreen(found.value, speech))
}

/**
 * The link on a printed form: its author goes on with it on his phone, staff to enter it. To everybody else it is
 * an invite like any other, which nobody knows.
 */
export const createPaperLink = (deps: Deps): Composer<Context> => {
  const link = new Composer<Context>()
  link.command('start', async (ctx, next) => {
    if (!isLinked(ctx) || !ctx.match.startsWith(paperLinkStart)) return next()
    const code = ctx.match.slice(paperLinkStart.length)
    const own = await ownCycleOf(deps, ctx.viewer.actor, code)
    if (own === undefined) return showFound(ctx, deps, code)
    await fill(ctx, await beginEvaluation(deps, ctx.viewer.actor, own))
  })
  return link
}

/** /paper: staff enters the forms that came back on paper. */
export const createPaperEntry = (deps: Deps): Composer<LinkedContext> => {
  const entry = new Composer<LinkedContext>()
  entry.command('paper', ctx => showFound(ctx, deps, null))
  onPress(entry, buttons.paperEntries, ctx => showFound(ctx, deps, null))

  onPress(entry, buttons.takeForm, async (ctx, { code }) => {
    const { actor, accountId } = ctx.viewer
    const taken = await takeForm(deps, actor, accountId, code)
    // Somebody else was first, or it was handed in meanwhile: shown as it stands.
    if (!taken.ok) return showFound(ctx, deps, code)
    await fill(ctx, await resumeEvaluation(deps, actor, taken.value))
  })

  const askDay = async (
    ctx: LinkedContext,
    entryId: string,
    refusal: WordedRefusal | null,
  ): Promise<void> => {
    const { speech } = ctx
    const planned = await planHandIn(deps, ctx.viewer.actor, entryId, null)
    if (!planned.ok) return refuse(ctx, planned.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(paperDayName, entryId)
    const screen = signedDayScreen(planned.value, deps.moment().today, speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  }
  onPress(entry, buttons.handInDay, (ctx, { entry: id }) => askDay(ctx, id, null))

  onPress(entry, buttons.planHandIn, async (ctx, { entry: id, day: word }) => {
    const day = readDay(word)
    if (!day) return askDay(ctx, id, 'paper_day_needed')
    const planned = await planHandIn(deps, ctx.viewer.actor, id, day)
    if (!planned.ok) return askDay(ctx, id, planned.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, confirmHandInScreen(planned.value, day, ctx.speech))
  })

  onPress(entry, buttons.handInForm, async (ctx, { entry: id, day: word }) => {
    const day = readDay(word)
    if (!day) return askDay(ctx, id, 'paper_day_needed')
    const handedIn = await handInForm(deps, ctx.viewer.actor, id, day)
    if (handedIn.ok) {
      await leaveDialogue(ctx)
      return showScreen(ctx, handedInScreen(handedIn.value, ctx.speech))
    }
    if (handedIn.refusal === 'nobody_to_sign') return askDay(ctx, id, handedIn.refusal)
    await refuse(ctx, handedIn.refusal)
  })

  onPress(entry, buttons.askGiveBack, async (ctx, { entry: id }) => {
    const planned = await planGiveBack(deps, ctx.viewer.actor, id)
    if (!planned.ok) return refuse(ctx, planned.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, askGiveBackScreen(planned.value, ctx.speech))
  })
  onPress(entry, buttons.giveBack, async (ctx, { entry: id }) => {
    const given = await giveBack(deps, ctx.viewer.actor, id)
    // Pressed again: the list says what there is.
    if (!given.ok && given.refusal !== 'evaluation_unknown') return refuse(ctx, given.refusal)
    await showFound(ctx, deps, null)
  })
  return entry
}
