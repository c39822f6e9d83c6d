import { Composer } from 'grammy'
import { openApproval } from '../../domain/approval/decide.ts'
import { giveReviewScore } from '../../domain/approval/review-score.ts'
import type { ApprovalView } from '../../domain/approval/view.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { decidedScreen } from '../screens/approval.ts'
import { homeKey } from '../screens/home.ts'
import { reviewCriterionScreen, reviewPointsScreen } from '../screens/review-score.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

/** The reviewer's own points, criterion by criterion, beside those of the cadre. */
export const createReviewScore = (deps: Deps): Composer<LinkedContext> => {
  const review = new Composer<LinkedContext>()

  /** What is not decided yet; undefined when something else was shown instead. */
  const open = async (ctx: LinkedContext, id: string): Promise<ApprovalView | undefined> => {
    await leaveDialogue(ctx)
    const opened = await openApproval(deps, ctx.viewer.actor, id, 'goingOn')
    if (!opened.ok) {
      await refuse(ctx, opened.refusal)
      return undefined
    }
    const { card, decision } = opened.value
    if (!decision) return opened.value
    const screen = decidedScreen(card, decision, ctx.speech, [[homeKey(ctx.speech)]])
    await showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, 'already_decided')))
    return undefined
  }

  onPress(review, buttons.reviewPoints, async (ctx, { approval }) => {
    const opened = await open(ctx, approval)
    if (opened) await showScreen(ctx, reviewPointsScreen(opened, ctx.speech))
  })

  onPress(review, buttons.reviewCriterion, async (ctx, { approval, line }) => {
    const opened = await open(ctx, approval)
    if (!opened) return
    const screen = reviewCriterionScreen(opened, line, ctx.speech)
    await showScreen(ctx, screen ?? reviewPointsScreen(opened, ctx.speech))
  })

  onPress(review, buttons.reviewGive, async (ctx, { approval, line, points }) => {
    const given = await giveReviewScore(deps, ctx.viewer.actor, approval, line, points)
    if (given.ok) return showScreen(ctx, reviewPointsScreen(given.value, ctx.speech))
    const opened = await open(ctx, approval)
    if (!opened) return
    const screen = reviewPointsScreen(opened, ctx.speech)
    await showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, given.refusal)))
  })
  return review
}
