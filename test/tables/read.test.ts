import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { type ReadSheet, tableLimits } from '../../src/domain/table.ts'
import { readTables } from '../../src/tables/read.ts'
import { writeWorkbook } from '../../src/tables/write.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding)

const sheetsOf = async (file: Uint8Array): Promise<readonly ReadSheet[]> => {
  const read = await readTables(file)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}

const aWorkbook = () =>
  writeWorkbook({
    isRightToLeft: false,
    sheets: [
      {
        name: 'a',
        columns: [
          { title: 'name', width: 9 },
          { title: 'day', width: 9 },
        ],
        rows: [['An', { day: '2026-02-28' }]],
      },
      { name: 'b', columns: [{ title: 'kind', width: 9, choices: ['một', 'hai'] }], rows: [['một']] },
    ],
  })

describe('text in columns', () => {
  const rows = [
    ['Mã', 'Họ và tên'],
    ['01', 'Nguyễn Thị Ánh; "Tâm"'],
    ['02', '=1+1'],
  ]
  const written = (sign: string) =>
    rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(sign)).join('\r\n')

  test.each([
    ['semicolons', bytes(written(';'))],
    ['commas', bytes(written(','))],
    ['tabs', bytes(written('\t'))],
    ['a byte order mark', bytes(`\ufeff${written(';')}`)],
    ['UTF-16', bytes(`\ufeff${written(';')}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${written('\t')}`, 'utf16le').swap16()],
  ])('with %s is read as it stands, leading zeros and formulas too', async (_, file) => {
    expect(await sheetsOf(file)).toEqual([{ name: null, rows }])
  })

  test('may have rows of any length, and empty lines, which leave every row its own number', async () => {
    const [sheet] = await sheetsOf(bytes('\n\na;b,c\n\n;;\n1\n2;3;4\n\n \n'))
    expect(sheet?.rows).toEqual([[''], [''], ['a', 'b,c'], [''], ['', '', ''], ['1'], ['2', '3', '4']])
  })

  test('may have cells of several lines, each a row of its own as in a spreadsheet', async () => {
    const [sheet] = await sheetsOf(bytes('a;b\r\n"1\r\n2";x\r\n3;y\r\n'))
    expect(sheet?.rows).toEqual([
      ['a', 'b'],
      ['1\r\n2', 'x'],
      ['3', 'y'],
    ])
  })
})

test('in a workbook too an empty row leaves those below it their own numbers', async () => {
  const file = await writeXlsx({ sheets: [{ name: 'a', rows: [['x'], [], [null], ['y']] }] })
  const [sheet] = await sheetsOf(file)
  expect(sheet?.rows.findIndex(([cell]) => cell === 'y')).toBe(3)
})

test('of a workbook every sheet is read, with days as days, and none that is hidden', async () => {
  expect(await sheetsOf(await aWorkbook())).toEqual([
    {
      name: 'a',
      rows: [
        ['name', 'day'],
        ['An', { day: '2026-02-28' }],
      ],
    },
    { name: 'b', rows: [['kind'], ['một']] },
  ])
})

const compound = (content: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(60), Buffer.from(content, 'utf16le')])

/** A workbook that says of its first file that it unpacks into four gigabytes. */
const bomb = async (): Promise<Uint8Array> => {
  const file = Buffer.from(await aWorkbook())
  file.writeUInt32LE(0xffffffff, file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24)
  return file
}

describe('is refused', () => {
  const locked = {
    sheets: [{ name: 'a', rows: [['x']] }],
    encryption: { password: 'mật khẩu', spinCount: 1_000 },
  }
  test.each([
    ['a workbook locked with a password', () => writeXlsx(locked), 'table_protected'],
    ['a workbook of before 2007', async () => compound('Workbook'), 'table_old'],
    ['a workbook that was cut off', async () => (await aWorkbook()).slice(0, 700), 'table_broken'],
    ['one with rubbish in its middle', async () => (await aWorkbook()).fill(7, 60, 900), 'table_broken'],
    ['another archive', async () => bytes('PK\u0003\u0004 something'), 'table_broken'],
    ['one that would unpack into gigabytes', bomb, 'table_too_large'],
    [
      'a program that calls itself a table',
      async () => bytes('MZ\u0090\u0000\u0003\u0000;a;b\n1;2\n', 'latin1'),
      'table_unknown',
    ],
    ['a picture', async () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'table_unknown'],
    [
      'text in an alphabet nobody named',
      async () => bytes('Nguy\u1ec5n;H\u00e0\n', 'latin1'),
      'table_unknown',
    ],
    ['nothing', async () => bytes('  \n'), 'table_unknown'],
    ['a file beyond the limit', async () => new Uint8Array(tableLimits.bytes + 1), 'table_too_large'],
    ['text with too many rows', async () => bytes('a;b\n'.repeat(200_000)), 'table_too_long'],
  ])('%s', async (_, file, refusal) => {
    expect(await readTables(await file())).toEqual({ ok: false, refusal })
  })

  test('a workbook with too many rows, before all of them are read', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => [row])
    const file = await writeXlsx({ sheets: [{ name: 'a', rows }] })
    expect(await readTables(file)).toEqual({ ok: false, refusal: 'table_too_long' })
  })
})
