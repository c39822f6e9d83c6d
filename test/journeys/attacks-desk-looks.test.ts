import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { searchWord } from '../../src/bot/people-search.ts'
import { newSearch } from '../../src/domain/person/search.ts'
import { recordEnd } from '../../src/domain/service/record.ts'
import { actorOf, granted } from '../kit/desk.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { endsOf } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { looksAt } from '../kit/peopling.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, losesRoles, personOf, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let hanh: Person
let khoi: Person
let local: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  hanh = await town.resident('admin')
  khoi = await town.resident('cadre')
  const { id } = await town.database.prisma.unit.findFirstOrThrow({
    where: { kind: 'commune', validTo: null, name: { not: 'Xã Lộc Vinh' } },
    orderBy: { code: 'desc' },
  })
  const one = await inhabitant(town, 'CB0055', 'en')
  local = one.person
  await town.database.prisma.role.create({
    data: {
      id: randomUUID(),
      personId: one.id,
      role: 'staff',
      unitId: id,
      validFrom: new Date('2026-11-01'),
    },
  })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const search = searchWord({ ...newSearch('account'), state: 'all' })
const opened = async (personId: string): Promise<number> =>
  (await looksAt(town, personId)).filter(({ action }) => action === 'person.opened').length

/** What would differ if any key had done anything. */
const standing = async () => {
  const { prisma } = town.database
  return {
    links: await prisma.telegramLink.findMany({ orderBy: { id: 'asc' } }),
    invites: await prisma.invite.findMany({ orderBy: { id: 'asc' } }),
    roles: await prisma.role.findMany({ orderBy: { id: 'asc' } }),
    changes: await prisma.roleChange.count(),
    ends: await prisma.serviceEnd.findMany(),
    decided: await prisma.decision.count(),
    posts: await prisma.assignment.findMany({ orderBy: { id: 'asc' } }),
  }
}

test('a card that is shown because nothing could be done on it is a look like any other', async () => {
  const hueActor = await actorOf(town, 'CB0008')
  const { personId } = await actorOf(town, 'CB0066')
  const draft = { lastDay: '2026-11-20', reason: 'retirement', decisionNo: '1/QĐ' } as const
  await granted(recordEnd(town.deps, hueActor, personId, draft))
  await manners.forges(hue, buttons.personInvite.encode({ person: personId, search }))
  await hue.seesText('refusals:service_ended')
  expect(await opened(personId)).toBe(1)
  const cadre = town.cast('cadre').personId
  const { prisma } = town.database
  const used = await prisma.invite.findFirstOrThrow({ where: { personId: cadre } })
  await manners.forges(hue, buttons.revokeInvite.encode({ invite: used.id, search }))
  await hue.seesText('refusals:invite_gone')
  expect(await opened(cadre)).toBe(1)
  await manners.forges(hue, buttons.askUnlinkPerson.encode({ person: cadre, search }))
  expect(await opened(cadre)).toBe(2)
  await manners.forges(hue, buttons.personInvite.encode({ person: cadre, search }))
  expect(await opened(cadre)).toBe(3)
})

test('every key of the desk, pressed by whoever may not, does nothing and names nobody', {
  timeout: 60_000,
}, async () => {
  const { prisma } = town.database
  const { id: person, name } = await personOf(town, 'CB0062')
  const unit = (await unitNamed(town, 'Tỉnh Nam Xuyên')).id
  await manners.forges(hanh, buttons.proposeRole.encode({ person, unit, wanted: 0 }))
  const { id: proposal } = await prisma.roleChange.findFirstOrThrow({ where: { personId: person } })
  const supervisor = await town.resident('supervisor')
  const link = (await prisma.telegramLink.findFirstOrThrow({ where: { personId: person } })).id
  const { id: invite } = await prisma.invite.findFirstOrThrow({ where: { personId: person } })
  await granted(
    recordEnd(town.deps, await actorOf(town, 'CB0008'), person, {
      lastDay: '2027-01-31',
      reason: 'retirement',
      decisionNo: '2/QĐ',
    }),
  )
  await supervisor.findsText('service:announced')
  const entry = (await endsOf(town, person))[0]?.id ?? ''
  const staffKeys = [
    buttons.openService.encode({ person }),
    buttons.newServiceEnd.encode({ person, part: 'dismissal' }),
    buttons.lastDay.encode({ person, days: 9_800 }),
    buttons.recordServiceEnd.encode({ person }),
    buttons.askCancelServiceEnd.encode({ person }),
    buttons.cancelServiceEnd.encode({ entry }),
    buttons.personPosts.encode({ person, search }),
    buttons.personClocks.encode({ person, search }),
  ]
  const deskKeys = [
    buttons.openPerson.encode({ person, search }),
    buttons.personInvite.encode({ person, search }),
    buttons.askSecondInvite.encode({ person, search }),
    buttons.secondInvite.encode({ person, search }),
    buttons.askUnlinkPerson.encode({ person, search }),
    buttons.unlinkPerson.encode({ link, search, reason: 'h' }),
    buttons.revokeInvite.encode({ invite, search }),
  ]
  const adminKeys = [
    buttons.roles.encode({ page: 0 }),
    buttons.findRolePerson.encode({}),
    buttons.openRoles.encode({ person }),
    buttons.chooseRoleUnit.encode({ person, wanted: 0 }),
    buttons.planRole.encode({ person, unit, wanted: 1 }),
    buttons.proposeRole.encode({ person, unit, wanted: 1 }),
    buttons.openRoleChange.encode({ proposal }),
    buttons.releaseRole.encode({ proposal }),
    buttons.declineRole.encode({ proposal }),
  ]
  const before = await standing()
  const tries = async (who: Person, keys: readonly string[]): Promise<void> => {
    for (const data of keys) {
      await who.hearsBelow(who.sends('/start'))
      await manners.forges(who, data)
      expect(readable(who.screen.text ?? ''), data).not.toContain(name)
    }
  }
  await tries(khoi, [...staffKeys, ...deskKeys, ...adminKeys])
  await tries(local, [...staffKeys, ...deskKeys, ...adminKeys])
  await tries(hue, adminKeys)
  await tries(hanh, staffKeys)
  const { personId: staffId } = town.cast('staff')
  await losesRoles(town, staffId)
  await tries(hue, [...staffKeys, ...deskKeys, ...adminKeys])
  await regainsRoles(town, staffId)
  const relation = await prisma.declaredRelative.create({
    data: { id: randomUUID(), personId: person, relativeId: staffId, declaredAt: town.deps.moment().at },
  })
  await tries(hue, [...staffKeys, ...deskKeys])
  await prisma.declaredRelative.delete({ where: { id: relation.id } })
  expect(await standing()).toEqual(before)
})

test('staff on himself: no key parts, doubles, ends or promotes him', async () => {
  const { personId: person } = town.cast('staff')
  const unit = (await unitNamed(town, 'Tỉnh Nam Xuyên')).id
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  const link = (await town.database.prisma.telegramLink.findFirstOrThrow({ where: { personId: person } })).id
  const before = await standing()
  for (const data of [
    buttons.secondInvite.encode({ person, search }),
    buttons.personInvite.encode({ person, search }),
    buttons.unlinkPerson.encode({ link, search, reason: 'o' }),
    buttons.openService.encode({ person }),
    buttons.newServiceEnd.encode({ person, part: 'retirement' }),
    buttons.recordServiceEnd.encode({ person }),
    buttons.proposeRole.encode({ person, unit, wanted: 1 }),
    buttons.proposeRole.encode({ person, unit, wanted: 3 }),
  ])
    await manners.forges(hue, data)
  expect(await standing()).toEqual(before)
})

test('whatever is typed as decision or day, nothing is kept before it is some, and it is shown as it is', {
  timeout: 60_000,
}, async () => {
  const { personId: person } = await actorOf(town, 'CB0067')
  const asks = async (): Promise<void> => {
    await manners.forges(hue, buttons.newServiceEnd.encode({ person, part: 'resignation' }))
    await hue.seesText('service:askDecision')
  }
  for (const part of ['constructor', '__proto__', 'toString', 'deaths', 'RETIREMENT'])
    await manners.forges(hue, buttons.newServiceEnd.encode({ person, part }))
  await asks()
  for (const text of ['x'.repeat(10_000), '\u202e\u2066', '\u200b\u200b', 'TUYỆT MẬT', 'x'.repeat(201)]) {
    await manners.hears(hue, () => hue.sends(text))
    await hue.seesText('service:askDecision')
  }
  await manners.hears(hue, () => hue.sends('</b><i>12/QĐ</i> &amp; {{name}} \u202e\u0000\ud800 %s'))
  await hue.seesText('service:askDay')
  for (const text of [
    '30/02/2026',
    '31/12/9999',
    '99/99/9999',
    '0001-01-01',
    '1'.repeat(10_000),
    '1/12–3/12/2026',
    '\u202e',
  ]) {
    await manners.hears(hue, () => hue.sends(text))
    await hue.seesText('service:askDay')
  }
  for (const days of [0, 9_999_999, 73_000, 1])
    await manners.forges(hue, buttons.lastDay.encode({ person, days }))
  await manners.forges(hue, buttons.recordServiceEnd.encode({ person }))
  expect(await endsOf(town, person)).toEqual([])
  await asks()
  await manners.hears(hue, () => hue.sends('</b><i>12/QĐ</i> &amp; {{name}} \u202e\u0000\ud800 %s'))
  const shown = await manners.hears(hue, () => hue.sends('30/11/2026'))
  expect(shown).toContain('</b><i>12/QĐ</i> &amp; {{name}}')
  expect(hue.screen.text).not.toMatch(/\u202e/u)
  const { personId: other } = await actorOf(town, 'CB0068')
  await manners.forges(hue, buttons.recordServiceEnd.encode({ person: other }))
  expect(await endsOf(town, other)).toEqual([])
  expect(await endsOf(town, person)).toEqual([])
})

test('no line of the log names anybody', () => {
  const log = readable(JSON.stringify(town.log))
  for (const name of [town.cast('cadre').name, town.cast('supervisor').name, 'QĐ', 'CB00'])
    expect(log).not.toContain(name)
})
