import { inviteFromDesk } from '../../src/demonstration.ts'
import { beginsEvaluation } from './filling.ts'
import { Person } from './person.ts'
import type { Town } from './town.ts'

/** Somebody of the province besides the cast, who has arrived: as many of them as a test needs. */
export const aColleague = async (town: Town): Promise<Person> => {
  const { telegram, database, deps } = town
  const roles = ['cadre', 'supervisor', 'staff', 'inspectedHead', 'admin'] as const
  const { id, name } = await database.prisma.person.findFirstOrThrow({
    where: {
      id: { notIn: roles.map(role => town.cast(role).personId) },
      links: { none: {} },
      evaluations: { none: {} },
      supervisors: { some: {} },
    },
    orderBy: { code: 'desc' },
  })
  const colleague = new Person(telegram, telegram.person({ firstName: name, languageCode: 'vi' }), 'vi')
  await colleague.arrives(await inviteFromDesk(deps, id), name)
  return colleague
}

/** A colleague who stands before the first question of his self-evaluation. */
export const aColleagueFilling = async (town: Town): Promise<Person> => {
  const colleague = await aColleague(town)
  await beginsEvaluation(colleague)
  return colleague
}

/** What is saved of somebody's self-evaluation: points in hundredths, texts, counts, by question. */
export const savedAnswers = async (
  { database }: Town,
  { user }: Person,
): Promise<Record<string, unknown>> => {
  const rows = await database.prisma.answer.findMany({
    where: { evaluation: { person: { links: { some: { accountId: BigInt(user.id), endedAt: null } } } } },
  })
  return Object.fromEntries(rows.map(({ questionId, value }) => [questionId, plain(value)]))
}

const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('points' in value) return value.points
  if ('count' in value) return value.count
  return 'text' in value ? value.text : value
}
