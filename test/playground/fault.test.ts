import { HttpError } from 'grammy'
import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

describe('a fault', () => {
  it('can lose the answer of a call that took effect', async ({ api, ada, telegram }) => {
    telegram.faults.loseAnswer({ method: 'sendMessage' })
    await expect(api.sendMessage(ada.id, 'sent')).rejects.toBeInstanceOf(HttpError)
    expect(ada.chat.at(-1)?.text).toBe('sent')
    await api.sendMessage(ada.id, 'and then all is well')
  })

  it('can reset the connection before the call takes effect', async ({ api, ada, telegram }) => {
    telegram.faults.reset()
    await expect(api.sendMessage(ada.id, 'unsent')).rejects.toBeInstanceOf(HttpError)
    expect(ada.chat.at(-1)?.text).toBe('/start')
  })

  it('can fail a call, or ask to retry after a while', async ({ api, ada, telegram }) => {
    telegram.faults.fail500({ times: 2 })
    for (const _ of [1, 2])
      expect(await refusalOf(api.sendMessage(ada.id, 'x'))).toMatchObject({
        code: 500,
        description: 'Internal Server Error',
      })
    telegram.faults.tooMany(7)
    expect(await refusalOf(api.sendMessage(ada.id, 'x'))).toEqual({
      code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    await api.sendMessage(ada.id, 'x')
    expect(ada.chat).toHaveLength(2)
    expect(telegram.violations).toEqual([])
  })

  it('strikes only the method and the chat it is aimed at', async ({ api, ada, telegram }) => {
    const max = telegram.person({ firstName: 'Max' })
    max.opens()
    telegram.faults.fail500({ method: 'sendMessage', chatId: max.id })
    await api.sendMessage(ada.id, 'x')
    await api.sendChatAction(max.id, 'typing')
    expect((await refusalOf(api.sendMessage(max.id, 'x'))).code).toBe(500)
  })

  it('spares a long poll unless it names it', async ({ api, telegram }) => {
    telegram.faults.fail500()
    await api.getUpdates()
    expect(telegram.faults.list()).toHaveLength(1)
    telegram.faults.clear()
    telegram.faults.fail500({ method: 'getUpdates' })
    expect((await refusalOf(api.getUpdates())).code).toBe(500)
  })

  it('can deliver an update more than once', async ({ api, ada, telegram }) => {
    telegram.faults.duplicate(3)
    ada.sends('thrice')
    ada.sends('once')
    const texts = (await api.getUpdates()).map(update => update.message?.text)
    expect(texts).toEqual(['/start', 'thrice', 'thrice', 'thrice', 'once'])
  })

  it('can hold a call back', async ({ api, ada, telegram }) => {
    telegram.faults.delay(30, { method: 'sendMessage' })
    const started = performance.now()
    await api.sendMessage(ada.id, 'held')
    // timers may be a little early
    expect(performance.now() - started).toBeGreaterThan(25)
    expect(ada.chat.at(-1)?.text).toBe('held')
  })
})
