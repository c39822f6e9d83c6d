import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { anId } from '../kit/evaluation.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport, takesWorkbook } from '../kit/reporting.ts'
import { becomes, losesRoles, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const nobody = '00000000-0000-0000-0000-000000000000'
const today = () => dayToNumber(town.deps.moment().today)
const asked = (change: Partial<{ report: string; unit: string; days: number; choice: string }> = {}) => ({
  report: 'su',
  unit: nobody,
  days: today(),
  choice: '-',
  ...change,
})

const says = (person: Person): string => readable(person.screen.text ?? '')
const looks = () => town.database.prisma.auditEvent.count({ where: { action: 'report.read' } })

const everyKey = () => [
  buttons.reports.encode({}),
  buttons.report.encode(asked()),
  buttons.reportPicture.encode(asked()),
  buttons.reportWorkbook.encode(asked()),
  buttons.reportDay.encode(asked()),
  buttons.reportUnits.encode({ ...asked(), page: 0 }),
  buttons.reportChoices.encode({ ...asked(), page: 0 }),
]

test('the list leads to each report and to what is overdue, and back again', async () => {
  await opensReport(hue, 'submissions')
  expect(says(hue)).toContain(readable(hue.speech.text('report:everything')))
  expect(says(hue)).toContain(readable(hue.speech.day(town.deps.moment().today)))
  await hue.tapsText('report:list')
  await hue.seesText('report:title')
  await hue.tapsText('board:open')
  await hue.seesText('board:title')
})

test('a report is narrowed to a unit, to one below it, and widened again', async () => {
  const { name } = await unitNamed(town, 'Xã Lộc Vinh')
  await opensReport(hue, 'submissions')
  await hue.tapsText('report:units')
  await hue.seesText('report:unitsTitle')
  const label = hue.speech.text('common:nextPage')
  while (!hue.labels.includes(name)) {
    const before = hue.labels[0] ?? ''
    await hue.taps(label)
    await town.telegram.settled(() => hue.labels[0] !== before)
  }
  await hue.taps(name)
  await hue.sees(name)
  await hue.tapsText('report:units')
  await hue.seesText('report:unitsNone')
  await hue.taps(hue.speech.text('report:unitUp', { unit: 'Tỉnh Nam Xuyên' }))
  await hue.seesText('report:unitsTitle')
  await hue.taps(hue.speech.text('report:unitUp', { unit: hue.speech.text('report:everything') }))
  await hue.sees(readable(hue.speech.text('report:everything')))
  await hue.tapsText('common:back')
  await hue.seesText('report:head')
})

test('its day is chosen with a key or typed, and what is no day that was is asked again', async () => {
  const { speech } = hue
  await opensReport(hue, 'submissions')
  await hue.tapsText('report:day')
  await hue.seesText('report:dayTitle')
  expect(hue.labels.slice(0, 4)).toEqual([
    readable(speech.text('report:dayKey.today', { day: speech.day('2026-11-23') })),
    readable(speech.text('report:dayKey.month', { day: speech.day('2026-10-31') })),
    readable(speech.text('report:dayKey.year', { day: speech.day('2025-12-31') })),
    readable(speech.text('report:dayKey.units', { day: speech.day('2025-06-30') })),
  ])
  await hue.taps(hue.labels[3] ?? '')
  await hue.sees(readable(speech.day('2025-06-30')))
  await hue.seesText('report:cyclesNone')

  await hue.tapsText('report:day')
  await hue.seesText('report:dayTitle')
  for (const typed of ['morgen', '31.2.2025', '1.1.1999', '9'.repeat(2_000), '1.1.2025 – 3.1.2025']) {
    await hue.hearsBelow(hue.sends(typed))
    await hue.seesText('refusals:report_day_needed')
  }
  await hue.hearsBelow(hue.user.sendsSticker())
  await hue.seesText('refusals:report_day_needed')
  await hue.hearsBelow(hue.sends('24.11.2026'))
  await hue.seesText('refusals:day_too_late')
  // A date without its year is the last one that was.
  await hue.hearsBelow(hue.sends('24.12.'))
  await hue.sees(readable(speech.day('2025-12-24')))
  await hue.hearsBelow(hue.sends('/report'))
  await hue.seesText('report:title')
})

test('what a modified client asks for gets one sentence above what comes nearest', async () => {
  await opensReport(hue, 'submissions')
  await manners.forges(hue, buttons.report.encode(asked({ report: 'zz' })))
  await hue.seesText('refusals:report_unknown')
  await hue.seesText('report:title')
  await manners.forges(hue, buttons.reportUnits.encode({ ...asked({ report: 'constructor' }), page: 3 }))
  await hue.seesText('refusals:report_unknown')
  await manners.forges(hue, buttons.reportDay.encode(asked({ report: '__proto__' })))
  await hue.seesText('refusals:report_unknown')
  const { report, reportPicture, reportWorkbook } = buttons
  for (const kind of [report, reportPicture, reportWorkbook, buttons.reportDay]) {
    if (kind !== buttons.reportDay) {
      await manners.forges(hue, kind.encode(asked({ unit: anId(7) })))
      await hue.seesText('refusals:unit_not_yours')
      await manners.forges(hue, kind.encode(asked({ choice: 'AAAAAAAAQACAAAAAAAAAAQ' })))
      await hue.seesText('refusals:report_choice_unknown')
    }
    await manners.forges(hue, report.encode(asked({ days: 9_999_999 })))
    await hue.seesText('refusals:day_too_late')
    await hue.seesText('report:head')
  }
  await manners.forges(hue, buttons.reportUnits.encode({ ...asked({ unit: anId(7) }), page: 0 }))
  await hue.seesText('refusals:unit_not_yours')
  await manners.forges(hue, buttons.reportUnits.encode({ ...asked(), page: 9_999 }))
  await hue.seesText('report:unitsTitle')
  await manners.forges(hue, buttons.reportChoices.encode({ ...asked(), page: 9_999 }))
  await hue.seesText('report:choicesTitle')
  await manners.forges(hue, `${report.encode(asked())}x`.slice(0, 64))
  await manners.forges(hue, report.encode(asked({ choice: 'x'.repeat(26) })))
  await hue.seesText('refusals:report_choice_unknown')
})

test('a picture with nothing to draw is a sentence, and the report stays before its reader', async () => {
  await manners.forges(hue, buttons.reportPicture.encode(asked({ days: dayToNumber('2025-06-30') })))
  await hue.seesText('refusals:report_nothing_drawn')
  await hue.seesText('report:head')
})

test('the workbook says what it is, and each look is an event that names the report and nobody', async () => {
  await opensReport(hue, 'acknowledgements')
  const before = await looks()
  const { about } = await takesWorkbook(town, hue)
  const { speech } = hue
  expect(about.rows.slice(1, 5).map(([, value]) => readable(value ?? ''))).toEqual(
    [
      speech.text('report:name.acknowledgements'),
      speech.text('report:everything'),
      speech.day('2026-11-23'),
      speech.text('report:span', { count: 30 }),
    ].map(readable),
  )
  expect(about.active).toEqual([])
  expect(await looks()).toBe(before + 1)
  const event = await town.database.prisma.auditEvent.findFirstOrThrow({
    where: { action: 'report.read' },
    orderBy: { seq: 'desc' },
  })
  expect(event).toMatchObject({
    actorId: town.cast('staff').personId,
    subjectId: null,
    details: { purpose: 'acknowledgements', day: '2026-11-23' },
  })
})

test('nobody but staff reads one: not a cadre, not a supervisor, not an admin, not who was staff until yesterday', async () => {
  const before = await looks()
  for (const role of ['cadre', 'supervisor', 'admin'] as const) {
    const person = await town.resident(role)
    await person.hearsBelow(person.sends('/report'))
    await person.seesText('refusals:not_allowed')
    for (const key of everyKey()) {
      await manners.forges(person, key)
      await person.seesText('refusals:not_allowed')
    }
  }
  await hue.hearsBelow(hue.sends('/report'))
  await hue.seesText('report:title')
  await losesRoles(town, town.cast('staff').personId)
  for (const key of everyKey()) {
    await manners.forges(hue, key)
    await hue.seesText('refusals:not_allowed')
  }
  await regainsRoles(town, town.cast('staff').personId)
  expect(await looks()).toBe(before)
})

test('staff of one commune reads of it alone: other units, and the one above it, are not his', async () => {
  const tiep = await town.resident('inspectedHead')
  const own = await unitNamed(town, 'Xã Lộc Vinh')
  const other = await unitNamed(town, 'Sở Y tế tỉnh Nam Xuyên')
  const province = await unitNamed(town, 'Tỉnh Nam Xuyên')
  await becomes(town, 'staff', 'CB0178', own.name)
  await opensReport(tiep, 'submissions')
  expect(says(tiep)).not.toContain(other.name)
  for (const unit of [other.id, province.id]) {
    await manners.forges(tiep, buttons.report.encode(asked({ unit })))
    await tiep.seesText('refusals:unit_not_yours')
    expect(says(tiep)).toContain(readable(tiep.speech.text('report:everything')))
  }
  await manners.forges(tiep, buttons.report.encode(asked({ unit: own.id })))
  await tiep.sees(own.name)
  await tiep.tapsText('report:units')
  await tiep.seesText('report:unitsNone')
  // The way up ends where his scope does.
  expect(tiep.labels).toEqual(
    [
      tiep.speech.text('report:unitUp', { unit: tiep.speech.text('report:everything') }),
      tiep.speech.text('common:back'),
    ].map(readable),
  )
})
