import { describe, expect, test } from 'vitest'
import { alignRight, toPlainText } from '../../src/bot/html.ts'
import { languages } from '../../src/bot/language.ts'
import { acknowledgementsView } from '../../src/bot/reports/acknowledgements.ts'
import { levelsView } from '../../src/bot/reports/levels.ts'
import { submissionsView } from '../../src/bot/reports/submissions.ts'
import { noLevels } from '../../src/domain/classification/cap.ts'
import { decideCaps } from '../../src/domain/classification/caps.ts'
import type { ReportCycle } from '../../src/domain/report/cycles.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { speechIn } from '../kit/words.ts'

const longName = `<b>${'Ủy ban nhân dân '.repeat(18)}`

const chosen: ReportCycle = {
  cycle: {
    id: '00000000-0000-1000-8000-000000000001',
    kind: 'quarter',
    periodFrom: '2026-10-01',
    periodTo: '2026-12-31',
    opensOn: '2026-11-18',
    closesOn: '2026-12-05',
    isClosed: false,
  },
  unit: { id: 'u', name: longName },
  group: null,
  closedOn: null,
}
const many = Array.from({ length: 60 }, (_, place) => place)

const submissions = {
  cycles: [chosen],
  chosen,
  countedOn: '2026-11-23',
  rows: many.map(place => ({
    ...{ unit: { id: String(place), name: longName }, isOwn: place === 0 },
    ...{ total: 9, handedIn: place % 9, late: 0 },
  })),
  total: { total: 540, handedIn: 200, late: 7 },
}
const tally = { unit: longName, duties: null, excellent: { proposed: 3, decided: 2 } }
const levels = {
  cycles: [chosen],
  chosen,
  caps: decideCaps(
    many.map(place => ({ ...tally, levels: { ...noLevels, excellent: place % 3, good: 5 } })),
    2_000,
  ),
  levels: { ...noLevels, excellent: 60, good: 300 },
  at: new Date('2026-11-23T02:00:00Z'),
}
const items = many.map(() => ({ title: longName, sentOn: '2026-11-20', asked: 10, confirmed: 4 }))
const acknowledgements = {
  span: 30 as const,
  from: '2026-10-25',
  day: '2026-11-23',
  broadcasts: items,
  reminders: items,
}

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)
  test.each([
    ['submissions', submissionsView.message(submissions, speech)],
    ['levels', levelsView.message(levels, speech)],
    ['acknowledgements', acknowledgementsView.message(acknowledgements, speech)],
  ])('%s of many units with long names fit into a message, and nothing in them is markup', (_, message) => {
    const sent = alignRight(message)
    expect(toPlainText(message).length).toBeLessThan(3_400)
    expect(parseHtml(sent).text.length).toBeLessThan(3_600)
    expect(message).toContain('&lt;b&gt;')
  })

  test('a picture has as many bars as fit, the units with most missing among them', () => {
    const head = { day: '2026-11-23', unit: null }
    const chart = submissionsView.chart(submissions, head, speech)
    expect(chart).toMatchObject({ isRtl: language === 'ar', kind: 'stacked' })
    expect(chart?.categories).toHaveLength(30)
    expect(chart?.series[2]?.values[0]?.value).toBe(9)
    expect(acknowledgementsView.chart(acknowledgements, head, speech)?.categories).toHaveLength(30)
  })

  test('where there is no cycle, or nobody is under it, that is what is said', () => {
    const none = { ...submissions, cycles: [], chosen: null, rows: [] }
    expect(submissionsView.message(none, speech)).toBe(speech.html('report:cyclesNone'))
    const nobody = { ...submissions, rows: [], total: { total: 0, handedIn: 0, late: 0 } }
    expect(submissionsView.message(nobody, speech)).toContain(speech.html('report:cyclesNobody'))
    expect(submissionsView.chart(nobody, { day: '2026-11-23', unit: null }, speech)).toBeNull()
    const unrated = { ...levels, caps: [], levels: noLevels }
    expect(levelsView.message(unrated, speech)).toContain(speech.html('report:levelsNone'))
  })
})
