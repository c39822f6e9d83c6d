import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { handsInOn, opensReport, takesPicture, takesWorkbook, wasReturnedOn } from '../kit/reporting.ts'
import { leavesPosts, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let an: Person
let cycle: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  an = (await inhabitant(town, 'CB0013', 'ar')).person
  cycle = (await town.database.prisma.evaluationCycle.findFirstOrThrow()).id
  await handsInOn(town, cycle, 'CB0063', '2026-11-20')
  await handsInOn(town, cycle, 'CB0065', '2026-11-22', true)
  const returned = await handsInOn(town, cycle, 'CB0062', '2026-11-20')
  await wasReturnedOn(town, returned, '2026-11-21')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const commune = 'Xã Lộc Vinh'
const nobody = '00000000-0000-0000-0000-000000000000'
const words = (person: Person, total: number, handedIn: number, late: number): string => {
  const { speech } = person
  const facts = { total, handedIn, late, inTime: handedIn - late, missing: total - handedIn }
  const html = speech.html('report:handedIn', { ...facts, percent: speech.percent(handedIn, total) })
  return readable(html.replace(/<[^>]+>/g, ''))
}

const goesTo = async (unit: string, day = '2026-11-23', choice = '-'): Promise<void> => {
  await opensReport(an, 'submissions')
  const key = { report: 'su', unit, days: dayToNumber(day), choice }
  await manners.forges(an, buttons.report.encode(key))
}

test('of a commune: who has handed in, in time and late; what was returned is not handed in', async () => {
  const { id } = await unitNamed(town, commune)
  await goesTo(id)
  await an.sees(words(an, 5, 3, 1))
  await an.sees(commune)
})

test('as of an earlier day, what was handed in by then counts, also what was returned later', async () => {
  const { id } = await unitNamed(town, commune)
  await goesTo(id, '2026-11-20')
  await an.sees(words(an, 5, 2, 0))
})

test('of everything: one row for each unit of the province, which together are everybody', async () => {
  await opensReport(an, 'submissions')
  const people = await town.database.prisma.person.count({
    where: { assignments: { some: { endedOn: null } } },
  })
  await an.sees(words(an, people, 3, 1))
  const { about, sheets } = await takesWorkbook(town, an)
  const [sheet] = sheets
  expect([about.isRightToLeft, sheet?.isRightToLeft]).toEqual([true, true])
  expect(sheet?.active).toEqual([])
  expect(sheet?.rows[0]).toEqual(
    (['unit', 'total', 'handedInCount', 'inTime', 'late', 'missing', 'percent'] as const).map(name =>
      an.speech.text(`report:${name}`),
    ),
  )
  const rows = sheet?.rows.slice(1) ?? []
  expect(rows.find(([unit]) => unit === commune)).toEqual([
    commune,
    ...['5', '3', '2', '1', '2'],
    an.speech.percent(3, 5),
  ])
  for (const [place, sum] of [
    [1, people],
    [2, 3],
    [4, 1],
  ] as const)
    expect(rows.reduce((so, row) => so + Number(row[place]), 0)).toBe(sum)
})

test('as a picture, in time, late and missing in colours of their own, nothing cut', async () => {
  const { id } = await unitNamed(town, commune)
  await goesTo(id)
  await an.sees(words(an, 5, 3, 1))
  const seen = await takesPicture(town, an)
  expect(seen.isCut).toBe(false)
  const [inTime, late] = [seen.amountOf('#0f5c8c'), seen.amountOf('#e69f00')]
  expect(late).toBeGreaterThan(1_000)
  expect(inTime).toBeGreaterThan(1.5 * late)
  // The first part of a bar begins where an Arabic line does.
  expect(seen.middleOf('#0f5c8c')?.x ?? 0).toBeGreaterThan(seen.middleOf('#e69f00')?.x ?? 0)
})

test('whoever has handed in and left counts where he was last', async () => {
  const { id } = await unitNamed(town, commune)
  await leavesPosts(town, 'CB0065', -1)
  await goesTo(id)
  await an.sees(words(an, 5, 3, 1))
})

test('a cycle that was closed is counted as it stood then, under the units of then', async () => {
  const { prisma } = town.database
  const open = await prisma.evaluationCycle.findFirstOrThrow()
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  await prisma.evaluationCycle.create({
    data: {
      ...{ ...open, id: town.deps.newId(), kind: 'quarter' },
      ...{ periodFrom: day('2025-01-01'), periodTo: day('2025-03-31') },
      ...{ opensOn: day('2025-04-01'), closesOn: day('2025-04-15') },
      closedAt: new Date('2025-04-20T01:00:00Z'),
    },
  })
  await opensReport(an, 'submissions')
  const closed = an.labels.find(label => label.startsWith('🔒')) ?? ''
  await an.taps(closed)
  await an.sees(readable(an.speech.text('report:cycleClosed', { day: an.speech.day('2025-04-20') })))
  const { about, sheets } = await takesWorkbook(town, an)
  expect(about.rows.map(row => readable(row[1] ?? ''))).toContain(readable(closed))
  const units = sheets[0]?.rows.map(([unit]) => unit)
  expect(units).toContain('Huyện Phú Khê')
  expect(units).not.toContain(commune)
  await goesTo(nobody)
  await an.sees(words(an, await everybody(), 3, 1))
})

const everybody = async (): Promise<number> =>
  // One of them has left, and has handed in.
  1 + (await town.database.prisma.person.count({ where: { assignments: { some: { endedOn: null } } } }))

test('of units that criticise themselves, units are counted', async () => {
  const { prisma } = town.database
  const open = await prisma.evaluationCycle.findFirstOrThrow({ where: { id: cycle } })
  const { id: unitId } = await unitNamed(town, commune)
  const collective = town.deps.newId()
  const opensOn = new Date('2026-11-22T00:00:00Z')
  await prisma.evaluationCycle.create({
    data: { ...open, id: collective, opensOn, collective: true, unitId },
  })
  await handsInOn(town, collective, 'CB0061', '2026-11-23', false, unitId)
  await goesTo(unitId)
  await an.sees(words(an, 1, 1, 0))
})
