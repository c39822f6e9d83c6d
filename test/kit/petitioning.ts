import { expect } from 'vitest'
import { decideApproval } from '../../src/domain/approval/decide.ts'
import { decideLevel } from '../../src/domain/classification/decide.ts'
import { publishClassifications } from '../../src/domain/classification/publish.ts'
import type { Level } from '../../src/domain/evaluation/score.ts'
import { inhabitant } from './inhabitant.ts'
import type { Person } from './person.ts'
import { handsIn, reviewOf } from './routing.ts'
import type { Town } from './town.ts'

export const evaluationOf = ({ database }: Town, personId: string) =>
  database.prisma.evaluation.findFirstOrThrow({
    where: { personId },
    include: { petition: true, classification: true, answers: true },
  })

/** From the home menu to a published result; whoever decides does it at his desk. */
export const getsResult = async (
  town: Town,
  { person, id }: Readonly<{ person: Person; id: string }>,
  authorityId: string,
  level: Level,
): Promise<string> => {
  await handsIn(person)
  const { deps } = town
  const actor = { personId: authorityId, name: 'authority' }
  const review = await reviewOf(town, id)
  const approved = await decideApproval(deps, actor, review.id, { outcome: 'approved', reason: null }, null)
  const { id: evaluationId, cycleId } = await evaluationOf(town, id)
  const decided = await decideLevel(deps, actor, evaluationId, { level, reason: 'Theo kết luận của tập thể' })
  const published = await publishClassifications(deps, actor, cycleId, 1)
  expect([approved.ok, decided.ok, published.ok]).toEqual([true, true, true])
  await person.seesText('notices:published')
  return evaluationId
}

/** Somebody who has arrived, has begun nothing yet, and whose evaluation this person will decide on. */
export const aSubordinate = async (
  town: Town,
  authorityId: string,
  language: string,
): Promise<Readonly<{ id: string; name: string; person: Person }>> => {
  const people = await town.database.prisma.person.findMany({
    where: { links: { none: {} }, evaluations: { none: {} }, kind: { not: 'leader' } },
    orderBy: { code: 'asc' },
  })
  const { today } = town.deps.moment()
  for (const { id, code } of people) {
    const [nearest] = await town.deps.transaction(store => store.people.authorities(id, today))
    if (nearest?.id === authorityId) return inhabitant(town, code, language)
  }
  throw new Error('nobody is left under this authority')
}

const grounds = 'Kết quả chưa tính sản phẩm đã hoàn thành trước hạn.'

/** From the published result to the last question before it is filed. */
export const writesPetition = async (person: Person, text = grounds): Promise<void> => {
  await person.tapsText('petition:begin')
  await person.seesText('petition:intro')
  await person.tapsText('petition:next')
  await person.seesText('petition:askLines')
  await person.taps(`☐ ${person.speech.text('petition:theLevel')}`)
  await person.sees(person.speech.text('petition:chosen', { count: 1 }))
  await person.tapsText('petition:next')
  await person.seesText('petition:askGrounds')
  await person.hearsBelow(person.sends(text))
  await person.seesText('petition:askWanted')
  await person.tapsText('evaluation:level.excellent')
  await person.seesText('petition:kept')
}

export const filesPetition = async (person: Person): Promise<void> => {
  await writesPetition(person)
  await person.tapsText('petition:file')
  await person.seesText('petition:once')
  await person.tapsText('petition:fileNow')
  await person.seesText('petition:waiting')
}

export const petitionItem = ({ database }: Town, requesterId: string) =>
  database.prisma.approval.findFirstOrThrow({
    where: { requesterId, kind: 'evaluation.petition' },
    include: { decision: true },
  })
