import type { Relation } from '../access.ts'
import type { Classification } from '../classification/classification.ts'
import type { Day } from '../day.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { LegalBasis } from '../evaluation/form.ts'
import type { Level } from '../evaluation/score.ts'
import type { PersonSummary } from '../person/person.ts'

/**
 * What a petition is against, in words that stay as they were; a question carries its title in every language,
 * and its number where it has one.
 */
export type Contested =
  | Readonly<{ kind: 'level' }>
  | Readonly<{ kind: 'criterion'; number: string | null; title: Readonly<Record<string, string>> }>
  | Readonly<{ kind: 'product'; number: number; name: string }>

/** What the cadre asks for: a level, or something in his own words. */
export type Wanted = Readonly<{ kind: 'level'; level: Level }> | Readonly<{ kind: 'words'; text: string }>

/** What is handed in, and stays as it is. */
export type PetitionText = Readonly<{ contested: readonly Contested[]; grounds: string; wanted: Wanted }>

/** The written answer; `level` and `points` (hundredths) are what holds from then on. */
export type PetitionAnswer = Readonly<{ text: string; answerer: string; answeredAt: Date }> &
  (Readonly<{ outcome: 'upheld' }> | Readonly<{ outcome: 'changed'; level: Level; points: number }>)

export type Petition = Readonly<{
  evaluationId: string
  personId: string
  text: PetitionText
  filedAt: Date
  /** The last day for the answer. */
  answerBy: Day
  answer: PetitionAnswer | null
}>

/** A petition as its authority may act on it, the item held until the transaction ends. */
export type PetitionFile = Readonly<{
  approvalId: string
  authority: Readonly<{ id: string; name: string }>
  petition: Petition
  requester: PersonSummary
  cycle: Cycle
  /** What was decided and published, which the petition is against. */
  decided: Pick<Classification, 'points' | 'level'>
  /** In which relations the one who acts stands to it today. */
  relations: ReadonlySet<Relation>
}>

/** The article the time for petitions rests on, and whether somebody checked that it applies to this person. */
export type PetitionBasis = LegalBasis & Readonly<{ verified: boolean }>
