import { expect, test } from 'vitest'
import { writeWorkbook } from '../../src/tables/write.ts'
import { readWorkbook } from '../kit/workbook.ts'

/** Signs no XML may hold, among letters. */
const hostile = 'a\u0000b\u0001c\u001fd\ufffee\ud800f\uffffg\udc00h\u000bi'

test('signs that XML may not hold are left out of headings and cells, so that the file opens', async () => {
  const file = await writeWorkbook({
    isRightToLeft: false,
    sheets: [{ name: hostile, columns: [{ title: hostile, width: 10 }], rows: [[hostile], ['🌾 x\ty\nz']] }],
  })
  const { rows } = readWorkbook(Buffer.from(file))
  expect(rows).toEqual([['abcdefghi'], ['abcdefghi'], ['🌾 x\ty\nz']])
})

test('the name of a sheet that is cut in the middle of a sign of two parts is still one', async () => {
  const name = `${'x'.repeat(30)}🌾`
  const file = await writeWorkbook({
    isRightToLeft: false,
    sheets: [{ name, columns: [{ title: 'a', width: 10 }], rows: [] }],
  })
  expect(readWorkbook(Buffer.from(file)).rows).toEqual([['a']])
})

test('ten thousand rows of twelve long cells stay far below what Telegram takes', async () => {
  const cells = Array.from({ length: 12 }, (_, place) => `Đơn vị số ${place} ${'Xã Mường Phăng '.repeat(8)}`)
  const rows = Array.from({ length: 10_000 }, (_, row) =>
    cells.map((cell, place) => `${cell}${(row * 7_919 + place * 104_729) % 1_000_003}`),
  )
  const columns = cells.map(title => ({ title, width: 20 }))
  const file = await writeWorkbook({ isRightToLeft: true, sheets: [{ name: 'x', columns, rows }] })
  expect(file.length).toBeLessThan(50 * 1_024 * 1_024)
})
