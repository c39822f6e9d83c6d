import { periodFactsOf } from '../cycle/period-facts.ts'
import type { Deps, Store } from '../ports.ts'
import { handOver } from './hand-over.ts'
import { tell } from './tell.ts'

/** Looked at in one minute; the rest follows in the next. */
const atOnce = 50

/**
 * Follows the changes of a unit while its draft is on its way: a new head goes on where the former one stood, who
 * sees nothing of it any more; whoever has left is a member no longer; staff hears once of a unit without a head.
 */
export const followUnits = async (deps: Deps): Promise<void> => {
  const { today } = deps.moment()
  const misheaded = await deps.transaction(store => store.collectives.misheaded(today, atOnce))
  for (const draft of misheaded) await deps.transaction(store => handOver(store, deps, draft))
  await deps.transaction(store => partWithDeparted(store, deps))
  await deps.transaction(store => tellHeadless(store, deps))
}

const partWithDeparted = async (store: Store, deps: Deps): Promise<void> => {
  const { at, today } = deps.moment()
  for (const { evaluationId, personId } of await store.collectives.departed(today, atOnce)) {
    const file = await store.evaluations.lock(evaluationId, at)
    if (!file) continue
    const head = (await store.people.summary(file.evaluation.personId, today))?.name ?? ''
    await store.collectives.remove(evaluationId, personId, at)
    const card = { evaluationId, period: periodFactsOf(file.cycle), head }
    await tell(store, deps, evaluationId, { kind: 'collective.removed', card }, [personId])
  }
}

const tellHeadless = async (store: Store, deps: Deps): Promise<void> => {
  const { at, today } = deps.moment()
  for (const { cycle, unitId, unit } of await store.collectives.headless(today, atOnce)) {
    const key = `collective.headless:${cycle.id}:${unitId}`
    const staff = await store.broadcasts.staffFor(unitId, today)
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: key,
      subject: key,
      content: { kind: 'collective.headless', period: periodFactsOf(cycle), unit },
      recipients: staff,
      at,
    })
  }
}
