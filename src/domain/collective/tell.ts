import { periodFactsOf } from '../cycle/period-facts.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import type { Level } from '../evaluation/score.ts'
import type { PeriodFacts } from '../notice/facts.ts'
import type { Deps, Store } from '../ports.ts'
import type { CollectiveCard, CollectiveNotice } from './notice.ts'

export const cardOf = ({ evaluation, cycle }: EvaluationFile, head: string): CollectiveCard => ({
  evaluationId: evaluation.id,
  period: periodFactsOf(cycle),
  head,
})

export const collectiveSubject = (evaluationId: string): string => `collective:${evaluationId}`

/** Tells people of a draft of a unit; the key makes it once. */
export const tell = async (
  store: Store,
  deps: Deps,
  evaluationId: string,
  content: CollectiveNotice,
  recipients: readonly string[],
  dedupeKey = `${content.kind}:${deps.newId()}`,
): Promise<void> => {
  if (recipients.length === 0) return
  const subject = collectiveSubject(evaluationId)
  const { at } = deps.moment()
  await store.notices.add({ id: deps.newId(), dedupeKey, subject, content, recipients, at })
}

/** What became of a draft, for everybody who is named in it. */
type Step = Readonly<{ kind: 'submitted' | 'returned' }> | Readonly<{ kind: 'published'; level: Level }>

type About = Readonly<{ evaluationId: string; personId: string; cycle: PeriodFacts }>

/** Does nothing about an evaluation that is one person's own. */
export const tellMembers = async (
  store: Store,
  deps: Deps,
  { evaluationId, personId, cycle }: About,
  step: Step,
): Promise<void> => {
  if (cycle.collectiveOf === undefined) return
  const { today } = deps.moment()
  const members = await store.collectives.members(evaluationId, today)
  const head = (await store.people.summary(personId, today))?.name ?? ''
  const card = { evaluationId, period: periodFactsOf(cycle), head }
  const content: CollectiveNotice =
    step.kind === 'published'
      ? { kind: 'collective.published', card, level: step.level }
      : { kind: step.kind === 'submitted' ? 'collective.submitted' : 'collective.returned', card }
  await tell(
    store,
    deps,
    evaluationId,
    content,
    members.map(({ id }) => id),
  )
}
