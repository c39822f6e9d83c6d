import type { Api } from 'grammy'
import type { Progress } from '../domain/broadcast/progress.ts'
import { describeFailure } from './failure.ts'
import { toDigits, toLanguage } from './language.ts'
import { editScreen } from './messenger.ts'
import { describeSendFailure, isAnswer } from './outcome.ts'
import type { Pace } from './pace.ts'
import { readScreenRef } from './screen-ref.ts'
import { reportFactsOf, reportScreen } from './screens/report.ts'
import type { Speeches } from './speech.ts'
import type { Log } from './worker.ts'

type Options = Readonly<{
  api: Api
  speeches: Speeches
  pace: Pace
  read(broadcastId: string): Promise<Progress | undefined>
  log: Log
}>

/** Milliseconds between two edits of one message: often enough to be watched, seldom enough to cost nothing. */
const every = 3_000

/** Broadcasts whose last words are remembered; after its end one is looked at a few times more at most. */
const remembered = 100

/**
 * Shows how far a broadcast is in the one message its author watches. One edit after the other, each with what is
 * true when it goes out, so that what is old never comes last.
 */
export const createProgress = ({ api, speeches, pace, read, log }: Options) => {
  const waiting = new Map<string, NodeJS.Timeout>()
  const showing = new Map<string, Promise<void>>()
  /** What was written last: the same again would be nothing new. */
  const written = new Map<string, string>()

  const remember = (broadcastId: string, text: string): void => {
    written.delete(broadcastId)
    written.set(broadcastId, text)
    const [oldest] = written.keys()
    if (oldest !== undefined && written.size > remembered) written.delete(oldest)
  }

  const edit = async (broadcastId: string): Promise<void> => {
    const [watched] = (await read(broadcastId))?.shown ?? []
    if (!watched?.address.reachable || !(await pace.pass(watched.address.accountId, true))) return
    const progress = await read(broadcastId)
    for (const { screen, address, timeZone } of progress?.shown ?? []) {
      const place = readScreenRef(screen)
      if (!progress || !place) continue
      const speech = speeches(toLanguage(address.language), toDigits(address.digits), timeZone)
      const report = reportScreen(reportFactsOf(progress), speech)
      if (written.get(broadcastId) === report.text) continue
      await editScreen(api, place.chatId, place.messageId, report, speech)
      remember(broadcastId, report.text)
      pace.report(true)
    }
  }

  const tryToEdit = async (broadcastId: string): Promise<void> => {
    try {
      await edit(broadcastId)
    } catch (error) {
      const described = describeFailure(error)
      log.warn({ broadcastId, ...described }, 'progress not shown')
      const failure = describeSendFailure(error)
      if (failure) pace.report(isAnswer(failure))
      if (failure?.kind === 'silence') pace.pause(failure.seconds)
      // The last edit matters: without it the author would see it run for ever.
      if (described.kind === 'outage') touch(broadcastId)
    }
  }

  const show = (broadcastId: string): Promise<void> => {
    clearTimeout(waiting.get(broadcastId))
    waiting.delete(broadcastId)
    const turn = (showing.get(broadcastId) ?? Promise.resolve()).then(() => tryToEdit(broadcastId))
    showing.set(broadcastId, turn)
    return turn.finally(() => {
      if (showing.get(broadcastId) === turn) showing.delete(broadcastId)
    })
  }

  const touch = (broadcastId: string): void => {
    if (waiting.has(broadcastId)) return
    const timer = setTimeout(() => {
      waiting.delete(broadcastId)
      if (showing.has(broadcastId)) touch(broadcastId)
      else void show(broadcastId)
    }, every)
    waiting.set(broadcastId, timer)
  }

  return {
    /** Now: it is over, or stands still. */
    show,
    /** Soon, together with whatever happens until then. */
    touch,
    stop(): void {
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
