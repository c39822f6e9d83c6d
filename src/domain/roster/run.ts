import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { changesOf, planNow, type ReadRoster, scopeFor } from './check.ts'
import { type SheetName, sheetNames } from './columns.ts'
import type { Import } from './port.ts'
import type { RosterCounts, RosterWrites } from './roster.ts'

export type OpenedImport = Readonly<{ waiting: Import | null; isOwn: boolean }>

/** What is to be said of imports: the one that runs, or the last of somebody's own. */
export const openImports = (deps: Deps, actor: Actor): Promise<Result<OpenedImport, 'not_allowed'>> =>
  deps.transaction(async store => {
    const scope = await scopeFor(store, deps, actor)
    if (!scope.ok) return scope
    const waiting = (await store.imports.latest(actor.personId)) ?? null
    return done({ waiting, isOwn: waiting?.authorId === actor.personId })
  })

/** Somebody's own import, whatever became of it. */
const findOwn = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  importId: string,
): Promise<Result<Import, 'not_allowed' | 'import_over'>> => {
  const scope = await scopeFor(store, deps, actor)
  if (!scope.ok) return scope
  const found = await store.imports.find(importId)
  return found?.authorId === actor.personId ? done(found) : refused('import_over')
}

/** Pressing twice does nothing twice, and shows how far it is. */
const startable = ['checked', 'running', 'done'] as const

/** The import somebody wants written: one that waits, unless another is being written, or is on its way already. */
export const openWanted = (
  deps: Deps,
  actor: Actor,
  importId: string,
): Promise<Result<Import, 'not_allowed' | 'import_over' | 'import_running'>> =>
  deps.transaction(async store => {
    const found = await findOwn(store, deps, actor, importId)
    if (!found.ok) return found
    if (await store.imports.isAnotherRunning(importId)) return refused('import_running')
    return startable.some(state => state === found.value.state) ? found : refused('import_over')
  })

/** Calls an import off; as long as it is not written whole, nothing of it stays. */
export const cancelImport = (
  deps: Deps,
  actor: Actor,
  importId: string,
): Promise<Result<Import, 'not_allowed' | 'import_over'>> =>
  deps.transaction(async store => {
    const found = await findOwn(store, deps, actor, importId)
    if (!found.ok) return found
    return (await store.imports.end(importId, 'cancelled', deps.moment().at)) ? found : refused('import_over')
  })

export type RunRefusal =
  | 'not_allowed'
  | 'import_over'
  | 'import_running'
  | 'import_changed'
  | 'import_cancelled'

/** Watches an import while it is written. */
export type Watch = Readonly<{ progress(done: number, total: number): void; signal: AbortSignal }>

/** Undoes everything its transaction did. */
class Undone extends Error {
  readonly refusal: RunRefusal
  constructor(refusal: RunRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Rows written at once: few enough that calling off is heard soon. */
const portion = 1_000

const writeAll = async (
  store: Store,
  deps: Deps,
  importId: string,
  writes: RosterWrites,
  { progress, signal }: Watch,
): Promise<void> => {
  const { at } = deps.moment()
  const total = sheetNames.reduce(
    (sum, sheet) => sum + writes[sheet].added.length + writes[sheet].changed.length,
    0,
  )
  let written = 0
  const inPortions = async <Item>(
    items: readonly Item[],
    write: (part: readonly Item[]) => Promise<void>,
  ) => {
    for (let from = 0; from < items.length; from += portion) {
      if (signal.aborted || !(await store.imports.isRunning(importId))) throw new Undone('import_cancelled')
      const part = items.slice(from, from + portion)
      await write(part)
      written += part.length
      progress(written, total)
    }
  }
  const writeSheet = async <Sheet extends SheetName>(sheet: Sheet): Promise<void> => {
    const { changed, added } = writes[sheet]
    await inPortions(changed, part => store.rosters.change(sheet, part))
    await inPortions(added, part => store.rosters.add(sheet, part, at))
  }
  for (const sheet of sheetNames) await writeSheet(sheet)
}

const write = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { id, fileHash, shown }: Import,
  read: ReadRoster,
  watch: Watch,
): Promise<RosterCounts> => {
  const { at } = deps.moment()
  await store.imports.holdWriting()
  if (!(await store.imports.isRunning(id))) throw new Undone('import_cancelled')
  await store.rosters.hold()
  const planned = await planNow(store, deps, actor, read.roster)
  if (!planned.ok) throw new Undone(planned.refusal)
  const { faults, counts, fingerprint, writes } = planned.value
  const isAsShown = faults.length === 0 && fingerprint === shown.fingerprint && fileHash === read.hash
  if (!isAsShown) throw new Undone('import_changed')
  await writeAll(store, deps, id, writes, watch)
  // Whoever lost his role while it was written has written nothing.
  const scope = await scopeFor(store, deps, actor)
  if (!scope.ok) throw new Undone(scope.refusal)
  const details = { importId: id, changes: changesOf(counts) }
  await store.audit({ at, actorId: actor.personId, action: 'roster.imported', subjectId: null, details })
  if (!(await store.imports.end(id, 'done', deps.moment().at))) throw new Undone('import_cancelled')
  return counts
}

/**
 * Writes a file that was looked through: whole, in one transaction, and only while file and database still give what
 * its author was shown. One at a time.
 */
export const runImport = async (
  deps: Deps,
  actor: Actor,
  wanted: Import,
  read: ReadRoster,
  watch: Watch,
): Promise<Result<RosterCounts, RunRefusal>> => {
  const begun = await deps.transaction(store => store.imports.begin(wanted.id, deps.moment().at))
  if (begun !== 'begun') return refused(begun === 'another' ? 'import_running' : 'import_over')
  const end = () => deps.transaction(store => store.imports.end(wanted.id, 'refused', deps.moment().at))
  try {
    return done(await deps.longTransaction(store => write(store, deps, actor, wanted, read, watch)))
  } catch (error) {
    await end()
    if (error instanceof Undone) return refused(error.refusal)
    throw error
  }
}

/** Imports whose writer is gone have written nothing; their authors are told to begin again. */
export const refuseAbandonedImports = (deps: Deps): Promise<void> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    for (const { id, authorId, file } of await store.imports.refuseAbandoned(at))
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: `roster.brokenOff:${id}`,
        subject: `import:${id}`,
        content: { kind: 'roster.brokenOff', file: file.name },
        recipients: [authorId],
        at,
      })
  })
