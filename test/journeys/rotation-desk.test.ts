import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport, takesPicture, takesWorkbook } from '../kit/reporting.ts'
import { becomes, leavesPosts, losesRoles, personOf, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const commune = 'Xã Lộc Vinh'
const everything = '00000000-0000-0000-0000-000000000000'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const says = (person: Person): string => readable(person.screen.text ?? '')
const names = ['due', 'nonLocal', 'movements'] as const
const asksRotation = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/rotation'))
  await person.seesText('rotation:title')
}
const keyOf = (report: string, change: Partial<{ unit: string; days: number; choice: string }> = {}) => ({
  ...{ report, unit: everything, days: dayToNumber(town.deps.moment().today), choice: '-' },
  ...change,
})
const namedLooks = () => town.database.prisma.auditEvent.count({ where: { action: 'report.named' } })

test('staff has its own clocks as everybody, and below them the ways to the three reports', async () => {
  await asksRotation(hue)
  expect(says(hue)).toContain('36-Monats-Marke')
  for (const name of names) expect(hue.labels).toContain(readable(hue.speech.text(`report:name.${name}`)))
  await hue.tapsText('report:name.due')
  await hue.seesText('movementReport:list')
  expect(says(hue)).toContain('Phan Anh Tiệp – Sekretär/-in des Parteikomitees, Phường Hòa Trạch')
  expect(says(hue)).toContain('Amtszeitgrenze: überschritten seit Donnerstag, 1. Oktober 2026 (1 Monat)')
  expect(says(hue)).toContain('das Ende der Dienstzeit ist nicht verzeichnet: 21')
})

test('whoever is named sees who saw his name; pages turned the same day are no second look', async () => {
  const tiep = await town.resident('inspectedHead')
  expect(says(hue)).toContain(town.cast('inspectedHead').name)
  const before = await namedLooks()
  await opensReport(hue, 'due')
  expect(await namedLooks()).toBe(before)
  await tiep.hearsBelow(tiep.sends('/access'))
  await tiep.seesText('movementReport:looked')
  expect(says(tiep)).toContain(town.cast('staff').name)
  await khoi.hearsBelow(khoi.sends('/access'))
  await khoi.seesText('ownData:noLooks')
})

test('narrowed to a commune there are its people alone, as a picture and by name in the workbook', async () => {
  const { id: unit } = await unitNamed(town, commune)
  await manners.forges(hue, buttons.report.encode(keyOf('du', { unit })))
  await hue.sees(commune)
  expect(says(hue)).not.toContain('Phan Anh Tiệp')
  const looksBefore = await namedLooks()
  const seen = await takesPicture(town, hue)
  expect(seen.amountOf('#e69f00') + seen.amountOf('#4aa387')).toBeGreaterThan(1_000)
  expect(await namedLooks()).toBe(looksBefore)
  const { sheets } = await takesWorkbook(town, hue, 4)
  const [, , people, unknown] = sheets.map(({ rows }) => rows.slice(1))
  expect(people?.length).toBeGreaterThan(3)
  expect(new Set(people?.map(row => row[3]))).toEqual(new Set([commune]))
  const codes = new Set([...(people ?? []), ...(unknown ?? [])].map(([code]) => code))
  const named = await town.database.prisma.auditEvent.findMany({
    where: { action: 'report.named' },
    distinct: ['subjectId'],
    select: { subjectId: true },
  })
  for (const code of codes) {
    const { id } = await personOf(town, code ?? '')
    expect(named.map(({ subjectId }) => subjectId)).toContain(id)
  }
  expect(codes).toContain('CB0063')
  await khoi.hearsBelow(khoi.sends('/access'))
  await khoi.seesText('movementReport:looked')
})

test('the counts of the workbook are its rows, clock by clock', async () => {
  await opensReport(hue, 'due')
  const { sheets } = await takesWorkbook(town, hue, 4)
  const [byClock, byUnit, people, unknown] = sheets.map(({ rows }) => rows.slice(1))
  const due = [1, 2, 3, 4]
  const sum = (row: readonly string[], places: readonly number[]) =>
    places.reduce((total, place) => total + Number(row[place]), 0)
  for (const row of byClock ?? []) {
    const [clock = ''] = row
    const ofClock = people?.filter(one => one[4] === clock) ?? []
    expect([clock, ofClock.length]).toEqual([clock, sum(row, due)])
    const inUnits = byUnit?.filter(one => one[1] === clock) ?? []
    const together = inUnits.reduce((total, one) => total + sum(one, [2, 3, 4, 5]), 0)
    expect([clock, together]).toEqual([clock, sum(row, due)])
    expect(unknown?.filter(one => one[4] === clock)).toHaveLength(Number(row[8]))
    expect(sum(row, [1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(Number(row[10]))
  }
})

test('of one kind of clock there is that kind alone', async () => {
  await opensReport(hue, 'due')
  await hue.tapsText('report:choices')
  await hue.seesText('report:choicesTitle')
  await hue.tapsText('rotation:clock.secondment')
  await hue.seesText('movementReport:list')
  expect(says(hue)).toContain(hue.speech.text('rotation:clock.secondment'))
  expect(says(hue)).not.toContain('Phan Anh Tiệp')
})

test('as of the last day before the merger posts stand in the units of that day, the day after in the new ones', async () => {
  const unitsOn = async (day: string) => {
    await manners.forges(hue, buttons.report.encode(keyOf('du', { days: dayToNumber(day) })))
    await hue.sees(readable(hue.speech.day(day)))
    const { sheets } = await takesWorkbook(town, hue, 4)
    return new Set([...(sheets[2]?.rows ?? []), ...(sheets[3]?.rows ?? [])].map(row => row[3]))
  }
  const units = await town.database.prisma.unit.findMany()
  const namesOf = (wanted: (unit: (typeof units)[number]) => boolean) =>
    units.filter(wanted).map(({ name }) => name)
  const districts = namesOf(({ kind }) => kind === 'district')
  const gone = new Set(namesOf(({ validTo }) => validTo !== null))
  // Some of the new ones kept an old name.
  const merged = namesOf(
    ({ kind, name }) => !['district', 'province', 'agency'].includes(kind) && !gone.has(name),
  )
  const before = await unitsOn('2025-06-30')
  expect(districts.filter(name => before.has(name)).length).toBeGreaterThan(1)
  expect(merged.filter(name => before.has(name))).toEqual([])
  const after = await unitsOn('2025-07-01')
  expect(merged.filter(name => after.has(name)).length).toBeGreaterThan(1)
  expect(districts.filter(name => after.has(name))).toEqual([])
})

test('staff of one commune sees its people only, and no other unit', async () => {
  const { person: khang } = await inhabitant(town, 'CB0064', 'vi')
  await becomes(town, 'staff', 'CB0064', commune)
  await asksRotation(khang)
  await khang.tapsText('report:name.due')
  await khang.seesText('movementReport:list')
  const { sheets } = await takesWorkbook(town, khang, 4)
  const units = [...(sheets[2]?.rows.slice(1) ?? []), ...(sheets[3]?.rows.slice(1) ?? [])].map(row => row[3])
  expect(new Set(units)).toEqual(new Set([commune]))
  const { id: unit } = await unitNamed(town, 'Phường Hòa Trạch')
  await manners.forges(khang, buttons.report.encode(keyOf('du', { unit })))
  await khang.seesText('refusals:unit_not_yours')
  expect(says(khang)).not.toContain('Phan Anh Tiệp')
})

test('a cadre who is no staff has no such keys, and forged ones are refused and leave no trace', async () => {
  await asksRotation(khoi)
  for (const name of names)
    expect(khoi.labels).not.toContain(readable(khoi.speech.text(`report:name.${name}`)))
  const before = await namedLooks()
  for (const report of ['du', 'nl', 'mv'])
    for (const kind of [buttons.report, buttons.reportPicture, buttons.reportWorkbook]) {
      await manners.forges(khoi, kind.encode(keyOf(report)))
      await khoi.seesText('refusals:not_allowed')
    }
  expect(await namedLooks()).toBe(before)
  expect(khoi.messages.filter(({ document, photo }) => document ?? photo)).toEqual([])
})

test('whoever is no longer staff is refused by the keys he still has', async () => {
  await asksRotation(hue)
  const { personId } = town.cast('staff')
  await losesRoles(town, personId)
  await hue.tapsText('report:name.movements')
  await hue.seesText('refusals:not_allowed')
  await asksRotation(hue)
  expect(hue.labels).not.toContain(readable(hue.speech.text('report:name.due')))
  await regainsRoles(town, personId)
})

test('a choice, a day and a unit that are none are said so, and the nearest is shown', async () => {
  await opensReport(hue, 'due')
  await manners.forges(hue, buttons.report.encode(keyOf('du', { choice: '__proto__' })))
  await hue.seesText('refusals:report_choice_unknown')
  await manners.forges(hue, buttons.report.encode(keyOf('du', { days: 9_999_999 })))
  await hue.seesText('refusals:day_too_late')
  await manners.forges(hue, buttons.reportPicture.encode(keyOf('mv', { days: 0 })))
  await hue.seesText('refusals:report_nothing_drawn')
  expect(says(hue)).toContain(hue.says('movementReport:noMovements'))
})

test('somebody whose posts have ended is in no list, and one left over in a unit that is no more is not known', async () => {
  await leavesPosts(town, 'CB0063', -1)
  const { prisma } = town.database
  const gone = await prisma.unit.findFirstOrThrow({ where: { code: 'C074' } })
  const { id } = await personOf(town, 'CB0065')
  await prisma.assignment.updateMany({ where: { personId: id, endedOn: null }, data: { unitId: gone.id } })
  await opensReport(hue, 'due')
  const { sheets } = await takesWorkbook(town, hue, 4)
  const [, , people, unknown] = sheets.map(({ rows }) => rows)
  expect(people?.map(([code]) => code)).not.toContain('CB0063')
  const why = hue.speech.text('movementReport:why.dissolved')
  expect(unknown?.filter(([code]) => code === 'CB0065').map(row => [row[3], row[5]])).toContainEqual([
    gone.name,
    why,
  ])
})
