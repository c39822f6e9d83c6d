import type { InlineKeyboardButton } from 'grammy/types'
import { describe, expect } from 'vitest'
import { playTest as it, postJson, refusalOf } from './play.ts'

const rows = (count: number, width: number): InlineKeyboardButton[][] =>
  Array.from({ length: count }, () =>
    Array.from({ length: width }, () => ({ text: 'x', callback_data: 'x' })),
  )

describe('an inline keyboard', () => {
  it('may carry 64 bytes of data on a button, not 65', async ({ api, ada, telegram }) => {
    const send = (data: string) =>
      api.sendMessage(ada.id, 'x', {
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] },
      })
    await send('ع'.repeat(32))
    expect((await refusalOf(send('ع'.repeat(33)))).description).toBe('Bad Request: BUTTON_DATA_INVALID')
    expect((await refusalOf(send(''))).description).toBe('Bad Request: BUTTON_DATA_INVALID')
    expect(telegram.violations[0]).toContain('66 bytes of callback data')
  })

  it('needs a label and exactly one action on every button', async ({ telegram, ada }) => {
    const buttons = [
      { text: ' ', callback_data: 'x' },
      { callback_data: 'x' },
      { text: 'x' },
      { text: 'x', callback_data: 'x', url: 'https://example.org' },
      { text: 'x', url: 'example' },
      { text: 'x', callback_data: 'x', style: 'pink' },
    ]
    for (const button of buttons) {
      const body = { chat_id: ada.id, text: 'x', reply_markup: { inline_keyboard: [[button]] } }
      const response = await postJson(`${telegram.apiRoot}/bot${telegram.token}/sendMessage`, body)
      expect(response.status).toBe(400)
    }
    expect(telegram.violations).toHaveLength(buttons.length)
  })

  it('has at most eight buttons in a row and a hundred in all', async ({ api, ada }) => {
    await api.sendMessage(ada.id, 'x', { reply_markup: { inline_keyboard: rows(12, 8) } })
    for (const inline_keyboard of [rows(1, 9), rows(13, 8)]) {
      const refusal = await refusalOf(api.sendMessage(ada.id, 'x', { reply_markup: { inline_keyboard } }))
      expect(refusal.description).toBe('Bad Request: REPLY_MARKUP_TOO_LONG')
    }
  })

  it('is part of the message, a reply keyboard is part of the chat', async ({ api, ada }) => {
    const inline_keyboard = rows(1, 1)
    expect((await api.sendMessage(ada.id, 'x', { reply_markup: { inline_keyboard } })).reply_markup).toEqual({
      inline_keyboard,
    })
    const keyboard = [[{ text: 'Menu' }]]
    const sent = await api.sendMessage(ada.id, 'x', { reply_markup: { keyboard, one_time_keyboard: true } })
    expect(sent.reply_markup).toBeUndefined()
    expect(ada.keyboard?.keyboard).toEqual(keyboard)
    ada.sends('Menu')
    expect(ada.keyboard).toBeNull()
  })

  it('is pressed only where it has that button, unless the client is forged', async ({ api, ada }) => {
    const sent = await api.sendMessage(ada.id, 'x', { reply_markup: { inline_keyboard: rows(1, 1) } })
    expect(() => ada.presses(sent.message_id, 'y')).toThrow('sees no button "y"')
    ada.presses(sent.message_id, 'x')
    ada.presses(sent.message_id, 'y', { forged: true })
    ada.presses(999, 'z', { forged: true })
    const updates = await api.getUpdates()
    expect(updates.slice(-3).map(update => update.callback_query?.data)).toEqual(['x', 'y', 'z'])
    expect(updates.at(-1)?.callback_query?.message).toMatchObject({ message_id: 999, date: 0 })
  })
})
