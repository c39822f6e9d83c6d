import { describe, expect } from 'vitest'
import { playTest, refusalOf } from './play.ts'

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
const MINUTE = 60_000
const it = playTest.extend<{ press: () => string }>({
  press: async ({ api, ada }, use) => {
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
    const { message_id } = await api.sendMessage(ada.id, 'x', { reply_markup })
    await use(() => ada.presses(message_id, 'x'))
  },
})

describe('the answer to a press', () => {
  it('reaches the person as a notice or an alert', async ({ api, ada, press, clock }) => {
    await api.answerCallbackQuery(press(), { text: 'Saved' })
    await api.answerCallbackQuery(press(), { text: 'No', show_alert: true })
    await api.answerCallbackQuery(press())
    expect(ada.alerts).toEqual([
      { text: 'Saved', alert: false, at: clock.now() },
      { text: 'No', alert: true, at: clock.now() },
    ])
  })

  it('is given once and only to what was asked', async ({ api, press, telegram }) => {
    const query = press()
    await api.answerCallbackQuery(query)
    expect((await refusalOf(api.answerCallbackQuery(query))).description).toBe(TOO_OLD)
    expect((await refusalOf(api.answerCallbackQuery('17'))).description).toBe(TOO_OLD)
    expect(telegram.violations).toEqual([
      `answerCallbackQuery: callback query ${query} is already answered`,
      'answerCallbackQuery: callback query 17 was never asked',
    ])
  })

  it('has at most 200 characters', async ({ api, press }) => {
    const refusal = await refusalOf(api.answerCallbackQuery(press(), { text: 'x'.repeat(201) }))
    expect(refusal.description).toBe('Bad Request: MESSAGE_TOO_LONG')
  })

  it('comes too late ten minutes after delivery, which is nobody’s fault', async ({
    api,
    press,
    clock,
    telegram,
  }) => {
    const [early, late] = [press(), press()]
    await api.getUpdates()
    clock.advance(10 * MINUTE)
    await api.answerCallbackQuery(early)
    clock.advance(1)
    expect((await refusalOf(api.answerCallbackQuery(late))).description).toBe(TOO_OLD)
    expect(telegram.violations).toEqual([])
  })

  it('is never asked for once the press waited 150 seconds for the bot', async ({
    api,
    ada,
    press,
    clock,
  }) => {
    press()
    ada.sends('still here')
    clock.advance(150_000)
    const updates = await api.getUpdates()
    expect(updates.map(update => update.message?.text)).toEqual(['/start', 'still here'])
  })
})
