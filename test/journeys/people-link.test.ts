import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inviteLifetimeDays } from '../../src/domain/person/invite-code.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { opensRecord } from '../kit/peopling.ts'
import { Person, readable } from '../kit/person.ts'
import { untilTold } from '../kit/recipients.ts'
import { personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let long: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  ;({ person: long } = await inhabitant(town, 'CB0009', 'en'))
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const anyone = (languageCode: string) =>
  new Person(town.telegram, town.telegram.person({ firstName: 'Ai đó', languageCode }), languageCode)

const liveLinks = (personId: string) =>
  town.database.prisma.telegramLink.findMany({ where: { personId, endedAt: null } })

const auditOf = (subjectId: string, action: string) =>
  town.database.prisma.auditEvent.findMany({ where: { subjectId, action } })

/** The code of the newest message that shows a link to pass on. */
const codeOn = (person: Person): string => {
  const texts = person.messages.map(({ text = '' }) => /start=([\w-]+)/.exec(text)?.[1])
  const code = texts.findLast(found => found !== undefined)
  if (!code) throw new Error('no link to pass on')
  return code
}

/** Presses the key for an invite, and waits for its slip. */
const issues = async (person: Person, key: 'invite' | 'inviteAnew' | 'secondNow'): Promise<string> => {
  const { message_id: before } = person.screen
  await person.tapsText(`people:${key}`)
  await town.telegram.settled(() => person.screen.message_id > before && person.screen.document !== undefined)
  return codeOn(person)
}

test('whoever was never invited is invited from his card: a link and a slip, and arrives', async () => {
  const id = await opensRecord(town, hue, 'CB0046', 'account')
  await hue.seesText('people:neverInvited')
  await manners.hammers(hue, hue.speech.text('people:invite'))
  await town.telegram.settled(() => hue.screen.document !== undefined)
  expect(await auditOf(id, 'invite.issued')).toHaveLength(1)
  const dung = anyone('ar')
  await dung.arrives(codeOn(hue), 'Trần Thanh Dũng')
  await hue.tapsText('people:toCard')
  await hue.seesText('people:linkedSince')
})

test('an invite that is taken back links nobody any more, and taking it back twice says so', async () => {
  const id = await opensRecord(town, hue, 'CB0047', 'account')
  await issues(hue, 'invite')
  const code = codeOn(hue)
  await hue.tapsText('people:toCard')
  await hue.seesText('people:invitedUntil')
  const { message_id } = hue.screen
  const data = hue.dataOf(hue.speech.text('people:revoke'))
  await hue.tapsText('people:revoke')
  await hue.seesText('people:revokeDone')
  await hue.seesText('people:neverInvited')
  await manners.forges(hue, data, message_id)
  await hue.seesText('refusals:invite_gone')
  expect(await auditOf(id, 'invite.revoked')).toHaveLength(1)
  const stranger = anyone('vi')
  const said = await manners.hears(stranger, () => stranger.user.opens(code))
  expect(said).toBe(stranger.speech.text('refusals:invite_invalid'))
})

test('an expired invite is said to be, and a new one takes its place', async () => {
  await opensRecord(town, hue, 'CB0047', 'account')
  await issues(hue, 'invite')
  town.telegram.clock.advance((inviteLifetimeDays * 24 + 1) * 3_600_000)
  await hue.tapsText('people:toCard')
  await hue.seesText('people:inviteExpired')
  await issues(hue, 'inviteAnew')
  const cuong = anyone('de')
  await cuong.arrives(codeOn(hue), (await personOf(town, 'CB0047')).name)
})

test('a lost phone: staff chooses why, the old chat hears it in its language and forgets its menu', async () => {
  const { person: toan, id } = await inhabitant(town, 'CB0064', 'ar')
  await opensRecord(town, hue, 'CB0064', 'account')
  await hue.tapsText('people:unlink')
  await hue.seesText('people:askUnlink')
  await hue.tapsText('people:toCard')
  await hue.seesText('people:linkedSince')
  await hue.tapsText('people:unlink')
  await hue.tapsText('people:reason.lostPhone')
  await hue.seesText('people:unlinkDone')
  await hue.seesText('people:unlinkedSince')
  await toan.seesText('people:told.lostPhone')
  expect(toan.labels).toEqual([])
  expect(await liveLinks(id)).toEqual([])
  const consents = await town.database.prisma.consent.findMany({ where: { personId: id } })
  expect(consents.map(({ withdrawnAt }) => withdrawnAt)).not.toContain(null)
  const [event] = await auditOf(id, 'person.unlinked')
  expect(event).toMatchObject({ actorId: town.cast('staff').personId, details: { reason: 'lostPhone' } })

  const said = await manners.hears(toan, () => toan.sends('/evaluate'))
  expect(said).toBe(readable(toan.speech.text('home:stranger')))
  await manners.hears(toan, () => toan.sends('/start'))
  await town.telegram.settled(() => !toan.user.commands().some(({ command }) => command === 'evaluate'))
})

test('two of staff part one link at once: it ends once, both see how it stands', async () => {
  const { person: lan, id } = await inhabitant(town, 'CB0065', 'vi')
  for (const staff of [hue, long]) {
    await opensRecord(town, staff, 'CB0065', 'account')
    await staff.tapsText('people:unlink')
    await staff.seesText('people:askUnlink')
  }
  await Promise.all([hue.tapsText('people:reason.otherHands'), long.tapsText('people:reason.wrongPerson')])
  for (const staff of [hue, long]) await staff.seesText('people:unlinkedSince')
  const late = [hue, long].filter(staff =>
    readable(staff.screen.text ?? '').includes(staff.says('refusals:link_ended')),
  )
  expect(late).toHaveLength(1)
  expect(await auditOf(id, 'person.unlinked')).toHaveLength(1)
  await town.telegram.settled(() => readable(lan.screen.text ?? '').includes('không còn liên kết'))
  expect(lan.messages.filter(({ text = '' }) => text.includes('không còn liên kết'))).toHaveLength(1)
})

test('an old key parts nobody from an account linked since', async () => {
  const { person: first, id, name } = await inhabitant(town, 'CB0066', 'vi')
  await opensRecord(town, hue, 'CB0066', 'account')
  await hue.tapsText('people:unlink')
  await hue.seesText('people:askUnlink')
  const { message_id } = hue.screen
  const data = hue.dataOf(hue.speech.text('people:reason.ownWish'))
  await hue.tapsText('people:reason.ownWish')
  await hue.seesText('people:unlinkDone')
  await first.seesText('people:told.ownWish')
  await issues(hue, 'invite')
  await first.arrives(codeOn(hue), name)
  await manners.forges(hue, data, message_id)
  await hue.findsText('refusals:link_ended', message_id)
  await hue.findsText('people:linkedSince', message_id)
  expect(await liveLinks(id)).toHaveLength(1)
})

test('a second account is asked for expressly; the first hears of it, and ends when the second arrives', async () => {
  const { person: old, id, name } = await inhabitant(town, 'CB0067', 'de')
  await opensRecord(town, hue, 'CB0067', 'account')
  expect(hue.labels).not.toContain(hue.speech.text('people:invite'))
  await hue.tapsText('people:second')
  await hue.seesText('people:askSecond')
  expect(await auditOf(id, 'invite.issued')).toHaveLength(0)
  await issues(hue, 'secondNow')
  await old.seesText('people:secondInvited')
  const code = codeOn(hue)
  await hue.tapsText('people:toCard')
  await hue.seesText('people:secondUntil')
  expect(await liveLinks(id)).toHaveLength(1)

  const other = anyone('en')
  await other.arrives(code, name)
  await old.seesText('people:told.replaced')
  expect(await liveLinks(id)).toMatchObject([{ accountId: BigInt(other.user.id) }])
  const consents = await town.database.prisma.consent.findMany({ where: { personId: id, withdrawnAt: null } })
  expect(consents).toMatchObject([{ accountId: BigInt(other.user.id) }])
  const said = await manners.hears(old, () => old.sends('/log'))
  expect(said).toBe(readable(old.speech.text('home:stranger')))
  const again = anyone('vi')
  expect(await manners.hears(again, () => again.user.opens(code))).toBe(
    again.speech.text('refusals:invite_invalid'),
  )
})

test('two accounts use a second invite at once: one is linked, and the person has one account', async () => {
  const { id, name } = await inhabitant(town, 'CB0068', 'vi')
  await opensRecord(town, hue, 'CB0068', 'account')
  await hue.tapsText('people:second')
  await issues(hue, 'secondNow')
  const both = [anyone('vi'), anyone('en')]
  for (const one of both) {
    one.user.opens(codeOn(hue))
    await one.tapsText('arrive:continue')
    await one.tapsText('arrive:agree')
    await one.sees(name)
  }
  await Promise.all(both.map(one => one.tapsText('arrive:thatIsMe')))
  await town.telegram.settled(() =>
    both.every(one => !readable(one.screen.text ?? '').includes(one.says('arrive:areYou'))),
  )
  expect(await liveLinks(id)).toHaveLength(1)
  const linked = both.filter(one => readable(one.screen.text ?? '').includes(one.says('arrive:welcome')))
  expect(linked).toHaveLength(1)
})

test('an invite from before one was linked replaces nobody', async () => {
  const { id } = await inhabitant(town, 'CB0069', 'vi')
  const { at } = town.deps.moment()
  const code = town.deps.newCode()
  await town.database.prisma.invite.create({
    data: {
      ...{ id: town.deps.newId(), personId: id, codeHash: town.deps.hashCode(code) },
      ...{ createdAt: new Date(at.getTime() - 60_000), expiresAt: new Date(at.getTime() + 60_000) },
    },
  })
  const stranger = anyone('vi')
  const said = await manners.hears(stranger, () => stranger.user.opens(code))
  expect(said).toBe(stranger.speech.text('refusals:invite_invalid'))
  expect(await liveLinks(id)).toHaveLength(1)
})

test('"that is not me" leads whoever sent the invite to the card of whom it was for', async () => {
  const id = await opensRecord(town, hue, 'CB0048', 'account')
  await issues(hue, 'invite')
  const stranger = anyone('vi')
  stranger.user.opens(codeOn(hue))
  await stranger.tapsText('arrive:continue')
  await stranger.tapsText('arrive:agree')
  await stranger.tapsText('arrive:notMe')
  await hue.seesText('notices:disowned')
  await hue.tapsText('people:openRecord')
  await hue.sees('CB0048')
  const looks = await auditOf(id, 'person.opened')
  expect(looks.at(-1)?.details).toEqual({ purpose: 'account', part: 'card' })
})

test('whoever blocked the bot stays visible: his card says since when he cannot be reached', async () => {
  const { person: hai, id } = await inhabitant(town, 'CB0071', 'vi')
  hai.user.blocks()
  await opensRecord(town, hue, 'CB0071', 'account')
  await hue.tapsText('people:second')
  await issues(hue, 'secondNow')
  const gone = { personId: id, state: 'gone' }
  await untilTold(async () => (await town.database.prisma.delivery.count({ where: gone })) === 1, 'gone')
  await hue.tapsText('people:toCard')
  await hue.seesText('people:unreachableSince')
  await hue.seesText('people:linkedSince')
})
