import { createHash } from 'node:crypto'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { done, type Result, refused } from '../domain/result.ts'
import { type CheckRefusal, checkRoster, presentRoster, type ReadRoster } from '../domain/roster/check.ts'
import type { SentFile } from '../domain/roster/port.ts'
import type { RosterCounts, RosterFault } from '../domain/roster/roster.ts'
import { type RunRefusal, runImport, type Watch } from '../domain/roster/run.ts'
import type { ReadTables, TableRefusal, WriteWorkbook } from '../domain/table.ts'
import type { Digits, Language } from './language.ts'
import { readRoster } from './roster-reading.ts'
import { createRosterWords } from './roster-words.ts'
import { faultsWorkbook, rosterWorkbook } from './roster-workbook.ts'
import type { Speeches } from './speech.ts'

/** In which words a file is to be written. */
type Speaking = Readonly<{ language: Language; digits: Digits }>

export type CheckJob = Readonly<{ actor: Actor; bytes: Uint8Array; file: SentFile }> & Speaking
export type WriteJob = Readonly<{ actor: Actor; importId: string; bytes: Uint8Array }>
export type TemplateJob = Readonly<{ actor: Actor; isFilled: boolean }> & Speaking

/** The first faults, how many there are, and all of them as a workbook. */
export type CheckedFile = Readonly<{
  faults: readonly RosterFault[]
  total: number
  faultsFile: Uint8Array | null
  counts: RosterCounts
  importId: string | null
}>

/** Where whole provinces are read, planned and written: large files, away from everybody who waits for an answer. */
export type RosterDesk = Readonly<{
  check(job: CheckJob): Promise<Result<CheckedFile, CheckRefusal | TableRefusal>>
  write(job: WriteJob, watch: Watch): Promise<Result<RosterCounts, RunRefusal | TableRefusal>>
  template(job: TemplateJob): Promise<Result<Uint8Array, 'not_allowed'>>
}>

type Options = Readonly<{
  deps: Deps
  speeches: Speeches
  readTables: ReadTables
  writeWorkbook: WriteWorkbook
}>

/** Faults a message could show at most. */
const shownFaults = 20

export const createRosterDesk = ({ deps, speeches, readTables, writeWorkbook }: Options): RosterDesk => {
  const words = createRosterWords(speeches)
  const read = async (bytes: Uint8Array): Promise<Result<ReadRoster, TableRefusal>> => {
    const tables = await readTables(bytes)
    if (!tables.ok) return tables
    const hash = createHash('sha256').update(bytes).digest('hex')
    return done({ ...readRoster(tables.value, words), hash })
  }
  return {
    async check({ actor, bytes, file, language, digits }) {
      const opened = await read(bytes)
      if (!opened.ok) return opened
      const checked = await checkRoster(deps, actor, opened.value, file)
      if (!checked.ok) return checked
      const { faults, ...rest } = checked.value
      const all = faults.length > 0 ? faultsWorkbook(faults, speeches(language, digits)) : null
      return done({
        ...rest,
        faults: faults.slice(0, shownFaults),
        total: faults.length,
        faultsFile: all && (await writeWorkbook(all)),
      })
    },

    async write({ actor, importId, bytes }, watch) {
      const opened = await read(bytes)
      if (!opened.ok) return opened
      const wanted = await deps.transaction(store => store.imports.find(importId))
      return wanted ? runImport(deps, actor, wanted, opened.value, watch) : refused('import_over')
    },

    async template({ actor, isFilled, language, digits }) {
      const known = await presentRoster(deps, actor, isFilled)
      if (!known.ok) return known
      return done(await writeWorkbook(rosterWorkbook(known.value, isFilled, speeches(language, digits))))
    },
  }
}
