import type { Api } from 'grammy'
import type { Actor } from '../domain/person/person.ts'
import type { Import } from '../domain/roster/port.ts'
import { tableLimits } from '../domain/table.ts'
import type { ReadFile } from './file-download.ts'
import { editScreen } from './messenger.ts'
import { type WordedRefusal, wordRefusal } from './refusal.ts'
import type { RosterDesk } from './roster-desk.ts'
import type { Screen } from './screen.ts'
import { rosterDoneScreen, rosterEndedScreen, rosterRunningScreen } from './screens/roster.ts'
import type { Speech } from './speech.ts'

/** Milliseconds between two edits of the message somebody watches. */
const every = 2_000

/** Where somebody watches, and in which words. */
export type Watching = Readonly<{ api: Api; chatId: number; messageId: number; speech: Speech }>

type Options = Readonly<{
  rosterDesk: RosterDesk
  readFile: ReadFile
  actor: Actor
  wanted: Import
  watching: Watching
}>

/**
 * Reads a file again, writes it and says in one message how far it is and what became of it. Showing is never worth
 * a failure of the writing.
 */
export const runRoster = async (options: Options, signal: AbortSignal): Promise<void> => {
  const { rosterDesk, readFile, actor, wanted, watching } = options
  const { api, chatId, messageId, speech } = watching
  let showing: Promise<unknown> = Promise.resolve()
  let shownAt = 0
  const show = (screen: Screen): Promise<unknown> => editScreen(api, chatId, messageId, screen, speech)
  const progress = (done: number, total: number): void => {
    if (done === total || Date.now() - shownAt < every) return
    shownAt = Date.now()
    showing = showing.then(() => show(rosterRunningScreen(wanted, { done, total }, speech))).catch(() => {})
  }
  const ended = (refusal: WordedRefusal): Screen => rosterEndedScreen(wordRefusal(speech, refusal), speech)

  const work = async (): Promise<Screen | undefined> => {
    const bytes = await readFile(wanted.file.fileId, tableLimits.bytes)
    if (!bytes) return ended('roster_file_too_large')
    const ran = await rosterDesk.write({ actor, importId: wanted.id, bytes }, { progress, signal })
    if (ran.ok) return rosterDoneScreen(wanted.file.name, ran.value, speech)
    // Whoever called it off was told so by his press.
    const isTold = ran.refusal === 'import_over' || (ran.refusal === 'import_cancelled' && !signal.aborted)
    return isTold ? undefined : ended(ran.refusal)
  }
  let screen: Screen | undefined = rosterEndedScreen(
    speech.html('roster:failed', { file: wanted.file.name }),
    speech,
  )
  try {
    screen = await work()
  } finally {
    await showing
    if (screen) await show(screen)
  }
}
