import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodAround } from '../../src/domain/cycle/period.ts'
import { addCycle } from '../../src/store/setup.ts'
import { fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

const decides = async (
  personId: string,
  number: number,
  points: number,
  isPublished: boolean,
): Promise<void> => {
  const { prisma } = town.database
  const { from, to } = periodAround('quarter', '2026-01-01', number)
  const days = { periodFrom: from, periodTo: to, opensOn: '2026-01-01', closesOn: '2026-10-10' }
  const cycleId = await addCycle(prisma, { kind: 'quarter', ...days }, randomUUID)
  await prisma.evaluationCycle.update({ where: { id: cycleId }, data: { closedAt: new Date('2026-10-11') } })
  const { templateId } = await prisma.evaluationCycle.findUniqueOrThrow({ where: { id: cycleId } })
  const id = randomUUID()
  const openedAt = new Date('2026-10-01')
  const state = isPublished ? 'published' : 'decided'
  await prisma.evaluation.create({ data: { id, cycleId, personId, templateId, state, openedAt } })
  const deciderId = town.cast('supervisor').personId
  const decided = { points, proposed: 'good', level: 'good', deciderId, decidedAt: new Date('2026-10-15') }
  const published = isPublished ? { publisherId: deciderId, publishedAt: new Date('2026-10-16') } : {}
  await prisma.classification.create({ data: { evaluationId: id, ...decided, ...published } })
}

test('a year shows its author the average of what was published, and the reviewer of what was decided', async () => {
  const khoi = await town.resident('cadre')
  const hien = await town.resident('supervisor')
  const { personId } = town.cast('cadre')
  await decides(personId, 0, 9_000, true)
  await decides(personId, 1, 8_001, true)
  await decides(personId, 2, 7_000, false)
  await town.database.prisma.evaluationCycle.updateMany({
    where: { closedAt: null },
    data: { closedAt: new Date('2026-11-20') },
  })
  const year = {
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    opensOn: '2026-11-01',
    closesOn: '2026-12-14',
  }
  await addCycle(town.database.prisma, { kind: 'year', ...year }, randomUUID)
  khoi.sends('/evaluate')
  await khoi.seesText('evaluation:cyclesTitle')
  const shown = readable(khoi.screen.text ?? '')
  expect(shown).toContain(readable(khoi.speech.points(8_501)))
  expect(shown).toContain(
    readable(khoi.speech.period({ kind: 'quarter', periodFrom: '2026-07-01', periodTo: '2026-09-30' })),
  )
  await khoi.taps(khoi.labels[0] ?? '')
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.sees(readable(hien.speech.points(8_000)))
  manners.expectGood()
})

/** Moves somebody to another unit's post like his own, from a day on. */
const moves = async (code: string, unitCode: string, day: string): Promise<void> => {
  const { prisma } = town.database
  const person = await prisma.person.findUniqueOrThrow({ where: { code } })
  const post = await prisma.assignment.findFirstOrThrow({ where: { personId: person.id, endedOn: null } })
  const unit = await prisma.unit.findFirstOrThrow({ where: { code: unitCode } })
  const before = new Date(Date.parse(day) - 86_400_000)
  await prisma.assignment.updateMany({
    where: { personId: person.id, endedOn: null },
    data: { endedOn: before },
  })
  await prisma.assignment.create({
    data: { ...post, id: randomUUID(), unitId: unit.id, startedOn: new Date(day), kind: 'transfer' },
  })
}

test('when somebody moves, the heads of both units get his decided scores, once', async () => {
  const { id: oldHead, person: former } = await inhabitant(town, 'CB0061', 'vi')
  const { person: next } = await inhabitant(town, 'CB0066', 'en')
  const { prisma } = town.database
  const moved = await prisma.person.findUniqueOrThrow({ where: { code: 'CB0064' } })
  await decides(moved.id, 3, 7_700, true)
  await town.passes(60_000)
  expect(await prisma.notice.count({ where: { kind: 'evaluation.scoreHandedOver' } })).toBe(0)
  await moves('CB0064', 'X06', '2026-11-01')
  await town.passes(60_000)
  await town.passes(60_000)
  await fallsSilent(town)
  const notices = await prisma.notice.findMany({
    where: { kind: 'evaluation.scoreHandedOver' },
    include: { deliveries: true },
  })
  expect(notices).toHaveLength(1)
  const told = notices[0]?.deliveries.map(({ personId }) => personId) ?? []
  expect(told).toHaveLength(2)
  expect(told).not.toContain(moved.id)
  const hears = (person: Person): string[] =>
    textsOf(person).filter(text => text.includes(readable(person.speech.points(7_700))))
  const heads = [former, next].filter(person => hears(person).length > 0)
  expect(heads.length + (told.includes(oldHead) ? 0 : 1)).toBeGreaterThan(0)
  for (const person of heads) expect(hears(person)).toHaveLength(1)
  manners.expectGood()
})
