import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aColleague } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const day = 86_400_000

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

/** Days from today, as the database keeps them. */
const dayFrom = (days: number): Date => {
  const { today } = town.deps.moment()
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * day)
}

const deputise = (principalId: string, deputyId: string, from: number, to: number) =>
  town.database.prisma.deputy.create({
    data: { id: randomUUID(), principalId, deputyId, validFrom: dayFrom(from), validTo: dayFrom(to) },
  })

const handsIn = async (person: Person): Promise<void> => {
  await beginsEvaluation(person)
  await fillsEvaluation(person)
  await submitsEvaluation(person)
}

const textsOf = (person: Person) => person.messages.map(message => readable(message.text ?? ''))
const decisionsOf = (requesterId: string) =>
  town.database.prisma.decision.findMany({ where: { approval: { requesterId } } })

test('authority and deputy decide at once: one decision, the other sees whose, every card says so', async () => {
  const hien = await town.resident('supervisor')
  const deputy = await inhabitant(town, 'CB0065', 'de')
  const late = await inhabitant(town, 'CB0061', 'en')
  const { personId: authorityId, name: authorityName } = town.cast('supervisor')
  await deputise(authorityId, deputy.id, 0, 0)
  await deputise(authorityId, late.id, -9, -1)
  const khoi = await town.resident('cadre')
  await handsIn(khoi)
  await hien.seesText('approval:cardTitle')
  await deputy.person.seesText('approval:cardTitle')
  expect(textsOf(late.person).some(text => text.startsWith(late.person.says('approval:cardTitle')))).toBe(false)

  await Promise.all([
    manners.hammers(hien, hien.speech.text('approval:approve')),
    manners.hammers(deputy.person, deputy.person.speech.text('approval:approve')),
  ])
  const [decision, ...more] = await decisionsOf(town.cast('cadre').personId)
  expect(more).toEqual([])
  const decider = decision?.deciderId === authorityId ? authorityName : deputy.name
  for (const person of [hien, deputy.person]) {
    await person.sees(decider)
    expect(person.labels).not.toContain(person.speech.text('approval:approve'))
    person.sends('/approvals')
    await person.seesText('approval:listEmpty').catch(() => person.seesText('approval:listTitle'))
  }
  await khoi.seesText('notices:approved')
  await khoi.sees(decider)
  const heard = textsOf(khoi).filter(text => text.includes(khoi.says('notices:approved')))
  expect(heard).toHaveLength(1)
  expect(town.log.filter(line => line.level !== 'info')).toEqual([])
})
