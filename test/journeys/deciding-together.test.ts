import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
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

/** Gives somebody a leading post in the unit above all others. */
const leadsTheProvince = async (code: string): Promise<string> => {
  const { prisma } = town.database
  const { id } = await prisma.person.findUniqueOrThrow({ where: { code } })
  const unit = await prisma.unit.findFirstOrThrow({ where: { kind: 'province' } })
  const { positionId } = await prisma.assignment.findFirstOrThrow({
    where: { personId: id, position: { leadership: true } },
  })
  const post = { kind: 'appointment', startedOn: dayFrom(-9), decisionNo: '9', mandated: false }
  await prisma.assignment.create({
    data: { ...post, id: randomUUID(), personId: id, positionId, unitId: unit.id, locality: 'unknown' },
  })
  return id
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
  expect(textsOf(late.person).some(text => text.startsWith(late.person.says('approval:cardTitle')))).toBe(
    false,
  )

  await Promise.all([
    manners.hammers(hien, hien.speech.text('approval:approve'), 1),
    manners.hammers(deputy.person, deputy.person.speech.text('approval:approve'), 1),
  ])
  const [decision, ...more] = await decisionsOf(town.cast('cadre').personId)
  expect(more).toEqual([])
  const decider = decision?.deciderId === authorityId ? authorityName : deputy.name
  for (const person of [hien, deputy.person]) {
    await person.sees(decider)
    expect(person.labels).not.toContain(person.speech.text('approval:approve'))
  }
  await khoi.seesText('notices:approved')
  await khoi.sees(decider)
  const heard = textsOf(khoi).filter(text => text.includes(khoi.says('notices:approved')))
  expect(heard).toHaveLength(1)
  manners.expectGood()
})

test('a decision made while a deputy is writing his reason stands, and his reason is told to nobody', async () => {
  const requester = await aColleague(town)
  const { id, supervisors } = await town.database.prisma.person.findFirstOrThrow({
    where: { name: requester.user.firstName, links: { some: { accountId: BigInt(requester.user.id) } } },
    include: { supervisors: { include: { supervisor: true } } },
  })
  const { code } = supervisors[0]?.supervisor ?? { code: '' }
  const authority = await inhabitant(town, code, 'vi')
  const deputy = await inhabitant(town, 'CB0064', 'en')
  await deputise(authority.id, deputy.id, -1, 1)
  await handsIn(requester)

  await deputy.person.tapsText('approval:return')
  await deputy.person.seesText('approval:chooseLines')
  await manners.hammers(deputy.person, '☐ I.2')
  await town.telegram.settled(() => deputy.person.labels.includes('☑ I.2'))
  await manners.hammers(deputy.person, deputy.person.speech.text('approval:continueToReason'))
  await deputy.person.seesText('approval:writeReason')
  deputy.person.user.sendsSticker()
  await deputy.person.seesText('refusals:reason_needed')

  await authority.person.seesText('approval:cardTitle')
  const lost = await manners.hears(authority.person, () => authority.person.sends('ok'))
  expect(lost).toContain(authority.person.says('common:lost'))
  expect(await decisionsOf(id)).toEqual([])
  await authority.person.tapsText('approval:approve')
  await requester.seesText('notices:approved')

  deputy.person.sends('Please look at this line again.')
  await deputy.person.seesText('refusals:already_decided')
  await deputy.person.sees(authority.name)
  expect(await decisionsOf(id)).toMatchObject([
    { outcome: 'approved', deciderId: authority.id, reason: null },
  ])
  expect(textsOf(requester).join()).not.toContain('look at this line')
  manners.expectGood()
})

test('where nobody stands above a person he is told so, and what he wrote stays', async () => {
  const top = await inhabitant(town, 'CB0001', 'vi')
  await beginsEvaluation(top.person)
  await fillsEvaluation(top.person)
  await top.person.tapsText('evaluation:submit')
  await top.person.seesText('refusals:authority_missing')
  await top.person.seesText('evaluation:overviewTitle')
  expect(await town.database.prisma.approval.count({ where: { requesterId: top.id } })).toBe(0)
  manners.expectGood()
})

test('a head of a unit is decided on by the next one up, and cannot decide as his deputy either', async () => {
  const head = await inhabitant(town, 'CB0066', 'vi')
  await town.database.prisma.supervisorLine.deleteMany({ where: { subordinateId: head.id } })
  const above = await leadsTheProvince('CB0003')
  await handsIn(head.person)
  const approval = await town.database.prisma.approval.findFirstOrThrow({ where: { requesterId: head.id } })
  expect(approval.authorityId).toBe(above)

  await deputise(above, head.id, -1, 1)
  head.person.sends('/approvals')
  await head.person.seesText('approval:listEmpty')
  await manners.forges(head.person, buttons.approve.encode({ approval: approval.id }))
  await head.person.seesText('refusals:approval_unknown')
  expect(await decisionsOf(head.id)).toEqual([])
  manners.expectGood()
})
