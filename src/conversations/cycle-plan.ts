import type { Context } from '../bot/context.ts'
import { planWord, readPlan } from '../bot/cycle-plan.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { cycleCardScreen } from '../bot/screens/cycle-card.ts'
import { planUnitsFoundScreen } from '../bot/screens/cycle-choice.ts'
import { listKey, planScreen } from '../bot/screens/cycle-plan.ts'
import type { Speech } from '../bot/speech.ts'
import { parseDays } from '../bot/typed-day.ts'
import { beginPlan, findPlanUnits, viewPlan } from '../domain/cycle/open.ts'
import { usualClosing } from '../domain/cycle/period.ts'
import type { CyclePlan } from '../domain/cycle/plan.ts'
import { extendCycle } from '../domain/cycle/steer.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { done, type Result, refused } from '../domain/result.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const cyclePlanName = 'cyclePlan'

/** What is being typed: the days of a period, a day to open or close on, part of a unit's name, a later day. */
export type TypedCycle =
  | Readonly<{ part: 'a' | 'o' | 'c' | 'u'; unit: string; plan: string }>
  | Readonly<{ part: 'e'; cycle: string }>

/** Takes what no key of a cycle says; everything it comes to stands on the next screen's keys. */
export const createCyclePlan =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, wanted: TypedCycle): Promise<void> => {
    await ask(conversation, ctx => takeTyped(ctx, wanted, deps))
  }

type Asked = Readonly<{ actor: Actor; typed: string; speech: Speech; deps: Deps }>
type Answered = Promise<Result<Screen, WordedRefusal>>

const takeTyped = async (ctx: Context, wanted: TypedCycle, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const asked = { actor: said.actor, typed: said.text, speech, deps }
  const shown = await (wanted.part === 'e' ? extend(asked, wanted.cycle) : change(asked, wanted))
  if (!shown.ok) {
    await showScreen(ctx, { text: wordRefusal(speech, shown.refusal), rows: [[listKey(speech)]] })
    return again
  }
  await showScreen(ctx, shown.value)
  // A unit is looked for again and again.
  return wanted.part === 'u' ? again : answer(null)
}

const extend = async ({ actor, typed, speech, deps }: Asked, cycle: string): Answered => {
  const day = parseDays(typed, deps.moment().today)?.to
  if (!day) return refused('cycle_day_needed')
  const extended = await extendCycle(deps, actor, cycle, day)
  if (!extended.ok) return extended
  return done(withSentence(cycleCardScreen(extended.value, speech), speech.html('cycles:extendDone')))
}

const change = async (asked: Asked, wanted: Exclude<TypedCycle, { part: 'e' }>): Answered => {
  const { actor, typed, speech, deps } = asked
  const plan = readPlan(wanted.unit, wanted.plan)
  if (!plan) return refused('cycle_period_wrong')
  if (wanted.part === 'u') {
    const units = await findPlanUnits(deps, actor, typed)
    return units.ok ? done(planUnitsFoundScreen(plan, units.value, speech)) : units
  }
  const changed = await withDays(asked, plan, wanted.part)
  if (!changed) return refused('cycle_day_needed')
  const viewed = await viewPlan(deps, actor, changed)
  return viewed.ok ? done(planScreen(viewed.value, speech)) : viewed
}

const withDays = async (
  { actor, typed, deps }: Asked,
  plan: CyclePlan,
  part: 'a' | 'o' | 'c',
): Promise<CyclePlan | undefined> => {
  const { today } = deps.moment()
  const days = parseDays(typed, today)
  if (!days) return undefined
  if (part === 'o') return { ...plan, opensOn: days.to }
  if (part === 'c') return { ...plan, closesOn: days.to }
  const begun = await beginPlan(deps, actor)
  const yearly = begun.ok ? begun.value.yearly : ''
  return { ...plan, kind: 'adHoc', period: days, closesOn: usualClosing('adHoc', days, today, yearly) }
}

/** A plan of nothing but today, until somebody types its days. */
export const emptyPlanWord = (today: string): string =>
  planWord({
    kind: 'adHoc',
    period: { from: today, to: today },
    unitId: '',
    group: null,
    form: null,
    opensOn: today,
    closesOn: today,
  })
