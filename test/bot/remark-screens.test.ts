import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { type Screen, toKeyboard, toMessageText } from '../../src/bot/screen.ts'
import { openedScreen } from '../../src/bot/screens/approval.ts'
import { approvalsScreen } from '../../src/bot/screens/approvals.ts'
import { fileScreen } from '../../src/bot/screens/evidence-file.ts'
import { fillScreen } from '../../src/bot/screens/fill.ts'
import { noticeScreen } from '../../src/bot/screens/notice.ts'
import { overviewScreen } from '../../src/bot/screens/overview.ts'
import type { Speech } from '../../src/bot/speech.ts'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import { claimedLines } from '../../src/domain/evaluation/cause.ts'
import type { CauseCard } from '../../src/domain/evaluation/cause-card.ts'
import { overviewLines } from '../../src/domain/evaluation/steps.ts'
import { viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { anId, form, text } from '../kit/evaluation.ts'
import { nothingPending } from '../kit/pending.ts'
import { speechIn } from '../kit/words.ts'
import { fullApproval, fullView, nastyName, nastyPerson, proseOf, returnedBy } from './hostile.ts'

const nasty = (length: number): string =>
  `</b><i>&"'\u202eهيام {{name}} ${'&<ط&<طa\n'.repeat(length)}`.slice(0, length)

/** Every line with the longest note, the most files and the longest cause. */
const remarked = (answers: Answers): Answers => ({
  ...answers,
  ...Object.fromEntries(
    overviewLines(form, answers).flatMap((line, index) => [
      [`${line}.note`, text(nasty(500))],
      [`${line}.cause`, text(nasty(1_000))],
      [
        `${line}.evidence`,
        {
          kind: 'files' as const,
          files: Array.from({ length: 5 }, (_, file) => ({
            id: anId(100 + index * 5 + file),
            kind: 'document' as const,
            name: `${nastyName}.pdf`,
            words: nasty(200),
            size: 1,
          })),
        },
      ],
    ]),
  ),
})

/** Other words, and fewer files. */
const turned = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => {
      if (answer.kind === 'text') return [[id, text(`!${answer.text}`)]]
      return answer.kind === 'files' ? [[id, { kind: 'files', files: answer.files.slice(1) }]] : []
    }),
  )

const full = (step: string) => {
  const view = fullView(step, proseOf.signs)
  return viewEvaluation({ ...view, answers: remarked(view.answers) }, step)
}

const opened = () => {
  const approval = fullApproval(proseOf.signs)
  const view = full('overview')
  const asked = claimedLines(form, view.answers).map(
    (line, index) =>
      [
        line,
        { approvalId: anId(200 + index), authorityId: anId(1), line, revision: 1, claim: {}, outcome: null },
      ] as const,
  )
  const before = { ...view.answers, ...turned(view.answers) }
  return { ...approval, view, before, changed: approval.lines, causes: new Map(asked) }
}

const card: CauseCard = {
  approvalId: anId(7),
  requester: nastyName,
  positionTitles: { vi: nastyName },
  unit: nastyName,
  period: { kind: 'adHoc', periodFrom: '2026-10-01', periodTo: '2026-12-31' },
  name: nasty(200).replaceAll('\n', ' '),
  failures: 9_999,
  delays: 9_999,
  cause: nasty(1_000),
  gain: 4_667,
  dueOn: '2026-12-28',
}
const decision = { ...returnedBy, reason: nasty(1_500) }
const frame = { deliveryId: anId(9), today: '2026-12-10', passing: 'decision' } as const

const screensOf = (speech: Speech): Screen[] => [
  ...[
    'I.1',
    'I.1.note',
    'I.1.evidence',
    'products.20',
    'products.20.note',
    'products.20.cause',
    'products.20.evidence',
  ].map(step => fillScreen(full(step), speech)),
  overviewScreen(full('overview'), speech),
  ...Array.from({ length: 30 }, (_, page) => openedScreen(opened(), page, speech)),
  noticeScreen({ kind: 'evaluation.causeClaimed', card }, speech, frame),
  noticeScreen({ kind: 'evaluation.causeDecided', card, decision }, speech, frame),
  noticeScreen({ kind: 'evaluation.causeSettled', card, decision }, speech, frame),
  noticeScreen(
    { kind: 'evaluation.causeOutdated', requester: nastyName, period: card.period, name: card.name },
    speech,
    frame,
  ),
  approvalsScreen(
    {
      ...nothingPending,
      total: 5,
      items: Array.from(
        { length: 5 },
        () => ({ kind: 'evaluation.cause', card, requesterId: nastyPerson.id }) as const,
      ),
    },
    speech,
  ),
]

describe.each(languages)('in %s', language => {
  const speech = speechIn(language, language === 'ar' ? 'arab' : 'latn')

  test('every screen of notes, evidence and causes is taken by Telegram, however much stands in it', () => {
    for (const screen of screensOf(speech)) {
      const { text: said, strayAmpersands } = parseHtml(toMessageText(screen, speech))
      expect(said.length > 4_096 ? `${said.length}: ${said.slice(0, 60)}` : '').toBe('')
      expect(strayAmpersands).toEqual([])
      expect(said.replaceAll('{{name}}', '')).not.toContain('{{')
      const keys = toKeyboard(screen, speech).inline_keyboard.flat()
      expect(keys.length).toBeLessThanOrEqual(100)
      for (const key of keys)
        if ('callback_data' in key) expect(Buffer.byteLength(key.callback_data ?? '')).toBeLessThanOrEqual(64)
    }
  })

  test('the words under a file fit below it', () => {
    const sent = { kind: 'document', file: 'f', name: 'a.pdf', words: nasty(200), size: 1 } as const
    const screen = fileScreen(
      sent,
      speech.html('remarks:fileOf', { name: nastyName, line: 'I.1' }),
      'h',
      speech,
    )
    expect(parseHtml(toMessageText(screen, speech)).text.length).toBeLessThanOrEqual(1_024)
  })
})
