import type { DataRequestKind } from '../../src/domain/data-request/clocks.ts'
import { type Person, readable } from './person.ts'
import type { Town } from './town.ts'

export const opensMyData = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/mydata'))
  await person.seesText('ownData:title')
}

/** From /mydata to the words of a request, sent. */
export const asksAboutData = async (person: Person, kind: DataRequestKind, words: string): Promise<void> => {
  await opensMyData(person)
  await person.tapsText(`dataRequest:ask.${kind}`)
  await person.seesText(`dataRequest:write.${kind}`)
  await person.hearsBelow(person.sends(words))
  await person.seesText('dataRequest:sent')
}

/** Every item about somebody's data, in the order they were asked. */
export const dataApprovals = ({ database }: Town) =>
  database.prisma.approval.findMany({
    where: { kind: 'person.request', request: { kind: { in: ['rectification', 'objection', 'erasure'] } } },
    orderBy: { createdAt: 'asc' },
    include: { decision: true, request: true },
  })

export const lastDataApproval = async (town: Town): Promise<string> =>
  (await dataApprovals(town)).at(-1)?.id ?? ''

/** How often somebody was told this. */
export const timesTold = (person: Person, key: Parameters<Person['says']>[0], of: string): number =>
  person.messages.filter(message => {
    const text = readable(message.text ?? '')
    return text.includes(readable(person.says(key))) && text.includes(of)
  }).length

/** Which reminders of a day were written about an item, in their order. */
export const rungsOf = async (
  { database }: Town,
  approval: string,
  what: 'firstAnswer' | 'decision',
): Promise<string[]> => {
  const notices = await database.prisma.notice.findMany({
    where: { dedupeKey: { startsWith: `dataRequest.due:${approval}:${what}:` } },
    orderBy: { createdAt: 'asc' },
  })
  return notices.map(({ dedupeKey }) => dedupeKey.split(':').at(-1) ?? '')
}
