import type { Person } from './person.ts'
import type { Town } from './town.ts'

export const aPdf = (fileName = 'bao-cao.pdf', data = Buffer.from('%PDF-1.7')) => ({ fileName, data })

/** From the overview to one product line, whose failures and delays are set anew. */
export const setsDeductions = async (person: Person, failures: string, delays: string): Promise<void> => {
  await person.tapsText('evaluation:lineShort', { number: 1 })
  await person.tapsText('evaluation:fieldFailures')
  await person.seesText('evaluation:askFailures')
  person.sends(failures)
  await person.tapsText('evaluation:fieldDelays')
  await person.seesText('evaluation:askDelays')
  person.sends(delays)
  await person.sees('%')
}

export const evaluationOf = async ({ database }: Town, personId: string): Promise<string> =>
  (await database.prisma.evaluation.findFirstOrThrow({ where: { personId } })).id

/** The objective causes asked about somebody's evaluation, oldest first. */
export const askedCauses = ({ database }: Town, requesterId: string) =>
  database.prisma.approval.findMany({
    where: { requesterId, kind: 'evaluation.cause' },
    orderBy: [{ revision: 'asc' }, { line: 'asc' }],
    include: { decision: true },
  })
