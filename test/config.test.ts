import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, parseConfig } from '../src/config.ts'

const token = '123456789:AAEhBOweik9ai2o01dSomeThing_longer-x'
const secret = 'a-secret_of-24-characters'

const configOf = (env: Readonly<Record<string, string>>): Config => {
  const parsed = parseConfig(env)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.config
}

const faultsOf = (env: Readonly<Record<string, string>>): string[] => {
  const parsed = parseConfig(env)
  return parsed.ok
    ? []
    : parsed.message
        .split('\n')
        .slice(1)
        .map(line => line.trim())
}

describe('an empty environment', () => {
  test('is a whole configuration: the playground on the embedded database', () => {
    expect(configOf({})).toEqual({
      bot: null,
      databaseUrl: null,
      dataFolder: resolve('./data'),
      port: 8080,
      logLevel: 'info',
      timeZone: 'Asia/Ho_Chi_Minh',
      noticesPerSecond: 25,
    })
  })

  test('is what variables without a value are, and what others set is none of our business', () => {
    const unset = {
      BOT_TOKEN: '',
      DATABASE_URL: '',
      PORT: '',
      TZ: '',
      WEBHOOK_URL: '',
      DATA_DIR: '',
      HOME: '/srv/canbo',
    }
    expect(configOf(unset)).toEqual(configOf({}))
  })
})

describe('a token', () => {
  test('puts the bot on Telegram, asking for updates', () => {
    const { bot } = configOf({ BOT_TOKEN: token })
    expect(bot?.token.reveal()).toBe(token)
    expect(bot?.apiRoot).toBe('https://api.telegram.org')
    expect(bot?.intake).toEqual({ kind: 'poll' })
  })

  test('may be used at another API root, written with or without a stroke at its end', () => {
    const { bot } = configOf({ BOT_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' })
    expect(bot?.apiRoot).toBe('http://127.0.0.1:8081')
  })

  test('with an address to post to and its secret takes updates from there', () => {
    const { bot } = configOf({
      BOT_TOKEN: token,
      WEBHOOK_URL: 'https://canbo.example/telegram',
      WEBHOOK_SECRET: secret,
    })
    const intake = bot?.intake
    expect(intake).toMatchObject({ kind: 'webhook', url: 'https://canbo.example/telegram' })
    expect(intake?.kind === 'webhook' && intake.secret.reveal()).toBe(secret)
  })
})

test('every other variable is taken as it is given', () => {
  const config = configOf({
    DATABASE_URL: 'postgresql://canbo:pw@db:5432/canbo',
    DATA_DIR: '/var/lib/canbo',
    PORT: '0',
    LOG_LEVEL: 'debug',
    TZ: 'Europe/Berlin',
    NOTICES_PER_SECOND: '12.5',
  })
  expect(config).toMatchObject({
    dataFolder: '/var/lib/canbo',
    port: 0,
    logLevel: 'debug',
    timeZone: 'Europe/Berlin',
    noticesPerSecond: 12.5,
  })
  expect(config.databaseUrl?.reveal()).toBe('postgresql://canbo:pw@db:5432/canbo')
})

describe('a variable that cannot be meant so', () => {
  test.each([
    ['BOT_TOKEN', 'hello'],
    ['BOT_TOKEN', '123456789:short'],
    ['BOT_TOKEN', ` ${token}`],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_API_ROOT', 'ftp://telegram.example'],
    ['DATABASE_URL', 'mysql://canbo@db/canbo'],
    ['DATABASE_URL', 'db.example'],
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['LOG_LEVEL', 'loud'],
    ['TZ', 'Hanoi/Vietnam'],
    ['NOTICES_PER_SECOND', '0'],
    ['NOTICES_PER_SECOND', 'many'],
    ['NOTICES_PER_SECOND', '1001'],
    ['WEBHOOK_SECRET', 'short'],
    ['WEBHOOK_SECRET', 'has spaces in the middle of it'],
  ])('%s=%j is named, alone, in one line', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} \\S`))
  })
})

describe('all that is wrong', () => {
  const wrong = {
    BOT_TOKEN: 'my-broken-token-value',
    TELEGRAM_API_ROOT: 'nowhere',
    DATABASE_URL: 'mysql://canbo:hunter2@db/canbo',
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    TZ: 'Hanoi/Vietnam',
    WEBHOOK_URL: 'somewhere',
    NOTICES_PER_SECOND: '0',
  }

  test('is said at once, each fault with its variable', () => {
    const names = faultsOf(wrong).map(fault => fault.split(' ')[0])
    expect(names.toSorted()).toEqual([...Object.keys(wrong), 'WEBHOOK_SECRET'].toSorted())
  })

  test('is said without any value, which may be a secret', () => {
    const parsed = parseConfig({ ...wrong, WEBHOOK_SECRET: 'hunter3' })
    const message = parsed.ok ? '' : parsed.message
    for (const value of [...Object.values(wrong), 'hunter2', 'hunter3', 'canbo:']) {
      if (value.length > 2) expect(message).not.toContain(value)
    }
  })
})

describe('an address to post to', () => {
  const WEBHOOK_URL = 'https://canbo.example/telegram'

  test('needs a secret and a token, and both are said together', () => {
    expect(faultsOf({ WEBHOOK_URL })).toEqual([
      'BOT_TOKEN is needed together with WEBHOOK_URL',
      'WEBHOOK_SECRET is needed together with WEBHOOK_URL',
    ])
    expect(faultsOf({ WEBHOOK_URL, BOT_TOKEN: token })).toEqual([
      'WEBHOOK_SECRET is needed together with WEBHOOK_URL',
    ])
  })

  test('is not said to lack what is there but wrong', () => {
    expect(faultsOf({ WEBHOOK_URL, BOT_TOKEN: token, WEBHOOK_SECRET: 'short' })).toHaveLength(1)
  })
})

test('a configuration prints without its secrets', () => {
  const config = configOf({
    BOT_TOKEN: token,
    DATABASE_URL: 'postgresql://canbo:hunter2@db/canbo',
    WEBHOOK_URL: 'https://canbo.example/telegram',
    WEBHOOK_SECRET: secret,
  })
  expect(JSON.stringify(config)).not.toMatch(/AAEh|hunter2|a-secret/)
})
