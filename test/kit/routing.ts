import { randomUUID } from 'node:crypto'
import { buttons } from '../../src/bot/buttons.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from './filling.ts'
import { type Person, readable } from './person.ts'
import { dayFrom } from './staffing.ts'
import type { Town } from './town.ts'

export const aDay = 86_400_000

/** From the home menu to the hand-in. */
export const handsIn = async (person: Person): Promise<void> => {
  await beginsEvaluation(person)
  await fillsEvaluation(person)
  await submitsEvaluation(person)
}

/** What waits, or waited, for somebody else's word about this person's self-evaluation. */
export const reviewOf = ({ database }: Town, requesterId: string) =>
  database.prisma.approval.findFirstOrThrow({ where: { requesterId, kind: 'evaluation.review' } })

/** Every message of the bot in which this text of locales/ stands. */
export const heard = (person: Person, key: Parameters<Person['says']>[0]): string[] =>
  person.messages
    .map(message => readable(message.text ?? ''))
    .filter(text => text.includes(readable(person.says(key))))

export const deputises = async (
  town: Town,
  principalId: string,
  deputyId: string,
  from: number,
  to: number,
): Promise<void> => {
  const days = { validFrom: dayFrom(town, from), validTo: dayFrom(town, to) }
  await town.database.prisma.deputy.create({ data: { id: randomUUID(), principalId, deputyId, ...days } })
}

export const approveKey = (approval: string): string => buttons.approve.encode({ approval })

/** What the demonstration brings along waits no longer, so that no time that passes tells anybody of it. */
export const settlesDemonstration = async ({ database, cast, deps }: Town): Promise<void> => {
  const { prisma } = database
  const waiting = await prisma.approval.findMany({ where: { decision: null }, select: { id: true } })
  const decision = {
    outcome: 'approved',
    deciderId: cast('supervisor').personId,
    decidedAt: deps.moment().at,
  }
  await prisma.decision.createMany({ data: waiting.map(({ id }) => ({ ...decision, approvalId: id })) })
}
