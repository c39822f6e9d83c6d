import { sheetNames } from '../../domain/roster/columns.ts'
import type { Import } from '../../domain/roster/port.ts'
import type { RosterCounts } from '../../domain/roster/roster.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { sheetText } from './roster-faults.ts'

/** Asks for a file, and offers the one to fill in. */
export const askRosterScreen = (speech: Speech): Screen => ({
  text: speech.html('roster:ask'),
  rows: [
    [
      { text: speech.text('roster:templateEmpty'), data: buttons.rosterTemplate.encode({ part: 'empty' }) },
      {
        text: speech.text('roster:templatePresent'),
        data: buttons.rosterTemplate.encode({ part: 'present' }),
      },
    ],
    [homeKey(speech)],
  ],
})

const countsText = (counts: RosterCounts, speech: Speech): Html =>
  joinHtml(
    sheetNames.map(name => {
      const count = counts[name]
      return count && speech.html('roster:counts', { sheet: sheetText(name, speech), ...count })
    }),
    '\n',
  )

const anotherKey = (speech: Speech): Button => ({
  text: speech.text('roster:another'),
  data: buttons.importRoster.encode({}),
})

const cancelKey = (id: string, speech: Speech): Button => ({
  text: speech.text('roster:cancel'),
  data: buttons.cancelImport.encode({ file: id }),
})

/** What a file would change; it waits for one press. */
export const rosterCheckedScreen = (
  id: string,
  file: string,
  counts: RosterCounts,
  speech: Speech,
): Screen => ({
  text: joinHtml([speech.html('roster:checked', { file }), countsText(counts, speech)], '\n\n'),
  rows: [
    [{ text: speech.text('roster:write'), data: buttons.writeImport.encode({ file: id }) }],
    [cancelKey(id, speech), homeKey(speech)],
  ],
})

export const rosterUnchangedScreen = (counts: RosterCounts, speech: Speech): Screen => ({
  text: joinHtml([speech.html('roster:unchanged'), countsText(counts, speech)], '\n\n'),
  rows: [[anotherKey(speech), homeKey(speech)]],
})

const barLength = 10

const barOf = (done: number, total: number): { html: Html } => {
  const filled = total === 0 ? barLength : Math.floor((done / total) * barLength)
  return { html: trustedHtml('▰'.repeat(filled) + '▱'.repeat(barLength - filled)) }
}

export type WritingProgress = Readonly<{ done: number; total: number }>

/** A file on its way in: being read again, or so far written. */
export const rosterRunningScreen = (
  { id, file }: Import,
  progress: WritingProgress | null,
  speech: Speech,
): Screen => ({
  text: progress
    ? speech.html('roster:running', {
        file: file.name,
        bar: barOf(progress.done, progress.total),
        ...progress,
      })
    : speech.html('roster:reading', { file: file.name }),
  rows: [[cancelKey(id, speech)]],
})

export const rosterDoneScreen = (file: string, counts: RosterCounts, speech: Speech): Screen => ({
  text: joinHtml([speech.html('roster:done', { file }), countsText(counts, speech)], '\n\n'),
  rows: [[anotherKey(speech), homeKey(speech)]],
})

/** Why nothing of a file is there. */
export const rosterEndedScreen = (text: Html, speech: Speech): Screen => ({
  text,
  rows: [[anotherKey(speech), homeKey(speech)]],
})

export const rosterBrokenOffScreen = ({ file }: { file: string }, speech: Speech): Screen =>
  rosterEndedScreen(speech.html('roster:brokenOff', { file }), speech)
