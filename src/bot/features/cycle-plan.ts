import { Composer } from 'grammy'
import { cyclePlanName, emptyPlanWord, type TypedCycle } from '../../conversations/cycle-plan.ts'
import { beginPlan, openCycle, type PlanView, readPlanUnit, viewPlan } from '../../domain/cycle/open.ts'
import { cycleKinds } from '../../domain/cycle/period.ts'
import type { CyclePlan } from '../../domain/cycle/plan.ts'
import { openCycleCard } from '../../domain/cycle/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { planWord, readPlan } from '../cycle-plan.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { cycleCardScreen } from '../screens/cycle-card.ts'
import {
  planClosesScreen,
  planFormScreen,
  planGroupScreen,
  planOpensScreen,
  planUnitScreen,
} from '../screens/cycle-choice.ts'
import { askPeriodScreen, kindScreen, listKey, periodScreen, planScreen } from '../screens/cycle-plan.ts'

/** Opening a cycle: its plan travels in the keys, and is decided anew at every press. */
export const createCyclePlanning = (deps: Deps): Composer<LinkedContext> => {
  const planning = new Composer<LinkedContext>()

  const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
    showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[listKey(ctx.speech)]] })

  const asks = async (ctx: LinkedContext, wanted: TypedCycle): Promise<void> => {
    await ctx.conversation.enter(cyclePlanName, wanted)
  }

  onPress(planning, buttons.newCycle, async ctx => {
    await leaveDialogue(ctx)
    const begun = await beginPlan(deps, ctx.viewer.actor)
    if (!begun.ok) return refuse(ctx, begun.refusal)
    await showScreen(ctx, kindScreen(begun.value.unit.id, ctx.speech))
  })

  onPress(planning, buttons.cycleKind, async (ctx, { unit, kind: wanted }) => {
    await leaveDialogue(ctx)
    const kind = cycleKinds.find(one => one === wanted)
    const begun = await beginPlan(deps, ctx.viewer.actor)
    if (!kind || !begun.ok) return refuse(ctx, begun.ok ? 'cycle_period_wrong' : begun.refusal)
    const { today } = deps.moment()
    if (kind !== 'adHoc')
      return showScreen(ctx, periodScreen(unit, kind, today, begun.value.yearly, ctx.speech))
    await asks(ctx, { part: 'a', unit, plan: emptyPlanWord(today) })
    await showScreen(ctx, askPeriodScreen(ctx.speech))
  })

  const showUnit = async (ctx: LinkedContext, plan: CyclePlan, page: number): Promise<void> => {
    const read = await readPlanUnit(deps, ctx.viewer.actor, plan.unitId)
    if (!read.ok) return refuse(ctx, read.refusal)
    await asks(ctx, { part: 'u', unit: plan.unitId, plan: planWord(plan) })
    await showScreen(ctx, planUnitScreen(plan, read.value, page, ctx.speech))
  }
  onPress(planning, buttons.unitPage, async (ctx, { page, unit, plan: word }) => {
    await leaveDialogue(ctx)
    const plan = readPlan(unit, word)
    await (plan ? showUnit(ctx, plan, page) : refuse(ctx, 'cycle_period_wrong'))
  })

  const screenOf = (view: PlanView, part: string, ctx: LinkedContext): Screen => {
    const { speech } = ctx
    switch (part) {
      case 'g':
        return planGroupScreen(view, speech)
      case 'f':
        return planFormScreen(view, speech)
      case 'o':
        return planOpensScreen(view.plan, deps.moment().today, speech)
      case 'c':
        return planClosesScreen(view.plan, speech)
      case 'k':
        return kindScreen(view.unit.id, speech)
      default:
        return planScreen(view, speech)
    }
  }

  onPress(planning, buttons.planCycle, async (ctx, { look: part, unit, plan: word }) => {
    await leaveDialogue(ctx)
    const plan = readPlan(unit, word)
    if (!plan) return refuse(ctx, 'cycle_period_wrong')
    if (part === 'u') return showUnit(ctx, plan, 0)
    const viewed = await viewPlan(deps, ctx.viewer.actor, plan)
    if (!viewed.ok) return refuse(ctx, viewed.refusal)
    if (part === 'o' || part === 'c') await asks(ctx, { part, unit, plan: word })
    await showScreen(ctx, screenOf(viewed.value, part, ctx))
  })

  onPress(planning, buttons.openCycle, async (ctx, { unit, plan: word }) => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const plan = readPlan(unit, word)
    if (!plan) return refuse(ctx, 'cycle_period_wrong')
    const opened = await openCycle(deps, viewer.actor, plan)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const card = await openCycleCard(deps, viewer.actor, opened.value)
    if (!card.ok) return refuse(ctx, card.refusal)
    await showScreen(ctx, withSentence(cycleCardScreen(card.value, speech), speech.html('cycles:opened')))
  })
  return planning
}
