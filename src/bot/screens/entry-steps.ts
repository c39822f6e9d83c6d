import type { Day } from '../../domain/day.ts'
import { type EntryFile, longestEntry, type NotebookEntry } from '../../domain/notebook/entry.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { backToEntry, fileLine, notebookKey } from './entry.ts'
import { homeKey } from './home.ts'

/** The one question of a new entry; `file` came already and waits for its words. */
export const askEntryScreen = (file: EntryFile | null, speech: Speech): Screen => ({
  text: joinHtml(
    [
      file && fileLine(file, speech),
      file
        ? speech.html('notebook:askWords', { max: longestEntry })
        : speech.html('notebook:ask', { max: longestEntry }),
    ],
    '\n\n',
  ),
  rows: [[notebookKey(0, speech), homeKey(speech)]],
  isProtected: true,
})

/** The words as they are, and how they are given anew. */
export const rewriteEntryScreen = ({ id, text }: NotebookEntry, speech: Speech): Screen => ({
  text: joinHtml(
    [speech.html('notebook:text', { text }), speech.html('notebook:askAnew', { max: longestEntry })],
    '\n\n',
  ),
  rows: [[backToEntry(id, speech)]],
  isProtected: true,
})

export const askDeleteEntryScreen = ({ id, text }: NotebookEntry, speech: Speech): Screen => ({
  text: joinHtml([speech.html('notebook:text', { text }), speech.html('notebook:askDelete')], '\n\n'),
  rows: [
    [{ text: speech.text('notebook:deleteNow'), data: buttons.deleteEntry.encode({ entry: id }) }],
    [backToEntry(id, speech)],
  ],
  isProtected: true,
})

/** The days an entry may be given; its own is marked. */
export const entryDaysScreen = (
  { id, day, text }: NotebookEntry,
  days: readonly Day[],
  speech: Speech,
): Screen => ({
  text: joinHtml([speech.html('notebook:text', { text }), speech.html('notebook:askDay')], '\n\n'),
  rows: [
    ...days.map(other => [
      {
        text: `${other === day ? '● ' : ''}${speech.day(other)}`,
        data: buttons.setEntryDay.encode({ entry: id, day: other }),
      },
    ]),
    [backToEntry(id, speech)],
  ],
  isProtected: true,
})
