import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { cancelInspection } from '../../src/domain/inspection/cancel.ts'
import { changeDocuments } from '../../src/domain/inspection/change-documents.ts'
import { moveInspection } from '../../src/domain/inspection/move.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { inspected, opensInspections, otherInspected, tapsName } from '../kit/inspecting.ts'
import { hasInspection, planner } from '../kit/inspection-plan.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { dayFrom, personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let head: Person
let otherHead: Person
let member: Person

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  staff = await town.resident('staff')
  head = await town.resident('inspectedHead')
  otherHead = (await inhabitant(town, otherInspected.head, 'de')).person
  member = (await inhabitant(town, 'CB0012', 'vi')).person
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const has = (title: string, unit: string = inspected.unit) =>
  hasInspection(town, { title, team: ['CB0012'], unit })

/** How often somebody was told this of an inspection. */
const heard = (person: Person, title: string, key: Parameters<Person['says']>[0]): number =>
  textsOf(person).filter(text => text.includes(title) && text.includes(person.says(key))).length

const opens = async (inspection: string): Promise<void> => {
  await opensInspections(staff)
  await manners.forges(staff, buttons.inspectionCard.encode({ inspection }))
  await staff.seesText('inspection:cardKind')
}

test('what is moved is told once to whoever had been told, and to the team', async () => {
  const id = await has('Đợt A')
  await fallsSilent(town)
  await opens(id)
  await staff.tapsText('inspection:keyMove')
  await staff.seesText('inspection:askDay.move')
  await staff.hearsBelow(staff.sends('18/12/2026 - 16/12/2026'))
  await staff.seesText('refusals:inspection_days_crossed')
  await staff.hearsBelow(staff.sends('21/12/2026 - 23/12/2026'))
  await staff.seesText('inspection:moved')
  await fallsSilent(town)
  expect(heard(head, 'Đợt A', 'inspection:told.moved')).toBe(1)
  expect(heard(member, 'Đợt A', 'inspection:told.moved')).toBe(1)
  const days = { startsOn: '2026-12-21', endsOn: '2026-12-23' }
  await moveInspection(town.deps, planner(town), id, days)
  await fallsSilent(town)
  expect(heard(head, 'Đợt A', 'inspection:told.moved')).toBe(1)
})

test('a day of the month’s keys moves it, as long as it was', async () => {
  await staff.tapsText('inspection:keyMove')
  await staff.seesText('inspection:askDay.move')
  await tapsName(staff, '28')
  await staff.seesText('inspection:moved')
  const { startsOn, endsOn } = await town.database.prisma.inspection.findFirstOrThrow({
    where: { title: 'Đợt A' },
  })
  expect([startsOn, endsOn].map(day => day?.toISOString().slice(0, 10))).toEqual(['2026-12-28', '2026-12-30'])
})

test('what is called off needs a reason, and is told once', async () => {
  await staff.tapsText('inspection:keyCancel')
  await staff.seesText('inspection:askReason')
  await staff.hearsBelow(staff.sends('lý do '.repeat(200)))
  await staff.seesText('refusals:inspection_text_long')
  await staff.hearsBelow(staff.sends('Trùng lịch họp'))
  await staff.seesText('inspection:cancelled')
  await fallsSilent(town)
  expect(heard(head, 'Đợt A', 'inspection:told.cancelled')).toBe(1)
  expect(heard(member, 'Đợt A', 'inspection:told.cancelled')).toBe(1)
  await manners.forges(staff, staff.dataOf(staff.speech.text('inspection:list')))
  await staff.seesText('inspection:listTitle')
})

test('a member joins and leaves, and is told so; the last one stays', async () => {
  const id = await has('Đợt B')
  const { id: memberId } = await personOf(town, 'CB0012')
  await opens(id)
  await staff.tapsText('inspection:keyTeam')
  await staff.seesText('inspection:teamTitle')
  await manners.forges(staff, buttons.changeMember.encode({ inspection: id, person: memberId, as: 'gone' }))
  await staff.seesText('refusals:inspection_team_needed')
  await staff.hearsBelow(staff.sends('Bùi Thu An'))
  await staff.seesText('inspection:found')
  await tapsName(staff, 'Bùi Thu An')
  await staff.seesText('inspection:teamTitle')
  await manners.forges(staff, buttons.changeMember.encode({ inspection: id, person: memberId, as: 'gone' }))
  await fallsSilent(town)
  expect(heard(member, 'Đợt B', 'inspection:told.left')).toBe(1)
  await manners.forges(member, buttons.inspectionCard.encode({ inspection: id }))
  await member.seesText('refusals:inspection_unknown')
})

test('documents that are added are told to whoever prepares them', async () => {
  const { id } = await town.database.prisma.inspection.findFirstOrThrow({ where: { title: 'Đợt B' } })
  await opens(id)
  await staff.tapsText('inspection:keyDocuments')
  await staff.seesText('inspection:askDocuments')
  await staff.hearsBelow(staff.sends('Báo cáo quý IV\nBiên bản họp'))
  await staff.sees('Báo cáo quý IV')
  await fallsSilent(town)
  expect(heard(head, 'Đợt B', 'inspection:told.documents')).toBe(1)
})

test('a new head is told of it, and the old one once that it is not his any more', async () => {
  await has('Đợt C', otherInspected.unit)
  await fallsSilent(town)
  expect(heard(otherHead, 'Đợt C', 'inspection:told.announced')).toBe(1)
  const { prisma } = town.database
  const { id: oldId } = await personOf(town, otherInspected.head)
  const { id: newId } = await personOf(town, 'CB0178')
  await prisma.assignment.updateMany({
    where: { personId: oldId, endedOn: null },
    data: { personId: newId },
  })
  for (const _ of [1, 2]) {
    await town.passes(60_000)
    await fallsSilent(town)
  }
  expect(heard(otherHead, 'Đợt C', 'inspection:told.released')).toBe(1)
  expect(heard(head, 'Đợt C', 'inspection:told.announced')).toBe(1)
  expect(heard(head, 'Đợt C', 'inspection:told.released')).toBe(0)
})

test('where nobody is head any more, staff is told once', async () => {
  const { prisma } = town.database
  const { id: unitId } = await prisma.unit.findFirstOrThrow({ where: { code: otherInspected.unit } })
  await prisma.assignment.updateMany({
    where: { unitId, endedOn: null, position: { leadership: true } },
    data: { endedOn: dayFrom(town, 0) },
  })
  for (const _ of [1, 2]) {
    await town.passes(60_000)
    await fallsSilent(town)
  }
  expect(heard(staff, 'Đợt C', 'inspection:told.headless')).toBe(1)
  expect(heard(head, 'Đợt C', 'inspection:told.released')).toBe(1)
})

test('called off while something about it is on its way, the cancellation is what is told last', async () => {
  for (const round of [1, 2, 3, 4, 5]) {
    const title = `Đợt D${round}`
    const id = await has(title)
    await fallsSilent(town)
    await changeDocuments(town.deps, planner(town), id, 'Báo cáo')
    await cancelInspection(town.deps, planner(town), id, 'Hoãn')
    await fallsSilent(town)
    const told = textsOf(head).filter(text => text.includes(title))
    expect(told.at(-1)).toContain(head.says('inspection:told.cancelled'))
    expect(heard(head, title, 'inspection:told.cancelled')).toBe(1)
  }
})

test('who was never reached is told nothing of what was called off again', async () => {
  await goesOnTo(town, '2026-11-24T23:00')
  const before = head.messages.length
  const id = await has('Đợt E')
  await fallsSilent(town)
  expect(head.messages.length).toBe(before)
  await cancelInspection(town.deps, planner(town), id, 'Hoãn')
  await goesOnTo(town, '2026-11-25T08:30')
  expect(textsOf(head).filter(text => text.includes('Đợt E'))).toEqual([])
})
