import type { ClassificationRules } from '../domain/classification/classification.ts'
import type { Moment } from '../domain/moment.ts'
import type { Connection } from './database.ts'
import type { Rulebook } from './rulebook.ts'

/** The rules about levels and petitions as they hold for somebody; for nobody in particular, civil servants'. */
export const findRulesFor = async (
  connection: Connection,
  rulebook: Rulebook,
  { at, today }: Moment,
  personId: string | null,
): Promise<ClassificationRules> => {
  const person = personId && (await connection.person.findUnique({ where: { id: personId } }))
  const isEmployee = person !== null && person !== '' && person.kind === 'publicEmployee'
  const petition = isEmployee ? rulebook.publicEmployeePetition : rulebook.civilServantPetition
  return {
    ...(await rulebook.classification(connection, today, at)),
    petition: { ...(await petition(connection, today, at)), isVerified: isEmployee },
  }
}
