import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { Api, GrammyError, HttpError } from 'grammy'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createDispatchApi } from '../../src/bot/dispatch-api.ts'
import { describeSendFailure, isAnswer, type SendFailure } from '../../src/bot/outcome.ts'
import { createTelegramFetch, TelegramUnreachable } from '../../src/bot/telegram-client.ts'
import { createTelegram, type Telegram, type TelegramUser } from '../../src/playground/telegram.ts'

let telegram: Telegram
let person: TelegramUser
let api: Api
beforeAll(async () => {
  telegram = createTelegram()
  await telegram.listen()
  api = createDispatchApi(telegram)
  person = telegram.person({ firstName: 'Khôi', languageCode: 'vi' })
  person.opens()
})
afterAll(() => telegram.close())

const failureOf = async (call: Promise<unknown>): Promise<SendFailure | undefined> =>
  call.then(() => undefined, describeSendFailure)

const sends = (through: Api = api, chatId = person.id, text = 'Chào', more: object = {}) =>
  failureOf(through.sendMessage(chatId, text, more))

const listening = async (server: Server | ReturnType<typeof createSocketServer>): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Somebody else where Telegram should be. */
const apiAt = async (answer: RequestListener): Promise<Api> => {
  const port = await listening(createHttpServer(answer))
  return createDispatchApi({ token: telegram.token, apiRoot: `http://127.0.0.1:${port}` })
}

describe('what Telegram answers', () => {
  test('a message that arrives is no failure', async () => {
    expect(await sends()).toBeUndefined()
  })

  test('blocked, never opened, unknown: he is gone, and written to again when he comes back', async () => {
    person.blocks()
    expect(await sends()).toEqual({ kind: 'gone' })
    person.opens()
    expect(await sends()).toBeUndefined()
    const stranger = telegram.person({ firstName: 'Mai', languageCode: 'vi' })
    expect(await sends(api, stranger.id)).toEqual({ kind: 'gone' })
    expect(await sends(api, 4_711)).toEqual({ kind: 'gone' })
  })

  test('a group that became a supergroup says where it is now', async () => {
    const group = telegram.group({ title: 'Văn phòng', members: [person] })
    const moved = group.upgrades()
    expect(await sends(api, group.id)).toEqual({ kind: 'moved', chatId: moved.id })
    expect(await sends(api, moved.id)).toBeUndefined()
  })

  test('too many says how long to be silent', async () => {
    telegram.faults.tooMany(17, { chatId: person.id })
    expect(await sends()).toEqual({ kind: 'silence', seconds: 17 })
  })

  test('its own trouble is nothing the message can do anything about', async () => {
    telegram.faults.fail500({ chatId: person.id })
    expect(await sends()).toEqual({ kind: 'away' })
  })

  test('a token it does not accept, or no longer', async () => {
    const other = createDispatchApi({ token: '1:wrong', apiRoot: telegram.apiRoot })
    expect(await sends(other)).toEqual({ kind: 'away' })
  })

  test('markup that it refuses, and a text that is no better without', async () => {
    const html = { parse_mode: 'HTML' as const }
    expect(await sends(api, person.id, '<b>Chào', html)).toEqual({ kind: 'unformatted' })
    expect(await sends(api, person.id, '<h1>Chào</h1>', html)).toEqual({ kind: 'unformatted' })
    expect(await sends(api, person.id, 'x'.repeat(4_097))).toEqual({ kind: 'refused' })
    expect(await sends(api, person.id, '')).toEqual({ kind: 'refused' })
  })
})

test.each<[number, string, SendFailure]>([
  [
    400,
    "Bad Request: can't parse entities: Can't find end tag corresponding to start tag b",
    { kind: 'unformatted' },
  ],
  [400, 'Bad Request: ENTITY_BOUNDS_INVALID', { kind: 'unformatted' }],
  [400, 'Bad Request: ENTITIES_TOO_LONG', { kind: 'unformatted' }],
  [400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed", { kind: 'refused' }],
  [400, 'Bad Request: BUTTON_DATA_INVALID', { kind: 'refused' }],
  [400, 'Bad Request: message is too long', { kind: 'refused' }],
  [400, 'Bad Request: wrong file identifier/HTTP URL specified', { kind: 'refused' }],
  [400, 'Bad Request: PEER_ID_INVALID', { kind: 'gone' }],
  [403, 'Forbidden: user is deactivated', { kind: 'gone' }],
  [403, 'Forbidden: bot was blocked by the user', { kind: 'gone' }],
  [404, 'Not Found', { kind: 'away' }],
  [413, 'Request Entity Too Large', { kind: 'refused' }],
  [429, 'Too Many Requests', { kind: 'silence', seconds: 1 }],
  [502, 'Bad Gateway', { kind: 'away' }],
])('%i %s', (error_code, description, failure) => {
  const answer = { ok: false as const, error_code, description }
  expect(describeSendFailure(new GrammyError('failed', answer, 'sendMessage', {}))).toEqual(failure)
})

describe('when no answer comes', () => {
  test('the answer is lost: it may be there, and it is', async () => {
    const before = person.chat.length
    telegram.faults.loseAnswer({ chatId: person.id })
    expect(await sends()).toEqual({ kind: 'lost' })
    expect(person.chat).toHaveLength(before + 1)
  })

  test('a connection that breaks under way: it may be there, though it is not', async () => {
    telegram.faults.reset({ chatId: person.id })
    expect(await sends()).toEqual({ kind: 'lost' })
  })

  test('nobody listens: nothing can have arrived', async () => {
    const free = createSocketServer()
    const port = await listening(free)
    free.close()
    await once(free, 'close')
    const nobody = createDispatchApi({ token: telegram.token, apiRoot: `http://127.0.0.1:${port}` })
    expect(await sends(nobody)).toEqual({ kind: 'away' })
  })

  test('a name that does not exist: nothing can have arrived', async () => {
    const nowhere = createDispatchApi({ token: telegram.token, apiRoot: 'http://telegram.invalid' })
    expect(await sends(nowhere)).toEqual({ kind: 'away' })
  })

  test('a line that is cut while both sides still greet each other: nothing can have arrived', async () => {
    const port = await listening(createSocketServer(socket => socket.destroy()))
    const cut = createDispatchApi({ token: telegram.token, apiRoot: `https://127.0.0.1:${port}` })
    expect(await sends(cut)).toEqual({ kind: 'away' })
  })

  test('a proxy that lets nothing through: nothing can have arrived', async () => {
    const proxy = createHttpServer()
    proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${await listening(proxy)}`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const behind = createDispatchApi({ token: telegram.token, apiRoot: 'https://telegram.invalid' })
    expect(await sends(behind)).toEqual({ kind: 'away' })
  })

  test('silence until the time is up: it may be there', async () => {
    const port = await listening(createHttpServer(() => {}))
    const apiRoot = `http://127.0.0.1:${port}`
    const fetch = createTelegramFetch({ isAwaited: false })
    const hasty = new Api(telegram.token, { apiRoot, timeoutSeconds: 0.05, fetch })
    expect(await sends(hasty)).toEqual({ kind: 'lost' })
  })

  test('a gateway that answers in Telegram’s stead, with a page: it may be there', async () => {
    const gateway = await apiAt((_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>')
    })
    expect(await sends(gateway)).toEqual({ kind: 'lost' })
  })

  test('half an answer: it may be there', async () => {
    const half = await apiAt((_, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('{"ok":tr')
      response.destroy()
    })
    expect(await sends(half)).toEqual({ kind: 'lost' })
  })

  test('no error carries the token', async () => {
    telegram.faults.reset({ chatId: person.id })
    const error: unknown = await api.sendMessage(person.id, 'Chào').catch(thrown => thrown)
    expect(error).toBeInstanceOf(HttpError)
    expect(error instanceof HttpError && error.error).toBeInstanceOf(TelegramUnreachable)
    const secret = telegram.token.split(':')[1] ?? ''
    expect(JSON.stringify(error) + String(error instanceof HttpError && error.error)).not.toContain(secret)
  })
})

test('only an answer says that Telegram is there', () => {
  const failures: SendFailure[] = [
    { kind: 'gone' },
    { kind: 'refused' },
    { kind: 'unformatted' },
    { kind: 'moved', chatId: -1 },
    { kind: 'silence', seconds: 1 },
    { kind: 'away' },
    { kind: 'lost' },
  ]
  expect(failures.filter(failure => !isAnswer(failure)).map(({ kind }) => kind)).toEqual(['away', 'lost'])
})

test('a fault of our own is no failure of a call', () => {
  expect(describeSendFailure(new TypeError('undefined is not a function'))).toBeUndefined()
})
