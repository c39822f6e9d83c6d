import { Composer } from 'grammy'
import { answerPetitionName, type Wish } from '../../conversations/answer-petition.ts'
import type { Look } from '../../domain/approval/decide.ts'
import { levelOrder } from '../../domain/classification/cap.ts'
import { openPetition, type PetitionView } from '../../domain/petition/open.ts'
import { decideVerdict } from '../../domain/petition/verdict.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { homeKey } from '../screens/home.ts'
import { askAnswerScreen, changeLevelScreen, changePointsScreen } from '../screens/petition-answer.ts'
import { openedPetitionScreen } from '../screens/petition-card.ts'

/** Petitions that wait for somebody's written answer. */
export const createPetitionAnswer = (deps: Deps): Composer<LinkedContext> => {
  const answering = new Composer<LinkedContext>()

  const open = async (
    ctx: LinkedContext,
    approval: string,
    look: Look,
    next: (view: PetitionView) => Promise<void>,
  ): Promise<void> => {
    const { speech } = ctx
    const opened = await openPetition(deps, ctx.viewer.actor, approval, look)
    if (opened.ok) {
      await leaveDialogue(ctx)
      return next(opened.value)
    }
    await showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
  }

  onPress(answering, buttons.openPetition, (ctx, { approval, page }) =>
    open(ctx, approval, page === 0 ? 'opening' : 'goingOn', view =>
      showScreen(ctx, openedPetitionScreen(view, page, ctx.speech)),
    ),
  )

  /** Only while it waits; whoever comes later is shown the answer there is. */
  const whileOpen = (
    ctx: LinkedContext,
    approval: string,
    next: (view: PetitionView) => Promise<void>,
  ): Promise<void> =>
    open(ctx, approval, 'goingOn', view => {
      if (!view.answer) return next(view)
      const screen = openedPetitionScreen(view, 0, ctx.speech)
      return showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, 'already_decided')))
    })

  const ask = async (ctx: LinkedContext, approval: string, wish: Wish, screen: Screen): Promise<void> => {
    await ctx.conversation.enter(answerPetitionName, approval, wish)
    await showScreen(ctx, screen)
  }

  onPress(answering, buttons.upholdPetition, (ctx, { approval }) =>
    whileOpen(ctx, approval, view => ask(ctx, approval, null, askAnswerScreen(view.card, null, ctx.speech))),
  )

  const askLevel = (ctx: LinkedContext, view: PetitionView, refusal: WordedRefusal | null): Promise<void> => {
    const screen = changeLevelScreen(view.card, ctx.speech)
    return showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(answering, buttons.changePetition, (ctx, { approval }) =>
    whileOpen(ctx, approval, view => askLevel(ctx, view, null)),
  )
  onPress(answering, buttons.changeTo, (ctx, { approval, level: wanted }) =>
    whileOpen(ctx, approval, view => {
      const level = levelOrder.find(one => one === wanted)
      if (!level) return askLevel(ctx, view, 'level_needed')
      return ask(ctx, approval, { level, points: null }, changePointsScreen(view.card, level, ctx.speech))
    }),
  )
  onPress(answering, buttons.changePoints, (ctx, { approval, level, points }) =>
    whileOpen(ctx, approval, view => {
      const verdict = decideVerdict(view.card, { changed: { level, points } })
      if (!verdict.ok || !verdict.value) return askLevel(ctx, view, verdict.ok ? null : verdict.refusal)
      return ask(ctx, approval, verdict.value, askAnswerScreen(view.card, verdict.value, ctx.speech))
    }),
  )
  return answering
}
