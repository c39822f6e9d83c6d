import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { asksFor, finds, looksAt, opensRecord, seesFound } from '../kit/peopling.ts'
import { type Person, readable } from '../kit/person.ts'
import { dayFrom, leavesPosts, personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let hanh: Person
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  hanh = await town.resident('admin')
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const shown = (person: Person): string => readable(person.screen.text ?? '').replace(/<[^>]+>/g, '')
const worded = (person: Person) => person.speech.text as (key: string, variables: object) => string
const has = (person: Person, key: string, variables: object): boolean =>
  shown(person).includes(readable(worded(person)(key, variables).replace(/<[^>]+>/g, '')))

test('nobody is looked for before it is said what for, and the command stands in the menus of staff and admins', async () => {
  for (const person of [hue, hanh]) {
    expect(person.user.commands().map(({ command }) => command)).toContain('people')
    await person.hearsBelow(person.sends('/start'))
    await person.tapsText('people:key')
    await person.seesText('people:askPurpose')
    expect(person.labels).toHaveLength(7)
  }
  expect(khoi.user.commands().map(({ command }) => command)).not.toContain('people')
})

test('a name is found without diacritics, composed or decomposed, with đ and Đ, in any letters', async () => {
  await asksFor(hue, 'planning')
  const dang = 'Đặng Hữu Lâm'
  const spellings = [
    'dang huu lam',
    'ĐẶNG HỮU',
    dang.normalize('NFD'),
    'đặng hữu lâm',
    'Dang  Huu   Lam',
    'uu la',
  ]
  for (const typed of spellings) expect(await finds(hue, typed), typed).toContain(dang)
  expect(has(hue, 'people:named', { name: 'uu la' })).toBe(true)
  await finds(hue, 'khong co ai nhu vay')
  await hue.seesText('people:nobody')
})

test('a typed piece that is no part of a name asks again, and names nobody', async () => {
  await asksFor(hue, 'planning')
  for (const typed of ['x', '12', '🙂🙂', 'محمد علي', '%%', '_ _', 'a'.repeat(101)]) {
    await finds(hue, typed)
    await hue.seesText('refusals:search_name_needed')
    expect(hue.labels).toContain(hue.speech.text('people:byUnit'))
  }
  await hue.hearsBelow(hue.user.sendsSticker())
  await hue.seesText('refusals:search_name_needed')
})

test('everybody in scope is there page by page, with how many they are', async () => {
  await asksFor(hue, 'correction')
  const total = await town.database.prisma.person.count()
  await hue.tapsText('people:showAll', { number: total })
  await seesFound(hue, total)
  const first = hue.labels
  expect(has(hue, 'people:pageOf', { page: 1, pages: Math.ceil(total / 8) })).toBe(true)
  await hue.tapsText('common:nextPage')
  await hue.sees(hue.speech.text('people:pageOf', { page: 2, pages: Math.ceil(total / 8) }))
  expect(hue.labels.slice(0, 8).filter(label => first.slice(0, 8).includes(label))).toEqual([])
  await hue.tapsText('common:previousPage')
  await hue.sees(hue.speech.text('people:pageOf', { page: 1, pages: Math.ceil(total / 8) }))
})

test('a unit, a name and a state narrow together; the units below it can be left out', async () => {
  await asksFor(hue, 'planning')
  await hue.tapsText('people:byUnit')
  await hue.seesText('people:chooseUnit')
  await hue.taps('Tỉnh Nam Xuyên')
  await hue.seesText('people:unitHere')
  await hue.tapsText('people:unitOnly')
  await hue.seesText('people:nobody')
  await hue.tapsText('people:byUnit')
  await hue.seesText('people:unitHere')
  for (let page = 0; page < 9 && !hue.labels.includes('Xã Lộc Vinh'); page += 1) {
    const before = hue.labels.join()
    await hue.tapsText('common:nextPage')
    await town.telegram.settled(() => hue.labels.join() !== before)
  }
  await hue.taps('Xã Lộc Vinh')
  await hue.sees('Xã Lộc Vinh')
  await hue.tapsText('people:unitBelow')
  await seesFound(hue, 5)
  expect(shown(hue)).toContain('Xã Lộc Vinh')
  const { name } = await personOf(town, 'CB0064')
  expect(await finds(hue, 'vu duc toan')).toContain(name)
  expect(has(hue, 'people:inUnit', { unit: 'Xã Lộc Vinh' })).toBe(true)
  await finds(hue, 'Tran Thanh Dung')
  await hue.seesText('people:nobody')
  await finds(hue, 'vu')
  await hue.tapsText('people:byState')
  await hue.seesText('people:chooseState')
  await hue.tapsText('people:stateCount', { state: hue.speech.text('people:state.linked'), number: 0 })
  await hue.seesText('people:nobody')
  await hue.tapsText('people:anyName')
  await hue.sees('Phạm Minh Khôi')
})

test('each state finds whom it says: blocked, invited, unlinked, never, without a post, ended', async () => {
  const { prisma } = town.database
  const { person: toan, id: toanId } = await inhabitant(town, 'CB0064', 'vi')
  await prisma.telegramAccount.update({ where: { id: BigInt(toan.user.id) }, data: { reachable: false } })
  const { id: goneId } = await inhabitant(town, 'CB0065', 'en')
  await prisma.telegramLink.updateMany({
    where: { personId: goneId },
    data: { endedAt: town.deps.moment().at },
  })
  await leavesPosts(town, 'CB0066', -3)
  await leavesPosts(town, 'CB0067', -3)
  await prisma.person.update({ where: { code: 'CB0067' }, data: { serviceUntil: dayFrom(town, -3) } })
  await leavesPosts(town, 'CB0068', -3)
  const { id: recordedById } = await personOf(town, 'CB0008')
  const { id: personId } = await personOf(town, 'CB0068')
  await prisma.serviceEnd.create({
    data: {
      ...{ id: town.deps.newId(), personId, lastDay: dayFrom(town, -3), reason: 'retirement' },
      ...{ decisionNo: '1-QĐ', recordedById, recordedAt: town.deps.moment().at },
      settledAt: town.deps.moment().at,
    },
  })
  const expected = {
    blocked: ['CB0064'],
    unlinked: ['CB0065'],
    noPost: ['CB0066'],
    ended: ['CB0067', 'CB0068'],
    invited: ['CB0062', 'CB0178'],
  } as const
  for (const [state, codes] of Object.entries(expected)) {
    await asksFor(hue, 'account')
    await hue.tapsText('people:byState')
    const label = hue.speech.text('people:stateCount', {
      state: hue.speech.text(`people:state.${state as keyof typeof expected}`),
      number: codes.length,
    })
    await hue.taps(label)
    await seesFound(hue, codes.length)
    const names = await Promise.all(codes.map(async code => (await personOf(town, code)).name))
    expect(hue.labels.filter(name => names.includes(name)).sort(), state).toEqual(names.sort())
  }
  expect(await looksAt(town, toanId)).toContainEqual({
    action: 'person.found',
    details: { purpose: 'account' },
  })
})

test('a card says who somebody is, his posts with their decisions, who decides, how he is linked, and no more', async () => {
  await town.database.prisma.person.update({ where: { code: 'CB0063' }, data: { partyMember: true } })
  await opensRecord(town, hue, 'CB0063', 'evaluation')
  const text = shown(hue)
  expect(text).toContain('105/QĐ-UBND')
  expect(text).toContain('Hoàng Thị Thu Hiền')
  await hue.seesText('people:linkedSince')
  expect(text).toContain(hue.speech.text('people:noRoles'))
  expect(text).not.toMatch(/Partei|Planung|Punkte/)
  await hue.tapsText('people:posts', { number: 2 })
  await hue.sees('116/QĐ-UBND')
  await hue.tapsText('people:toCard')
  await hue.sees('CB0063')
  await hue.tapsText('people:clocks')
  await hue.seesText('rotation:noProphecy')
  await hue.tapsText('people:toCard')
  await hue.sees('CB0063')
  await hue.tapsText('people:toFound')
  await hue.sees('pham minh khoi')
})

test('whoever was looked at reads in his language who it was and what for', async () => {
  await khoi.hearsBelow(khoi.sends('/access'))
  await khoi.seesText('ownData:looksTitle')
  const text = shown(khoi)
  expect(text).toContain(town.cast('staff').name)
  for (const key of ['people:lookCard', 'people:lookPosts', 'people:lookClocks'] as const)
    expect(text, key).toContain(khoi.speech.text(key))
  const purpose = khoi.speech.text('people:purpose.evaluation')
  expect(text).toContain(khoi.speech.text('people:for', { purpose }))
  khoi.sends('/settings')
  await khoi.tapsText('settings:language.ar')
  await khoi.speaks('ar').seesText('settings:title')
  await khoi.hearsBelow(khoi.sends('/access'))
  await khoi.sees(khoi.speech.text('people:for', { purpose: khoi.speech.text('people:purpose.evaluation') }))
})

test('an admin who is no staff sees identity, posts, link and roles, and neither career nor clocks', async () => {
  await opensRecord(town, hanh, 'CB0008', 'account')
  await hanh.seesText('people:adminSees')
  const text = shown(hanh)
  expect(text).toContain(hanh.speech.text('people:roles'))
  expect(text).toContain('152-QĐ/TU')
  expect(text).not.toContain(hanh.says('people:authority'))
  expect(hanh.labels.filter(label => /⏱|🗂/u.test(label))).toEqual([])
})

test('an old key of a search shows it again after a restart', async () => {
  await asksFor(hue, 'planning')
  expect(await finds(hue, 'dang huu')).toContain('Đặng Hữu Lâm')
  const { message_id } = hue.screen
  const data = hue.dataOf('Đặng Hữu Lâm')
  await town.restart()
  const before = hue.messages.length
  hue.user.presses(message_id, data)
  await hue.seesText('people:identity')
  expect(hue.messages).toHaveLength(before)
  await hue.tapsText('people:toFound')
  await hue.sees('Đặng Hữu Lâm')
})
