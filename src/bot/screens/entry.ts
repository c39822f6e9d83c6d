import type { EntryFile, NotebookEntry } from '../../domain/notebook/entry.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const notebookKey = (page: number, speech: Speech): Button => ({
  text: speech.text('notebook:key'),
  data: buttons.notebook.encode({ page }),
})

export const fileLine = (file: EntryFile, speech: Speech): Html =>
  speech.html('notebook:file', {
    name: file.kind === 'photo' ? speech.text('notebook:photo') : file.name,
  })

/** One entry as it stands, with what can be done about it. */
export const entryScreen = (
  { id, day, text, attachment, evaluationId }: NotebookEntry,
  speech: Speech,
  page = 0,
): Screen => ({
  text: joinHtml(
    [
      speech.html('notebook:day', { day: speech.day(day) }),
      speech.html('notebook:text', { text }),
      attachment && fileLine(attachment, speech),
      evaluationId !== null && speech.html('notebook:takenOver'),
    ],
    '\n\n',
  ),
  rows: [
    attachment
      ? [{ text: speech.text('notebook:showFile'), data: buttons.entryFile.encode({ entry: id }) }]
      : [],
    [
      { text: speech.text('notebook:edit'), data: buttons.editEntry.encode({ entry: id }) },
      { text: speech.text('notebook:delete'), data: buttons.askDeleteEntry.encode({ entry: id }) },
    ],
    [{ text: speech.text('notebook:otherDay'), data: buttons.entryDays.encode({ entry: id }) }],
    [notebookKey(page, speech), homeKey(speech)],
  ],
  isProtected: true,
})

/** The file of an entry as it was sent, with its words. */
export const entryFileScreen = ({ id, text, attachment }: NotebookEntry, speech: Speech): Screen => ({
  text: speech.quote(text),
  rows: [[backToEntry(id, speech)]],
  attachment,
  isProtected: true,
})

export const backToEntry = (entry: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openEntry.encode({ entry, page: 0 }),
})
