import { Composer } from 'grammy'
import { partScreen, petitionName, type TypedPart } from '../../conversations/petition.ts'
import { missingPart } from '../../domain/petition/draft.ts'
import { filePetition } from '../../domain/petition/file.ts'
import { explainPetition, type OwnPetition, openOwnPetition } from '../../domain/petition/own.ts'
import { closedTo, contestLine, wishLevel } from '../../domain/petition/write.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { homeKey } from '../screens/home.ts'
import { askFilePetitionScreen, petitionScreen, petitionWhyScreen } from '../screens/petition.ts'
import { pageOfLine, petitionLinesScreen } from '../screens/petition-steps.ts'

/** A cadre's own petition: written part by part, filed once, read again whenever he wants. */
export const createPetition = (deps: Deps): Composer<LinkedContext> => {
  const petition = new Composer<LinkedContext>()

  const show = async (
    ctx: LinkedContext,
    evaluation: string,
    toScreen: (view: OwnPetition) => Screen,
    refusal: WordedRefusal | null = null,
  ): Promise<void> => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openOwnPetition(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok)
      return showScreen(ctx, {
        text: wordRefusal(speech, refusal ?? opened.refusal),
        rows: [[homeKey(speech)]],
      })
    const screen = toScreen(opened.value)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  }
  const overview =
    (ctx: LinkedContext, page = 0) =>
    (view: OwnPetition): Screen =>
      petitionScreen(view, page, deps.moment().today, ctx.speech)

  onPress(petition, buttons.petition, (ctx, { evaluation, page }) =>
    show(ctx, evaluation, overview(ctx, page)),
  )

  /** Goes on writing; what is filed or too late is shown as it stands, with a sentence. */
  const write = async (
    ctx: LinkedContext,
    evaluation: string,
    next: (view: OwnPetition) => Promise<void>,
  ): Promise<void> => {
    const opened = await openOwnPetition(deps, ctx.viewer.actor, evaluation)
    const closed = opened.ok ? closedTo(opened.value) : opened.refusal
    if (!opened.ok || closed) return show(ctx, evaluation, overview(ctx), closed)
    await leaveDialogue(ctx)
    await next(opened.value)
  }

  onPress(petition, buttons.petitionLines, (ctx, { evaluation, page }) =>
    write(ctx, evaluation, view => showScreen(ctx, petitionLinesScreen(view, page, ctx.speech))),
  )
  onPress(petition, buttons.petitionLine, async (ctx, { evaluation, line, wanted }) => {
    const chosen = await contestLine(deps, ctx.viewer.actor, evaluation, line, wanted === 1)
    if (chosen.ok) {
      await leaveDialogue(ctx)
      const page = pageOfLine(chosen.value, line)
      return showScreen(ctx, petitionLinesScreen(chosen.value, page, ctx.speech))
    }
    if (chosen.refusal !== 'lines_needed') return show(ctx, evaluation, overview(ctx), chosen.refusal)
    await show(ctx, evaluation, view => petitionLinesScreen(view, 0, ctx.speech), chosen.refusal)
  })

  const askPart = (ctx: LinkedContext, evaluation: string, part: TypedPart): Promise<void> =>
    write(ctx, evaluation, async view => {
      await ctx.conversation.enter(petitionName, evaluation, part)
      await showScreen(ctx, partScreen(view, part, ctx))
    })
  onPress(petition, buttons.petitionPart, (ctx, { evaluation, part }) =>
    part === 'grounds' || part === 'wanted'
      ? askPart(ctx, evaluation, part)
      : show(ctx, evaluation, overview(ctx)),
  )
  onPress(petition, buttons.petitionLevel, async (ctx, { evaluation, level }) => {
    const wished = await wishLevel(deps, ctx.viewer.actor, evaluation, level)
    await show(ctx, evaluation, overview(ctx), wished.ok ? null : wished.refusal)
  })

  onPress(petition, buttons.petitionWhy, async (ctx, { evaluation }) => {
    const basis = await explainPetition(deps, ctx.viewer.actor, evaluation)
    if (!basis.ok) return show(ctx, evaluation, overview(ctx), basis.refusal)
    await showScreen(ctx, petitionWhyScreen(evaluation, basis.value, ctx.speech))
  })

  onPress(petition, buttons.askFilePetition, (ctx, { evaluation }) =>
    write(ctx, evaluation, view => {
      const refusal = missingPart(view.draft)
        ? 'petition_incomplete'
        : view.authority
          ? null
          : 'authority_missing'
      if (refusal) return show(ctx, evaluation, overview(ctx), refusal)
      return showScreen(ctx, askFilePetitionScreen(view, ctx.speech))
    }),
  )
  onPress(petition, buttons.filePetition, async (ctx, { evaluation }) => {
    const filed = await filePetition(deps, ctx.viewer.actor, evaluation)
    await show(ctx, evaluation, overview(ctx), filed.ok ? null : filed.refusal)
  })
  return petition
}
