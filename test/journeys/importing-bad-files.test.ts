import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { anId } from '../kit/evaluation.ts'
import {
  everything,
  newestDocument,
  opensImport,
  rosterFile,
  sendsFile,
  type Written,
} from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hanh: Person
let before: Awaited<ReturnType<typeof everything>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
  before = await everything(town)
})
afterAll(() => town.close())
beforeEach(async () => {
  manners.expectGood()
  expect(await everything(town)).toEqual(before)
  await opensImport(hanh)
})

const locked = {
  sheets: [{ name: 'a', rows: [['x']] }],
  encryption: { password: 'mật khẩu', spinCount: 1_000 },
}
const aPerson = { people: [{ code: 'CB9001', name: 'Lê Văn An', kind: 'leader' }] }

test.each([
  ['locked with a password', () => writeXlsx(locked), 'table_protected'],
  ['cut off', async () => (await rosterFile(aPerson)).slice(0, 900), 'table_broken'],
  [
    'a program that calls itself csv',
    async () => Buffer.from('MZ\u0090\u0000\u0003\u0000a;b\n1;2'),
    'table_unknown',
  ],
  ['of twenty megabytes', async () => Buffer.alloc(20 * 1_048_576, 'a'), 'roster_file_too_large'],
  ['of two hundred thousand rows', async () => Buffer.from('a;b\n'.repeat(200_000)), 'table_too_long'],
  [
    'an old workbook',
    async () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(90)]),
    'table_old',
  ],
] as const)('a file that is %s is refused in one sentence', async (_, file, refusal) => {
  await sendsFile(hanh, await file(), 'du-lieu.csv')
  await hanh.seesText(`refusals:${refusal}`)
})

test('whatever is no file gets the question again', async () => {
  await hanh.hearsBelow(hanh.sends('Nguyễn Văn A'))
  await hanh.seesText('refusals:roster_file_needed')
  await hanh.hearsBelow(hanh.user.sendsSticker())
  await hanh.seesText('refusals:roster_file_needed')
})

/** Sends rows, and reads back every fault by sheet, row and kind, from the file that comes with them. */
const faultsOf = async (file: Uint8Array | string, fileName?: string): Promise<readonly string[]> => {
  await sendsFile(hanh, file, fileName)
  await hanh.sees(/chưa ghi gì/)
  const { sheets } = await newestDocument(town, hanh)
  return (sheets[0]?.rows ?? []).slice(1).map(row => row.slice(0, 4).join(' | '))
}

const fault = (sheet: string, row: number | '', column: string, kind: string): string => {
  const text = hanh.speech.text as (key: string) => string
  const heading = column === '' ? '' : text(`roster:column.${sheet}.${column}`)
  return [text(`roster:sheet.${sheet}`), row, heading, text(`roster:fault.${kind}`)].join(' | ')
}

const unit = (code: string, more: object = {}) => ({
  code,
  kind: 'commune',
  name: `Xã ${code}`,
  parent: 'NX',
  validFrom: '2026-01-01',
  ...more,
})
const post = (person: string, more: object = {}) => ({
  ...{ person, position: 'communeServiceSpecialist', unit: 'X05', kind: 'appointment' },
  ...{ startedOn: '2026-01-01', decisionNo: '1', ...more },
})

test('every fault is named by sheet, row and column, in words of the one who sent it', async () => {
  const rows: Written = {
    units: [
      unit('N1', { parent: 'N2' }),
      unit('N2', { parent: 'N1' }),
      unit('N3', { validTo: '2025-12-31' }),
      unit('X05', { name: 'Xã Hoàn Toàn Khác', validFrom: '2025-07-01' }),
      unit('N4', { validFrom: '30/02/2026' }),
      unit('N5', { kind: 'làng' }),
      unit('N6', { parent: 'Q99' }),
      unit('N7', { validFrom: '12/25/2026' }),
    ],
    successions: [
      { from: 'C001', to: 'X05', share: '60%', decision: '1' },
      { from: 'N6', to: 'N6', share: '150', decision: '1' },
    ],
    people: [
      { code: 'CB9001', name: 'Nguyễn Thị Ánh', kind: 'leader', bornOn: '1990-03-05' },
      { code: 'CB9002', name: 'Nguyen Thi Anh', kind: 'leader', bornOn: '1990-03-05' },
      { code: 'CB9003', name: 'PHAM MINH KHOI', kind: 'leader', bornOn: '20.5.1989' },
      { code: 'CB9001', name: 'Lê Văn An', kind: 'leader' },
      { code: 'CB 9004', name: 'TUYỆT MẬT', kind: 'leader' },
      { code: 'CB9005', name: 'x'.repeat(10_000), kind: 'leader' },
    ],
    assignments: [
      post('CB9001'),
      post('CB9001', { startedOn: '2026-02-01' }),
      post('CB9002', { startedOn: '2026-03-01', endedOn: '2026-01-01' }),
      post('CB9002', { unit: 'C074' }),
      post('CB9002', { position: 'king' }),
      post('CB9002', { decisionNo: { day: '2026-01-02' } }),
      post('CB0018', { startedOn: '2026-03-01' }),
    ],
    lines: [
      { subordinate: 'CB0062', supervisor: 'CB0063', validFrom: '2026-01-01' },
      { subordinate: 'CB9001', supervisor: 'CB9001', validFrom: '2026-01-01' },
      { subordinate: 'CB0063', supervisor: 'CB9002', validFrom: '2026-01-01' },
    ],
  }
  const found = await faultsOf(await rosterFile(rows))
  const expected = [
    fault('units', 2, 'parent', 'ownAncestor'),
    fault('units', 3, 'parent', 'ownAncestor'),
    fault('units', 4, 'validTo', 'endBeforeStart'),
    fault('units', 5, 'name', 'renamed'),
    fault('units', 6, 'validFrom', 'day'),
    fault('units', 7, 'kind', 'choice'),
    fault('units', 8, 'parent', 'unknownCode'),
    fault('units', 9, 'validFrom', 'day'),
    fault('successions', 2, 'share', 'sharesAbove'),
    fault('successions', 3, 'share', 'share'),
    fault('people', 2, 'name', 'twin'),
    fault('people', 3, 'name', 'twin'),
    fault('people', 4, 'name', 'twin'),
    fault('people', 5, 'code', 'twice'),
    fault('people', 6, 'code', 'code'),
    fault('people', 6, 'name', 'textClassified'),
    fault('people', 7, 'name', 'textLong'),
    fault('assignments', 2, 'startedOn', 'overlaps'),
    fault('assignments', 3, 'startedOn', 'overlaps'),
    fault('assignments', 4, 'endedOn', 'endBeforeStart'),
    fault('assignments', 5, 'unit', 'unitOver'),
    fault('assignments', 6, 'position', 'unknownCode'),
    fault('assignments', 7, 'decisionNo', 'textIsDay'),
    fault('assignments', 8, 'person', 'own'),
    fault('positions', '', '', 'sheetMissing'),
    fault('lines', 2, 'validFrom', 'overlaps'),
    fault('lines', 2, 'supervisor', 'supervisorCircle'),
    fault('lines', 3, 'supervisor', 'ownSupervisor'),
    fault('lines', 4, 'validFrom', 'overlaps'),
  ]
  for (const one of expected) expect(found, one).toContain(one)
  expect(found.filter(one => !expected.includes(one))).toEqual([])
})

test('a sheet that is missing, unknown or there twice, and headings likewise, are named', async () => {
  const missing = await faultsOf(await rosterFile({ assignments: [post('CB9001')] }))
  expect(missing).toContain(fault('people', '', '', 'sheetMissing'))
  const headings = await faultsOf('Mã cán bộ;Name of nothing;Họ và tên;Full name\nCB9001;1;An;An\n', 'a.csv')
  expect(headings.join()).toContain(fault('people', 1, 'kind', 'columnMissing'))
  expect(headings.join()).toContain(fault('people', 1, 'name', 'columnTwice'))
  expect(headings.join()).toContain(fault('people', 1, '', 'columnUnknown'))
  const letter = await faultsOf('Kính gửi các đồng chí\nĐây là một bức thư\n', 'a.csv')
  expect(letter.join()).toContain(hanh.speech.text('roster:fault.sheetUnknown'))
})

test('the row of a fault is the line of the file, whatever lines are empty', async () => {
  const lines = ['', 'Mã cán bộ;Họ và tên;Đối tượng;Ngày sinh', '', ';;;', 'CB9001;An;viên chức;30/02/1990']
  expect(await faultsOf(`${lines.join('\r\n')}\r\n\r\n`, 'a.csv')).toEqual([
    fault('people', 5, 'bornOn', 'day'),
  ])
})

test('buttons nobody was shown lead to the question for a file, and nowhere else', async () => {
  for (const data of [
    buttons.writeImport.encode({ file: anId(7) }),
    buttons.cancelImport.encode({ file: anId(7) }),
  ]) {
    await manners.forges(hanh, data)
    await hanh.seesText('refusals:import_over')
  }
  const khoi = await town.resident('cadre')
  await khoi.hearsBelow(khoi.sends('/import'))
  await khoi.seesText('refusals:not_allowed')
  for (const data of [
    buttons.importRoster.encode({}),
    buttons.rosterTemplate.encode({ part: 'present' }),
    buttons.writeImport.encode({ file: anId(7) }),
    buttons.cancelImport.encode({ file: anId(7) }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:not_allowed')
  }
})
