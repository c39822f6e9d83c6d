import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inhabitant } from '../kit/inhabitant.ts'
import { readable } from '../kit/person.ts'
import { copiesOf, type Recipient, untilTold } from '../kit/recipients.ts'
import { layTelegramWire, type TelegramWire } from '../kit/telegram-wire.ts'
import { about, startTelling, type Telling } from '../kit/telling.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let wire: TelegramWire
let telling: Telling
let an: Recipient
let binh: Recipient
beforeAll(async () => {
  town = await createTown()
  wire = await layTelegramWire(town.telegram.apiRoot)
  await town.restart({ apiRoot: wire.url })
  telling = startTelling(town)
  an = await inhabitant(town, 'CB0101', 'vi')
  binh = await inhabitant(town, 'CB0102', 'vi')
})
afterAll(async () => {
  await town.close()
  await wire.close()
})
beforeEach(() => town.telegram.faults.clear())

const patient = { timeoutMs: 25_000 }

const reads = (recipient: Recipient, name: string) =>
  town.telegram.settled(() => copiesOf(name, recipient) > 0, patient)

const untilFaultsStruck = () => town.telegram.settled(() => town.telegram.faults.list().length === 0, patient)

const at = ({ person }: Recipient) => ({ chatId: person.user.id, method: 'sendMessage' })

test('a notice that Telegram could not take arrives all the same, once', async () => {
  town.telegram.faults.fail500(at(an))
  const subject = await telling.tells(about('Một'), an)
  await reads(an, 'Một')
  await telling.untilState(subject, 'sent')
  expect(copiesOf('Một', an)).toBe(1)
})

test('a notice whose answer is lost is sent again: better twice than never', async () => {
  town.telegram.faults.loseAnswer(at(an))
  const subject = await telling.tells(about('Hai'), an)
  await telling.untilState(subject, 'sent')
  expect(copiesOf('Hai', an)).toBe(2)
})

test('a gateway’s page instead of an answer, and a broken connection, keep nothing back', async () => {
  wire.answers(({ text }) => text.includes('Ba'), { status: 502, body: '<html>502 Bad Gateway</html>' })
  town.telegram.faults.reset(at(an))
  const subject = await telling.tells(about('Ba'), an)
  await telling.untilState(subject, 'sent')
  expect(copiesOf('Ba', an)).toBe(1)
})

test('what one person is told keeps its order, though the first of it fails', async () => {
  const names = ['Đầu', 'Giữa', 'Cuối']
  town.telegram.faults.fail500(at(an))
  for (const name of names) await telling.tells(about(name), an)
  await reads(an, 'Cuối')
  const order = an.person.messages.map(({ text }) => names.find(name => readable(text ?? '').includes(name)))
  expect(order.filter(name => name !== undefined)).toEqual(names)
})

test('told to be silent, it sends nothing unasked to anybody, and answers who asks', async () => {
  const seconds = 3
  const before = wire.calls.length
  town.telegram.faults.tooMany(seconds, at(an))
  await telling.tells(about('Lặng'), an)
  await untilFaultsStruck()
  await telling.tells(about('Sau'), binh)
  binh.person.sends('/help')
  await binh.person.seesText('help:contact', patient)
  await Promise.all([reads(an, 'Lặng'), reads(binh, 'Sau')])

  const sent = wire.calls.slice(before).filter(({ method }) => method === 'sendMessage')
  const [refused, ...later] = sent.filter(({ text }) => /Lặng|Sau/.test(text))
  expect(later).toHaveLength(2)
  for (const call of later) expect(call.at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(seconds * 1_000)
  const answer = sent.find(({ text }) => text.includes(binh.person.says('help:contact')))
  expect(answer?.at).toBeLessThan(later[0]?.at ?? 0)
})

test('an interactive answer that is refused for haste silences what nobody asked for', async () => {
  const before = wire.calls.length
  town.telegram.faults.tooMany(2, at(binh))
  binh.person.sends('/help')
  await untilFaultsStruck()
  await telling.tells(about('Lặng nữa'), an)
  await reads(an, 'Lặng nữa')
  const calls = wire.calls.slice(before).filter(({ method }) => method === 'sendMessage')
  const refused = calls.find(({ chatId }) => chatId === binh.person.user.id)
  const notice = calls.find(({ text }) => text.includes('Lặng nữa'))
  expect((notice?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
})

test('what is withdrawn while it waits for its turn is not sent', async () => {
  town.telegram.faults.tooMany(2, at(an))
  await telling.tells(about('Trước'), an)
  await untilFaultsStruck()
  const subject = await telling.tells(about('Rút lại'), binh)
  await telling.tells(about('Còn lại'), binh)
  await town.deps.transaction(store => store.notices.withdraw(subject, null, town.deps.moment().at))
  await reads(binh, 'Còn lại')
  expect(copiesOf('Rút lại', binh)).toBe(0)
  expect(await telling.statesOf(subject)).toEqual(['skipped'])
})

test('who has blocked the bot is not tried again, stays a recipient, and hears again when he writes', async () => {
  const { telegramAccount, telegramLink } = town.database.prisma
  const unreachable = () => telegramAccount.count({ where: { reachable: false } })
  binh.person.user.blocks()
  await untilTold(async () => (await unreachable()) === 1, 'the block is known')
  // As if Telegram had never told: the first message finds it out.
  await telegramAccount.updateMany({ data: { reachable: true } })
  await telling.untilState(await telling.tells(about('Chặn'), binh), 'gone')
  expect(await unreachable()).toBe(1)
  const calls = wire.calls.length
  await telling.untilState(await telling.tells(about('Chặn nữa'), binh), 'gone')
  expect(wire.calls.slice(calls).filter(({ chatId }) => chatId === binh.person.user.id)).toEqual([])
  expect(await telegramLink.count({ where: { personId: binh.id, endedAt: null } })).toBe(1)

  binh.person.user.opens()
  await binh.person.seesText('home:choose', patient)
  await telling.tells(about('Trở lại'), binh)
  await reads(binh, 'Trở lại')
  expect(copiesOf('Chặn', binh)).toBe(0)
})
