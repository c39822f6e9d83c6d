import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { fingerprintOf } from '../../src/domain/approval/reassign.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { aDay, approveKey, heard, reviewOf } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let hue: Person
let thuy: Awaited<ReturnType<typeof inhabitant>>
let long: Awaited<ReturnType<typeof inhabitant>>
let toan: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  hue = await town.resident('staff')
  thuy = await inhabitant(town, 'CB0061', 'en')
  long = await inhabitant(town, 'CB0009', 'vi')
  toan = (await town.database.prisma.person.findUniqueOrThrow({ where: { code: 'CB0064' } })).id
})
afterAll(() => town.close())

const review = () => reviewOf(town, toan)
const isWith = async (personId: string) => expect((await review()).authorityId).toBe(personId)

test('only staff sees what is overdue, an admin does not, and there is nothing before the day is over', async () => {
  const khoi = await town.resident('cadre')
  const admin = await town.resident('admin')
  for (const person of [khoi, admin, hien]) {
    person.sends('/pending')
    await person.seesText('refusals:not_allowed')
  }
  hue.sends('/pending')
  await hue.seesText('routing:overdueNone')
  const { id, authorityId } = await review()
  await manners.forges(hue, buttons.openOverdue.encode({ approval: id }))
  await hue.seesText('refusals:pending_unknown')
  const was = fingerprintOf(authorityId ?? '')
  await manners.forges(hue, buttons.reassign.encode({ approval: id, person: thuy.id, was }))
  await hue.seesText('refusals:route_changed')
  await isWith(town.cast('supervisor').personId)
  manners.expectGood()
})

test('staff sees with whom and since when, and neither points nor texts', async () => {
  await town.passes(4 * aDay)
  await hien.seesText('routing:overdue')
  hue.sends('/pending')
  await hue.sees('Vũ Đức Toàn')
  const text = readable(hue.screen.text ?? '')
  expect(text).toContain(town.cast('supervisor').name)
  expect(text).not.toMatch(/93[.,]5|Punkte/)
  manners.expectGood()
})

test('people outside the authorities, strangers’ items and forged ids are refused, nothing moves', async () => {
  const { id, authorityId } = await review()
  const was = fingerprintOf(authorityId ?? '')
  for (const person of [randomUUID(), toan, town.cast('staff').personId]) {
    await manners.forges(hue, buttons.reassign.encode({ approval: id, person, was }))
    await hue.seesText('refusals:route_forbidden')
  }
  const khoi = await inhabitant(town, 'CB0065', 'vi')
  for (const person of [khoi.person, hien]) {
    await manners.forges(person, buttons.reassign.encode({ approval: id, person: thuy.id, was }))
    await person.seesText('refusals:not_allowed')
  }
  await manners.forges(hue, buttons.openOverdue.encode({ approval: randomUUID() }))
  await hue.seesText('refusals:pending_unknown')
  await isWith(authorityId ?? '')
  manners.expectGood()
})

test('two of the staff pass it on at once: it moves once, the other sees where; everyone hears once', async () => {
  const { id } = await review()
  for (const person of [hue, long.person]) {
    await manners.hears(person, () => person.sends('/pending'))
    await person.tapsText('routing:passOnOf', { name: 'Vũ Đức Toàn' })
    await person.seesText('routing:choose')
  }
  await Promise.all([manners.hammers(hue, thuy.name), manners.hammers(long.person, thuy.name)])
  await thuy.person.seesText('routing:passedFrom')
  await isWith(thuy.id)
  for (const person of [hue, long.person]) await person.seesText('routing:passedTo')
  await town.telegram.settled(() => heard(hien, 'routing:passedOn').length > 0)
  expect(heard(thuy.person, 'routing:passedFrom')).toHaveLength(1)
  const where = { action: 'approval.passedOn' }
  expect(await town.database.prisma.auditEvent.count({ where })).toBe(1)
  await manners.forges(hien, approveKey(id))
  await hien.seesText('routing:wentOn')
  expect(await town.database.prisma.decision.count()).toBe(0)
  manners.expectGood()
})
