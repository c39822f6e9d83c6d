import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figureRows } from '../../src/demo-figures.ts'
import { foldName } from '../../src/domain/roster/planning.ts'
import { tableLimits } from '../../src/domain/table.ts'
import { readTables } from '../../src/tables/read.ts'
import { aDataFolder, runProgram } from '../kit/program.ts'

const rows = figureRows()
const dayIn = (cell: unknown): string => (cell as { day: string } | null)?.day ?? '9999-12-31'

test('the workbook of the figures is written without any database, in Vietnamese, within what an import takes', async () => {
  const path = join(await aDataFolder(), 'so-lieu.xlsx')
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const ended = await runProgram('demo', nowhere, ['--figures', path]).ended
  expect(ended).toEqual({ code: 0, out: `${path}\n`, err: '' })
  const file = await readFile(path)
  expect(file.byteLength).toBeLessThan(tableLimits.bytes)
  const read = await readTables(file)
  const sheets = read.ok ? read.value : []
  expect(sheets.map(({ name }) => name)).toEqual([
    'Vị trí việc làm',
    'Cán bộ',
    'Quá trình công tác',
    'Quy hoạch',
    'Chỉ tiêu nghị quyết',
  ])
  expect(Math.max(...sheets.map(sheet => sheet.rows.length))).toBeLessThan(tableLimits.rows)
  expect(sheets[3]?.rows[0]).toEqual([
    'Mã cán bộ *',
    'Nhiệm kỳ *',
    'Cấp quy hoạch *',
    'Mã đơn vị',
    'Số quyết định *',
  ])
})

test('a folder that is not there is told in one sentence', async () => {
  const ended = await runProgram('demo', {}, ['--figures', '/nowhere/at/all.xlsx']).ended
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toMatch(/^The workbook could not be written: .+\n$/)
})

test('it is the same in every run, and nobody in it is there twice', () => {
  expect(figureRows()).toEqual(rows)
  const people = rows.people.map(({ name, bornOn }) => `${foldName(String(name))} ${dayIn(bornOn)}`)
  expect(new Set(people).size).toBe(people.length)
  expect(new Set(rows.people.map(({ code }) => code)).size).toBe(people.length)
})

test('everybody has one post after another, none before he was in service, and one that runs', () => {
  const posts = Map.groupBy(rows.assignments, ({ person }) => person)
  for (const { code, serviceFrom, bornOn } of rows.people) {
    const own = posts.get(String(code)) ?? []
    const spans = own.map(({ startedOn, endedOn }) => [dayIn(startedOn), dayIn(endedOn)] as const)
    expect(spans, String(code)).toEqual(spans.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    expect(spans.every(([from, to]) => from <= to)).toBe(true)
    expect(spans.slice(1).every(([from], place) => from > (spans[place]?.[1] ?? ''))).toBe(true)
    expect(spans.at(-1)?.[1], String(code)).toBe('9999-12-31')
    if (serviceFrom) expect(dayIn(serviceFrom) <= (spans[0]?.[0] ?? ''), String(code)).toBe(true)
    expect(dayIn(bornOn) < '2002').toBe(true)
  }
})

test('planned people are of an age to serve the term, and many of them women and young', () => {
  const people = new Map(rows.people.map(person => [person.code, person]))
  for (const { person, term } of rows.planned) {
    const age =
      Number(String(term).slice(0, 4)) - Number(dayIn(people.get(String(person))?.bornOn).slice(0, 4))
    expect(age >= 24 && age <= 58, `${person} ${term} ${age}`).toBe(true)
  }
  const women = rows.planned.filter(({ person }) => people.get(String(person))?.gender === 'female').length
  expect(women / rows.planned.length).toBeGreaterThan(0.25)
})
