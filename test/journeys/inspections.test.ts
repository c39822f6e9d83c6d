import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import {
  draftsInspection,
  inspected,
  inspectionTitled,
  nameOfUnit,
  opensInspections,
  plansInspection,
} from '../kit/inspecting.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let staff: Person
let head: Person
let member: Awaited<ReturnType<typeof inhabitant>>
let unit: string

const title = 'Đợt kiểm tra quý IV'

beforeAll(async () => {
  town = await createTown()
  staff = await town.resident('staff')
  head = await town.resident('inspectedHead')
  member = await inhabitant(town, 'CB0012', 'vi')
  unit = await nameOfUnit(town, inspected.unit)
})
afterAll(() => town.close())

test('staff plans an inspection and sees every reminder with how its day was computed', async () => {
  await draftsInspection(staff, { title, member: member.name, unit, from: '14/12/2026', to: '18/12/2026' })
  await staff.tapsText('inspection:keyPreview')
  await staff.seesText('inspection:previewTitle')
  const { text = '' } = staff.screen
  // 30 days before is over; 1 day before the Monday is a Sunday, 3 days before the Friday it falls together with.
  expect(text).toContain(staff.says('inspection:rungPast'))
  expect(text).toContain(staff.speech.day('2026-11-30'))
  expect(text).toContain(staff.says('inspection:rungMovedWeekend'))
  expect(await town.database.prisma.notice.count({ where: { kind: { startsWith: 'inspection.' } } })).toBe(0)
})

test('the plan survives a restart and goes on where it was', async () => {
  await town.restart()
  await opensInspections(staff)
  await staff.tapsText('inspection:resume')
  await staff.sees(title)
  await plansInspection(staff)
  expect(await inspectionTitled(town, title)).toMatchObject({ state: 'planned', sealed: false })
})

test('the head of the unit is told once, and the team', async () => {
  await fallsSilent(town)
  await head.findsText('inspection:told.announced')
  await member.person.findsText('inspection:told.joinedLeader')
  expect(textsOf(head).filter(text => text.includes(title))).toHaveLength(1)
})

test('the head finds it among his own, without its kind and its team', async () => {
  await opensInspections(head)
  await head.seesText('inspection:concernsMe')
  await head.taps(title)
  await head.seesText('inspection:yourSubjects')
  expect(head.screen.text).not.toContain(head.speech.text('inspection:kind.regular'))
  expect(head.labels).not.toContain(head.speech.text('inspection:keyMove'))
})

test('looking for people leaves no trace on their records, only how many were found', async () => {
  const where = { action: 'person.found', details: { path: ['purpose'], equals: 'inspection' } }
  const looks = await town.database.prisma.auditEvent.findMany({ where })
  expect(looks.map(({ subjectId }) => subjectId)).toEqual([null])
})

test('confirming twice plans once', async () => {
  const { id, version } = await inspectionTitled(town, title)
  const data = buttons.planInspection.encode({ inspection: id, version })
  staff.user.presses(staff.screen.message_id, data, { forged: true })
  await staff.seesText('refusals:inspection_planned')
  await fallsSilent(town)
  expect(textsOf(head).filter(text => text.includes(head.says('inspection:told.announced')))).toHaveLength(1)
})
