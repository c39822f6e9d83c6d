import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport, takesPicture, takesWorkbook } from '../kit/reporting.ts'
import { unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const everything = '00000000-0000-0000-0000-000000000000'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const says = (person: Person): string => readable(person.screen.text ?? '').replaceAll('\u00a0', ' ')

const opensOn = async (report: string, day: string, choice = '-', unit = everything): Promise<void> => {
  const key = { report, unit, days: dayToNumber(day), choice }
  await manners.forges(hue, buttons.report.encode(key))
  await hue.sees(readable(hue.speech.day(day)))
}

test('on the last day of the districts twelve of their thirteen secretaries were not local', async () => {
  await hue.hearsBelow(hue.sends('/rotation'))
  await hue.tapsText('report:name.nonLocal')
  await hue.seesText('movementReport:shareIntro')
  expect(says(hue)).not.toContain('Bezirksebene:')
  await opensOn('nl', '2025-06-30')
  expect(says(hue)).toContain('Bezirksebene: 12/13 (92,31 %)')
  expect(says(hue)).toContain('Sekretär/-in des Bezirksparteikomitees: 12/13 (92,31 %)')
  expect(says(hue)).toContain('Gemeindeebene: 49/55 (89,09 %), davon unbekannt 3')
  const seen = await takesPicture(town, hue)
  expect(seen.amountOf('#0f5c8c')).toBeGreaterThan(5_000)
  expect(seen.isCut).toBe(false)
})

test('the workbook has the same figures post by post, and unit by unit under the names of the day', async () => {
  await opensOn('nl', '2025-06-30')
  const { sheets } = await takesWorkbook(town, hue, 2)
  const [byTitle, byUnit] = sheets.map(({ rows }) => rows.slice(1))
  const district = byTitle?.find(([tier, title]) => tier === 'Bezirksebene' && title === 'Summe')
  expect(district?.slice(2, 6)).toEqual(['12', '1', '0', '13'])
  const { name } = await town.database.prisma.unit.findFirstOrThrow({ where: { code: 'H01' } })
  expect(byUnit?.map(([unit]) => unit)).toContain(name)
  const ofDistricts = byUnit?.filter(([, tier]) => tier === 'Bezirksebene') ?? []
  expect(ofDistricts).toHaveLength(13)
  await opensOn('nl', '2025-07-01')
  const after = await takesWorkbook(town, hue, 2)
  const units = after.sheets[1]?.rows.map(([unit]) => unit)
  expect(units).toContain('Xã Lộc Vinh')
  expect(units).not.toContain(name)
})

test('a post left over in a unit that is no more is no filled post, and said so', async () => {
  const { prisma } = town.database
  const { id: positionId } = await prisma.position.findUniqueOrThrow({ where: { code: 'districtSecretary' } })
  const { id } = await prisma.assignment.findFirstOrThrow({
    where: { positionId, endedOn: new Date('2025-06-30') },
  })
  await prisma.assignment.update({ where: { id }, data: { endedOn: null } })
  await opensReport(hue, 'nonLocal')
  expect(says(hue)).not.toContain('Bezirksebene:')
  expect(says(hue)).toContain('nicht gezählt: 1')
  await prisma.assignment.update({ where: { id }, data: { endedOn: new Date('2025-06-30') } })
})

const figures = (rows: readonly (readonly string[])[] | undefined) =>
  (rows ?? []).map(row => row.map(Number).filter(cell => !Number.isNaN(cell)))

test('movements come to the same total by kind and by level, in chat, as a picture and in the workbook', async () => {
  await opensReport(hue, 'movements')
  expect(says(hue)).toContain('Amtszeit 2025–2030: Dienstag, 1. Juli 2025 bis Montag, 23. November 2026')
  expect(says(hue)).toContain('Insgesamt: 244')
  expect(says(hue)).toContain('Rotation und Versetzung: 237 = 68 rotiert + 169 versetzt')
  expect(says(hue)).toContain('zentrale Ebene 1 + Provinzebene 97 + Ebene nicht erfasst 146')
  const seen = await takesPicture(town, hue)
  expect(seen.amountOf('#e69f00')).toBeGreaterThan(1_000)
  const { sheets, about } = await takesWorkbook(town, hue, 2)
  expect(about.rows.flat().join(' ')).toContain('2025–2030')
  const [table, byUnit] = sheets.map(({ rows }) => figures(rows.slice(1)))
  const [rotation, transfer, secondment, change, moved, total] = table ?? []
  const sum = (...lines: readonly (readonly number[] | undefined)[]) =>
    (total ?? []).map((_, place) => lines.reduce((all, line) => all + (line?.[place] ?? 0), 0))
  expect(sum(rotation, transfer)).toEqual(moved)
  expect(sum(rotation, transfer, secondment, change)).toEqual(total)
  expect(sum(...(byUnit ?? []))).toEqual(total)
  for (const line of [...(table ?? []), ...(byUnit ?? [])])
    expect(line.slice(0, -1).reduce((all, one) => all + one, 0)).toBe(line.at(-1))
})

test('an earlier term counts what was begun in it, also in units that were dissolved since', async () => {
  await opensReport(hue, 'movements')
  await hue.tapsText('report:choices')
  await hue.seesText('report:choicesTitle')
  await hue.taps(hue.speech.text('movementReport:span.term', { term: '2020–2025' }))
  await hue.sees('1. Juli 2020 bis Montag, 30. Juni 2025')
  const { name, id } = await town.database.prisma.unit.findFirstOrThrow({ where: { code: 'H01' } })
  const { sheets } = await takesWorkbook(town, hue, 2)
  expect(sheets[1]?.rows.map(([unit]) => unit)).toContain(name)
  await opensOn('mv', '2024-05-01', '-', id)
  await hue.sees('Mittwoch, 1. Juli 2020 bis Mittwoch, 1. Mai 2024')
  expect(says(hue)).toContain(name)
})

test('a new unit has only what was begun in it', async () => {
  const { id } = await unitNamed(town, 'Xã Lộc Vinh')
  await opensOn('mv', '2026-11-23', '2020-2025', id)
  await hue.seesText('movementReport:noMovements')
  await opensOn('mv', '2026-11-23', 'year', id)
  await hue.sees('1. Januar 2026 bis Montag, 23. November 2026')
  await opensOn('mv', '2026-11-23', 'months12', id)
  await hue.sees('Montag, 24. November 2025 bis Montag, 23. November 2026')
})

test('where the rulebook names no terms the year is what is left to choose, and one not checked says so', async () => {
  await opensReport(hue, 'movements')
  expect(says(hue)).toContain(hue.says('evaluation:whyUnverified'))
  const where = { key: 'report.terms' }
  const { prisma } = town.database
  const [rule] = await prisma.rule.findMany({ where })
  await prisma.rule.updateMany({ where, data: { key: 'report.terms.none' } })
  await opensReport(hue, 'movements')
  await hue.sees('1. Januar 2026 bis Montag, 23. November 2026')
  expect(says(hue)).not.toContain(hue.says('evaluation:whyUnverified'))
  await prisma.rule.updateMany({ where: { id: rule?.id ?? '' }, data: where })
})
