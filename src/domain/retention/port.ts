import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Cutoff, Erasable, RetentionLine, RetentionRules } from './retention.ts'

/** What of one person may be erased before its time; failed updates are found by his links, so these go last. */
export const erasableOfPerson = ['deadLetters', 'invites', 'notices', 'notebook', 'drafts', 'links'] as const
export type ErasableOfPerson = (typeof erasableOfPerson)[number]

export type Retention = Readonly<{
  rules(moment: Moment): Promise<RetentionRules>
  /** Every class with the rule in force, in the order of the schedule. */
  schedule(today: Day): Promise<readonly RetentionLine[]>
  /** Erases what of a class is past its time, at most `limit` of it; answers how much that was. */
  erase(what: Erasable, before: Cutoff, limit: number): Promise<number>
  /** Erases what of one person may go at once; answers how much that was. */
  eraseOf(what: ErasableOfPerson, personId: string): Promise<number>
}>
