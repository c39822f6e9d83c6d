import type { NotebookEntry } from '../../src/store/client/client.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

/** One entry in one message, which is saved at once. */
export const notes = async (person: Person, text: string): Promise<void> => {
  await person.hearsBelow(person.sends(`/log ${text}`))
  await person.seesText('notebook:saved')
}

/** Opens the notebook from the home menu. */
export const opensNotebook = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/start'))
  await person.tapsText('home:notebook')
  await person.seesText('notebook:title')
}

/** What stands in somebody's notebook, in the order in which it was written. */
export const notebookOf = ({ database }: Town, { user }: Person): Promise<NotebookEntry[]> =>
  database.prisma.notebookEntry.findMany({
    where: { person: { links: { some: { accountId: BigInt(user.id), endedAt: null } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })

export const textsOfNotebook = async (town: Town, person: Person): Promise<string[]> =>
  (await notebookOf(town, person)).map(({ text }) => text)
