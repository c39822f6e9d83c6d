import { Composer } from 'grammy'
import { approveName } from '../../conversations/approve.ts'
import { returnName } from '../../conversations/return.ts'
import { decideApproval, openApproval } from '../../domain/approval/decide.ts'
import { listPending } from '../../domain/approval/list.ts'
import { listGroups } from '../../domain/classification/list.ts'
import type { CardFacts, DecisionFacts } from '../../domain/notice/facts.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { screenRef } from '../screen-ref.ts'
import { decidedScreen, openedScreen } from '../screens/approval.ts'
import { approvalsScreen } from '../screens/approvals.ts'
import { homeKey } from '../screens/home.ts'
import { returnLinesScreen } from '../screens/return.ts'
import { approveReasonScreen } from '../screens/review-score.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

/** An outdated card says so and shows the present state. */
const showOutdated = (ctx: LinkedContext, card: CardFacts, decision: DecisionFacts): Promise<void> => {
  const { speech } = ctx
  const screen = decidedScreen(card, decision, speech, [[homeKey(speech)]])
  return showScreen(ctx, withSentence(screen, wordRefusal(speech, 'already_decided')))
}

/** The message somebody looks at, in words the store can compare. */
const screenOf = (ctx: LinkedContext): string | null => {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? null : screenRef(ctx.viewer.accountId, messageId)
}

/** What waits for somebody's decision: the list, one item page by page, approving and sending back. */
export const createApproval = (deps: Deps): Composer<LinkedContext> => {
  const approval = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, page: number, kind: string | null = null): Promise<void> => {
    const listed = await listPending(deps, ctx.viewer.actor, page, kind)
    const groups = await listGroups(deps, ctx.viewer.actor)
    const unclassified = groups.reduce((sum, { waiting }) => sum + waiting, 0)
    await showScreen(ctx, approvalsScreen({ ...listed, page, unclassified }, ctx.speech))
  }
  approval.command('approvals', ctx => showList(ctx, 0))
  onPress(approval, buttons.approvals, (ctx, { page }) => showList(ctx, page))
  onPress(approval, buttons.approvalsOfKind, (ctx, { page, kind }) => showList(ctx, page, kind))

  onPress(approval, buttons.openApproval, async (ctx, { approval: id, page }) => {
    const opened = await openApproval(deps, ctx.viewer.actor, id, page === 0 ? 'opening' : 'goingOn')
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await showScreen(ctx, openedScreen(opened.value, page, ctx.speech))
  })

  /** Points far from the cadre's own need a word, and the approval comes with it. */
  const askApproveReason = async (ctx: LinkedContext, id: string): Promise<void> => {
    const opened = await openApproval(deps, ctx.viewer.actor, id, 'goingOn')
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(approveName, id)
    await showScreen(ctx, approveReasonScreen(opened.value, ctx.speech))
  }

  onPress(approval, buttons.approve, async (ctx, { approval: id }) => {
    const decided = await decideApproval(
      deps,
      ctx.viewer.actor,
      id,
      { outcome: 'approved', reason: null },
      screenOf(ctx),
    )
    if (!decided.ok) {
      if (decided.refusal === 'reason_needed') return askApproveReason(ctx, id)
      if (decided.refusal === 'already_decided') return showOutdated(ctx, decided.card, decided.decision)
      return refuse(ctx, decided.refusal)
    }
    const { card, decision } = decided.value
    if (decision) await showScreen(ctx, decidedScreen(card, decision, ctx.speech, [[homeKey(ctx.speech)]]))
  })

  const askLines = async (ctx: LinkedContext, id: string): Promise<void> => {
    const opened = await openApproval(deps, ctx.viewer.actor, id, 'opening')
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const { card, decision } = opened.value
    if (decision) return showOutdated(ctx, card, decision)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(returnName, id)
    await showScreen(ctx, returnLinesScreen(opened.value, new Set(), ctx.speech))
  }
  onPress(approval, buttons.askReturn, (ctx, { approval: id }) => askLines(ctx, id))
  // Buttons of a return that is no longer open begin it anew: nothing was decided yet.
  onPress(approval, buttons.returnLine, (ctx, { approval: id }) => askLines(ctx, id))
  onPress(approval, buttons.returnReason, (ctx, { approval: id }) => askLines(ctx, id))
  return approval
}
