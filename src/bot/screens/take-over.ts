import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { type Choice, isChosen } from '../../domain/notebook/choice.ts'
import type { NotebookEntry } from '../../domain/notebook/entry.ts'
import type { Proposals, TakenOver } from '../../domain/notebook/take-over.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { beginningOf, underDays } from './notebook.ts'

/** The way from the product lines to the notebook, where it has something for them. */
export const fromNotebookKeys = ({ evaluation, noted, paper }: EvaluationView, speech: Speech): Button[] =>
  // Whoever enters a paper form knows nothing of its author's notebook.
  noted > 0 && !paper
    ? [
        {
          text: speech.text('notebook:fromNotebook', { number: noted }),
          data: buttons.fromNotebook.encode({ evaluation: evaluation.id, page: 0 }),
        },
      ]
    : []

const pageLength = 6
const shownLength = 140

/** The entries of the period, each to be put in or taken out; the oldest come first, as they will in the form. */
export const takeOverScreen = (
  { view, entries, room }: Proposals,
  choice: Choice,
  wantedPage: number,
  speech: Speech,
): Screen => {
  const { id: evaluation } = view.evaluation
  const pages = Math.max(1, Math.ceil(entries.length / pageLength))
  const page = Math.min(wantedPage, pages - 1)
  const first = page * pageLength
  const shown = entries.slice(first, first + pageLength)
  const chosen = entries.filter(entry => isChosen(choice, entry.id)).length
  const mark = ({ id }: NotebookEntry): string => (isChosen(choice, id) ? '☑' : '☐')
  const lineOf = (entry: NotebookEntry, index: number): Html =>
    speech.html('notebook:line', { number: first + index + 1, text: beginningOf(entry.text, shownLength) })
  const keys = shown.map((entry, index) => ({
    text: `${mark(entry)} ${speech.number(first + index + 1)}`,
    data: buttons.pickEntry.encode({
      evaluation,
      entry: entry.id,
      wanted: isChosen(choice, entry.id) ? 0 : 1,
      page,
    }),
  }))
  const isFull = chosen === entries.length
  return {
    text: joinHtml(
      [
        speech.html('notebook:pickTitle', { period: speech.period(view.cycle) }),
        underDays(shown, lineOf, speech),
        joinHtml(
          [
            speech.html('notebook:chosen', { chosen, total: entries.length }),
            chosen > room && speech.html('notebook:room', { count: Math.max(0, room) }),
          ],
          '\n',
        ),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(3, keys),
      pageKeys(page, pages, other => buttons.fromNotebook.encode({ evaluation, page: other }), speech),
      [
        {
          text: speech.text(isFull ? 'notebook:pickNone' : 'notebook:pickAll'),
          data: buttons.pickAll.encode({ evaluation, wanted: isFull ? 0 : 1 }),
        },
      ],
      [
        {
          text: speech.text('notebook:takeOver', { number: chosen }),
          data: buttons.takeOver.encode({ evaluation, total: entries.length }),
        },
      ],
      [{ text: speech.text('common:back'), data: buttons.goTo.encode({ evaluation, step: view.step }) }],
    ],
    isProtected: true,
  }
}

/** What was taken over, and what the form had no room for. */
export const takenOverText = ({ taken, left }: TakenOver, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('notebook:tookOver', { count: taken }),
      left > 0 && speech.html('notebook:leftOver', { count: left }),
    ],
    ' ',
  )
