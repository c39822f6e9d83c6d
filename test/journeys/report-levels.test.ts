import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { handsInOn, isRated, opensReport, takesPicture, takesWorkbook } from '../kit/reporting.ts'
import { becomes, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const commune = 'Xã Lộc Vinh'
const hour = 3_600_000

let town: Town
let manners: Manners
let hue: Person
let newest: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  const cycle = (await town.database.prisma.evaluationCycle.findFirstOrThrow()).id
  const rate = async (code: string, level: string, published: number | null) =>
    isRated(town, await handsInOn(town, cycle, code, '2026-11-19'), level, published)
  await rate('CB0063', 'excellent', 48 * hour)
  await rate('CB0065', 'good', 48 * hour)
  // Published an hour ago, and decided only: staff has not heard of these.
  newest = await rate('CB0061', 'excellent', hour)
  await rate('CB0062', 'completed', null)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const says = (person: Person): string => readable(person.screen.text ?? '')

const levelLine = (
  { speech }: Person,
  level: 'excellent' | 'good' | 'completed',
  number: number,
  all: number,
) => {
  const facts = {
    level: speech.text(`evaluation:level.${level}`),
    number,
    percent: speech.percent(number, all),
  }
  return readable(speech.html('report:level', facts).replace(/<[^>]+>/g, ''))
}

test('levels count once their cadres have answered or had a day to, and not before', async () => {
  await opensReport(hue, 'levels')
  expect(says(hue)).toContain(levelLine(hue, 'excellent', 1, 2))
  expect(says(hue)).toContain(levelLine(hue, 'good', 1, 2))
  expect(says(hue)).toContain(levelLine(hue, 'completed', 0, 2))
  const answered = { response: 'agreed', respondedAt: town.deps.moment().at }
  await town.database.prisma.classification.update({ where: { evaluationId: newest }, data: answered })
  await opensReport(hue, 'levels')
  await hue.sees(levelLine(hue, 'excellent', 2, 3))
  expect(says(hue)).toContain(levelLine(hue, 'completed', 0, 3))
})

test('the excellent ones stand against what the law allows, agency by agency, and above it is said so', async () => {
  await opensReport(hue, 'levels')
  // The commune, and the groups of the two who are excellent.
  expect(says(hue)).toContain(readable(hue.speech.text('report:over', { count: 3 })))
  const row = { unit: commune, allowed: 0, proposed: 2, decided: 2, good: 1 }
  expect(says(hue)).toContain(readable(`⚠️ ${hue.speech.html('report:capRow', row)}`))
  const seen = await takesPicture(town, hue)
  expect(seen.amountOf('#0f5c8c')).toBeGreaterThan(1_000)
  expect(seen.isCut).toBe(false)
  const { sheets } = await takesWorkbook(town, hue)
  const agency = sheets[0]?.rows.find(([unit, duties]) => unit === commune && duties === '')
  expect(agency?.slice(2)).toEqual(['2', '1', '0', '0', '0', '2', '2', hue.speech.text('report:yes')])
})

test('as of a day before they were published there is none, and nothing to draw', async () => {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const key = { report: 'lv', unit: nobody, days: dayToNumber('2026-11-20'), choice: '-' }
  await manners.forges(hue, buttons.report.encode(key))
  await hue.seesText('report:levelsNone')
  await manners.forges(hue, buttons.reportPicture.encode(key))
  await hue.seesText('refusals:report_nothing_drawn')
})

test('staff below the unit of the cycle sees no levels of it, but who has handed in', async () => {
  const tiep = await town.resident('inspectedHead')
  await becomes(town, 'staff', 'CB0178', commune)
  await opensReport(tiep, 'levels')
  await tiep.seesText('report:cyclesNone')
  const { id } = await unitNamed(town, commune)
  const key = { report: 'lv', unit: id, days: dayToNumber('2026-11-23'), choice: '-' }
  await manners.forges(tiep, buttons.report.encode(key))
  await tiep.seesText('report:cyclesNone')
  await opensReport(tiep, 'submissions')
  await tiep.seesText('report:handedIn')
})
