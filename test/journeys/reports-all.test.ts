import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reportNames } from '../../src/domain/report/report.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport, takesWorkbook } from '../kit/reporting.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let an: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  an = (await inhabitant(town, 'CB0013', 'ar')).person
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

test.each(reportNames)(
  '%s: opens in Arabic, comes as a workbook from right to left, and as a picture or a sentence',
  async name => {
    await opensReport(an, name)
    const text = readable(an.screen.text ?? '')
    expect(text).toContain(readable(an.speech.text(`report:name.${name}`)))
    expect(text.length).toBeLessThan(4_000)
    const { about, sheets } = await takesWorkbook(town, an)
    expect([about.isRightToLeft, sheets[0]?.isRightToLeft, sheets[0]?.active]).toEqual([true, true, []])
    expect(about.rows[1]?.map(readable)).toEqual(
      [an.speech.text('report:about.report'), an.speech.text(`report:name.${name}`)].map(readable),
    )
    await opensReport(an, name)
    const { message_id } = an.screen
    const data = an.dataOf(an.speech.text('report:picture'))
    await manners.forges(an, data, message_id)
    const nothing = readable(an.says('refusals:report_nothing_drawn'))
    await town.telegram.settled(
      () => an.screen.message_id > message_id || readable(an.screen.text ?? '').includes(nothing),
    )
    expect(an.screen.protect_content).toBe(true)
  },
)
