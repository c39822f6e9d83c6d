import type { Day } from '../day.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Deputyship } from './deputy.ts'

export type Deputies = Readonly<{
  /** Whether somebody decides for others today: he leads a unit or is named as their supervisor. */
  isPrincipal(personId: string, today: Day): Promise<boolean>
  /** Present ones and those to come, the earliest first. */
  list(principalId: string, today: Day): Promise<readonly Deputyship[]>
  /** The same, while nobody else names or ends one of his. */
  lock(principalId: string, today: Day): Promise<readonly Deputyship[]>
  /** By part of the name among the people of his units, of those above and of those directly below. */
  find(principalId: string, name: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  candidate(principalId: string, personId: string, today: Day): Promise<PersonSummary | undefined>
  add(deputyship: Omit<Deputyship, 'deputy'>): Promise<void>
  /** Yesterday becomes its last day; one that had none yet is gone. */
  end(id: string, today: Day): Promise<void>
}>
