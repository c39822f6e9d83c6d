import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { searchWord } from '../../src/bot/people-search.ts'
import { newSearch } from '../../src/domain/person/search.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { asksFor, finds, looksAt, opensRecord, seesFound } from '../kit/peopling.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, losesRoles, personOf, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
let local: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  await becomes(town, 'staff', 'CB0055', 'Xã Lộc Vinh')
  ;({ person: local } = await inhabitant(town, 'CB0055', 'en'))
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const search = searchWord({ ...newSearch('planning'), state: 'all' })
const shown = (person: Person): string => readable(person.screen.text ?? '')

/** Every key that names a person, his link or his invite, as a modified client could send it. */
const keysOf = (person: string, link: string, invite: string): string[] => [
  buttons.openPerson.encode({ person, search }),
  buttons.personPosts.encode({ person, search }),
  buttons.personClocks.encode({ person, search }),
  buttons.personInvite.encode({ person, search }),
  buttons.askSecondInvite.encode({ person, search }),
  buttons.secondInvite.encode({ person, search }),
  buttons.askUnlinkPerson.encode({ person, search }),
  buttons.unlinkPerson.encode({ link, search, reason: 'l' }),
  buttons.revokeInvite.encode({ invite, search }),
]

const meetsAWall = async (person: Person, keys: readonly string[], name: string): Promise<void> => {
  const { prisma } = town.database
  const count = async () => [
    await prisma.telegramLink.count({ where: { endedAt: null } }),
    await prisma.invite.count({ where: { revokedAt: null } }),
    await prisma.auditEvent.count({
      where: { action: { in: ['person.opened', 'person.unlinked', 'invite.issued'] } },
    }),
  ]
  const before = await count()
  for (const data of keys) {
    await person.hearsBelow(person.sends('/start'))
    await manners.forges(person, data)
    await person.seesText('refusals:person_unknown')
    expect(shown(person), data).not.toContain(name)
  }
  expect(await count()).toEqual(before)
}

const targetOf = async (code: string) => {
  const { id, name } = await personOf(town, code)
  const [link] = await town.database.prisma.telegramLink.findMany({ where: { personId: id } })
  const [invite] = await town.database.prisma.invite.findMany({ where: { personId: id } })
  return { keys: keysOf(id, link?.id ?? randomUUID(), invite?.id ?? randomUUID()), name }
}

test('a cadre, and staff of another unit, open and do nothing by any key; nor does an id that never was', async () => {
  const chair = await targetOf('CB0008')
  await meetsAWall(khoi, chair.keys, chair.name)
  await meetsAWall(local, chair.keys, chair.name)
  await meetsAWall(hue, keysOf(randomUUID(), randomUUID(), randomUUID()), 'Nguyễn')
  await khoi.hearsBelow(khoi.sends('/people'))
  await khoi.seesText('refusals:not_allowed')
  const list = buttons.peopleFound.encode({ search })
  for (const data of [
    list,
    buttons.peopleUnits.encode({ search }),
    buttons.peopleStates.encode({ search }),
  ]) {
    await khoi.hearsBelow(khoi.sends('/start'))
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:not_allowed')
  }
})

test('staff of one unit finds its people only, and no unit outside it', async () => {
  await asksFor(local, 'planning')
  expect(await finds(local, 'pham minh khoi')).toContain('Phạm Minh Khôi')
  await finds(local, 'dinh thi thu hue')
  await local.seesText('people:nobody')
  const { id } = await unitNamed(town, 'Xã Thạch Trường')
  const elsewhere = searchWord({ ...newSearch('planning'), unit: id.slice(-12) })
  const keys = [buttons.peopleFound, buttons.peopleUnits, buttons.peopleStates]
  for (const key of keys) {
    await local.hearsBelow(local.sends('/start'))
    await manners.forges(local, key.encode({ search: elsewhere }))
    await local.seesText('refusals:unit_not_yours')
    await local.seesText('people:inScope')
    expect(shown(local)).not.toContain('Thạch Trường')
  }
})

test('a role that ended opens nothing, from the next press on', async () => {
  const { personId } = town.cast('staff')
  await opensRecord(town, hue, 'CB0063')
  await losesRoles(town, personId)
  await hue.tapsText('people:posts', { number: 2 })
  await hue.seesText('refusals:person_unknown')
  await hue.tapsText('people:toFound')
  await hue.seesText('refusals:not_allowed')
  const target = await targetOf('CB0063')
  await meetsAWall(hue, target.keys, target.name)
  await regainsRoles(town, personId)
})

test('one’s own record may be read, without a key to do anything on it, and by no forged one', async () => {
  const id = await opensRecord(town, hue, 'CB0008', 'correction')
  await hue.seesText('people:ownRecord')
  const actions = ['invite', 'inviteAnew', 'second', 'unlink', 'revoke'] as const
  expect(hue.labels.filter(label => actions.some(key => label === hue.speech.text(`people:${key}`)))).toEqual(
    [],
  )
  const [link] = await town.database.prisma.telegramLink.findMany({ where: { personId: id } })
  for (const data of [
    buttons.secondInvite.encode({ person: id, search }),
    buttons.unlinkPerson.encode({ link: link?.id ?? '', search, reason: 'l' }),
  ]) {
    await hue.hearsBelow(hue.sends('/start'))
    await manners.forges(hue, data)
    await hue.seesText('refusals:person_not_yours')
  }
  expect(await town.database.prisma.telegramLink.count({ where: { personId: id, endedAt: null } })).toBe(1)
  expect((await looksAt(town, id)).filter(({ action }) => action !== 'person.refused')).toEqual([])
})

test('a declared relative’s record stays closed, which is audited, and nothing is done on it', async () => {
  const { id: relativeId, name } = await personOf(town, 'CB0064')
  const { personId } = town.cast('staff')
  const { at } = town.deps.moment()
  await town.database.prisma.declaredRelative.create({
    data: { id: randomUUID(), personId: relativeId, relativeId: personId, declaredAt: at },
  })
  await asksFor(hue, 'planning')
  await finds(hue, 'vu duc toan')
  await hue.taps(name)
  await hue.seesText('refusals:person_related')
  expect(await looksAt(town, relativeId)).toContainEqual({
    action: 'person.refused',
    details: { purpose: 'planning', part: 'card' },
  })
  await hue.hearsBelow(hue.sends('/start'))
  await manners.forges(hue, buttons.personInvite.encode({ person: relativeId, search }))
  await hue.seesText('refusals:person_related')
  expect(await town.database.prisma.invite.count({ where: { personId: relativeId } })).toBe(0)
})

test('rubbish in place of a search or a reason is answered in a window and changes nothing', async () => {
  const { id } = await personOf(town, 'CB0063')
  await hue.hearsBelow(hue.sends('/start'))
  for (const data of [
    buttons.peopleFound.encode({ search: 'x' }),
    buttons.peopleFound.encode({ search: 'p-b000'.padEnd(40, 'z') }),
    buttons.peopleUnits.encode({ search: 'zzzzzzzzzzzzzzz' }),
    buttons.peopleStates.encode({ search: 'p?'.replace('?', '_') }),
    buttons.openPerson.encode({ person: id, search: 'p-b0000' }),
    buttons.revokeInvite.encode({ invite: id, search: 'p' }),
    buttons.unlinkPerson.encode({ link: id, search, reason: 'z' }),
  ]) {
    await manners.forges(hue, data)
    expect(manners.alert(hue), data).toBe(hue.speech.text('common:outdatedButton'))
  }
  const far = searchWord({ ...newSearch('planning'), state: 'all', page: 46_655, posts: 35 })
  await manners.forges(hue, buttons.peopleFound.encode({ search: far }))
  await seesFound(hue, await town.database.prisma.person.count())
  await manners.forges(hue, buttons.personPosts.encode({ person: id, search: far }))
  await hue.seesText('people:postsTitle')
})

test('ten thousand letters find nobody, and what a name holds is written as it is', async () => {
  await asksFor(hue, 'planning')
  await finds(hue, 'nguyen '.repeat(580))
  await hue.seesText('refusals:search_name_needed')
  await town.database.prisma.person.update({
    where: { code: 'CB0046' },
    data: { name: '\u202e<b>Trần</b> & "Dũng" _%\u2066' },
  })
  await asksFor(hue, 'planning')
  const text = await finds(hue, '<b>Trần</b>')
  expect(text).toContain('<b>Trần</b> & "Dũng" _%')
  expect(text).not.toMatch(/[\u202e\u2066]/u)
  await hue.taps(hue.labels[0] ?? '')
  await hue.sees('CB0046')
})
