import { setTimeout as pause } from 'node:timers/promises'
import type { PaceLimits } from '../../src/playground/pace.ts'
import { createTelegram, type Telegram } from '../../src/playground/telegram.ts'
import { serveParent, sharedNow } from './child.ts'
import type { Seats } from './crowd.ts'
import { watchFlood } from './flood.ts'
import { type Act, gather, type Participant } from './participant.ts'
import { Phones } from './phones.ts'

// The simulated Telegram with the people inside it: they see and act without a detour over HTTP, so that
// what is measured is the bot and not the crowd.

export type Run = Readonly<{ acts: readonly Act[]; seconds: number; violations: readonly string[] }>

let telegram: Telegram
let readFlood: ReturnType<typeof watchFlood>
let people: readonly Participant[] = []
let phones: Phones | undefined

type Listen = Readonly<{
  accounts: readonly { id: number; language: string }[]
  limits?: PaceLimits
  firstId?: number
  seats?: Seats
}>

const crowd = (): Phones => {
  if (!phones) throw new Error('Nobody is seated.')
  return phones
}

/** Opening the chats is none of the bot's work here; that some of them are closed it learns by sending. */
const dropUpdates = async (): Promise<void> => {
  await fetch(`${telegram.apiRoot}/bot${telegram.token}/deleteWebhook?drop_pending_updates=true`)
}

const chosen = ({ from = 0, to = people.length }: Slice): readonly Participant[] => people.slice(from, to)

/** What everybody did since the last time it was asked. */
const takeActs = (): Act[] => people.flatMap(person => person.acts.splice(0))

const timed = async (work: () => Promise<unknown>): Promise<Run> => {
  takeActs()
  const from = sharedNow()
  await work()
  const seconds = (sharedNow() - from) / 1_000
  return { acts: takeActs(), seconds, violations: telegram.violations }
}

type Slice = Readonly<{ from?: number; to?: number }>

const walk = async (person: Participant, steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) if (!(await person.answers())) return
}

/** Acts once a second, each at a moment of his own; who was kept waiting acts as soon as he can. */
const stroll = async (person: Participant, steps: number, offset: number, begin: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    const wait = begin + offset + step * 1_000 - sharedNow()
    if (wait > 0) await pause(wait)
    await person.answers()
  }
}

serveParent(
  {
    async listen({ accounts, seats, ...options }: Listen) {
      telegram = createTelegram(options)
      readFlood = watchFlood(telegram)
      people = gather(telegram, accounts)
      if (seats) phones = new Phones(telegram, seats)
      await telegram.listen()
      await dropUpdates()
      return { token: telegram.token, apiRoot: telegram.apiRoot }
    },
    open: async ({ cycle, ...slice }: Slice & { cycle: string }) => {
      await Promise.all(chosen(slice).map(person => person.opens(cycle)))
    },
    saturate: ({ steps, ...slice }: Slice & { steps: number }) =>
      timed(() => Promise.all(chosen(slice).map(person => walk(person, steps)))),
    pace: ({ steps }: { steps: number }) =>
      timed(() => {
        const begin = sharedNow() + 50
        const offsetOf = (index: number) => (index * 1_000) / people.length
        return Promise.all(people.map((person, index) => stroll(person, steps, offsetOf(index), begin)))
      }),
    /** One at a time: person after person takes one step, so that noise hits every group alike. */
    takeTurns: ({ steps, ids }: { steps: number; ids: readonly number[] }) =>
      timed(async () => {
        for (let step = 0; step < steps; step += 1) {
          for (const id of ids) {
            const person = people[id]
            await person?.answers()
            // The lane is settled after the screen stands; who acts alone does not wait for that.
            await pause(6)
          }
        }
      }),
    untilArrived: ({ count }: { count: number }) => crowd().untilArrived(count),
    takeArrivals: async () => ({ ...crowd().take(), blocking: crowd().blocking }),
    /** For so long every call fails that is no question for updates. */
    async outage({ milliseconds, style }: { milliseconds: number; style: 'error' | 'reset' }) {
      telegram.faults.outage(milliseconds, { style })
      await pause(milliseconds)
    },
    /** The next message is refused, and nothing may come for so long. */
    async orderSilence({ seconds }: { seconds: number }) {
      telegram.faults.tooMany(seconds, { method: 'sendMessage' })
    },
    flood: async () => readFlood(),
  },
  () => telegram.close(),
)
