import type { Day } from '../day.ts'
import type { EntryFile, NotebookEntry } from './entry.ts'

export type NewEntry = Omit<NotebookEntry, 'evaluationId'> & Readonly<{ source: string; createdAt: Date }>

export type EntryChange = Readonly<{ day?: Day; text?: string; attachment?: EntryFile; changedAt: Date }>

export type Period = Readonly<{ periodFrom: Day; periodTo: Day }>

export type Notebook = Readonly<{
  /** Adds an entry, or answers the one that the same message (`source`) made before. */
  add(entry: NewEntry): Promise<NotebookEntry>
  /** Holds the entry until the transaction ends. */
  lock(entryId: string): Promise<NotebookEntry | undefined>
  change(entryId: string, change: EntryChange): Promise<void>
  remove(entryId: string): Promise<void>
  /** A page of somebody's own entries, newest first. */
  page(
    personId: string,
    page: { offset: number; limit: number },
  ): Promise<Readonly<{ total: number; items: readonly NotebookEntry[] }>>
  /** Entries of a period that no evaluation has taken over, oldest first, held until the transaction ends. */
  lockProposals(personId: string, period: Period): Promise<readonly NotebookEntry[]>
  /** What an evaluation has taken over, oldest first. */
  takenOver(evaluationId: string): Promise<readonly NotebookEntry[]>
  /** Marks entries as taken over by an evaluation, or by none any more. */
  assign(entryIds: readonly string[], evaluationId: string | null): Promise<void>
}>
