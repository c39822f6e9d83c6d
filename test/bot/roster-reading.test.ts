import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { readRoster } from '../../src/bot/roster-reading.ts'
import { createRosterWords } from '../../src/bot/roster-words.ts'
import { faultsWorkbook, rosterWorkbook } from '../../src/bot/roster-workbook.ts'
import type { Screen } from '../../src/bot/screen.ts'
import {
  askRosterScreen,
  rosterBrokenOffScreen,
  rosterCheckedScreen,
  rosterDoneScreen,
  rosterRunningScreen,
  rosterUnchangedScreen,
} from '../../src/bot/screens/roster.ts'
import { rosterFaultsScreen } from '../../src/bot/screens/roster-faults.ts'
import { fieldsOf, sheetNames } from '../../src/domain/roster/columns.ts'
import type { FaultKind, RosterFault } from '../../src/domain/roster/roster.ts'
import type { Cell } from '../../src/domain/table.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { always } from '../kit/property.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName } from './hostile.ts'

const words = createRosterWords(language => speechIn(language))

/** What the file makes of a day of birth, or of whatever else stands in a cell of somebody. */
const read = (column: string, cell: Cell) => {
  const { roster, faults } = readRoster(
    [
      {
        name: 'people',
        rows: [
          ['code', 'name', 'kind', column],
          ['A1', 'An', 'leader', cell],
        ],
      },
    ],
    words,
  )
  return faults[0]?.kind ?? roster.people?.[0]?.values[column]
}

test.each([
  ['05/03/1990', '1990-03-05'],
  ['5.3.1990', '1990-03-05'],
  ['5-3-1990', '1990-03-05'],
  [' 05 / 03 / 1990 ', '1990-03-05'],
  ['1990-03-05', '1990-03-05'],
  ['1990-03-05 00:00:00', '1990-03-05'],
  ['٠٥/٠٣/١٩٩٠', '1990-03-05'],
  [{ day: '1990-03-05' }, '1990-03-05'],
  [32_937, '1990-03-05'],
  ['32937', '1990-03-05'],
  ['29/02/2024', '2024-02-29'],
  ['-', null],
  ['', undefined],
  [null, undefined],
] as const)('%j is the day %j', (cell, day) => {
  expect(read('bornOn', cell)).toBe(day)
})

test.each([
  '30/02/2026',
  '29/02/2025',
  '12/25/1990',
  '5/3/90',
  '1990',
  1_990,
  '5 tháng 3 năm 1990',
  '05/03',
  '=A1',
  '0',
  99_999,
  true,
  '1789-07-14',
])('%j is no day, and none is guessed', cell => {
  expect(read('bornOn', cell)).toBe('day')
})

test('every day is read again from each way of writing it', () => {
  const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  always(
    fc.property(days, date => {
      const day = date.toISOString().slice(0, 10)
      const [year, month, of] = day.split('-') as [string, string, string]
      const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)
      for (const cell of [day, `${of}/${month}/${year}`, `${Number(of)}.${Number(month)}.${year}`, serial])
        expect(read('bornOn', cell)).toBe(day)
    }),
    300,
  )
})

test.each([
  ['Nguyễn  Thị\u00a0Ánh '.normalize('NFD'), 'Nguyễn Thị Ánh'],
  ['\u202eAn\u200b', 'An'],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['<b>An</b>', '<b>An</b>'],
  ['An\u0000\ud800', 'An\ufffd'],
] as const)('the name %j is kept as %j, and stays text', (cell, name) => {
  expect(read('name', cell)).toBe('columnTwice')
  const { roster } = readRoster(
    [
      {
        name: null,
        rows: [
          ['person code', 'full name', 'kind'],
          ['A1', cell, 'leader'],
        ],
      },
    ],
    words,
  )
  expect(roster.people?.[0]?.values.name).toBe(name)
})

test('whatever stands in a cell, reading ends, and no control or half a letter is left', () => {
  always(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      for (const [column] of fieldsOf('people').slice(3)) read(column, text)
      const { roster } = readRoster(
        [
          {
            name: 'people',
            rows: [
              ['code', 'name', 'kind'],
              ['A1', text, 'leader'],
            ],
          },
        ],
        words,
      )
      const name = roster.people?.[0]?.values.name ?? ''
      expect(JSON.stringify(name)).not.toMatch(/\\u(?:00|d[89a-f])/)
    }),
    500,
  )
})

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)

  test('headings differ within a sheet, in every language together', () => {
    for (const sheet of sheetNames)
      for (const [column] of fieldsOf(sheet)) {
        const heading = speech.text(`roster:column.${sheet}.${column}` as 'roster:column.units.code')
        expect(words.column(sheet, `${heading} *`), heading).toBe(column)
        expect(words.sheet(speech.text(`roster:sheet.${sheet}`))).toBe(sheet)
      }
  })

  test('a sheet alone is known by its headings', () => {
    const nothing = {
      units: [],
      successions: [],
      positions: [],
      people: [],
      others: [],
      assignments: [],
      lines: [],
      planned: [],
      targets: [],
    }
    const { sheets } = rosterWorkbook({ ...nothing, scope: new Set() }, false, speech)
    for (const [place, { columns }] of sheets.entries()) {
      const { roster, faults } = readRoster(
        [{ name: null, rows: [columns.map(({ title }) => title)] }],
        words,
      )
      expect(Object.keys(roster)).toEqual([sheetNames[place]])
      expect(faults).toEqual([])
    }
  })

  test('Telegram takes every screen, whatever stands in a file', () => {
    const faults = Array.from({ length: 5_000 }, (_, row): RosterFault => {
      const kind: FaultKind = row % 2 ? 'renamed' : 'sheetUnknown'
      return row % 2
        ? { sheet: 'positions', row, column: 'nonLocalRequired', kind, value: nastyName.repeat(9) }
        : { sheet: null, name: nastyName, row: null, column: null, kind }
    })
    const count = { added: 50_000, changed: 50_000, same: 50_000 }
    const counts = Object.fromEntries(sheetNames.map(sheet => [sheet, count]))
    const file = nastyName.slice(0, 60)
    const one = { id: anId(1), authorId: anId(2), unitId: anId(3), state: 'running', fileHash: '' } as const
    const wanted = { ...one, file: { fileId: 'x', name: file }, shown: { counts, fingerprint: 1 } }
    const screens: Record<string, Screen> = {
      ask: askRosterScreen(speech),
      faults: rosterFaultsScreen(faults.slice(0, 20), 5_000, speech),
      checked: rosterCheckedScreen(anId(1), file, counts, speech),
      unchanged: rosterUnchangedScreen(counts, speech),
      reading: rosterRunningScreen(wanted, null, speech),
      running: rosterRunningScreen(wanted, { done: 5, total: 50_000 }, speech),
      done: rosterDoneScreen(file, counts, speech),
      brokenOff: rosterBrokenOffScreen({ file }, speech),
    }
    for (const [name, screen] of Object.entries(screens)) expect(objections(screen, speech), name).toEqual([])
    expect(faultsWorkbook(faults, speech).sheets[0]?.rows).toHaveLength(5_000)
  })
})
