import { Composer } from 'grammy'
import { cyclePlanName } from '../../conversations/cycle-plan.ts'
import { type CycleCard, cycleStates } from '../../domain/cycle/cycle.ts'
import { listCyclePeople, listScopeCycles } from '../../domain/cycle/list.ts'
import { closeCycle, extendCycle, openCycleCard, remindCycle, useNewForm } from '../../domain/cycle/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { readDay } from '../cycle-plan.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import {
  askCloseScreen,
  cycleCardScreen,
  cyclePeopleScreen,
  extendScreen,
  scopeCyclesScreen,
} from '../screens/cycle-card.ts'
import { listKey } from '../screens/cycle-plan.ts'
import { homeKey } from '../screens/home.ts'

/** /cycles: the cycles of a scope, who is how far in each, and what staff does about it. */
export const createCycles = (deps: Deps): Composer<LinkedContext> => {
  const cycles = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, page: number): Promise<void> => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const listed = await listScopeCycles(deps, viewer.actor, page)
    if (!listed.ok)
      return showScreen(ctx, { text: wordRefusal(speech, listed.refusal), rows: [[homeKey(speech)]] })
    await showScreen(ctx, scopeCyclesScreen({ ...listed.value, page }, speech))
  }
  cycles.command('cycles', ctx => showList(ctx, 0))
  onPress(cycles, buttons.scopeCycles, (ctx, { page }) => showList(ctx, page))

  const showCard = async (ctx: LinkedContext, cycle: string, sentence: Html | null): Promise<void> => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const opened = await openCycleCard(deps, viewer.actor, cycle)
    if (!opened.ok)
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[listKey(speech)]] })
    const screen = cycleCardScreen(opened.value, speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  onPress(cycles, buttons.cycleCard, (ctx, { cycle }) => showCard(ctx, cycle, null))

  /** Pressed again, or tried again after its answer was lost, the card says how things stand. */
  const follow = (
    ctx: LinkedContext,
    cycle: string,
    result: Result<CycleCard, WordedRefusal>,
    sentence: Html,
  ): Promise<void> => {
    if (result.ok) return showCard(ctx, cycle, sentence)
    return showCard(ctx, cycle, ctx.isRepeated ? null : wordRefusal(ctx.speech, result.refusal))
  }

  onPress(cycles, buttons.cyclePeople, async (ctx, { cycle, state: wanted, page }) => {
    const state = cycleStates.find(one => one === wanted)
    if (!state) return showCard(ctx, cycle, null)
    const listed = await listCyclePeople(deps, ctx.viewer.actor, cycle, state, page)
    if (!listed.ok) return showCard(ctx, cycle, null)
    await leaveDialogue(ctx)
    await showScreen(ctx, cyclePeopleScreen(listed.value, page, ctx.speech))
  })

  onPress(cycles, buttons.remindCycle, async (ctx, { cycle }) => {
    const { speech } = ctx
    const reminded = await remindCycle(deps, ctx.viewer.actor, cycle)
    if (!reminded.ok) return showCard(ctx, cycle, wordRefusal(speech, reminded.refusal))
    const sentence =
      reminded.value > 0
        ? speech.html('cycles:reminded', { number: reminded.value })
        : speech.html('cycles:remindedNobody')
    await showCard(ctx, cycle, sentence)
  })

  onPress(cycles, buttons.askExtend, async (ctx, { cycle }) => {
    const opened = await openCycleCard(deps, ctx.viewer.actor, cycle)
    if (!opened.ok || opened.value.cycle.isClosed)
      return showCard(ctx, cycle, opened.ok ? wordRefusal(ctx.speech, 'cycle_over') : null)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(cyclePlanName, { part: 'e', cycle })
    await showScreen(ctx, extendScreen(opened.value, deps.moment().today, ctx.speech))
  })
  onPress(cycles, buttons.extendCycle, async (ctx, { cycle, day: word }) => {
    const day = readDay(word)
    if (!day) return showCard(ctx, cycle, wordRefusal(ctx.speech, 'cycle_day_needed'))
    const extended = await extendCycle(deps, ctx.viewer.actor, cycle, day)
    await follow(ctx, cycle, extended, ctx.speech.html('cycles:extendDone'))
  })

  onPress(cycles, buttons.askClose, async (ctx, { cycle }) => {
    const opened = await openCycleCard(deps, ctx.viewer.actor, cycle)
    if (!opened.ok || opened.value.cycle.isClosed) return showCard(ctx, cycle, null)
    await leaveDialogue(ctx)
    await showScreen(ctx, askCloseScreen(opened.value, ctx.speech))
  })
  onPress(cycles, buttons.closeCycle, async (ctx, { cycle }) => {
    const closed = await closeCycle(deps, ctx.viewer.actor, cycle)
    // Whoever pressed twice, or after another, finds it closed.
    await showCard(ctx, cycle, closed.ok ? ctx.speech.html('cycles:closeDone') : null)
  })

  onPress(cycles, buttons.renewForm, async (ctx, { cycle }) => {
    const renewed = await useNewForm(deps, ctx.viewer.actor, cycle)
    await follow(ctx, cycle, renewed, ctx.speech.html('cycles:newFormDone'))
  })
  return cycles
}
