import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { cancelInspection } from '../../src/domain/inspection/cancel.ts'
import { decideDocuments } from '../../src/domain/inspection/draft.ts'
import { planInspection } from '../../src/domain/inspection/plan.ts'
import { inspected, opensInspections } from '../kit/inspecting.ts'
import { hasDraft, hasInspection, planner } from '../kit/inspection-plan.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let head: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await settlesDemonstration(town)
  staff = await town.resident('staff')
  head = await town.resident('inspectedHead')
})
afterAll(() => town.close())

const prisma = () => town.database.prisma

test('documents that do not fit one message together are not added', () => {
  const line = 'x'.repeat(199)
  expect(decideDocuments([line], 'y').ok).toBe(true)
  const many = Array.from({ length: 11 }, (_, index) => `${line}${index % 10}`)
  expect(decideDocuments(many.slice(0, 10), 'y'.repeat(200))).toMatchObject({
    refusal: 'inspection_documents_limit',
  })
})

test('what is told and shown fits a message, however much was written', async () => {
  const long = (index: number): string => `${index} ${'tài liệu '.repeat(30)}`.slice(0, 200).trim()
  const id = await hasDraft(town, {
    title: 'Dài '.repeat(49).trim(),
    team: ['CB0012'],
    unit: inspected.unit,
    from: '2027-03-01',
    to: '2027-03-02',
  })
  const people = await prisma().person.findMany({
    where: { code: { gt: 'CB0100' }, assignments: { none: { position: { leadership: true } } } },
    take: 29,
  })
  const units = await prisma().unit.findMany({
    where: { validTo: null, code: { startsWith: 'X' } },
    take: 29,
  })
  await prisma().inspectionMember.createMany({
    data: people.map(({ id: personId }) => ({ inspectionId: id, personId })),
  })
  await prisma().inspectionSubject.createMany({
    data: units.map(({ id: unitId }) => ({ id: randomUUID(), inspectionId: id, unitId })),
  })
  const documents = Array.from({ length: 20 }, (_, index) => long(index))
  const change = { documents, basis: 'Kế hoạch '.repeat(55).trim() }
  await prisma().inspection.update({ where: { id }, data: change })
  await opensInspections(staff)
  for (const data of [
    buttons.inspectionDraft.encode({ inspection: id }),
    buttons.inspectionTeam.encode({ inspection: id }),
    buttons.inspectionSubjects.encode({ inspection: id }),
    buttons.askInspection.encode({ inspection: id, part: 'documents' }),
    buttons.previewInspection.encode({ inspection: id }),
  ]) {
    await manners.forges(staff, data)
    manners.expectGood()
  }
  const { version } = await prisma().inspection.findUniqueOrThrow({ where: { id } })
  expect(await planInspection(town.deps, planner(town), id, version)).toMatchObject({ ok: true })
  await manners.forges(staff, buttons.inspectionCard.encode({ inspection: id }))
  await staff.seesText('inspection:cardKind')
  await fallsSilent(town)
  await manners.forges(head, buttons.inspectionCard.encode({ inspection: id }))
  manners.expectGood()
  expect(textsOf(head).join('\n')).toContain(head.says('inspection:documents'))
  await cancelInspection(town.deps, planner(town), id, 'Hoãn')
  const plan = { title: 'Ngắn', team: ['CB0012'], unit: inspected.unit, from: '2027-03-01', to: '2027-03-02' }
  const other = await hasInspection(town, plan)
  await prisma().inspection.update({ where: { id: other }, data: { documents } })
  await goesOnTo(town, '2027-02-01T09:00')
  manners.expectGood()
  expect(textsOf(head).at(-1)).toContain(head.says('inspectionReminder:documents'))
})
