import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { becomes, dayFrom, losesRoles, personOf, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hanh: Person
let hue: Person
let khoi: Person
let cadre: string
let province: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  cadre = town.cast('cadre').personId
  province = (await unitNamed(town, 'Tỉnh Nam Xuyên')).id
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const changes = () => town.database.prisma.roleChange.count()
const proposal = (person: string, wanted: number, unit = province) =>
  buttons.proposeRole.encode({ person, unit, wanted })
const newest = async () =>
  (await town.database.prisma.roleChange.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id

test('whoever is no admin sees no role and proposes none, whatever he presses', async () => {
  for (const one of [khoi, hue]) {
    await one.hearsBelow(one.sends('/roles'))
    await one.seesText('refusals:not_allowed')
    await manners.forges(one, buttons.findRolePerson.encode({}))
    await one.seesText('refusals:not_allowed')
    await manners.forges(one, buttons.openRoles.encode({ person: cadre }))
    await one.seesText('refusals:not_allowed')
    await manners.forges(one, proposal(cadre, 0))
    await one.seesText('refusals:role_unknown')
    await manners.forges(one, proposal(town.cast('staff').personId, 1))
    await one.seesText('refusals:role_unknown')
  }
  expect(await changes()).toBe(0)
})

test('nobody proposes for himself or for a declared relative, nor what is not there', async () => {
  const own = town.cast('admin').personId
  await manners.forges(hanh, proposal(own, 0))
  await hanh.seesText('refusals:role_self')
  await manners.forges(hanh, buttons.openRoles.encode({ person: own }))
  await hanh.seesText('role:notOwn')
  const relation = await town.database.prisma.declaredRelative.create({
    data: { id: crypto.randomUUID(), personId: cadre, relativeId: own, declaredAt: town.deps.moment().at },
  })
  await manners.forges(hanh, proposal(cadre, 0))
  await hanh.seesText('refusals:role_relative')
  await town.database.prisma.declaredRelative.delete({ where: { id: relation.id } })
  await manners.forges(hanh, proposal(crypto.randomUUID(), 0))
  await hanh.seesText('refusals:role_unknown')
  await manners.forges(hanh, proposal(cadre, 0, crypto.randomUUID()))
  await hanh.seesText('refusals:role_unknown')
  await manners.forges(hanh, proposal(cadre, 2))
  await hanh.seesText('refusals:role_not_held')
  await manners.forges(hanh, proposal(cadre, 9_999_999))
  await hanh.seesText('role:none')
  await manners.forges(hanh, buttons.chooseRoleUnit.encode({ person: cadre, wanted: 3 }))
  await hanh.seesText('role:none')
  await manners.forges(hanh, buttons.openRoleChange.encode({ proposal: crypto.randomUUID() }))
  await hanh.seesText('refusals:role_unknown')
  const { id: dissolved } = await town.database.prisma.unit.create({
    data: {
      id: crypto.randomUUID(),
      code: 'X99',
      kind: 'commune',
      name: 'Xã Đã Giải Thể',
      parentId: province,
      validFrom: dayFrom(town, -900),
      validTo: dayFrom(town, -1),
    },
  })
  await manners.forges(hanh, proposal(cadre, 0, dissolved))
  await hanh.seesText('refusals:role_unit_over')
  expect(await changes()).toBe(0)
})

test('an admin of one unit reaches no other: not its people, not its roles, not its proposals', async () => {
  const one = await inhabitant(town, 'CB0064', 'en')
  const { id: unit } = await town.database.prisma.unit.findFirstOrThrow({
    where: { assignments: { some: { personId: one.id, endedOn: null } }, validTo: null },
  })
  await town.database.prisma.role.create({
    data: {
      id: crypto.randomUUID(),
      personId: one.id,
      role: 'admin',
      unitId: unit,
      validFrom: dayFrom(town, -1),
    },
  })
  await manners.forges(hanh, proposal(cadre, 0))
  await hanh.seesText('role:ownChange')
  await manners.forges(one.person, buttons.openRoleChange.encode({ proposal: await newest() }))
  await one.person.seesText('refusals:role_unknown')
  await manners.forges(one.person, buttons.releaseRole.encode({ proposal: await newest() }))
  await one.person.seesText('refusals:role_unknown')
  await manners.forges(one.person, buttons.openRoles.encode({ person: town.cast('staff').personId }))
  await one.person.seesText('refusals:person_unknown')
  await manners.forges(one.person, proposal(cadre, 1))
  await one.person.seesText('refusals:role_unknown')
  await one.person.hearsBelow(one.person.sends('/approvals'))
  await one.person.seesText('approval:listEmpty')
})

test('who is concerned sees nothing of it, and his relative releases nothing', async () => {
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  await becomes(town, 'admin', 'CB0061', 'Tỉnh Nam Xuyên')
  const staff = town.cast('staff').personId
  await manners.forges(hanh, proposal(staff, 3))
  await hanh.seesText('role:ownChange')
  const id = await newest()
  await hue.hearsBelow(hue.sends('/roles'))
  expect(hue.labels).not.toContain(hue.speech.text('role:openChange', { name: town.cast('staff').name }))
  for (const key of [buttons.openRoleChange, buttons.releaseRole, buttons.declineRole]) {
    await manners.forges(hue, key.encode({ proposal: id }))
    await hue.seesText('refusals:role_unknown')
  }
  const thuy = await inhabitant(town, 'CB0061', 'en')
  const { id: other } = await personOf(town, 'CB0061')
  await town.database.prisma.declaredRelative.create({
    data: { id: crypto.randomUUID(), personId: staff, relativeId: other, declaredAt: town.deps.moment().at },
  })
  for (const key of [buttons.releaseRole, buttons.declineRole]) {
    await manners.forges(thuy.person, key.encode({ proposal: id }))
    await thuy.person.seesText('refusals:not_allowed')
  }
  expect(await town.database.prisma.decision.count({ where: { approval: { roleChangeId: id } } })).toBe(0)
})

test('an admin who lost the role between opening and pressing releases nothing', async () => {
  await manners.forges(hanh, proposal(cadre, 1))
  await hanh.seesText('role:ownChange')
  await hue.findsText('role:asks')
  const id = await newest()
  await manners.forges(hue, buttons.openRoleChange.encode({ proposal: id }))
  await hue.seesText('role:asks')
  await losesRoles(town, town.cast('staff').personId)
  await hue.tapsText('role:release')
  await hue.seesText('refusals:role_unknown')
  await regainsRoles(town, town.cast('staff').personId)
  await hue.hearsBelow(hue.sends('/approvals'))
  await hue.seesText('role:asks')
})
