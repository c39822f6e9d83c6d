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

describe('an outage', () => {
  it('fails every call for a while of real time, without effect, but lets updates be asked for', async ({
    api,
    ada,
    clock,
    telegram,
  }) => {
    telegram.faults.loseAnswer({ method: 'sendMessage' })
    const begun = performance.now()
    telegram.faults.outage(250)
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
    for (const call of [api.sendMessage(ada.id, 'x', { reply_markup }), api.getMe(), api.getFile('x')])
      expect(await refusalOf(call)).toEqual({
        code: 500,
        description: 'Internal Server Error',
        parameters: {},
      })
    expect(await api.getUpdates()).toHaveLength(1)
    clock.advance(3_600_000)
    expect((await refusalOf(api.getMe())).code).toBe(500)
    expect(telegram.faults.list().map(fault => fault.kind)).toEqual(['loseAnswer', 'outage'])
    await telegram.settled(() => telegram.faults.list().length === 1)
    // timers may be a little early
    expect(performance.now() - begun).toBeGreaterThan(240)
    expect(ada.chat).toHaveLength(1)
    await expect(api.sendMessage(ada.id, 'lost')).rejects.toBeInstanceOf(HttpError)
    expect(ada.chat.at(-1)?.text).toBe('lost')
    expect(telegram.violations).toEqual([])
  })

  it('can break connections instead, and be aimed', async ({ api, ada, telegram }) => {
    const max = telegram.person({ firstName: 'Max' })
    max.opens()
    telegram.faults.outage(60_000, { style: 'reset', method: 'sendMessage', chatId: max.id })
    for (const _ of [1, 2]) await expect(api.sendMessage(max.id, 'x')).rejects.toBeInstanceOf(HttpError)
    expect(max.chat).toHaveLength(1)
    await api.sendMessage(ada.id, 'x')
    await api.sendChatAction(max.id, 'typing')
    telegram.faults.outage(60_000, { method: 'getUpdates' })
    expect((await refusalOf(api.getUpdates())).code).toBe(500)
    telegram.faults.clear()
    await api.sendMessage(max.id, 'x')
    await api.getUpdates()
  })

  it('has a length', ({ telegram }) => {
    for (const length of [0, Number.NaN, 2 ** 31])
      expect(() => telegram.faults.outage(length)).toThrow(
        'an outage lasts from 1 to 2147483647 milliseconds',
      )
    expect(telegram.faults.list()).toEqual([])
  })
})
