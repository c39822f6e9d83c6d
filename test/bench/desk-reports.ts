import { randomUUID } from 'node:crypto'
import { reports } from '../../src/bot/reports.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Deps } from '../../src/domain/ports.ts'
import type { ReportPart, ReportQuery } from '../../src/domain/report/report.ts'
import type { Result } from '../../src/domain/result.ts'
import { createDomainDeps } from '../../src/domain-deps.ts'
import type { Database } from '../../src/store/database.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { fillDesk } from './desk-filling.ts'
import { median } from './measure.ts'
import { fixed, type Row, sayTable } from './table.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const repeats = 7

/** A report as it is read by the one who asked for it. */
export type ReportReader = Readonly<{
  name: string
  read(deps: Deps, actor: Actor, query: ReportQuery): Promise<Result<unknown, string>>
  part?: ReportPart
}>

/** Every report of the registry, and the one that names people as a workbook too. */
export const deskReaders = (): readonly ReportReader[] => [
  ...Object.entries(reports).flatMap(([name, report]) => (report ? [{ name, read: report.read }] : [])),
  ...(reports.due
    ? [{ name: 'due, as a workbook that names everybody', read: reports.due.read, part: 'workbook' as const }]
    : []),
]

/** The store with the queue left out. */
const depsOn = (database: Database): Deps => {
  const outbox = { deliver: async () => {}, broadcast: async () => {} }
  const store = createStore({ database, outbox, rulebook: createRulebook(timeZone), newId: randomUUID })
  return createDomainDeps({ store, now: () => new Date(), timeZone })
}

/** Milliseconds each reading takes, the first of them apart: nothing is in memory then, and every name is new. */
const timesOf = async (deps: Deps, actor: Actor, { read, part }: ReportReader): Promise<number[]> => {
  const { today: day } = deps.moment()
  const times: number[] = []
  for (let time = 0; time < repeats; time += 1) {
    const from = performance.now()
    const result = await read(deps, actor, { unitId: null, day, choice: null, ...(part && { part }) })
    if (!result.ok) throw new Error(`The bench was refused: ${result.refusal}`)
    times.push(performance.now() - from)
  }
  return times
}

/** Reads reports of everything as of today, over whoever is in the database, and prints what each of them takes. */
export const measureReports = async (
  database: Database,
  personId: string,
  readers: readonly ReportReader[],
): Promise<void> => {
  await fillDesk(database)
  const deps = depsOn(database)
  const rows: Row[] = []
  for (const reader of readers) {
    const times = await timesOf(deps, { personId, name: '' }, reader)
    const [middle, first] = [median(times), times[0] ?? Number.NaN]
    rows.push({
      name: reader.name,
      value: `${fixed(middle, 0)} ms, the first time ${fixed(first, 0)} ms`,
      target: '≤ 1 s',
      isMet: Math.max(middle, first) <= 1_000,
    })
  }
  const { prisma } = database
  const [people, posts] = [await prisma.person.count(), await prisma.assignment.count()]
  const title = `desk: reports over ${fixed(people, 0)} people and ${fixed(posts, 0)} assignments, the median of ${repeats}`
  sayTable(title, rows)
}
