import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { reports } from '../../src/bot/reports.ts'
import { reportNames } from '../../src/domain/report/report.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { opensReport } from '../kit/reporting.ts'
import { becomes, losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let reader: Person
const everything = '00000000-0000-0000-0000-000000000000'
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  reader = (await inhabitant(town, 'CB0013', 'ar')).person
  // The longest names an import takes, each of signs that HTML and Arabic make longer still.
  const long = (id: string): string =>
    `${'Xã <Mường> & Phăng "bé" '.repeat(9).slice(0, 163)} ${id}`.slice(0, 200)
  const { prisma } = town.database
  for (const { id } of await prisma.unit.findMany())
    await prisma.unit.update({ where: { id }, data: { name: long(id) } })
  for (const { id } of await prisma.position.findMany()) {
    const name = long(id)
    await prisma.position.update({
      where: { id },
      data: { titles: { vi: name, en: name, de: name, ar: name } },
    })
  }
  for (const { id, code } of await prisma.person.findMany())
    if (code !== 'CB0013') await prisma.person.update({ where: { id }, data: { name: long(id) } })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const textOf = (person: Person): string => person.screen.text ?? person.screen.caption ?? ''

test.each(reportNames)(
  '%s: fits a message and a caption, whatever names of units, posts and people are like',
  async name => {
    await opensReport(reader, name)
    expect(textOf(reader).length).toBeLessThanOrEqual(4_096)
    const { unit } = {
      unit: (
        await town.database.prisma.unit.findFirstOrThrow({
          where: { validTo: null, parentId: { not: null } },
        })
      ).id,
    }
    const code = reports[name].code
    const key = { report: code, unit, days: dayToNumber(town.deps.moment().today), choice: '-' }
    await manners.forges(reader, buttons.report.encode(key))
    expect(textOf(reader).length).toBeLessThanOrEqual(4_096)
    await manners.forges(reader, buttons.reportUnits.encode({ ...key, page: 0 }))
    await manners.forges(reader, buttons.reportUnits.encode({ ...key, unit: everything, page: 0 }))
    await manners.forges(reader, buttons.reportWorkbook.encode(key))
    await manners.forges(reader, buttons.report.encode(key))
    await manners.forges(reader, buttons.reportPicture.encode(key))
    await manners.forges(reader, buttons.reportPicture.encode({ ...key, unit: everything }))
    await manners.forges(reader, buttons.report.encode(key))
  },
)

test.each(reportNames)(
  '%s: units, days and choices nobody offered are answered with the nearest there is',
  async name => {
    const code = reports[name].code
    const today = dayToNumber(town.deps.moment().today)
    const foreign = '11111111-1111-4111-8111-111111111111'
    const keys = [
      { report: code, unit: foreign, days: today, choice: '-' },
      { report: code, unit: everything, days: 0, choice: '-' },
      { report: code, unit: everything, days: today + 1, choice: '-' },
      { report: code, unit: everything, days: 99_999, choice: '2025-2030' },
      { report: code, unit: everything, days: today, choice: "'; DROP TABLE x" },
      { report: code, unit: everything, days: today, choice: '9999' },
      { report: code, unit: everything, days: today, choice: '__proto__' },
      { report: code, unit: everything, days: today, choice: 'constructor' },
    ]
    await opensReport(reader, name)
    for (const key of keys) {
      await manners.forges(reader, buttons.report.encode(key))
      manners.expectGood()
    }
    const key = { report: code, unit: everything, days: today, choice: '9999' }
    await manners.forges(reader, buttons.reportChoices.encode({ ...key, page: 99 }))
    await manners.forges(reader, buttons.reportUnits.encode({ ...key, page: 99 }))
  },
)

test('staff of a commune reads nothing of the province, and staff no more nothing at all', async () => {
  const { prisma } = town.database
  const own = await prisma.unit.findFirstOrThrow({ where: { code: 'X05', validTo: null } })
  const { person, id } = await inhabitant(town, 'CB0064', 'vi')
  await becomes(town, 'staff', 'CB0064', own.name)
  const province = await prisma.unit.findFirstOrThrow({ where: { parentId: null, validTo: null } })
  for (const name of reportNames) {
    await opensReport(person, name)
    const key = { report: reports[name].code, days: dayToNumber(town.deps.moment().today), choice: '-' }
    await manners.forges(person, buttons.report.encode({ ...key, unit: province.id }))
    await person.seesText('refusals:unit_not_yours')
    await manners.forges(person, buttons.reportUnits.encode({ ...key, unit: province.id, page: 0 }))
    await person.seesText('refusals:unit_not_yours')
  }
  await losesRoles(town, id)
  for (const name of reportNames) {
    const key = { report: reports[name].code, days: dayToNumber(town.deps.moment().today), choice: '-' }
    await manners.forges(person, buttons.reportWorkbook.encode({ ...key, unit: own.id }))
    await person.seesText('refusals:not_allowed')
    await manners.forges(person, buttons.reportDay.encode({ ...key, unit: own.id }))
    await person.seesText('refusals:not_allowed')
  }
})
