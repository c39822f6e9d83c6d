import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createTelegram } from '../../src/playground/telegram.ts'
import { aDataFolder, aFreePort, runProgram } from '../kit/program.ts'

const quiet = { LOG_LEVEL: 'silent' }

const openTelegram = async () => {
  const telegram = createTelegram()
  await telegram.listen()
  onTestFinished(() => telegram.close())
  return telegram
}

type Seen = { people: { languageCode: string; startPayload?: string; messages: { text?: string }[] }[] }

const seenOn = async (port: number): Promise<Seen> => {
  const response = await fetch(`http://127.0.0.1:${port}/play/state`)
  return (await response.json()) as Seen
}

/** Reads what happens on the page, from its beginning, until this text comes. */
const hears = async (port: number, text: string): Promise<void> => {
  const { body } = await fetch(`http://127.0.0.1:${port}/play/events?after=0`)
  let heard = ''
  for await (const chunk of body ?? []) {
    heard += Buffer.from(chunk).toString()
    if (heard.includes(text)) return
  }
  throw new Error(`The page never said ${text}`)
}

test('without a token a province is on the page: a newcomer with his invitation, and a card that waits', async () => {
  const port = await aFreePort()
  const bot = runProgram('main', { ...quiet, DATA_DIR: await aDataFolder(), PORT: String(port) })
  await bot.says(`http://localhost:${port}`)
  const { people } = await seenOn(port)
  expect(people.map(person => person.languageCode)).toEqual(['vi', 'ar', 'de', 'en', 'vi'])
  expect(people.filter(person => person.startPayload)).toHaveLength(1)
  bot.signal('SIGTERM')
  expect(await bot.ended).toMatchObject({ code: 0, err: '' })
})

test('a second start finds the people where they were; a bot beside it on the same folder is refused', async () => {
  const DATA_DIR = await aDataFolder()
  const first = runProgram('main', { ...quiet, DATA_DIR, PORT: '0' })
  await first.says('ready')
  const beside = await runProgram('main', { ...quiet, DATA_DIR, PORT: '0' }).ended
  expect(beside.code).toBe(1)
  expect(beside.err).toContain(`The data folder ${DATA_DIR} is in use by another running bot`)
  first.signal('SIGINT')
  expect((await first.ended).code).toBe(0)
  const port = await aFreePort()
  const second = runProgram('main', { ...quiet, DATA_DIR, PORT: String(port) })
  await second.says('ready')
  const { people } = await seenOn(port)
  expect(people.filter(person => person.startPayload)).toHaveLength(1)
  expect(people).toHaveLength(5)
  // The database remembers the updates of the first start; those of the second must be new to it.
  await hears(port, `"text":"Hello, Phan Anh Tiệp.`)
})

test('a bot killed outright leaves its database to the next one', async () => {
  const DATA_DIR = await aDataFolder()
  const killed = runProgram('main', { ...quiet, DATA_DIR, PORT: '0' })
  await killed.says('ready')
  killed.signal('SIGKILL')
  await killed.ended
  const next = runProgram('main', { ...quiet, DATA_DIR, PORT: '0' })
  await next.says('ready')
  next.signal('SIGTERM')
  expect((await next.ended).code).toBe(0)
})

test('a taken port, a refused token and a wrong configuration are one sentence each', async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const PORT = String(typeof address === 'object' ? address?.port : 0)
  const onTaken = await runProgram('main', { ...quiet, DATA_DIR: await aDataFolder(), PORT }).ended
  expect(onTaken).toMatchObject({ code: 1, out: '' })
  expect(onTaken.err).toBe(`Port ${PORT} is taken by another program. Stop it, or set PORT to a free one.\n`)

  const { apiRoot } = await openTelegram()
  const BOT_TOKEN = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const stranger = {
    ...quiet,
    DATA_DIR: await aDataFolder(),
    PORT: '0',
    BOT_TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
  }
  const refused = await runProgram('main', stranger).ended
  expect(refused.code).toBe(1)
  expect(refused.err).toBe('Telegram does not accept BOT_TOKEN. Check it with @BotFather and start again.\n')

  const wrong = await runProgram('main', { PORT: 'x', DATABASE_URL: 'mysql://x', TZ: 'Mars' }).ended
  expect(wrong.code).toBe(1)
  expect(wrong.err.match(/\b(?:PORT|DATABASE_URL|TZ) must/g)).toHaveLength(3)
})

test('with a token the bot serves Telegram; demo and admin work beside it and refuse a database with people', async () => {
  const telegram = await openTelegram()
  const DATA_DIR = await aDataFolder()
  const port = await aFreePort()
  const env = { ...quiet, DATA_DIR, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot }
  const bot = runProgram('main', { ...env, PORT: String(port) })
  await bot.says('canbo is ready as @canbo_bot.')
  expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok')

  const demo = await runProgram('demo', env, ['--json']).ended
  expect(demo).toMatchObject({ code: 0, err: '' })
  const cast: { role: string; name: string; code: string; link: string }[] = JSON.parse(demo.out)
  expect(cast.map(({ role }) => role)).toEqual(['cadre', 'supervisor', 'staff', 'inspectedHead', 'admin'])
  expect(cast.every(({ link, code }) => link === `https://t.me/canbo_bot?start=${code}`)).toBe(true)

  const khoi = telegram.person({ firstName: 'Khôi', languageCode: 'vi' })
  khoi.opens(cast[0]?.code)
  await telegram.settled(() => khoi.chat.some(message => message.from === 'bot' && message.reply_markup))

  for (const again of [runProgram('demo', env), runProgram('admin', env, ['--name', 'Nguyễn Văn A'])]) {
    const { code, err, out } = await again.ended
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('The database has people already')
  }
})

test('the first admin of an empty database is one link, made without a running bot', async () => {
  const env = { ...quiet, DATA_DIR: await aDataFolder() }
  const nameless = await runProgram('admin', env).ended
  expect(nameless).toMatchObject({ code: 1, out: '' })
  const admin = await runProgram('admin', env, ['--name', 'Nguyễn Văn A']).ended
  expect(admin).toMatchObject({ code: 0, err: '' })
  expect(admin.out).toMatch(/^https:\/\/t\.me\/canbo_bot\?start=[\w-]{22}\n$/)
})
