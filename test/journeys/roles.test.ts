import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideRoleChange } from '../../src/domain/role/decide.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { becomes, dayFrom, personOf, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hanh: Person
let hue: Person
let toan: Awaited<ReturnType<typeof inhabitant>>
let province: string
const give = 0
const end = 2
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
  hue = await town.resident('staff')
  toan = await inhabitant(town, 'CB0064', 'ar')
  province = (await unitNamed(town, 'Tỉnh Nam Xuyên')).id
  await town.database.prisma.role.deleteMany({
    where: { role: 'admin', personId: { not: town.cast('admin').personId } },
  })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const names = (person: Person) => person.user.commands().map(({ command }) => command)
const rolesOf = (personId: string) =>
  town.database.prisma.role.findMany({ where: { personId }, orderBy: { validFrom: 'asc' } })
const changes = () => town.database.prisma.roleChange.findMany({ orderBy: { createdAt: 'asc' } })
const newest = async () => (await changes()).at(-1)?.id ?? ''
const opens = (who: Person, person: string) => manners.forges(who, buttons.openRoles.encode({ person }))
const proposes = (who: Person, person: string, wanted: number, unit = province) =>
  manners.forges(who, buttons.proposeRole.encode({ person, unit, wanted }))
/** Proposes, and waits until the other admin has it before her. */
const asks = async (person: string, wanted: number): Promise<string> => {
  const before = hue.screen.message_id
  await proposes(hanh, person, wanted)
  await hue.hearsBelow(before)
  return newest()
}
const released = async (person: string, wanted: number): Promise<void> =>
  manners.forges(hue, buttons.releaseRole.encode({ proposal: await asks(person, wanted) }))

test('an only admin finds the person and the unit by name; the proposal waits and says that a second one is needed', async () => {
  await hanh.hearsBelow(hanh.sends('/roles'))
  await hanh.seesText('role:title')
  await hanh.sees(town.cast('staff').name)
  await hanh.tapsText('role:find')
  await hanh.seesText('role:askName')
  await hanh.hearsBelow(hanh.sends('x'))
  await hanh.seesText('refusals:name_too_short')
  await hanh.hearsBelow(hanh.sends(toan.name))
  await hanh.taps(toan.name)
  await hanh.seesText('role:none')
  await hanh.tapsText('role:give.staff')
  await hanh.seesText('role:askUnit')
  await hanh.hearsBelow(hanh.sends('không có đơn vị này'))
  await hanh.seesText('refusals:role_unit_unknown')
  await hanh.hearsBelow(hanh.sends('nam xuyen'))
  await hanh.taps('Tỉnh Nam Xuyên')
  await hanh.sees('npm run admin -- --force')
  await hanh.tapsText('role:propose')
  await hanh.seesText('role:ownChange')
  await hanh.seesText('role:secondMissing')
  expect(await changes()).toHaveLength(1)
  expect(await rolesOf(toan.id)).toEqual([])
  await manners.forges(hanh, buttons.releaseRole.encode({ proposal: await newest() }))
  await hanh.seesText('refusals:not_allowed')
})

test('a second admin finds it in /approvals in her own language; pressed twice it is released once, and menus change', async () => {
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  await hue.hearsBelow(hue.sends('/approvals'))
  await hue.seesText('role:asks')
  await hue.sees(toan.name)
  await hue.tapsText('role:openChange', { name: toan.name })
  await town.telegram.settled(() => hue.labels.includes(hue.speech.text('role:release')))
  await manners.hammers(hue, hue.speech.text('role:release'), 3)
  await hue.seesText('role:approvedBy')
  await hanh.findsText('role:approvedBy')
  await toan.person.findsText('role:told.grant')
  expect(await rolesOf(toan.id)).toMatchObject([{ role: 'staff', unitId: province, validTo: null }])
  await toan.person.tapsText('common:home')
  await town.telegram.settled(() => names(toan.person).includes('announce'))
  await proposes(hanh, toan.id, give)
  await hanh.seesText('refusals:role_held')
  await proposes(hanh, toan.id, give, (await unitNamed(town, 'Tỉnh Nam Xuyên')).id)
  expect(await changes()).toHaveLength(1)
})

test('declined with a reason nothing changes; its author reads why, the person hears nothing', async () => {
  const before = toan.person.messages.length
  await opens(hanh, toan.id)
  await hanh.tapsText('role:end', { role: hanh.speech.text('role:name.staff'), unit: 'Tỉnh Nam Xuyên' })
  await hanh.seesText('role:means.end')
  await manners.hammers(hanh, hanh.speech.text('role:propose'), 3)
  expect(await changes()).toHaveLength(2)
  await hue.findsText('role:asks')
  await manners.forges(hue, buttons.declineRole.encode({ proposal: await newest() }))
  await hue.seesText('role:askDecline')
  await hue.hearsBelow(hue.sends('x'.repeat(1_600)))
  await hue.seesText('refusals:reason_too_long')
  await hue.hearsBelow(hue.sends('Wird im Dezember noch gebraucht'))
  await hue.seesText('role:returnedBy')
  await hanh.sees('Wird im Dezember noch gebraucht')
  await manners.forges(hue, buttons.releaseRole.encode({ proposal: await newest() }))
  await hue.seesText('refusals:already_decided')
  expect(await rolesOf(toan.id)).toMatchObject([{ validTo: null }])
  expect(toan.person.messages.length).toBe(before)
})

test('an ended role, given today or long ago, allows nothing from that moment on', async () => {
  await town.database.prisma.role.updateMany({
    where: { personId: toan.id },
    data: { validFrom: dayFrom(town, -30) },
  })
  const proposal = await asks(toan.id, end)
  // Both press at once, and one of them is the author.
  await Promise.all([
    manners.forges(hue, buttons.releaseRole.encode({ proposal })),
    manners.forges(hanh, buttons.releaseRole.encode({ proposal })),
  ])
  await toan.person.findsText('role:told.end')
  expect(await rolesOf(toan.id)).toMatchObject([{ validTo: dayFrom(town, -1) }])
  await toan.person.hearsBelow(toan.person.sends('/cycles'))
  await toan.person.seesText('refusals:not_allowed')
  await toan.person.hearsBelow(toan.person.sends('/start'))
  await town.telegram.settled(() => !names(toan.person).includes('announce'))
  await released(toan.id, give)
  expect(await rolesOf(toan.id)).toHaveLength(2)
  await released(toan.id, end)
  expect(await rolesOf(toan.id)).toHaveLength(1)
})

test('of two admins who decide at the same moment the first one stands', async () => {
  const third = await personOf(town, 'CB0061')
  await becomes(town, 'admin', 'CB0061', 'Tỉnh Nam Xuyên')
  const id = await asks(toan.id, give)
  const actors = [town.cast('staff'), { personId: third.id, name: third.name }]
  const decided = await Promise.all(
    actors.map(actor => decideRoleChange(town.deps, actor, id, { kind: 'release' })),
  )
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.find(({ ok }) => !ok)).toMatchObject({ refusal: 'already_decided' })
  expect((await rolesOf(toan.id)).filter(({ validTo }) => validTo === null)).toHaveLength(1)
})

test('the proposal of an admin who is none any more can only be declined', async () => {
  const { id: third } = await personOf(town, 'CB0061')
  await asks(third, end + 1)
  await town.database.prisma.role.updateMany({
    where: { personId: town.cast('admin').personId, role: 'admin' },
    data: { validTo: dayFrom(town, -1) },
  })
  await manners.forges(hue, buttons.openRoleChange.encode({ proposal: await newest() }))
  await hue.seesText('role:leavesOne')
  await hue.tapsText('role:release')
  await hue.seesText('refusals:role_author_gone')
  expect((await rolesOf(third)).every(({ validTo }) => validTo === null)).toBe(true)
  await town.database.prisma.role.updateMany({
    where: { personId: town.cast('admin').personId, role: 'admin' },
    data: { validTo: null },
  })
})
