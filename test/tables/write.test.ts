import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Workbook } from '../../src/domain/table.ts'
import { writeWorkbook } from '../../src/tables/write.ts'
import { readWorkbook } from '../kit/workbook.ts'

const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '<script>', '\u202eabc', "'", 'a\nb']

const aWorkbook = (isRightToLeft: boolean): Workbook => ({
  isRightToLeft,
  sheets: [
    {
      name: 'Danh sách: [1/2]?*\\ có tên rất dài, dài hơn ba mươi mốt chữ',
      columns: [
        { title: 'name', width: 20 },
        { title: 'kind', width: 9, choices: ['luân chuyển', 'điều động, "biệt phái"'] },
      ],
      rows: hostile.map(text => [text, 'luân chuyển']),
    },
  ],
})

test.each([true, false])(
  'a sheet runs in the direction of its language: right to left is %s',
  async isRtl => {
    const written = readWorkbook(Buffer.from(await writeWorkbook(aWorkbook(isRtl))))
    expect(written.isRightToLeft).toBe(isRtl)
  },
)

test('whatever a text begins with, it stays text: nothing is reckoned and nothing is followed', async () => {
  const file = await writeWorkbook(aWorkbook(false))
  expect(readWorkbook(Buffer.from(file)).active).toEqual([])
  const { sheets } = await readXlsx(file)
  expect(sheets[0]?.rows.slice(1).map(row => row[0])).toEqual(hostile)
})

test('a column with choices offers them below its heading, from a sheet nobody sees', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(aWorkbook(false)))
  expect(sheets[0]?.dataValidations).toMatchObject([{ type: 'list', range: 'B2:B10000' }])
  expect(sheets[1]).toMatchObject({ hidden: true, rows: [['luân chuyển'], ['điều động, "biệt phái"']] })
})
