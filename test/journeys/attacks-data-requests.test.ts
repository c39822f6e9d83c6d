import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reckon } from '../../src/domain/data-request/clocks.ts'
import { decideDataRequest } from '../../src/domain/data-request/decide.ts'
import { fileDataRequest } from '../../src/domain/data-request/file.ts'
import { asksAboutData, dataApprovals, lastDataApproval } from '../kit/data-requests.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { leavesPosts, losesRoles, personOf, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let admin: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  admin = await town.resident('admin')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const actorOf = async (code: string) => {
  const { id, name } = await personOf(town, code)
  return { personId: id, name }
}

const screenOf = (person: Person): string => readable(person.screen.text ?? '')

test('whoever has no post any more is dealt with by the staff over his last one', async () => {
  const { person } = await inhabitant(town, 'CB0066', 'en')
  await leavesPosts(town, 'CB0066', -3)
  await asksAboutData(person, 'rectification', 'My last post ended a day later')
  await hue.sees('My last post ended a day later')
  await hue.tapsText('dataRequest:takeUp')
  await hue.seesText('dataRequest:takenBy')
  await hue.hearsBelow(hue.sends('/approvals'))
  await hue.tapsText('dataRequest:openOf', { name: (await actorOf('CB0066')).name })
  await hue.seesText('dataRequest:card')
  await hue.tapsText('dataRequest:decline')
  await hue.seesText('dataRequest:askDecline')
  await hue.hearsBelow(hue.sends('Das Datum stimmt'))
  await person.seesText('dataRequest:toldDeclined')
})

test('whoever never had a post is dealt with by the staff of the whole province, and nobody below it', async () => {
  const { id, person } = await inhabitant(town, 'CB0067', 'en')
  await town.database.prisma.assignment.deleteMany({ where: { personId: id } })
  const { id: unitId } = await town.database.prisma.unit.findFirstOrThrow({
    where: { parentId: { not: null }, validTo: null, kind: 'commune' },
  })
  const below = await actorOf('CB0068')
  const validFrom = new Date('2026-01-01')
  await town.database.prisma.role.create({
    data: { id: randomUUID(), personId: below.personId, role: 'staff', unitId, validFrom },
  })
  await asksAboutData(person, 'rectification', 'I never held any post')
  await hue.sees('I never held any post')
  const approval = await lastDataApproval(town)
  const verdict = { outcome: 'approved', answer: 'Ja' } as const
  expect(await decideDataRequest(town.deps, below, approval, verdict)).toMatchObject({
    refusal: 'approval_unknown',
  })
})

test('without any staff the admins deal with it, but nobody with his own or that of a relative', async () => {
  const staff = await town.database.prisma.role.findMany({ where: { role: 'staff' } })
  for (const { personId } of staff) await losesRoles(town, personId)
  const { person, id, name } = await inhabitant(town, 'CB0069', 'vi')
  await leavesPosts(town, 'CB0069', -3)
  await asksAboutData(person, 'erasure', 'Xóa giúp tôi phần cũ')
  await admin.sees('Xóa giúp tôi phần cũ')
  await admin.tapsText('dataRequest:takeUp')
  await admin.seesText('dataRequest:takenBy')
  await admin.hearsBelow(admin.sends('/approvals'))
  await admin.sees(name)
  const own = await actorOf('CB0018')
  const filed = await fileDataRequest(town.deps, own, 'erasure', 'Của chính tôi')
  const admins = await town.database.prisma.role.findMany({ where: { role: 'admin', validTo: null } })
  expect(filed.ok).toBe(admins.some(({ personId }) => personId !== own.personId))
  const mine = (await dataApprovals(town)).find(one => one.requesterId === own.personId)
  const verdict = { outcome: 'approved', answer: 'Ừ' } as const
  if (mine)
    expect(await decideDataRequest(town.deps, own, mine.id, verdict)).toMatchObject({
      refusal: 'approval_unknown',
    })
  const theirs = (await dataApprovals(town)).find(one => one.requesterId === id)?.id ?? ''
  const declared = { id: randomUUID(), personId: own.personId, relativeId: id }
  const declaredAt = town.deps.moment().at
  await town.database.prisma.declaredRelative.create({ data: { ...declared, declaredAt } })
  expect(await decideDataRequest(town.deps, own, theirs, verdict)).toMatchObject({
    refusal: 'approval_unknown',
  })
  await town.database.prisma.declaredRelative.delete({ where: { id: declared.id } })
  expect(await decideDataRequest(town.deps, own, theirs, verdict)).toMatchObject({ ok: true })
  await person.seesText('dataRequest:toldAccepted')
  for (const { personId } of staff) await regainsRoles(town, personId)
})

test('a request with signs nobody can see or store is answered, and nothing goes wrong', async () => {
  const { person } = await inhabitant(town, 'CB0070', 'de')
  await asksAboutData(person, 'rectification', 'Geburtstag\u0000 falsch \ud800 =1+1 <b>x</b> \u202egnp')
  expect(screenOf(person)).not.toContain('\u202e')
  expect((await dataApprovals(town)).at(-1)?.request?.text).toContain('falsch')
})

test('both clocks stand still over Tết and a weekend, and a term of calendar days ends on the first working day', async () => {
  const calendar = await town.deps.transaction(store => store.calendar.load(town.deps.moment()))
  const basis = { reference: { vi: 'x', en: 'x', de: 'x', ar: 'x' }, verified: true }
  const due = (unit: 'workingDays' | 'calendarDays', within: number, from: string) =>
    reckon(calendar, { ...basis, unit, within }, from).dueOn
  // Tết 2027 is off from Friday 5 to Wednesday 10 February.
  expect(due('workingDays', 2, '2027-02-04')).toBe('2027-02-12')
  expect(due('calendarDays', 2, '2027-02-04')).toBe('2027-02-11')
  expect(due('workingDays', 2, '2026-11-20')).toBe('2026-11-24')
  expect(due('calendarDays', 1, '2026-11-20')).toBe('2026-11-23')
})
