import { inviteFromDesk } from '../../src/demonstration.ts'
import { Person } from './person.ts'
import type { Town } from './town.ts'

/** Somebody of the province who is not of the cast, by his code in the roster; he has arrived. */
export const inhabitant = async (
  town: Town,
  code: string,
  languageCode: string,
): Promise<Readonly<{ id: string; name: string; person: Person }>> => {
  const { id, name } = await town.database.prisma.person.findUniqueOrThrow({ where: { code } })
  const person = new Person(
    town.telegram,
    town.telegram.person({ firstName: name, languageCode }),
    languageCode,
  )
  await person.arrives(await inviteFromDesk(town.deps, id), name)
  return { id, name, person }
}
