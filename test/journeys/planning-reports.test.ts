import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { addPeople, arePlanned, haveTargets, holdPosts } from '../kit/planning-rows.ts'
import { opensReport, takesPicture, takesWorkbook } from '../kit/reporting.ts'
import { unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const [province, commune, other] = ['Tỉnh Nam Xuyên', 'Xã Lộc Vinh', 'Xã Thượng Lương']
const term = '2025-2030'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  const list = async (count: number, tier: string, unit: string, facts: object) =>
    arePlanned(town, await addPeople(town, count, facts), { term, tier, unit })
  await list(20, 'province', province, { bornOn: '1990-01-01', gender: 'female' })
  await list(30, 'province', province, { bornOn: '1980-01-01', gender: 'male' })
  await list(10, 'province', province, { gender: 'male' })
  await list(5, 'province', province, { bornOn: '1960-02-29' })
  await list(1_200, 'commune', commune, { bornOn: '1980-01-01', gender: 'female' })
  await list(3, 'commune', commune, { bornOn: '1960-01-01', gender: 'female' })
  const earlier = await addPeople(town, 40, { bornOn: '1975-06-01', gender: 'male' })
  await arePlanned(town, earlier, { term: '2020-2025', tier: 'commune', unit: commune })

  const recruits = async (count: number, kind: 'civilServant' | 'publicEmployee', recruitedOn: string) =>
    holdPosts(town, await addPeople(town, count, { kind, recruitedOn }), {
      ...{ unit: commune, group: 'clerk', since: '2025-07-01' },
    })
  await recruits(3, 'civilServant', '2025-07-01')
  await recruits(16, 'publicEmployee', '2026-11-23')
  await recruits(7, 'publicEmployee', '2025-06-30')

  const heads = async (count: number, unit: string, partyMember?: boolean) =>
    holdPosts(
      town,
      await addPeople(town, count, { kind: 'partTime', ...(partyMember !== undefined && { partyMember }) }),
      {
        ...{ unit, group: 'hamletHead', since: '2025-07-01' },
      },
    )
  await heads(40, province, true)
  await heads(30, province, false)
  await heads(12, commune, true)
  await heads(8, commune, false)
  await heads(9, other, true)
  await heads(2, other, false)

  await haveTargets(town, 'Nghị quyết Đại hội XIV', province, [
    ...Array.from({ length: 8 }, (_, at) => ({ names: { vi: `Chỉ tiêu ${at}` }, reached: true })),
    { names: { vi: 'Chi bộ', de: 'Grundorganisationen', ar: 'الخلايا' }, reached: false },
    { names: { vi: '<b>=1+1' }, reached: null },
    { names: { vi: 'Sau này' }, reached: true, asOf: '2026-11-24' },
  ])
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const says = (person: Person): string => readable(person.screen.text ?? '').replaceAll('\u00a0', ' ')

test('the lists of a term are counted by level, age, youth and gender, and hidden where they are few', async () => {
  await opensReport(hue, 'planning')
  const said = says(hue)
  expect(said).toContain('2025–2030/2026–2031')
  expect(said).toContain('1.268 = 65 + 1.203')
  const lines = [
    'Unter 40 Jahren: 20 (30,77 %)',
    '40 bis 50 Jahre: 30 (46,15 %)',
    '51 Jahre und älter: 5 (7,69 %)',
  ]
  expect(said).toContain(lines.join('\n'))
  expect(said).toContain('Geburtsdatum nicht erfasst: 10')
  expect(said).toContain('Frauen: 20 (30,77 %; Vorgabe: mindestens 15,00 %)')
  expect(said).toContain('Geschlecht nicht erfasst: 5')
  expect(said).toContain(
    'Altersgruppen: nicht angezeigt\nJüngere (unter 42 Jahren): nicht angezeigt\nFrauen: 1.203',
  )
  expect(said).toContain(readable(hue.speech.text('evaluation:whyUnverified')))
  await hue.taps('2020–2025/2021–2026')
  await hue.sees('● 2020–2025/2021–2026'.slice(2))
  await town.telegram.settled(() => says(hue).includes('In der Kaderplanung: 40'))
})

test('a list of planned people names nobody, neither in chat nor in the workbook', async () => {
  await opensReport(hue, 'planning')
  expect(says(hue)).not.toContain('Lò Văn')
  const { sheets } = await takesWorkbook(town, hue, 2)
  expect(sheets.flatMap(({ rows }) => rows.flat()).filter(cell => cell.includes('Lò'))).toEqual([])
  const [lists, rule] = sheets
  const province = lists?.rows.find(row => row[0] === hue.speech.text('planningReport:tier.province'))
  expect(province?.slice(1, 6)).toEqual(['65', '20', '30', '5', '10'])
  const communes = lists?.rows.find(row => row[0] === hue.speech.text('planningReport:tier.commune'))
  const hidden = hue.speech.text('planningReport:hidden')
  expect(communes?.slice(1, 7)).toEqual(['1203', hidden, hidden, hidden, hidden, hidden])
  expect(rule?.rows.flat()).toContain(hue.speech.text('evaluation:whyUnverified'))
  const seen = await takesPicture(town, hue)
  expect([seen.isCut, seen.amountOf('#0f5c8c') > 500]).toEqual([false, true])
})

test('recruitment is counted from the beginning of the term, by kind and by year, and year by year', async () => {
  await opensReport(hue, 'recruitment')
  expect(says(hue)).toContain('Insgesamt: 19 = 3 + 16')
  expect(says(hue)).toContain('2025: 3 (Beamtinnen und Beamte: 3 · Öffentliche Angestellte: 0)')
  await hue.tapsText('report:choices')
  await hue.tapsText('planningReport:yearChoice', { year: '2026' })
  await town.telegram.settled(() => says(hue).includes('Insgesamt: 16 = 0 + 16'))
  await hue.tapsText('report:choices')
  await hue.taps('2020–2025/2021–2026')
  await town.telegram.settled(() => says(hue).includes('Insgesamt: 7 = 0 + 7'))
  const { about, sheets } = await takesWorkbook(town, hue)
  expect(about.rows.flat()).toContain('2020–2025/2021–2026')
  expect(sheets[0]?.rows.at(-1)?.slice(1)).toEqual(['0', '7', '7'])
})

test('heads of hamlets who are members are counted, and a unit with a few others is hidden with another', async () => {
  await opensReport(hue, 'hamletHeads')
  expect(says(hue)).toContain('61 von 101 Dorfvorstehern sind Parteimitglieder (60,40 %)')
  const { sheets } = await takesWorkbook(town, hue)
  const hidden = hue.speech.text('planningReport:hidden')
  const rows = sheets[0]?.rows.slice(1).map(row => row.slice(0, 4))
  expect(rows).toEqual([
    [province, '70', '40', '30'],
    [commune, '20', hidden, hidden],
    [other, '11', hidden, hidden],
    [hue.speech.text('planningReport:column.total'), '101', '61', '40'],
  ])
  expect((await takesPicture(town, hue)).isCut).toBe(false)
})

test('a unit that is hidden beside the others is hidden when it is asked for alone', async () => {
  for (const name of [other, commune]) {
    const { id: unit } = await unitNamed(town, name ?? '')
    const asked = { report: 'hh', unit, days: dayToNumber(town.deps.moment().today), choice: '-' }
    await manners.forges(hue, buttons.report.encode(asked))
    await hue.seesText('planningReport:hamlets.hidden')
    await manners.forges(hue, buttons.reportPicture.encode(asked))
    await hue.seesText('refusals:report_nothing_drawn')
  }
})

test('targets are counted and listed in the language of whoever reads them, as of the day', async () => {
  await opensReport(hue, 'targets')
  expect(says(hue)).toContain('8 von 10 Zielen erreicht')
  expect(says(hue)).toContain('❌ Grundorganisationen')
  expect(says(hue)).toContain('❔ <b>=1+1')
  expect(says(hue)).not.toContain('Sau này')
  const { sheets } = await takesWorkbook(town, hue)
  expect(sheets[0]?.active).toEqual([])
  expect(sheets[0]?.rows).toHaveLength(11)
  expect((await takesPicture(town, hue)).isCut).toBe(false)
})

test('in Arabic the sheets run from the right and the numbers are his own', async () => {
  await hue.hearsBelow(hue.sends('/settings'))
  await hue.tapsText('settings:language.ar')
  hue.speaks('ar')
  await opensReport(hue, 'targets')
  expect(says(hue)).toContain('الخلايا')
  expect((await takesWorkbook(town, hue)).sheets[0]?.isRightToLeft).toBe(true)
  for (const name of ['planning', 'recruitment', 'hamletHeads'] as const) {
    await opensReport(hue, name)
    expect((await takesPicture(town, hue)).isCut).toBe(false)
  }
})

test('whoever is not staff gets none of it, also with a forged key', async () => {
  const khoi = await town.resident('cadre')
  for (const report of ['pl', 'rc', 'hh', 'tg']) {
    const asked = { report, unit: '00000000-0000-0000-0000-000000000000', days: dayToNumber('2026-11-23') }
    for (const kind of [buttons.report, buttons.reportPicture, buttons.reportWorkbook]) {
      await manners.forges(khoi, kind.encode({ ...asked, choice: term }))
      await khoi.seesText('refusals:not_allowed')
    }
  }
})
