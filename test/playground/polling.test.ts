import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

const DAY = 24 * 3_600_000

describe('getUpdates', () => {
  it('repeats updates until a higher offset confirms them', async ({ api, ada, telegram }) => {
    ada.sends('one')
    const [start, one] = await api.getUpdates()
    expect(await api.getUpdates()).toEqual([start, one])
    expect(start?.message).toMatchObject({
      text: '/start',
      from: { id: ada.id, is_bot: false, language_code: 'vi' },
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(one?.update_id).toBe((start?.update_id ?? 0) + 1)
    expect(await api.getUpdates({ offset: one?.update_id ?? 0 })).toEqual([one])
    expect(await api.getUpdates({ offset: (one?.update_id ?? 0) + 1 })).toEqual([])
    expect(telegram.pendingUpdates).toBe(0)
  })

  it('gives no more than its limit, and by a negative offset only the last', async ({ api, ada }) => {
    for (const text of ['a', 'b', 'c']) ada.sends(text)
    expect(await api.getUpdates({ limit: 2 })).toHaveLength(2)
    const last = await api.getUpdates({ offset: -1 })
    expect(last.map(update => update.message?.text)).toEqual(['c'])
    expect(await api.getUpdates()).toEqual(last)
  })

  it('waits for the next update and is answered at once', async ({ api, ada, telegram }) => {
    const [start] = await api.getUpdates()
    const waiting = api.getUpdates({ offset: (start?.update_id ?? 0) + 1, timeout: 50 })
    await telegram.settled(() => telegram.isPolled)
    ada.sends('now')
    ada.sends('and now')
    expect((await waiting).map(update => update.message?.text)).toEqual(['now', 'and now'])
  })

  it('ends with a conflict when a second poller comes', async ({ api, telegram }) => {
    const first = refusalOf(api.getUpdates({ timeout: 50 }))
    await telegram.settled(() => telegram.isPolled)
    const second = api.getUpdates({ timeout: 0 })
    expect(await first).toMatchObject({
      code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    expect(await second).toEqual([])
    expect(telegram.violations).toEqual([])
  })

  it('brings only the kinds of update that were asked for', async ({ api, ada }) => {
    await api.getUpdates({ allowed_updates: ['my_chat_member'] })
    ada.sends('unheard')
    ada.blocks()
    const updates = await api.getUpdates({ offset: -1 })
    expect(updates.map(update => Object.keys(update)[1])).toEqual(['my_chat_member'])
  })

  it('forgets an update after a day', async ({ api, ada, clock }) => {
    clock.advance(DAY)
    ada.sends('fresh')
    expect((await api.getUpdates()).map(update => update.message?.text)).toEqual(['fresh'])
  })

  it('loses nothing when the poller hangs up', async ({ api, ada, telegram }) => {
    const [start] = await api.getUpdates()
    const hangUp = new AbortController()
    const offset = (start?.update_id ?? 0) + 1
    const address = `${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=50&offset=${offset}`
    const waiting = fetch(address, { signal: hangUp.signal }).catch(() => 'hung up')
    await telegram.settled(() => telegram.isPolled)
    hangUp.abort()
    expect(await waiting).toBe('hung up')
    ada.sends('kept')
    expect((await api.getUpdates()).map(update => update.message?.text)).toEqual(['kept'])
  })
})

describe('what a person does', () => {
  it('comes as an update of its kind', async ({ api, ada }) => {
    ada.edits(ada.sends('typo'), 'text')
    ada.sendsPhoto({ caption: 'look' })
    ada.sendsDocument({ fileName: 'plan.pdf', data: Buffer.from('%PDF') })
    ada.sendsSticker()
    ada.sendsVoice()
    ada.sendsContact({ phone: '+84900000000' })
    ada.sendsContact({ phone: '+84911111111', userId: null })
    ada.opens('invite-123')
    const updates = (await api.getUpdates()).slice(1)
    expect(updates.map(update => Object.keys(update.message ?? update.edited_message ?? {}).at(-1))).toEqual([
      'text',
      'text',
      'caption',
      'document',
      'sticker',
      'voice',
      'contact',
      'contact',
      'entities',
    ])
    expect(updates[1]?.edited_message).toMatchObject({ text: 'text', edit_date: expect.any(Number) })
    expect(updates[6]?.message?.contact?.user_id).toBe(ada.id)
    expect(updates[7]?.message?.contact?.user_id).toBeUndefined()
    expect(updates[8]?.message?.text).toBe('/start invite-123')
  })
})
