import { randomUUID } from 'node:crypto'
import { concludeInspection } from '../../src/domain/inspection/conclude.ts'
import { openOnSite } from '../../src/domain/inspection/open-on-site.ts'
import { writeConclusion } from '../../src/domain/inspection/write-conclusion.ts'
import { issueRecommendation } from '../../src/domain/recommendation/issue.ts'
import { dayFrom } from './staffing.ts'
import type { Town } from './town.ts'

type Wanted = Readonly<{
  kind?: 'regular' | 'thematic' | 'signs' | 'surprise'
  body?: 'party' | 'state'
  /** Days from today to the first day. */
  from?: number
  title?: string
}>

/** A planned inspection of the inspected head's unit, led by the cadre; the supervisor is of the team. */
export const standsPlanned = async (
  town: Town,
  { kind = 'thematic', body = 'party', from = 0, title = 'Kiểm tra công tác cán bộ' }: Wanted = {},
): Promise<Readonly<{ id: string; subject: string }>> => {
  const { prisma } = town.database
  const plannedById = town.cast('staff').personId
  const role = await prisma.role.findFirstOrThrow({ where: { personId: plannedById } })
  const head = town.cast('inspectedHead').personId
  const { unitId } = await prisma.assignment.findFirstOrThrow({ where: { personId: head, endedOn: null } })
  const [id, subject] = [randomUUID(), randomUUID()]
  const { at } = town.deps.moment()
  const facts = { body, kind, title, state: 'planned', basis: '12-QĐ/UBKT', sealed: kind === 'surprise' }
  const days = { startsOn: dayFrom(town, from), endsOn: dayFrom(town, from + 10) }
  const planning = { plannedById, createdAt: at, plannedAt: at }
  await prisma.inspection.create({ data: { ...facts, ...days, ...planning, id, unitId: role.unitId } })
  await prisma.inspectionMember.createMany({
    data: [
      { inspectionId: id, personId: town.cast('cadre').personId, leads: true },
      { inspectionId: id, personId: town.cast('supervisor').personId },
    ],
  })
  await prisma.inspectionSubject.create({ data: { id: subject, inspectionId: id, unitId } })
  if (kind !== 'surprise') {
    const addressee = { id: randomUUID(), inspectionId: id, subjectId: subject, personId: head, since: at }
    await prisma.inspectionAddressee.create({ data: addressee })
  }
  return { id, subject }
}

export const leaderOf = (town: Town) => {
  const { personId, name } = town.cast('cadre')
  return { personId, name }
}

/** Opened and concluded by its leader at his desk. */
export const concludes = async (town: Town, id: string): Promise<void> => {
  const leader = leaderOf(town)
  await openOnSite(town.deps, leader, id, true)
  const text = 'Còn hai hồ sơ chưa đủ minh chứng.'
  await writeConclusion(town.deps, leader, id, { text, file: null, isFile: false })
  const concluded = await concludeInspection(town.deps, leader, id)
  if (!concluded.ok) throw new Error(concluded.refusal)
}

/** A recommendation to the inspected head, verified by the leader, due so many days from today. */
export const recommends = async (town: Town, inspectionId: string, dueIn: number): Promise<string> => {
  const leader = leaderOf(town)
  const issued = await issueRecommendation(town.deps, leader, inspectionId, {
    text: `Bổ sung minh chứng cho hai hồ sơ (${dueIn}).`,
    ownerId: town.cast('inspectedHead').personId,
    verifierId: leader.personId,
    dueOn: dayFrom(town, dueIn).toISOString().slice(0, 10),
  })
  if (!issued.ok) throw new Error(issued.refusal)
  return issued.value.recommendation.id
}

export const recommendationOf = ({ database }: Town, id: string) =>
  database.prisma.recommendation.findUniqueOrThrow({
    where: { id },
    include: { events: true, approvals: { include: { decision: true } } },
  })
