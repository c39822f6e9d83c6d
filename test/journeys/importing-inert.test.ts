import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  hearsFromOffice,
  newestDocument,
  opensImport,
  rosterFile,
  sendsFile,
  type Written,
} from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { opensReport, takesWorkbook } from '../kit/reporting.ts'
import { createTown, type Town } from '../kit/town.ts'
import { readWorkbook } from '../kit/workbook.ts'

let town: Town
let manners: Manners
let hanh: Person
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

/** What a spreadsheet would reckon, a browser would show, or an eye would read from the wrong side. */
const tricks = [
  '=HYPERLINK("http://x.vn";"ảnh")',
  '+1+1',
  '@SUM(1)',
  '-2+3',
  '<b>đậm</b> & <a href="x">',
  '{{x}} %s',
]
const steering = '\u202e\u2066\u200f\u061c'
const odd = (place: number): string => `${tricks[place % tricks.length]}${steering}`

const file: Written = {
  units: tricks.map((_, place) => ({
    ...{ code: `LA${place}`, kind: 'agency', name: odd(place), parent: 'NX', validFrom: '2026-01-01' },
  })),
  positions: [{ code: 'la', titleVi: odd(0), titleAr: odd(4), group: 'la', leadership: 'no' }],
  people: tricks.map((_, place) => ({ code: `LA${place}`, name: odd(place), kind: 'civilServant' })),
  assignments: tricks.map((_, place) => ({
    ...{ person: `LA${place}`, position: 'la', unit: `LA${place}`, kind: 'appointment' },
    ...{ startedOn: '2026-01-01', decisionNo: odd(place), locality: 'local', localityBy: odd(place + 1) },
  })),
  targets: tricks.map((_, place) => ({
    ...{
      code: `LA${place}`,
      nameVi: odd(place),
      resolution: odd(place + 1),
      unit: `LA${place}`,
      asOf: '2026-01-01',
    },
  })),
}

/** Formulas and links in any sheet: what a spreadsheet would reckon or follow. */
const activeCells = (file: Buffer, sheets: number): readonly string[] =>
  Array.from({ length: sheets + 1 }, (_, place) => readWorkbook(file, place + 1).active).flat()

const isSteered = (text: string): boolean => /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)

test('formulas, markup and signs that steer text come in as text', async () => {
  await opensImport(hanh)
  await sendsFile(hanh, await rosterFile(file), '=1+1<b>.xlsx')
  await hanh.seesText('roster:checked')
  await hanh.tapsText('roster:write')
  await hanh.seesText('roster:done', { timeoutMs: 20_000 })
  const { prisma } = town.database
  const people = await prisma.person.findMany({
    where: { code: { startsWith: 'LA' } },
    orderBy: { code: 'asc' },
  })
  expect(people.map(({ name }) => name)).toEqual(tricks)
  const units = await prisma.unit.findMany({
    where: { code: { startsWith: 'LA' } },
    orderBy: { code: 'asc' },
  })
  expect(units.map(({ name }) => name)).toEqual(tricks)
})

test('and go out as text: in the file handed out, and unchanged when it is sent back', async () => {
  await opensImport(hanh)
  const below = hanh.screen.message_id
  await hanh.tapsText('roster:templatePresent')
  await hearsFromOffice(hanh, below)
  const { bytes, sheets } = await newestDocument(town, hanh)
  expect(activeCells(bytes, sheets.length)).toEqual([])
  const cells = sheets.flatMap(({ rows }) => rows.flat()).filter(cell => typeof cell === 'string')
  expect(cells).toEqual(expect.arrayContaining(tricks))
  expect(cells.filter(isSteered)).toEqual([])
  await sendsFile(hanh, bytes)
  await hanh.seesText('roster:unchanged')
})

test('and in whatever is told of faults, in chat and in the file', async () => {
  const wrong: Written = {
    people: tricks.map((_, place) => ({
      code: odd(place),
      name: 'An',
      kind: odd(place),
      bornOn: odd(place),
    })),
  }
  await opensImport(hanh)
  await sendsFile(
    hanh,
    await rosterFile({ ...wrong, units: [{ [odd(4)]: 'x', code: 'A' }] }),
    `${odd(4)}.xlsx`,
  )
  await hanh.sees(hanh.speech.text('roster:fault.columnUnknown'))
  const { bytes, sheets } = await newestDocument(town, hanh)
  expect(activeCells(bytes, sheets.length)).toEqual([])
  const values = (sheets[0]?.rows ?? []).map(row => String(row[4] ?? ''))
  expect(values).toEqual(expect.arrayContaining(tricks.filter(trick => !trick.startsWith('{{'))))
  expect(values.filter(isSteered)).toEqual([])
  expect(hanh.screen.text).toContain('<b>đậm</b>')
  // What Telegram finds by itself, an address or a command, it finds in any text; nobody’s markup became markup.
  const marked = hanh.screen.entities?.map(({ type }) => type) ?? []
  expect(marked.filter(type => !['bold', 'url', 'bot_command'].includes(type))).toEqual([])
})

test('and in reports, in chat and as a workbook', async () => {
  await opensReport(hue, 'targets')
  expect(hue.screen.text).toContain('<b>đậm</b> & <a href="x">')
  const { about, sheets } = await takesWorkbook(town, hue)
  expect([about, ...sheets].flatMap(({ active }) => active)).toEqual([])
  const cells = sheets.flatMap(({ rows }) => rows.flat())
  expect(cells).toEqual(expect.arrayContaining(tricks))
  expect(cells.filter(isSteered)).toEqual([])
})
