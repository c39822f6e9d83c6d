import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { cancelInspection } from '../../src/domain/inspection/cancel.ts'
import { changeDocuments } from '../../src/domain/inspection/change-documents.ts'
import { concludeInspection } from '../../src/domain/inspection/conclude.ts'
import { beginInspection, discardInspection } from '../../src/domain/inspection/draft.ts'
import { openFollowUp } from '../../src/domain/inspection/follow-up.ts'
import { moveInspection } from '../../src/domain/inspection/move.ts'
import { openOnSite } from '../../src/domain/inspection/open-on-site.ts'
import { planInspection } from '../../src/domain/inspection/plan.ts'
import { answerQuestion } from '../../src/domain/inspection/question-answer.ts'
import { recordStart } from '../../src/domain/inspection/record.ts'
import { issueRecommendation } from '../../src/domain/recommendation/issue.ts'
import type { Result } from '../../src/domain/result.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { inspected, otherInspected } from '../kit/inspecting.ts'
import { hasDraft, hasInspection, planner } from '../kit/inspection-plan.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { deputises, settlesDemonstration } from '../kit/routing.ts'
import { becomes, dayFrom, losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let otherStaff: Person
let head: Person
let member: Awaited<ReturnType<typeof inhabitant>>

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await settlesDemonstration(town)
  await becomes(town, 'staff', 'CB0043', 'Tỉnh Nam Xuyên')
  staff = await town.resident('staff')
  head = await town.resident('inspectedHead')
  otherStaff = (await inhabitant(town, 'CB0043', 'en')).person
  member = await inhabitant(town, 'CB0012', 'vi')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const actor = ({ id, name }: Readonly<{ id: string; name: string }>) => ({ personId: id, name })
const refusalOf = (result: Result<unknown, string>): string => (result.ok ? 'done' : result.refusal)
const prisma = () => town.database.prisma

/** Gives somebody a leading post of another, who loses all of his, from a day on; answers how it is undone. */
const replacesHead = async (
  headCode: string,
  personId: string,
  days: number,
): Promise<() => Promise<void>> => {
  const where = { person: { code: headCode }, position: { leadership: true } }
  const post = await prisma().assignment.findFirstOrThrow({ where: { ...where, endedOn: null } })
  const endedOn = dayFrom(town, days - 1)
  await prisma().assignment.updateMany({ where: { ...where, endedOn: null }, data: { endedOn } })
  const id = randomUUID()
  const { kind, decisionNo, mandated, locality, positionId, unitId } = post
  const facts = { kind, decisionNo, mandated, locality, positionId, unitId }
  await prisma().assignment.create({ data: { ...facts, id, personId, startedOn: dayFrom(town, days) } })
  return async () => {
    await prisma().assignment.delete({ where: { id } })
    await prisma().assignment.updateMany({ where: { ...where, endedOn }, data: { endedOn: null } })
  }
}

test('whoever came to head an inspected unit inspects it no longer, though he is on the team', async () => {
  const plan = { title: 'Đợt đổi người', team: ['CB0012'], unit: inspected.unit }
  const open = await hasInspection(town, plan)
  const sealed = await hasInspection(town, { ...plan, kind: 'surprise', title: 'Đợt kín' })
  const restores = await replacesHead(inspected.head, member.id, 0)
  await town.passes(60_000)
  await fallsSilent(town)
  const { deps } = town
  const me = actor(member)
  expect(refusalOf(await openOnSite(deps, me, open, true))).toBe('inspection_unknown')
  expect(refusalOf(await openOnSite(deps, me, sealed, true))).toBe('inspection_team_concerned')
  expect(refusalOf(await recordStart(deps, me, open, 'thematicSupervision', null))).toBe('inspection_unknown')
  const draft = { text: 'x', ownerId: member.id, verifierId: member.id, dueOn: '2026-12-30' }
  expect(refusalOf(await issueRecommendation(deps, me, open, draft))).toBe('inspection_unknown')
  await restores()
  await town.passes(60_000)
  await fallsSilent(town)
  expect(refusalOf(await openOnSite(deps, me, sealed, true))).toBe('done')
  await fallsSilent(town)
  await cancelInspection(deps, planner(town), open, 'Hoãn')
})

test('the second of two heads of a unit is not on a team that inspects it', async () => {
  const id = await hasDraft(town, { title: 'Đợt hai người', team: ['CB0012'], unit: inspected.unit })
  const { unitId } = await prisma().inspectionSubject.findFirstOrThrow({ where: { inspectionId: id } })
  const { positionId, kind, decisionNo, mandated, locality } = await prisma().assignment.findFirstOrThrow({
    where: { unitId: unitId ?? '', endedOn: null, position: { leadership: true } },
  })
  const facts = { positionId, kind, decisionNo, mandated, locality, unitId: unitId ?? '' }
  const post = { ...facts, id: randomUUID(), personId: member.id, startedOn: dayFrom(town, -1) }
  await prisma().assignment.create({ data: post })
  const { version } = await prisma().inspection.findUniqueOrThrow({ where: { id } })
  const planned = await planInspection(town.deps, planner(town), id, version)
  expect(refusalOf(planned)).toBe('inspection_team_concerned')
  await prisma().assignment.delete({ where: { id: post.id } })
  await discardInspection(town.deps, planner(town), id)
})

test('whoever declared a relation after the planning opens and concludes nothing', async () => {
  const id = await hasInspection(town, { title: 'Đợt họ hàng', team: ['CB0012'], unit: inspected.unit })
  const declaredAt = town.deps.moment().at
  const relativeId = town.cast('inspectedHead').personId
  const relation = { id: randomUUID(), personId: relativeId, relativeId: member.id, declaredAt }
  await prisma().declaredRelative.create({ data: relation })
  const me = actor(member)
  expect(refusalOf(await openOnSite(town.deps, me, id, true))).toBe('inspection_team_concerned')
  await prisma().declaredRelative.delete({ where: { id: relation.id } })
  expect(refusalOf(await openOnSite(town.deps, me, id, true))).toBe('done')
  await prisma().declaredRelative.create({ data: relation })
  expect(refusalOf(await concludeInspection(town.deps, me, id))).toBe('inspection_team_concerned')
  await prisma().declaredRelative.delete({ where: { id: relation.id } })
  await fallsSilent(town)
})

test('a planner who is staff no more plans nothing on his preview, and is told nothing any longer', async () => {
  const plan = {
    title: 'Đợt của người cũ',
    team: ['CB0012'],
    unit: 'X05',
    from: '2027-01-11',
    to: '2027-01-12',
  }
  const { personId } = planner(town)
  const id = await hasInspection(town, plan)
  const draft = await hasDraft(town, { ...plan, title: 'Đợt chưa xong' })
  await losesRoles(town, personId)
  const { version } = await prisma().inspection.findUniqueOrThrow({ where: { id: draft } })
  expect(refusalOf(await planInspection(town.deps, planner(town), draft, version))).toBe('inspection_unknown')
  // The head of this unit has no chat.
  await goesOnTo(town, '2026-12-14T09:00')
  const told = await prisma().delivery.findMany({
    where: {
      notice: { kind: 'inspection.unreachable', payload: { path: ['card', 'inspectionId'], equals: id } },
    },
  })
  expect(told.length).toBeGreaterThan(0)
  expect(told.map(one => one.personId)).not.toContain(personId)
  await regainsRoles(town, personId)
  await discardInspection(town.deps, planner(town), draft)
})

test('of two who open it at once one opens it, and of move and cancel one stands', async () => {
  const plan = {
    title: 'Đợt đua',
    team: ['CB0012'],
    unit: inspected.unit,
    from: '2027-02-01',
    to: '2027-02-02',
  }
  const { deps } = town
  const id = await hasInspection(town, plan)
  const opened = await Promise.all([1, 2, 3].map(() => openOnSite(deps, actor(member), id, true)))
  expect(opened.map(refusalOf).sort()).toEqual(['done', 'inspection_opened', 'inspection_opened'])
  expect(await prisma().inspectionEvent.count({ where: { inspectionId: id, kind: 'opened' } })).toBe(1)
  const other = await hasInspection(town, { ...plan, title: 'Đợt đua 2' })
  await fallsSilent(town)
  const days = { startsOn: '2027-02-03', endsOn: '2027-02-04' }
  await Promise.all([
    cancelInspection(deps, planner(town), other, 'Hoãn'),
    moveInspection(deps, planner(town), other, days),
    changeDocuments(deps, planner(town), other, 'Sổ'),
  ])
  const { state } = await prisma().inspection.findUniqueOrThrow({ where: { id: other } })
  expect(state).toBe('cancelled')
  await fallsSilent(town)
  const last = textsOf(head).findLast(text => text.includes('Đợt đua 2')) ?? ''
  expect(last).toContain(head.says('inspection:told.cancelled'))
})

test('whoever has a draft of one kind does not begin a surprise inspection that is none', async () => {
  const plan = { title: 'Đợt thường', team: ['CB0012'], unit: inspected.unit }
  const id = await hasDraft(town, plan)
  const begun = await beginInspection(town.deps, planner(town), { kind: 'surprise', body: 'party' })
  expect(refusalOf(begun)).toBe('inspection_other_draft')
  await manners.forges(staff, buttons.beginInspection.encode({ kind: 'surprise', part: 'party' }))
  await staff.seesText('refusals:inspection_other_draft')
  await discardInspection(town.deps, planner(town), id)
})

test('days no calendar has are refused in one sentence', async () => {
  const id = await hasDraft(town, { title: 'Đợt xa', team: ['CB0012'], unit: inspected.unit })
  for (const days of [9_999_999, 3_000_000, 0])
    for (const data of [
      buttons.inspectionMonth.encode({ inspection: id, part: 'startsOn', days }),
      buttons.inspectionDay.encode({ inspection: id, part: 'startsOn', days }),
      buttons.setClockStart.encode({ inspection: id, place: 0, days }),
      buttons.draftDay.encode({ inspection: id, days }),
      buttons.planDeputy.encode({ person: member.id, from: days, to: days }),
      buttons.inspections.encode({ group: 'running', page: days }),
    ]) {
      await manners.forges(staff, data)
      manners.expectGood()
    }
  await discardInspection(town.deps, planner(town), id)
})

test('before it is opened, nobody hears that its unit lost its head, and no deputy of a member sees it', async () => {
  const title = 'Sao Hôm'
  const plan = { kind: 'surprise', title, team: ['CB0012'], unit: otherInspected.unit } as const
  await deputises(town, member.id, town.cast('inspectedHead').personId, -1, 60)
  const id = await hasInspection(town, plan)
  const before = [textsOf(head).length, textsOf(otherStaff).length]
  const restores = await replacesHead(otherInspected.head, town.cast('inspectedHead').personId, 0)
  await town.passes(60_000)
  await fallsSilent(town)
  expect([textsOf(head).length, textsOf(otherStaff).length]).toEqual(before)
  const subject = actor({ id: town.cast('inspectedHead').personId, name: 'head' })
  for (const person of [head, otherStaff]) {
    for (const command of ['/approvals', '/inspections', '/start', '/access', '/pending', '/recommendations'])
      expect(await manners.hears(person, () => person.sends(command))).not.toContain(title)
  }
  expect(refusalOf(await openFollowUp(town.deps, subject, id))).toBe('inspection_unknown')
  expect(refusalOf(await answerQuestion(town.deps, subject, id, null))).toBe('inspection_unknown')
  await restores()
})
