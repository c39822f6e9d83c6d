import { Composer } from 'grammy'
import { deputyDaysName } from '../../conversations/deputy-days.ts'
import { searchName } from '../../conversations/search.ts'
import { endDeputy } from '../../domain/deputy/end.ts'
import { chooseDeputy, listDeputies, nameDeputy, planDeputy } from '../../domain/deputy/name.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { numberToDay } from '../day-number.ts'
import { type Html, joinHtml } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { askDeputyScreen, confirmDeputyScreen, deputiesScreen, deputyDaysScreen } from '../screens/deputy.ts'
import { homeKey } from '../screens/home.ts'

/** /deputy: who decides in one's place, from when to when. */
export const createDeputy = (deps: Deps): Composer<LinkedContext> => {
  const deputy = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, sentence: Html | null = null): Promise<void> => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const listed = await listDeputies(deps, viewer.actor)
    if (!listed.ok) {
      const text = joinHtml([sentence, wordRefusal(speech, listed.refusal)], '\n\n')
      return showScreen(ctx, { text, rows: [[homeKey(speech)]] })
    }
    const screen = deputiesScreen(listed.value, deps.moment().today, speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
    refusal === 'not_allowed' ? showList(ctx) : showList(ctx, wordRefusal(ctx.speech, refusal))

  deputy.command('deputy', ctx => showList(ctx))
  onPress(deputy, buttons.deputies, ctx => showList(ctx))

  onPress(deputy, buttons.findDeputy, async ctx => {
    const listed = await listDeputies(deps, ctx.viewer.actor)
    if (!listed.ok) return refuse(ctx, listed.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(searchName, 'deputy')
    await showScreen(ctx, askDeputyScreen(ctx.speech))
  })

  onPress(deputy, buttons.chooseDeputy, async (ctx, { person }) => {
    const chosen = await chooseDeputy(deps, ctx.viewer.actor, person)
    if (!chosen.ok) return refuse(ctx, chosen.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(deputyDaysName, person)
    await showScreen(ctx, deputyDaysScreen(chosen.value, deps.moment().today, ctx.speech))
  })

  onPress(deputy, buttons.planDeputy, async (ctx, { person: personId, from, to }) => {
    const planned = await planDeputy(deps, ctx.viewer.actor, {
      personId,
      from: numberToDay(from),
      to: numberToDay(to),
    })
    if (!planned.ok) return refuse(ctx, planned.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, confirmDeputyScreen(planned.value, ctx.speech))
  })

  onPress(deputy, buttons.nameDeputy, async (ctx, { person: personId, from, to }) => {
    const named = await nameDeputy(deps, ctx.viewer.actor, {
      personId,
      from: numberToDay(from),
      to: numberToDay(to),
    })
    // Pressed again, or tried again after its answer was lost: the list says what there is.
    if (!named.ok) return ctx.isRepeated ? showList(ctx) : refuse(ctx, named.refusal)
    await showList(ctx, ctx.speech.html('deputy:done', { name: named.value.person.name }))
  })

  onPress(deputy, buttons.endDeputy, async (ctx, { deputyship }) => {
    const ended = await endDeputy(deps, ctx.viewer.actor, deputyship)
    if (!ended.ok) return refuse(ctx, ended.refusal)
    await showList(ctx, ctx.speech.html('deputy:endDone', { name: ended.value.deputy }))
  })
  return deputy
}
