import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { eventsIn } from '../kit/dates-file.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { sentFile } from '../kit/sent-file.ts'
import { losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'
import { readWorkbook } from '../kit/workbook.ts'

let town: Town
let manners: Manners
let staff: Person
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  staff = await town.resident('staff')
  khoi = await town.resident('cadre')
  await hasOverdue('Kiểm tra quản lý tài chính', false)
  await hasOverdue('BÍ MẬT', true)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** An inspection with two recommendations past their day, one that is not, and an urge nobody answered. */
const hasOverdue = async (title: string, isSealed: boolean): Promise<void> => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const { personId: plannedById } = town.cast('staff')
  const { personId: ownerId } = town.cast('inspectedHead')
  const { personId: otherId } = town.cast('supervisor')
  const { id: unitId } = await prisma.unit.findFirstOrThrow({ where: { parentId: null, validTo: null } })
  const [inspectionId, createdAt] = [town.deps.newId(), at]
  const days = { startsOn: day('2026-10-01'), endsOn: day('2026-10-10') }
  const opened = { state: 'opened', openedAt: at, openedById: plannedById }
  const standing = isSealed
    ? { state: 'planned', kind: 'surprise', sealed: true }
    : { ...opened, kind: 'thematic' }
  const inspection = { id: inspectionId, body: 'party', title, basis: '12-KH/UBKT', unitId, plannedById }
  await prisma.inspection.create({ data: { ...inspection, ...days, ...standing, createdAt, plannedAt: at } })
  const common = {
    inspectionId,
    verifierId: plannedById,
    state: 'open',
    authorId: plannedById,
    createdAt,
    text: 'x',
  }
  await prisma.recommendation.createMany({
    data: [
      { ...common, id: town.deps.newId(), number: 1, ownerId, dueOn: day('2026-11-01') },
      { ...common, id: town.deps.newId(), number: 2, ownerId: otherId, dueOn: day('2026-11-22') },
      { ...common, id: town.deps.newId(), number: 3, ownerId, dueOn: day('2026-11-23') },
    ],
  })
  const urge = { senderId: plannedById, recipientId: ownerId, inspectionId, reference: '5-CV', text: 'x' }
  await prisma.urge.create({ data: { ...urge, id: town.deps.newId(), dueOn: day('2026-11-20'), sentAt: at } })
}

const opensBoard = async (): Promise<void> => {
  await staff.hearsBelow(staff.sends('/recommendations'))
  await staff.tapsText('recommendation:listKey.overdue')
  await staff.tapsText('board:open')
  await staff.sees(staff.speech.text('board:total', { count: 3 }))
}

test('staff sees how much is overdue, in which unit and under which authority, and nothing of a sealed inspection', async () => {
  await opensBoard()
  await staff.seesText('board:listTitle.unit')
  const [unit] = await town.database.prisma.assignment.findMany({
    where: { personId: town.cast('inspectedHead').personId, endedOn: null },
    include: { unit: true },
  })
  await staff.sees(unit?.unit.name ?? '?')
  await staff.sees(staff.speech.text('board:days', { count: 22 }))
})

test('as a picture, by unit and by authority', async () => {
  for (const by of ['unit', 'authority'] as const) {
    await opensBoard()
    const before = staff.screen.message_id
    await staff.tapsText(`board:picture.${by}`)
    const sent = await staff.hearsBelow(before)
    const file = await sentFile(town, sent)
    expect(file.subarray(1, 4).toString()).toBe('PNG')
  }
})

test('as a workbook, item by item and counted', async () => {
  await opensBoard()
  const before = staff.screen.message_id
  await staff.tapsText('board:workbook')
  const sent = await staff.hearsBelow(before)
  const { rows, active } = readWorkbook(await sentFile(town, sent))
  expect(active).toEqual([])
  expect(rows).toHaveLength(4)
  expect(rows.slice(1).map(row => row[1])).toEqual(Array(3).fill('Kiểm tra quản lý tài chính'))
})

test('whoever has something to do takes its days into his calendar, and whoever has nothing is told so', async () => {
  const tiep = await town.resident('inspectedHead')
  await tiep.hearsBelow(tiep.sends('/recommendations'))
  const before = tiep.screen.message_id
  await tiep.tapsText('board:dates')
  const events = eventsIn(await sentFile(town, await tiep.hearsBelow(before)))
  expect(events.map(event => event['DTSTART;VALUE=DATE'])).toEqual(['20261101', '20261120', '20261123'])
  expect(events.every(({ SUMMARY }) => SUMMARY?.includes('Kiểm tra quản lý tài chính'))).toBe(true)
  await manners.forges(khoi, buttons.dutyDates.encode({}))
  await khoi.seesText('refusals:nothing_due')
})

test('nobody but staff sees it, and who is staff no longer sees it no more', async () => {
  const { overdueBoard, overduePicture, overdueWorkbook } = buttons
  const keys = [overdueBoard.encode({}), overduePicture.encode({ part: 'unit' }), overdueWorkbook.encode({})]
  for (const key of keys) {
    await manners.forges(khoi, key)
    await khoi.seesText('refusals:not_allowed')
  }
  await losesRoles(town, town.cast('staff').personId)
  for (const key of keys) {
    await manners.forges(staff, key)
    await staff.seesText('refusals:not_allowed')
  }
})
