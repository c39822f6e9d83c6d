import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { announceWebhook } from '../../src/app.ts'
import { Secret } from '../../src/secret.ts'
import { openDatabaseSession } from '../../src/store/database-session.ts'
import { aColleague, aColleagueFilling, savedAnswers } from '../kit/colleague.ts'
import { layDatabaseWire } from '../kit/database-wire.ts'
import { breaksForm } from '../kit/forms.ts'
import { isSameAgain } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})
afterAll(() => town.close())

const ownTown = async (): Promise<Town> => {
  const own = await createTown()
  onTestFinished(() => own.close())
  return own
}

const patient = { timeoutMs: 20_000 }

/** An update that is tried again may say what it has said before; nothing changes by it. */
const expectNoViolations = ({ telegram }: Town = town) =>
  expect(telegram.violations.filter(violation => !isSameAgain(violation))).toEqual([])

/** How the last screens begin: what was typed is echoed there. */
const echoes = (person: Person, count: number) =>
  person.messages.slice(-count).map(message => message.text?.split('\n')[0])

const saved = (person: Person, values: readonly string[]) =>
  values.map(value => person.speech.text('evaluation:saved', { value }))

test('three quick messages are answered one after the other, in their order', async () => {
  const khoi = await aColleagueFilling(town)
  const typed = ['3', '4', '1,5']
  for (const text of typed) khoi.sends(text)
  await khoi.sees('II.2')
  expect(echoes(khoi, 3)).toEqual(saved(khoi, typed))
  expectNoViolations()
})

test('polling that fails, or whose answer is lost, loses no update and doubles none', async () => {
  const khoi = await aColleagueFilling(town)
  town.telegram.faults.fail500({ method: 'getUpdates' })
  town.telegram.faults.reset({ method: 'getUpdates' })
  town.telegram.faults.loseAnswer({ method: 'getUpdates' })
  const typed = ['3', '4', '1,5', '2']
  for (const text of typed) {
    khoi.sends(text)
    await khoi.seesText('evaluation:saved', patient)
    await khoi.sees(khoi.speech.text('evaluation:saved', { value: text }), patient)
  }
  expect(town.telegram.faults.list()).toEqual([])
  expect(echoes(khoi, 5).slice(1)).toEqual(saved(khoi, typed))
  expect(khoi.messages).toHaveLength(1 + typed.length)
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 300, 'I.2': 400, 'II.1': 150, 'II.2': 200 })
  expectNoViolations()
})

test('an answer that was lost on the way to somebody who arrives does not send him away', async () => {
  const own = await ownTown()
  const khoi = own.newcomer('cadre')
  const { code, name } = own.cast('cadre')
  khoi.user.opens(code)
  await khoi.tapsText('arrive:continue')
  await khoi.tapsText('arrive:agree')
  await khoi.sees(name)
  own.telegram.faults.fail500({ method: 'editMessageText', chatId: khoi.user.id })
  await khoi.tapsText('arrive:thatIsMe')
  await own.telegram.settled(() => khoi.labels.includes(khoi.speech.text('common:home')), patient)
  await khoi.tapsText('common:home')
  await khoi.seesText('home:choose')
  expectNoViolations(own)
})

test('a screen that cannot be put away does not make the next one come twice', async () => {
  const khoi = await aColleagueFilling(town)
  town.telegram.faults.reset({ method: 'editMessageReplyMarkup', chatId: khoi.user.id })
  khoi.sends('3')
  await khoi.sees('I.2')
  khoi.sends('4')
  await khoi.sees('II.1', patient)
  expect(khoi.messages).toHaveLength(3)
  expectNoViolations()
})

test('what cannot be handled is set aside: one apology, the lane goes on, the log keeps silent about it', async () => {
  const own = await ownTown()
  const khoi = await aColleagueFilling(own)
  const mend = await breaksForm(own)
  await own.restart()
  const secret = 'Bí mật gia đình'
  khoi.sends(secret)
  khoi.sends('/help')
  await khoi.seesText('help:contact', patient)
  await mend()
  const [apology, help] = khoi.messages.slice(-2)
  expect(apology?.text).toContain(khoi.says('common:apology'))
  expect(help?.text).toContain(khoi.says('help:contact'))

  const letters = await own.database.prisma.deadLetter.findMany()
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ attempts: 3, lane: String(khoi.user.id) })
  expect(JSON.stringify(letters[0]?.update)).toContain(secret)
  const updateId = Number(letters[0]?.updateId)
  const lines = own.log.filter(({ facts }) => 'updateId' in facts && facts.updateId === updateId)
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'error'])
  const log = JSON.stringify(own.log)
  for (const personal of [secret, khoi.user.firstName, String(khoi.user.id)])
    expect(log).not.toContain(personal)
  expectNoViolations(own)
})

test('a press that runs into a fault does not spin, and is answered once however often it is tried', async () => {
  const own = await ownTown()
  const khoi = await aColleague(own)
  const mend = await breaksForm(own)
  await own.restart()
  await khoi.tapsText('home:evaluate')
  const { message_id: messageId } = await khoi.seesText('evaluation:cyclesTitle')
  const press = khoi.user.presses(messageId, khoi.dataOf(khoi.labels[0] ?? ''))
  await new Promise<void>(resolve => {
    own.telegram.subscribe(event => {
      if (event.kind === 'answered' && event.callbackQueryId === press) resolve()
    })
  })
  await mend()
  await khoi.sees('I.1', patient)
  expect(own.log.map(({ message }) => message)).toEqual(['update failed, will be tried again'])
  expectNoViolations(own)
})

test('connections that the database ends in the middle cost nobody an answer', async () => {
  const people = [await aColleagueFilling(town), await aColleagueFilling(town), await aColleagueFilling(town)]
  const typed = ['3', '4', '1,5', '2', '1', '2']
  const session = await openDatabaseSession(town.databaseUrl, 'canbo tests')
  onTestFinished(() => session.end())
  for (const text of typed) {
    for (const person of people) person.sends(text)
    await session.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
  }
  await Promise.all(people.map(person => person.sees('III.1', patient)))
  for (const person of people) expect(echoes(person, typed.length)).toEqual(saved(person, typed))
  expectNoViolations()
})

test('a database that goes down and comes back finds everybody where he was', async () => {
  const own = await ownTown()
  const wire = await layDatabaseWire(own.databaseUrl)
  await own.restart({ databaseUrl: wire.url })
  onTestFinished(() => wire.close())
  const people = [await aColleagueFilling(own), await aColleagueFilling(own)]
  for (const person of people) person.sends('3')
  await wire.cut()
  for (const person of people) person.sends('4')
  await own.telegram.settled(() => own.log.length > 2)
  await wire.mend()
  await Promise.all(people.map(person => person.sees('II.1', patient)))
  for (const person of people) {
    expect(await savedAnswers(own, person)).toEqual({ 'I.1': 300, 'I.2': 400 })
    expect(echoes(person, 2)).toEqual(saved(person, ['3', '4']))
  }
  expectNoViolations(own)
})

test('a webhook takes what Telegram posts, once; whoever else posts is turned away', async () => {
  const secret = 'a-secret-of-the-webhook'
  const intake = { kind: 'webhook', url: '', secret: new Secret(secret) } as const
  const own = await createTown({ intake })
  const { webhook } = own.app
  if (!webhook) throw new Error('no webhook')
  const server = serve({ fetch: webhook.fetch, port: 0, hostname: '127.0.0.1' })
  onTestFinished(async () => {
    await own.close()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${port}/telegram`
  await announceWebhook(own.app.bot, url, secret)

  const khoi = await aColleague(own)
  own.telegram.faults.duplicate(3, { chatId: khoi.user.id })
  const before = khoi.messages.length
  khoi.sends('/help')
  await khoi.seesText('help:contact')
  khoi.sends('/privacy')
  await khoi.seesText('privacy:notice')
  expect(khoi.messages).toHaveLength(before + 2)

  const post = async (body: string, given?: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given ?? secret }
    return (await fetch(url, { method: 'POST', body, headers })).status
  }
  const { id, firstName } = khoi.user
  const from = { id, is_bot: false, first_name: firstName }
  const chat = { id, type: 'private', first_name: firstName }
  const entities = [{ type: 'bot_command', offset: 0, length: 9 }]
  const message = { message_id: 1, date: 1, chat, from, text: '/settings', entities }
  const update = { update_id: 1, message }
  expect(await post(JSON.stringify(update), 'another-secret-entirely')).toBe(401)
  expect(await post(JSON.stringify(update), '')).toBe(401)
  expect(await post('{"update_id":')).toBe(400)
  expect(await post('{"message":{}}')).toBe(400)
  expect(await post('[]')).toBe(400)
  expect(await post(JSON.stringify({ ...update, padding: 'x'.repeat(2_000_000) }))).toBe(413)
  khoi.sends('/help')
  await khoi.seesText('help:contact')
  expect(khoi.messages).toHaveLength(before + 3)
  expect(await post(JSON.stringify(update))).toBe(200)
  await khoi.seesText('settings:title')
  expectNoViolations(own)
})
