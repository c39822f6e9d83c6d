import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { type Action, isAllowed, type Relation } from '../../src/domain/access.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

/** Everybody who could press, and in which relations he stands to the cadre, his record and his item. */
const actors = {
  cadre: ['self'],
  authority: ['authority'],
  deputy: ['deputy'],
  formerDeputy: [],
  comingDeputy: [],
  colleague: [],
  staff: ['staff'],
  staffElsewhere: [],
  admin: ['admin'],
} as const satisfies Record<string, readonly Relation[]>

type ActorName = keyof typeof actors

let town: Town
let manners: Manners
let evaluation: string
let approval: string
let invitee: string
const people = new Map<ActorName, Person>()

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  const { prisma } = town.database
  const day = (days: number) => new Date(Date.parse(town.deps.moment().today) + days * 86_400_000)
  const principalId = town.cast('supervisor').personId
  const settle = async (name: ActorName, code: string): Promise<string> => {
    const { id, person } = await inhabitant(town, code, 'en')
    people.set(name, person)
    return id
  }
  const deputise = (deputyId: string, from: number, to: number) =>
    prisma.deputy.create({
      data: { id: randomUUID(), principalId, deputyId, validFrom: day(from), validTo: day(to) },
    })
  await deputise(await settle('deputy', 'CB0065'), -1, 1)
  await deputise(await settle('formerDeputy', 'CB0061'), -9, -1)
  await deputise(await settle('comingDeputy', 'CB0054'), 1, 9)
  await settle('colleague', 'CB0064')
  const unit = await prisma.unit.findFirstOrThrow({ where: { code: 'X06' } })
  const personId = await settle('staffElsewhere', 'CB0067')
  await prisma.role.create({
    data: { id: randomUUID(), personId, role: 'staff', unitId: unit.id, validFrom: day(-1) },
  })
  for (const [name, role] of [
    ['cadre', 'cadre'],
    ['authority', 'supervisor'],
    ['staff', 'staff'],
    ['admin', 'admin'],
  ] as const)
    people.set(name, (await town.resident(role)).speaks(town.cast(role).language))

  const cadre = personCalled('cadre')
  await beginsEvaluation(cadre)
  await fillsEvaluation(cadre)
  await submitsEvaluation(cadre)
  const own = { personId: town.cast('cadre').personId }
  evaluation = (await prisma.evaluation.findFirstOrThrow({ where: own })).id
  approval = (await prisma.approval.findFirstOrThrow({ where: { evaluationId: evaluation } })).id
  invitee = (await prisma.person.findUniqueOrThrow({ where: { code: 'CB0055' } })).id
})
afterAll(() => town.close())

const personCalled = (name: ActorName): Person => {
  const person = people.get(name)
  if (!person) throw new Error(`nobody plays ${name}`)
  return person
}

const names = Object.keys(actors) as ActorName[]
const may = (name: ActorName, action: Action) => isAllowed(action, new Set<Relation>(actors[name]))

/** Presses on a fresh screen and waits for the sentence that must come. */
const getsFor = async (name: ActorName, data: string, key: Parameters<Person['seesText']>[0]) => {
  const person = personCalled(name)
  await manners.hears(person, () => person.sends('/start'))
  await manners.forges(person, data)
  await person.seesText(key)
}

test.each(names)('%s opens the item only where the table says so', async name => {
  const data = buttons.openApproval.encode({ approval, page: 0 })
  await getsFor(name, data, may(name, 'approval.open') ? 'approval:cardScore' : 'refusals:approval_unknown')
  const { id: actorId } = await town.database.prisma.person.findFirstOrThrow({
    where: { links: { some: { accountId: BigInt(personCalled(name).user.id) } } },
  })
  const looks = await town.database.prisma.auditEvent.count({ where: { action: 'approval.opened', actorId } })
  expect(looks).toBe(may(name, 'approval.open') ? 1 : 0)
  manners.expectGood()
})

test.each(names)('%s reaches the evaluation as its author only where the table says so', async name => {
  const key = may(name, 'evaluation.fill') ? 'refusals:evaluation_locked' : 'refusals:evaluation_unknown'
  await getsFor(name, buttons.resume.encode({ evaluation }), key)
  await getsFor(name, buttons.submit.encode({ evaluation }), key)
  manners.expectGood()
})

test.each(names)('%s finds people only where the table says so, and only in scope', async name => {
  const person = personCalled(name)
  const said = await manners.hears(person, () => person.sends('/invite'))
  const hasDesk = may(name, 'person.find') || name === 'staffElsewhere'
  expect(said).toContain(person.says(hasDesk ? 'invite:askName' : 'refusals:not_allowed'))
  if (!hasDesk) return
  const found = await manners.hears(person, () => person.sends('pham minh khoi'))
  expect(found).toContain(person.says(may(name, 'person.find') ? 'invite:found' : 'refusals:nobody_found'))
  manners.expectGood()
})

test.each(names)('%s invites only where the table says so', async name => {
  const person = personCalled(name)
  const data = buttons.invite.encode({ person: invitee })
  if (!may(name, 'invite.issue')) await getsFor(name, data, 'refusals:not_allowed')
  else {
    await manners.forges(person, data)
    await town.telegram.settled(() => person.screen.document !== undefined)
  }
  manners.expectGood()
})

test('nobody decides but those of the table, and of those the first', async () => {
  const data = buttons.approve.encode({ approval })
  for (const name of names.filter(other => !may(other, 'approval.decide')))
    await getsFor(name, data, 'refusals:approval_unknown')
  expect(await town.database.prisma.decision.count()).toBe(0)
  await getsFor('deputy', data, 'approval:approvedBy')
  await getsFor('authority', data, 'refusals:already_decided')
  expect(await town.database.prisma.decision.count()).toBe(1)
  manners.expectGood()
})
