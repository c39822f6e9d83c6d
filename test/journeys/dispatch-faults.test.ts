import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { NoticeContent } from '../../src/domain/notice/notice.ts'
import { startChildBot } from '../kit/child-bot.ts'
import { layDatabaseWire } from '../kit/database-wire.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import type { Person } from '../kit/person.ts'
import { copiesOf, type Recipient, untilTold } from '../kit/recipients.ts'
import { layTelegramWire, type TelegramWire, type WireCall } from '../kit/telegram-wire.ts'
import { about, startTelling, type Telling } from '../kit/telling.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let wire: TelegramWire
let telling: Telling
let an: Recipient
let binh: Recipient
let admin: Person
beforeAll(async () => {
  town = await createTown()
  wire = await layTelegramWire(town.telegram.apiRoot)
  await town.restart({ apiRoot: wire.url })
  telling = startTelling(town)
  an = await inhabitant(town, 'CB0101', 'vi')
  binh = await inhabitant(town, 'CB0102', 'vi')
  admin = await town.resident('admin')
})
afterAll(async () => {
  await town.close()
  await wire.close()
})

const patient = { timeoutMs: 40_000 }

const reads = (recipient: Recipient, name: string) =>
  town.telegram.settled(() => copiesOf(name, recipient) > 0, patient)

const levelsOf = (message: string): string[] =>
  town.log.filter(line => line.message === message).map(({ level }) => level)

const refusal = (error_code: number, description: string, more: object = {}) => ({
  status: error_code,
  body: { ok: false, error_code, description, ...more },
})
const badMarkup = refusal(400, "Bad Request: can't parse entities: Unsupported start tag")

const isFormatted = (name: string) => (call: WireCall) => call.isHtml && call.text.includes(name)

test('a text whose markup is refused goes out plain; the operator and, once a day, the admins are told', async () => {
  for (const name of ['Thô', 'Thô nữa']) {
    wire.answers(isFormatted(name), badMarkup)
    await telling.tells(about(name), an)
    await reads(an, name)
  }
  const rough = an.person.messages.find(({ text }) => text?.includes('Thô'))
  expect(rough?.entities?.map(({ type }) => type) ?? []).not.toContain('bold')
  expect(rough?.text).not.toContain('<')
  expect(levelsOf('markup refused, sent as plain text')).toEqual(['error', 'error'])
  await admin.seesText('notices:unformatted', patient)
  const alerts = () => admin.messages.filter(({ text }) => text?.includes(admin.says('notices:unformatted')))
  expect(alerts()).toHaveLength(1)

  await town.passes(86_400_000)
  wire.answers(isFormatted('Hôm sau'), badMarkup)
  await telling.tells(about('Hôm sau'), an)
  await town.telegram.settled(() => alerts().length === 2, patient)
})

test('a text that was refused for one goes out plain to the next without being refused again', async () => {
  wire.answers(isFormatted('Chung'), badMarkup, 1_000)
  await telling.tells(about('Chung'), an)
  await reads(an, 'Chung')
  await telling.tells(about('Chung'), binh)
  await reads(binh, 'Chung')
  expect(wire.calls.filter(isFormatted('Chung'))).toHaveLength(1)
})

test('an alert whose own markup is refused raises no other', async () => {
  await town.passes(86_400_000)
  const alerts = () => town.database.prisma.notice.count({ where: { kind: 'notice.unformatted' } })
  const before = await alerts()
  const heard = admin.messages.length
  wire.answers(isFormatted('Vòng'), badMarkup)
  wire.answers(call => call.isHtml && call.chatId === admin.user.id, badMarkup)
  await telling.tells(about('Vòng'), an)
  await town.telegram.settled(() => admin.messages.length > heard, patient)
  await telling.tells(about('Hết'), an)
  await reads(an, 'Hết')
  expect(await alerts()).toBe(before + 1)
})

test('a notice that cannot be put into words keeps nothing back that comes after it', async () => {
  const broken = { kind: 'evaluation.approved' } as unknown as NoticeContent
  const subject = await telling.tells(broken, an)
  await telling.tells(about('Tiếp'), an)
  await reads(an, 'Tiếp')
  expect(await telling.statesOf(subject)).toEqual(['refused'])
  expect(levelsOf('delivery refused')).toEqual(['error'])
})

test('what is out of reach for long waits aside, lets the next one go, and arrives in the end', async () => {
  const mend = wire.answers(({ text }) => text.includes('Kẹt'), refusal(500, 'Internal Server Error'), 1_000)
  const subject = await telling.tells(about('Kẹt'), an)
  // So many attempts would take minutes.
  await untilTold(async () => {
    await town.database.prisma.$executeRaw`
      UPDATE pgboss.job SET retry_count = 10, start_after = now() WHERE name = 'dispatch' AND state = 'retry'`
    return (await telling.statesOf(subject))[0] === 'held'
  }, 'it waits aside')
  await telling.tells(about('Vượt'), an)
  await reads(an, 'Vượt')
  expect(levelsOf('delivery put aside')).toEqual(['error'])
  mend()
  await town.passes(600_000)
  await reads(an, 'Kẹt')
})

test('a group that has become a supergroup gets it where it is now', async () => {
  const moved = -1_001_234_567_890
  const parameters = { migrate_to_chat_id: moved }
  const upgraded = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { parameters })
  wire.answers(({ text }) => text.includes('Nhóm'), upgraded)
  wire.answers(({ chatId }) => chatId === moved, {
    status: 200,
    body: { ok: true, result: { message_id: 7 } },
  })
  const subject = await telling.tells(about('Nhóm'), an)
  await telling.untilState(subject, 'sent')
  const delivery = await town.database.prisma.delivery.findFirst({ where: { notice: { subject } } })
  expect(delivery?.screen).toBe(`${moved}/7`)
})

test('a database that goes away in the middle loses nobody his notice', async () => {
  const line = await layDatabaseWire(town.databaseUrl)
  await town.restart({ apiRoot: wire.url, databaseUrl: line.url })
  onTestFinished(async () => {
    await town.restart({ apiRoot: wire.url })
    await line.close()
  })
  town.telegram.faults.delay(300, { method: 'sendMessage', times: 4 })
  for (const name of ['Mất 1', 'Mất 2']) await telling.tells(about(name), an, binh)
  const lines = town.log.length
  await line.cut()
  await untilTold(async () => town.log.length > lines, 'somebody notices')
  await line.mend()
  for (const name of ['Mất 1', 'Mất 2']) await Promise.all([reads(an, name), reads(binh, name)])
}, 90_000)

test('kill -9 in the middle: everybody has it at least once, and at most twice', async () => {
  const names = Array.from({ length: 5 }, (_, index) => `Số ${index + 1}.`)
  const all = () => names.flatMap(name => [copiesOf(name, an), copiesOf(name, binh)])
  const countAll = () => all().reduce((sum, copies) => sum + copies, 0)
  await town.app.stop()
  const bot = await startChildBot(town)
  for (const name of names) await telling.tells(about(name), an, binh)
  await town.telegram.settled(() => countAll() >= 3, patient)
  await bot.kill()
  await town.restart({ apiRoot: wire.url })
  await Promise.all([reads(an, 'Số 5.'), reads(binh, 'Số 5.')])
  expect(Math.min(...all())).toBeGreaterThanOrEqual(1)
  // Each of the two had at most one in hand.
  expect(countAll()).toBeLessThanOrEqual(2 * names.length + 2)
}, 120_000)
