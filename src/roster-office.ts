import { randomUUID } from 'node:crypto'
import { createRosterDesk, type RosterDesk } from './bot/roster-desk.ts'
import { createSpeeches } from './bot/speech.ts'
import { loadWords } from './bot/words.ts'
import { createDomainDeps } from './domain-deps.ts'
import type { Answered, Asked, Opening } from './roster-mail.ts'
import { connectDatabase } from './store/database.ts'
import { createRulebook } from './store/rulebook.ts'
import { createStore } from './store/store.ts'
import { readTables } from './tables/read.ts'
import { writeWorkbook } from './tables/write.ts'

// A process of its own for files of the roster: they take more memory than the bot is meant to have. It ends with
// the process that started it, and whatever it was writing is then undone by the database.

process.once('disconnect', () => process.exit())

/** Nothing here tells anybody anything; what the bot tells, it tells itself. */
const outbox = { deliver: async () => {}, broadcast: async () => {} }

const open = async ({ databaseUrl, timeZone }: Opening) => {
  const store = createStore({
    database: connectDatabase(databaseUrl),
    outbox,
    rulebook: createRulebook(timeZone),
    newId: randomUUID,
  })
  const speeches = createSpeeches(await loadWords(), timeZone)
  return (now: Date): RosterDesk =>
    createRosterDesk({
      deps: createDomainDeps({ store, now: () => now, timeZone }),
      speeches,
      readTables,
      writeWorkbook,
    })
}

const answer = (answered: Answered): void => {
  if (process.connected) process.send?.(answered)
}

let opened: ReturnType<typeof open> | undefined
const stopping = new Map<number, AbortController>()

const work = async ({ id, now, ...asked }: Extract<Asked, { now: Date }>): Promise<void> => {
  const desk = (await opened)?.(now)
  if (!desk) throw new Error('The office was asked before it was opened.')
  if (asked.kind === 'check') return answer({ id, kind: 'result', result: await desk.check(asked.job) })
  if (asked.kind === 'template') return answer({ id, kind: 'result', result: await desk.template(asked.job) })
  const aborting = new AbortController()
  stopping.set(id, aborting)
  const progress = (done: number, total: number) => answer({ id, kind: 'progress', done, total })
  answer({ id, kind: 'result', result: await desk.write(asked.job, { progress, signal: aborting.signal }) })
}

process.on('message', (asked: Asked) => {
  if (asked.kind === 'open') opened = open(asked)
  else if (asked.kind === 'abort') stopping.get(asked.id)?.abort()
  else
    work(asked)
      .catch((error: Error & { code?: string }) =>
        answer({ id: asked.id, kind: 'failed', name: error.name, message: error.message, code: error.code }),
      )
      .finally(() => stopping.delete(asked.id))
})
