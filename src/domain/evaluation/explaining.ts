import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type RuleBasis, rulesUsed } from './rules-used.ts'
import { overview } from './steps.ts'
import { type EvaluationView, viewEvaluation } from './view.ts'

/** An evaluation as it stands, with what the rules behind its score rest on. */
export type Explained = Readonly<{ view: EvaluationView; bases: readonly RuleBasis[] }>

export const basesOf = async (store: Store, view: EvaluationView): Promise<Explained> => ({
  view,
  bases: await store.evaluations.ruleBases(rulesUsed(view), view.cycle.periodTo),
})

/** How one's own score came about, in whatever state the evaluation is; changes nothing. */
export const explainOwn = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Explained, 'evaluation_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.evaluations.lock(evaluationId, deps.moment().at)
    const relations = new Set(file?.evaluation.personId === actor.personId ? (['self'] as const) : [])
    if (!file || !isAllowed('evaluation.read', relations)) return refused('evaluation_unknown')
    return done(await basesOf(store, viewEvaluation(file, overview)))
  })
