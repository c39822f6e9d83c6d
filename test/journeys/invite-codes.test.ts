import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteFromDesk } from '../../src/demonstration.ts'
import { inviteLifetimeDays } from '../../src/domain/person/invite-code.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const hour = 3_600_000

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

const anyone = (languageCode = 'vi') =>
  new Person(town.telegram, town.telegram.person({ firstName: 'Ai đó', languageCode }), languageCode)

const personOf = (code: string) => town.database.prisma.person.findUniqueOrThrow({ where: { code } })
const invitationOf = async (code: string) => inviteFromDesk(town.deps, (await personOf(code)).id)
const invalid = (person: Person) => person.speech.text('refusals:invite_invalid')

test('used, expired, revoked, wrong and senseless codes all get the same sentence and no key', async () => {
  const used = town.cast('cadre').code
  await town.resident('cadre')
  const expired = await invitationOf('CB0046')
  const revoked = await invitationOf('CB0047')
  const where = { person: { code: 'CB0047' } }
  await town.database.prisma.invite.updateMany({ where, data: { revokedAt: new Date() } })
  town.telegram.clock.advance(inviteLifetimeDays * 24 * hour + 1)
  const senseless = [
    'x',
    '0'.repeat(22),
    '../../etc/passwd',
    "' OR 1=1 --",
    '<b>&',
    '🙂',
    '%00',
    'é'.repeat(3_000),
  ]
  for (const code of [used, expired, revoked, ...senseless]) {
    const stranger = anyone()
    expect(await manners.hears(stranger, () => stranger.user.opens(code))).toBe(invalid(stranger))
    expect(stranger.labels).toEqual([])
  }
  manners.expectGood()
})

test('after five wrong codes within the hour even a right one is refused, and an hour later it works', async () => {
  const { name } = await personOf('CB0048')
  const code = await invitationOf('CB0048')
  const guesser = anyone('de')
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await manners.hears(guesser, () => guesser.user.opens(`guess-${attempt}`))
  expect(await manners.hears(guesser, () => guesser.user.opens(code))).toBe(invalid(guesser))
  town.telegram.clock.advance(hour + 1)
  await guesser.arrives(code, name)
  manners.expectGood()
})

test('an invite that expires, or is replaced, between opening and confirming links nobody', async () => {
  const { id, name } = await personOf('CB0050')
  const late = anyone()
  late.user.opens(await invitationOf('CB0050'))
  await late.tapsText('arrive:continue')
  await late.tapsText('arrive:agree')
  await late.sees(name)
  town.telegram.clock.advance(inviteLifetimeDays * 24 * hour)
  await late.tapsText('arrive:thatIsMe')
  await late.sees(invalid(late))
  expect(await town.database.prisma.telegramLink.count({ where: { personId: id } })).toBe(0)
  manners.expectGood()
})

test('two accounts with one link: the first to confirm is linked, the second is refused', async () => {
  const { id, name } = await personOf('CB0051')
  const code = await invitationOf('CB0051')
  const [first, second] = [anyone(), anyone('ar')]
  for (const person of [first, second]) {
    person.user.opens(code)
    await person.tapsText('arrive:continue')
    await person.tapsText('arrive:agree')
    await person.sees(name)
  }
  await first.tapsText('arrive:thatIsMe')
  await first.seesText('arrive:welcome')
  await second.tapsText('arrive:thatIsMe')
  await second.sees(invalid(second))
  const links = await town.database.prisma.telegramLink.findMany({ where: { personId: id } })
  expect(links).toMatchObject([{ accountId: BigInt(first.user.id) }])

  second.sends('/evaluate')
  await second.seesText('home:stranger')
  manners.expectGood()
})

test('a linked person who opens a code, his own or another, loses nothing of what he is doing', async () => {
  const { name } = await personOf('CB0052')
  const own = await invitationOf('CB0052')
  const hoa = anyone()
  await hoa.arrives(own, name)
  await beginsEvaluation(hoa)
  for (const code of [own, await invitationOf('CB0055'), 'wrong']) {
    expect(await manners.hears(hoa, () => hoa.user.opens(code))).toBe(invalid(hoa))
    expect(hoa.labels).toEqual([hoa.speech.text('common:home')])
  }
  hoa.sends('4')
  await hoa.sees('I.2')
  await hoa.tapsText('evaluation:overview')
  await hoa.sees('4/5')
  expect(await town.database.prisma.telegramLink.count({ where: { accountId: BigInt(hoa.user.id) } })).toBe(1)
  manners.expectGood()
})

test('/unlink asks once, ends everything, and with a new invite he comes back to what he had written', async () => {
  const { id, name } = await personOf('CB0056')
  const yen = anyone()
  await yen.arrives(await invitationOf('CB0056'), name)
  await beginsEvaluation(yen)
  yen.sends('3')
  await yen.sees('I.2')
  yen.sends('/unlink')
  await yen.seesText('settings:askUnlink')
  await yen.tapsText('common:back')
  await yen.seesText('settings:title')
  await yen.tapsText('settings:unlink')
  await yen.tapsText('settings:unlinkNow')
  await yen.seesText('settings:unlinked')

  const stranger = yen.speech.text('home:stranger')
  expect(await manners.hears(yen, () => yen.sends('5'))).toBe(stranger)
  expect(await manners.hears(yen, () => yen.sends('/evaluate'))).toBe(stranger)
  const consents = await town.database.prisma.consent.findMany({ where: { personId: id } })
  expect(consents.map(consent => consent.withdrawnAt)).not.toContain(null)

  await yen.arrives(await invitationOf('CB0056'), name)
  yen.sends('/evaluate')
  await yen.taps((await yen.seesText('evaluation:cyclesTitle')) && (yen.labels[0] ?? ''))
  await yen.sees('I.2')
  expect(await town.database.prisma.telegramLink.count({ where: { personId: id, endedAt: null } })).toBe(1)
  manners.expectGood()
})
