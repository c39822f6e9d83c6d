import type { Cell, Column, Workbook } from '../../src/domain/table.ts'

export const deskPeople = 10_000
const postsEach = 4

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number)

const sheet = (name: string, titles: readonly string[], rows: readonly (readonly Cell[])[]) => ({
  name,
  columns: titles.map((title): Column => ({ title, width: 12 })),
  rows,
})

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi']

/** A province of ten thousand people with four posts each, one after another, in two hundred units. */
export const deskWorkbook = (top: string): Workbook => ({
  isRightToLeft: false,
  sheets: [
    sheet(
      'units',
      ['code', 'kind', 'name', 'parent', 'validFrom'],
      numbers(200).map(unit => [`D${unit}`, 'commune', `Xã D${unit}`, top, { day: '2015-01-01' }]),
    ),
    sheet(
      'positions',
      ['code', 'titleVi', 'group', 'leadership', 'rank'],
      numbers(postsEach).map(post => [
        `DP${post}`,
        `Vị trí ${post}`,
        'desk',
        post === 3 ? 'yes' : 'no',
        post === 3 ? 'head' : null,
      ]),
    ),
    sheet(
      'people',
      ['code', 'name', 'kind', 'bornOn', 'gender', 'serviceFrom', 'serviceUntil'],
      numbers(deskPeople).map(number => [
        `D${number}`,
        `${families[number % families.length]} Văn ${number}`,
        'civilServant',
        { day: `${1_965 + (number % 35)}-${String((number % 12) + 1).padStart(2, '0')}-15` },
        number % 2 ? 'female' : 'male',
        { day: '2010-01-01' },
        { day: '2045-01-01' },
      ]),
    ),
    sheet(
      'assignments',
      ['person', 'position', 'unit', 'kind', 'startedOn', 'endedOn', 'decisionNo', 'mandated', 'locality'],
      numbers(deskPeople * postsEach).map(number => {
        const [person, post] = [Math.floor(number / postsEach), number % postsEach]
        const from = 2_015 + post * 3
        return [
          ...[
            `D${person}`,
            `DP${post}`,
            `D${(person + post) % 200}`,
            'appointment',
            { day: `${from}-01-01` },
          ],
          ...[post === 3 ? null : { day: `${from + 2}-12-31` }, `${number}/QĐ`, 'no', 'notLocal'],
        ]
      }),
    ),
  ],
})
