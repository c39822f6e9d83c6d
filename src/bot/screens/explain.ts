import { accountOf, type PartAccount, type SectionAccount } from '../../domain/evaluation/explain.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { bold, escapeHtml, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './explain-level.ts'
import { lineAccountText } from './explain-line.ts'
import { titleOf } from './overview.ts'
import { intoPages } from './pages.ts'
import { unitText } from './unit-part.ts'

const partBlocks = (view: EvaluationView, part: PartAccount, speech: Speech): Html[] => {
  const { question, lines } = part
  const title = titleOf(question, speech)
  if (question.kind === 'prose') return []
  const worth = { title, points: speech.points(part.points), max: speech.points(question.max) }
  if (!part.isAnswered) return [speech.html('explain:unanswered', worth)]
  if (question.kind === 'unit') {
    return [joinHtml([speech.html('explain:part', worth), unitText(view, question, speech)], '\n')]
  }
  if (question.kind === 'score') return [speech.html('explain:part', worth)]
  return [
    ...lines.map(line => lineAccountText(line, view.rules, speech)),
    speech.html('explain:linesTotal', {
      lines: lines.length,
      max: speech.points(question.max),
      points: speech.points(part.points),
    }),
  ]
}

const sectionBlocks = (view: EvaluationView, account: SectionAccount, speech: Speech): Html[] => [
  bold(speech.quote(speech.own(account.section.title))),
  ...account.parts.flatMap(part => partBlocks(view, part, speech)),
  speech.html('explain:sectionTotal', {
    points: speech.points(account.points),
    max: speech.points(account.max),
  }),
]

const totalText = (view: EvaluationView, accounts: readonly SectionAccount[], speech: Speech): Html =>
  speech.html('explain:total', {
    // Not set apart, so that in Arabic it runs as the parts above it do.
    sum: {
      html: joinHtml(
        accounts.map(account => escapeHtml(speech.points(account.points))),
        ' + ',
      ),
    },
    points: speech.points(view.score.points),
    max: speech.points(view.score.max),
  })

/** Where the keys of the screen lead, which differs between the cadre's side and the reviewer's. */
export type ExplanationKeys = Readonly<{
  at(page: number): string
  why: Button
  back: Button
}>

/** How a score was computed, line by line, in the reader's numerals; ends in the level and what forced it. */
export const explanationScreen = (
  view: EvaluationView,
  requester: string | null,
  wanted: number,
  keys: ExplanationKeys,
  speech: Speech,
): Screen => {
  const accounts = accountOf(view)
  const pages = intoPages([
    ...accounts.flatMap(account => sectionBlocks(view, account, speech)),
    totalText(view, accounts, speech),
    levelText(view, speech),
  ])
  const page = Math.min(wanted, pages.length - 1)
  return {
    text: joinHtml(
      [
        speech.html('explain:title', { period: speech.period(view.cycle) }),
        requester !== null && bold(speech.quote(requester)),
        ...(pages[page] ?? []),
      ],
      '\n\n',
    ),
    rows: [pageKeys(page, pages.length, keys.at, speech), [keys.why, keys.back]],
    isProtected: true,
  }
}
