import type { AskedCause } from '../evaluation/asked-cause.ts'
import { claimedLines, outdatedCauses, standingCauses } from '../evaluation/cause.ts'
import type { EvaluationView } from '../evaluation/view.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { causeCardOf } from './cause-card.ts'
import { dueDay } from './route.ts'
import { sendCard } from './send-card.ts'

/**
 * Asks the authority about every objective cause that was handed in and has no word yet, each as an item of its
 * own. What waits about a line that has changed since, or with somebody who decides no longer, is taken back,
 * and its cards say so.
 */
export const askCauses = async (
  store: Store,
  deps: Deps,
  view: EvaluationView,
  requester: PersonSummary,
  authority: PersonSummary,
): Promise<void> => {
  const { form, answers, evaluation } = view
  const asked = await store.causes.asked(evaluation.id)
  const isElsewhere = (one: AskedCause) => one.outcome === null && one.authorityId !== authority.id
  const over = new Set([...outdatedCauses(form, answers, asked), ...asked.filter(isElsewhere)])
  await takeBack(store, deps, view, requester, [...over])
  const standing = standingCauses(
    form,
    answers,
    asked.filter(one => !over.has(one)),
  )
  for (const line of claimedLines(form, answers))
    if (!standing.has(line)) await ask(store, deps, view, requester, authority, line)
}

const ask = async (
  store: Store,
  deps: Deps,
  view: EvaluationView,
  requester: PersonSummary,
  authority: PersonSummary,
  line: string,
): Promise<void> => {
  const { at } = deps.moment()
  const { id: evaluationId, revision } = view.evaluation
  const approval = {
    id: deps.newId(),
    requesterId: requester.id,
    authorityId: authority.id,
    evaluationId,
    revision,
    line,
    createdAt: at,
    dueOn: await dueDay(store, deps),
  }
  await store.causes.ask(approval)
  const card = causeCardOf({ approval, requester, file: view })
  const waiting = { approvalId: approval.id, requesterId: requester.id, authority }
  const dedupeKey = `evaluation.causeClaimed:${approval.id}`
  await sendCard(store, deps, waiting, { kind: 'evaluation.causeClaimed', card }, dedupeKey)
}

const takeBack = async (
  store: Store,
  deps: Deps,
  { cycle }: EvaluationView,
  requester: PersonSummary,
  over: readonly AskedCause[],
): Promise<void> => {
  const { kind, periodFrom, periodTo } = cycle
  const period = { kind, periodFrom, periodTo }
  await store.causes.takeBack(over.map(({ approvalId }) => approvalId))
  for (const { approvalId, line, claim } of over) {
    const said = claim[`${line}.name`]
    const name = said?.kind === 'text' ? said.text : ''
    await store.notices.revise({
      id: deps.newId(),
      dedupeKey: `evaluation.causeOutdated:${approvalId}`,
      subject: `approval:${approvalId}`,
      content: { kind: 'evaluation.causeOutdated', requester: requester.name, period, name },
      except: null,
      at: deps.moment().at,
    })
  }
}
