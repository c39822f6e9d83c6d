import type { Day } from '../../domain/day.ts'
import type { NotebookEntry } from '../../domain/notebook/entry.ts'
import { notebookPage } from '../../domain/notebook/open.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** The beginning of an entry, on one line; no character is cut in two. */
export const beginningOf = (text: string, length: number): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`
}

/** Lines under the day they belong to, each day named once. */
export const underDays = (
  entries: readonly NotebookEntry[],
  lineOf: (entry: NotebookEntry, index: number) => Html,
  speech: Speech,
): Html => {
  const lines = entries.map((entry, index) => ({ day: entry.day, line: lineOf(entry, index) }))
  const days = [...new Set(entries.map(({ day }) => day))]
  const linesOf = (day: Day): Html[] => lines.filter(one => one.day === day).map(({ line }) => line)
  return joinHtml(
    days.map(day => joinHtml([bold(speech.quote(speech.day(day))), ...linesOf(day)], '\n')),
    '\n\n',
  )
}

const shownLength = 140
const keyLength = 30

export const notebookScreen = (
  total: number,
  entries: readonly NotebookEntry[],
  page: number,
  speech: Speech,
): Screen => {
  const pages = Math.ceil(total / notebookPage)
  const numberOf = (index: number): number => page * notebookPage + index + 1
  const lineOf = ({ text, attachment }: NotebookEntry, index: number): Html =>
    speech.html(attachment ? 'notebook:lineWithFile' : 'notebook:line', {
      number: numberOf(index),
      text: beginningOf(text, shownLength),
    })
  return {
    text: joinHtml(
      [
        speech.html('notebook:title'),
        total > 0 ? speech.html('notebook:total', { count: total }) : speech.html('notebook:empty'),
        entries.length > 0 && underDays(entries, lineOf, speech),
      ],
      '\n\n',
    ),
    rows: [
      ...entries.map((entry, index) => [
        {
          text: speech.text('notebook:open', {
            number: numberOf(index),
            text: beginningOf(entry.text, keyLength),
          }),
          data: buttons.openEntry.encode({ entry: entry.id, page }),
        },
      ]),
      pageKeys(Math.min(page, pages), pages, other => buttons.notebook.encode({ page: other }), speech),
      [{ text: speech.text('notebook:write'), data: buttons.newEntry.encode({}) }],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
