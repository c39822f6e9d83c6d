import { setTimeout as delay } from 'node:timers/promises'
import { type Api, GrammyError } from 'grammy'
import { describeFailure } from './failure.ts'
import type { Intake } from './intake.ts'
import { toInboxUpdate, wantedUpdates } from './updates.ts'

type Log = Readonly<{ warn(facts: object, message: string): void }>
type Options = Readonly<{ api: Api; intake: Intake; log: Log; onFatal: (error: Error) => void }>

const longPollSeconds = 30
const longestPauseMilliseconds = 15_000

/**
 * Asks Telegram for updates, stores them, and only then asks for the next ones, which is what confirms
 * them. Whatever fails in between is asked for again. Stops at once when told to.
 */
export const startPoller = ({ api, intake, log, onFatal }: Options): Readonly<{ stop(): Promise<void> }> => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    let offset = 0
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const updates = await api.getUpdates(
          { offset, timeout: longPollSeconds, allowed_updates: wantedUpdates },
          stopping.signal as Parameters<Api['getUpdates']>[1],
        )
        await intake(updates.map(toInboxUpdate))
        offset = updates.reduce((next, update) => Math.max(next, update.update_id + 1), offset)
        failures = 0
      } catch (error) {
        if (stopping.signal.aborted) return
        if (error instanceof GrammyError && error.error_code === 401) {
          onFatal(new Error('Telegram does not accept BOT_TOKEN. Check it with @BotFather and start again.'))
          return
        }
        failures += 1
        log.warn({ failures, ...describeFailure(error) }, 'poll failed')
        await delay(Math.min(longestPauseMilliseconds, 250 * 2 ** failures), undefined, {
          signal: stopping.signal,
        }).catch(() => {})
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
