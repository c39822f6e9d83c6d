import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  everything,
  hearsFromOffice,
  newestDocument,
  opensImport,
  rosterFile,
  sendsFile,
} from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

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

const takesTemplate = async (person: Person, key: 'roster:templateEmpty' | 'roster:templatePresent') => {
  await opensImport(person)
  const before = person.screen.message_id
  await person.tapsText(key)
  await hearsFromOffice(person, before)
  return newestDocument(town, person)
}

test('a file handed out with the data of today and sent back changes nothing', async () => {
  const before = await everything(town)
  const { bytes, sheets } = await takesTemplate(hue, 'roster:templatePresent')
  expect(sheets.map(({ name }) => name)).toEqual([
    'Einheiten',
    'Nachfolge der Einheiten',
    'Stellen',
    'Personen',
    'Stellenbesetzungen',
    'Zuständige Vorgesetzte',
    'Kaderplanung',
    'Ziele der Beschlüsse',
  ])
  expect(sheets[3]?.rows.length).toBeGreaterThan(200)
  await sendsFile(hue, bytes)
  await hue.seesText('roster:unchanged')
  expect(await everything(town)).toEqual(before)
  const looked = await town.database.prisma.auditEvent.findMany({ where: { action: 'roster.handedOut' } })
  expect(looked).toHaveLength(1)
})

test('the empty template holds headings and choices, from right to left in Arabic, and nobody’s data', async () => {
  hue.sends('/settings')
  await hue.tapsText('settings:language.ar')
  hue.speaks('ar')
  await hue.seesText('settings:title')
  const { sheets } = await takesTemplate(hue, 'roster:templateEmpty')
  expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  expect(sheets[0]?.rows[0]?.[0]).toBe(`${hue.speech.text('roster:column.units.code')} *`)
  hue.sends('/settings')
  await hue.tapsText('settings:language.de')
  hue.speaks('de')
  await hue.seesText('settings:title')
})

test('a csv is one sheet, known by its headings, in the signs its program writes', async () => {
  const text = [
    'Mã cán bộ\tHọ và tên\tĐối tượng\tNgày sinh',
    'CB9301\tVũ Thị Bảy\tcông chức\t7.7.1977',
    '"CB9302"\t"Đặng ""Tám"""\tViên chức\t-',
  ].join('\r\n')
  await opensImport(hue)
  await sendsFile(hue, Buffer.from(`\ufeff${text.normalize('NFD')}`, 'utf16le'), 'can-bo.csv')
  await hue.seesText('roster:checked')
  await hue.sees('can-bo.csv')
  await hue.tapsText('roster:write')
  await hue.seesText('roster:done', { timeoutMs: 20_000 })
  const people = await town.database.prisma.person.findMany({
    where: { code: { in: ['CB9301', 'CB9302'] } },
    orderBy: { code: 'asc' },
  })
  expect(people.map(({ name, bornOn }) => [name, bornOn?.getUTCFullYear()])).toEqual([
    ['Vũ Thị Bảy', 1977],
    ['Đặng "Tám"', undefined],
  ])
})

const newcomers = {
  people: [
    {
      code: 'CB9001',
      name: 'Nguyễn Thị  Ánh'.normalize('NFD'),
      kind: 'công chức',
      bornOn: '05/03/1990',
      gender: 'weiblich',
    },
    { code: 'CB9002', name: '=1+1 <b>Trần</b>\u202e', kind: 'Führungskraft', bornOn: 32_874, gender: null },
  ],
  assignments: [
    {
      person: 'CB9001',
      position: 'communeServiceSpecialist',
      unit: 'X05',
      kind: 'Bổ nhiệm',
      startedOn: '١/٧/٢٠٢٥',
      decisionNo: '12/QĐ-UBND',
      locality: 'chưa rõ',
      mandated: 'نعم',
    },
  ],
} as const

test('a file is looked through first, written on one press, and the second time there is nothing to change', async () => {
  const file = await rosterFile(newcomers)
  const before = await everything(town)
  const audited = () => town.database.prisma.auditEvent.count({ where: { action: 'roster.imported' } })
  const auditedBefore = await audited()
  await opensImport(hue)
  await sendsFile(hue, file)
  await hue.seesText('roster:checked')
  expect(await everything(town)).toEqual(before)
  await manners.hammers(hue, hue.speech.text('roster:write'), 2)
  await hue.seesText('roster:done', { timeoutMs: 20_000 })
  const { prisma } = town.database
  const anh = await prisma.person.findUniqueOrThrow({
    where: { code: 'CB9001' },
    include: { assignments: true },
  })
  expect(anh).toMatchObject({ name: 'Nguyễn Thị Ánh', kind: 'civilServant', gender: 'female' })
  expect(anh.bornOn?.toISOString()).toContain('1990-03-05')
  expect(anh.assignments[0]).toMatchObject({ decisionNo: '12/QĐ-UBND', mandated: true, locality: 'unknown' })
  expect(anh.assignments[0]?.startedOn.toISOString()).toContain('2025-07-01')
  const odd = await prisma.person.findUniqueOrThrow({ where: { code: 'CB9002' } })
  expect(odd).toMatchObject({ name: '=1+1 <b>Trần</b>', kind: 'leader' })
  expect(odd.bornOn?.toISOString()).toContain('1990-01-01')
  expect((await audited()) - auditedBefore).toBe(1)
  await opensImport(hue)
  await sendsFile(hue, file)
  await hue.seesText('roster:unchanged')
})
