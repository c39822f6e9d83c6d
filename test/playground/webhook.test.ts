import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Update } from 'grammy/types'
import { describe, expect } from 'vitest'
import { playTest, refusalOf } from './play.ts'

type Post = { update: Update; secret: string | undefined; answer(status: number, body?: object): void }
type Hook = { url: string; posts: Post[]; next(): Promise<Post> }

const it = playTest.extend<{ hook: Hook }>({
  hook: async ({ task: _task }, use) => {
    const posts: Post[] = []
    const waiting: ((post: Post) => void)[] = []
    const server = createServer(async (request, response) => {
      const update = JSON.parse(Buffer.concat(await request.toArray()).toString())
      const secret = request.headers['x-telegram-bot-api-secret-token']
      const post: Post = {
        update,
        secret: typeof secret === 'string' ? secret : undefined,
        answer: (status, body) => {
          response
            .writeHead(status, { 'content-type': 'application/json' })
            .end(body ? JSON.stringify(body) : '')
        },
      }
      const next = waiting.shift()
      if (next) next(post)
      else posts.push(post)
    })
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const next = () => {
      const post = posts.shift()
      return post ? Promise.resolve(post) : new Promise<Post>(resolve => waiting.push(resolve))
    }
    await use({ url: `http://127.0.0.1:${port}/hook`, posts, next })
    server.closeAllConnections()
    server.close()
  },
})

describe('a webhook', () => {
  it('gets what waited and what comes, with the secret token', async ({ api, ada, telegram, hook }) => {
    await api.setWebhook(hook.url, { secret_token: 'open-sesame' })
    const start = await hook.next()
    expect(start).toMatchObject({ secret: 'open-sesame', update: { message: { text: '/start' } } })
    start.answer(200)
    await telegram.settled(() => telegram.pendingUpdates === 0)
    ada.sends('hello')
    const hello = await hook.next()
    expect(hello.update.message?.text).toBe('hello')
    hello.answer(200)
    await telegram.settled(() => telegram.pendingUpdates === 0)
  })

  it('keeps the order of a chat, while presses of its person overtake', async ({ api, ada, hook }) => {
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
    const { message_id } = await api.sendMessage(ada.id, 'x', { reply_markup })
    await api.setWebhook(hook.url, { drop_pending_updates: true })
    ada.sends('first')
    ada.sends('second')
    ada.presses(message_id, 'x')
    const together = [await hook.next(), await hook.next()]
    expect(
      together.map(post => post.update.message?.text ?? post.update.callback_query?.data).sort(),
    ).toEqual(['first', 'x'])
    for (const post of together) post.answer(200)
    expect((await hook.next()).update.message?.text).toBe('second')
  })

  it('gets an update again until it accepts it', async ({ api, ada, telegram, hook }) => {
    await api.setWebhook(hook.url, { drop_pending_updates: true })
    ada.sends('again')
    const first = await hook.next()
    first.answer(500)
    const second = await hook.next()
    expect(second.update).toEqual(first.update)
    expect(await api.getWebhookInfo()).toMatchObject({
      url: hook.url,
      pending_update_count: 1,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
    second.answer(204)
    await telegram.settled(() => telegram.pendingUpdates === 0)
  })

  it('may call a method in its answer', async ({ api, ada, telegram, hook }) => {
    await api.setWebhook(hook.url)
    const start = await hook.next()
    start.answer(200, { method: 'sendMessage', chat_id: ada.id, text: 'Welcome' })
    await telegram.settled(() => ada.chat.at(-1)?.text === 'Welcome')
  })

  it('excludes polling, and is refused when it is no address', async ({ api, ada, hook }) => {
    await api.setWebhook(hook.url, { drop_pending_updates: true })
    expect(await refusalOf(api.getUpdates())).toMatchObject({
      code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
    ada.sends('before')
    await hook.next()
    await api.deleteWebhook()
    expect((await api.getUpdates()).map(update => update.message?.text)).toEqual(['before'])
    expect((await refusalOf(api.setWebhook('nowhere'))).code).toBe(400)
    expect((await refusalOf(api.setWebhook(hook.url, { secret_token: 'a b' }))).description).toBe(
      'Bad Request: secret token contains unallowed characters',
    )
  })

  it('ends a waiting poll', async ({ api, hook, telegram }) => {
    const poll = refusalOf(api.getUpdates({ offset: 2_000_000_000, timeout: 50 }))
    await telegram.settled(() => telegram.isPolled)
    await api.setWebhook(hook.url)
    expect((await poll).description).toBe('Conflict: terminated by setWebhook request')
  })
})
