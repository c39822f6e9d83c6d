import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import { withSentence, wordRefusal } from '../../src/bot/refusal.ts'
import { type Screen, toKeyboard } from '../../src/bot/screen.ts'
import { cardScreen, decidedScreen, openedScreen } from '../../src/bot/screens/approval.ts'
import { approvalsScreen } from '../../src/bot/screens/approvals.ts'
import * as arrive from '../../src/bot/screens/arrive.ts'
import { cyclesScreen } from '../../src/bot/screens/cycles.ts'
import { fillScreen } from '../../src/bot/screens/fill.ts'
import { homeScreen, strangerScreen } from '../../src/bot/screens/home.ts'
import { findScreen, foundScreen, issuedScreen } from '../../src/bot/screens/invite.ts'
import { noticeScreen } from '../../src/bot/screens/notice.ts'
import { overviewScreen } from '../../src/bot/screens/overview.ts'
import { returnLinesScreen, returnReasonScreen } from '../../src/bot/screens/return.ts'
import { askUnlinkScreen, settingsScreen } from '../../src/bot/screens/settings.ts'
import { quietHoursScreen, timeZonesScreen } from '../../src/bot/screens/settings-notices.ts'
import { askSubmitScreen, submittedScreen } from '../../src/bot/screens/submit.ts'
import { whyScreen } from '../../src/bot/screens/why.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { listLength } from '../../src/domain/approval/list.ts'
import { formQuestions } from '../../src/domain/evaluation/form.ts'
import { findLimit } from '../../src/domain/person/find.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { anId, aView, form } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { everyKind, nothingPending } from '../kit/pending.ts'
import { aPreference } from '../kit/preference.ts'
import { speechIn } from '../kit/words.ts'
import { fullApproval, fullView, nastyCard, nastyName, nastyPerson, proseOf, returnedBy } from './hostile.ts'

const longestReason = 1_500

const steps = [
  ...formQuestions(form).map(question => question.id),
  ...['products.20', 'products.20.name', 'products.20.done', 'overview', 'rubbish'],
]

const pagesOf = (prose: string, speech: Speech): Screen[] =>
  Array.from({ length: 40 }, (_, page) => openedScreen(fullApproval(prose), page, speech))

/** Hours that are on no list, in a zone that is on none. */
const chosenOtherwise = { timeZone: 'Pacific/Chatham', quietFrom: 1_439, quietTo: 61, digest: true }

const frame = { deliveryId: anId(9), today: '2026-12-10', passing: 'decision' } as const

const screensOf = (speech: Speech): Record<string, Screen> => {
  const cards = Array.from({ length: listLength }, (_, index) => ({
    kind: 'evaluation.review' as const,
    card: { ...nastyCard, approvalId: anId(50 + index) },
    requesterId: anId(index + 1),
  }))
  const people = Array.from({ length: findLimit }, (_, index) => ({ ...nastyPerson, id: anId(70 + index) }))
  const opened = fullApproval(proseOf.signs)
  const chosen = opened.lines
  const hats = { supervisor: true, staff: true, admin: true, pending: 1_234 }
  const { cycle } = aView('overview')
  const cycles = (['draft', 'submitted', 'returned', 'reviewed', null] as const).map((state, index) => ({
    cycle: { ...cycle, id: anId(80 + index), closesOn: index % 2 ? '2020-01-01' : cycle.closesOn },
    evaluationId: state && anId(90 + index),
    state,
    submittedAt: null,
  }))
  const decision = returnedBy
  const { period, points, level } = nastyCard
  const reason = 'abcdef\n'.repeat(199) + 'x'.repeat(longestReason - 1_393)
  const returned = {
    kind: 'evaluation.returned',
    decision,
    period,
    evaluationId: anId(1),
    reason,
    lines: 31,
  } as const
  return {
    language: arrive.arriveLanguageScreen(speech),
    consent: arrive.consentScreen(speech),
    declined: arrive.declinedScreen(speech),
    identity: arrive.identityScreen(nastyPerson, speech),
    notMe: arrive.notMeScreen(speech),
    welcome: arrive.welcomeScreen(nastyPerson, speech),
    home: homeScreen(nastyName, hats, speech),
    stranger: strangerScreen(speech),
    settings: settingsScreen(speech, aPreference(), []),
    'settings, told differently': settingsScreen(speech, aPreference(chosenOtherwise), []),
    'settings of a stranger': settingsScreen(speech, null, []),
    'quiet hours': quietHoursScreen(aPreference(), speech),
    'quiet hours of his own': quietHoursScreen(aPreference(chosenOtherwise), speech),
    'time zones': timeZonesScreen(aPreference(), speech),
    'time zones, one unlisted': timeZonesScreen(aPreference(chosenOtherwise), speech),
    askUnlink: askUnlinkScreen(speech),
    cycles: cyclesScreen(cycles, '2026-12-10', speech),
    'no cycles': cyclesScreen([], '2026-12-10', speech),
    approvals: approvalsScreen(
      { ...nothingPending, counts: everyKind, total: 99, items: cards, page: 3 },
      speech,
    ),
    'no approvals': approvalsScreen(nothingPending, speech),
    card: cardScreen(nastyCard, speech),
    decided: decidedScreen(nastyCard, decision, speech),
    find: withSentence(findScreen(speech), wordRefusal(speech, 'nobody_found')),
    found: foundScreen(people, speech),
    issued: issuedScreen(
      { code: 'c', person: nastyPerson, expiresAt: new Date(0) },
      'https://t.me/b?start=x',
      speech,
    ),
    'return, lines': returnLinesScreen(opened, new Set(chosen), speech),
    'return, reason': returnReasonScreen(opened, chosen, speech),
    'overview 2': overviewScreen(fullView('overview', proseOf.words), speech, 1),
    askSubmit: askSubmitScreen(fullView('overview', 'x'), nastyPerson, '2027-01-01', speech),
    submitted: submittedScreen(
      { view: fullView('overview', 'x'), authority: nastyPerson, late: true },
      speech,
    ),
    'notice, submitted': noticeScreen({ kind: 'evaluation.submitted', card: nastyCard }, speech, frame),
    'notice, decided': noticeScreen({ kind: 'approval.decided', card: nastyCard, decision }, speech, frame),
    'notice, approved': noticeScreen(
      { kind: 'evaluation.approved', decision, period, points, level },
      speech,
      frame,
    ),
    'notice, returned': noticeScreen(returned, speech, frame),
    'notice, disowned': noticeScreen({ kind: 'invite.disowned', person: nastyName }, speech, frame),
    ...Object.fromEntries(steps.map(step => [`empty ${step}`, fillScreen(aView(step), speech)])),
    ...Object.fromEntries(steps.map(step => [`why ${step}`, whyScreen(aView(step), step, speech)])),
    ...Object.fromEntries(
      Object.entries(proseOf).flatMap(([shape, prose]) =>
        steps.map(step => {
          const screen = fillScreen(fullView(step, prose), speech)
          return [`full ${step}, ${shape}`, withSentence(screen, wordRefusal(speech, 'text_classified'))]
        }),
      ),
    ),
  }
}

describe.each(languages.flatMap(language => digitSets.map(digits => [language, digits] as const)))(
  'in %s with %s digits',
  (language, digits) => {
    const speech = speechIn(language, digits)

    test('Telegram takes every screen, whatever people are called and write', () => {
      const refused = Object.entries(screensOf(speech)).flatMap(([name, screen]) => {
        const against = objections(screen, speech)
        return against.length > 0 ? [`${name}: ${against.join(', ')}`] : []
      })
      expect(refused).toEqual([])
    })

    test.each(Object.keys(proseOf) as (keyof typeof proseOf)[])(
      'a reviewer reads all of twenty long lines and full prose (%s), page by page',
      shape => {
        const pages = pagesOf(proseOf[shape], speech)
        expect(pages.flatMap(page => objections(page, speech))).toEqual([])
        const said = pages.map(page => parseHtml(page.text).text).join('\n')
        for (const label of [
          'I.1',
          'III.1',
          ...Array.from({ length: 20 }, (_, index) => `${speech.number(index + 1)}. `),
        ])
          expect(said).toContain(label)
        const whole = parseHtml(speech.quote(proseOf[shape].trim())).text
        expect(said).toContain(whole)
      },
    )
  },
)

describe('a row of buttons', () => {
  const speeches = { vi: speechIn('vi'), ar: speechIn('ar') }

  test('runs from right to left in Arabic and from left to right elsewhere, row by row as before', () => {
    const rows = [
      [1, 2, 3].map(number => ({ text: `${number}`, data: `${number}` })),
      [{ text: '4', data: '4' }],
      [],
    ]
    const labels = (speech: Speech) =>
      toKeyboard({ text: speech.html('help:contact'), rows }, speech).inline_keyboard.map(row =>
        row.map(key => key.text),
      )
    expect(labels(speeches.vi)).toEqual([['1', '2', '3'], ['4']])
    expect(labels(speeches.ar)).toEqual([['3', '2', '1'], ['4']])
  })

  test('of points puts the smallest where reading begins', () => {
    const first = (speech: Speech) => toKeyboard(fillScreen(aView('I.1'), speech), speech).inline_keyboard[0]
    expect(first(speeches.vi)?.[0]?.text).toBe('0')
    expect(first(speeches.ar)?.at(-1)?.text).toBe('0')
  })
})
