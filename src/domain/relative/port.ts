import type { Day } from '../day.ts'
import type { PersonSummary } from '../person/person.ts'

/** A declared relation, as one of the two sees it; only who declared it ends it. */
export type DeclaredRelation = Readonly<{ id: string; name: string; unit: string | null; isMine: boolean }>

export type Relatives = Readonly<{
  list(personId: string, today: Day): Promise<readonly DeclaredRelation[]>
  /** By part of the name among everybody with a post in the province today. */
  find(personId: string, name: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  /** Somebody with a post today; undefined for oneself. */
  person(personId: string, otherId: string, today: Day): Promise<PersonSummary | undefined>
  /** Declares it; false when either of the two had done so. Two who do so at once follow one another. */
  declare(
    relation: Readonly<{ id: string; personId: string; relativeId: string; at: Date }>,
  ): Promise<boolean>
  /** The other person; undefined when there is no such relation of his own making. */
  end(id: string, personId: string, at: Date): Promise<string | undefined>
}>
