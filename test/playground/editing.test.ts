import { InputFile } from 'grammy'
import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

const button = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
const HOUR = 3_600_000

describe('an edit', () => {
  it('replaces text and keyboard in place and keeps the date', async ({ api, ada, clock }) => {
    const sent = await api.sendMessage(ada.id, 'before', { reply_markup: button })
    clock.advance(60_000)
    const edited = await api.editMessageText(ada.id, sent.message_id, '<b>after</b>', { parse_mode: 'HTML' })
    expect(edited).toMatchObject({ message_id: sent.message_id, date: sent.date, edit_date: sent.date + 60 })
    const seen = ada.chat.at(-1)
    expect(seen).toMatchObject({ text: 'after', html: '<b>after</b>', edit_date: sent.date + 60 })
    expect(seen?.reply_markup).toBeUndefined()
  })

  it('that changes nothing is refused', async ({ api, ada, telegram }) => {
    const options = { parse_mode: 'HTML', reply_markup: button } as const
    const sent = await api.sendMessage(ada.id, '<b>x</b>', options)
    const { description } = await refusalOf(
      api.editMessageText(ada.id, sent.message_id, '<b>x</b> ', options),
    )
    expect(description).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    expect(telegram.violations).toHaveLength(1)
    await refusalOf(api.editMessageReplyMarkup(ada.id, sent.message_id, { reply_markup: button }))
    await api.editMessageReplyMarkup(ada.id, sent.message_id)
    await api.editMessageText(ada.id, sent.message_id, 'x')
  })

  it('needs a message that is there, its own, and without reply keyboard', async ({ api, ada, telegram }) => {
    const gone = await refusalOf(api.editMessageText(ada.id, 999, 'x'))
    expect(gone.description).toBe('Bad Request: message to edit not found')
    expect(telegram.violations).toEqual([])
    const hers = await refusalOf(api.editMessageText(ada.id, ada.sends('mine'), 'x'))
    const menu = await api.sendMessage(ada.id, 'x', { reply_markup: { keyboard: [['a']] } })
    const keyed = await refusalOf(api.editMessageText(ada.id, menu.message_id, 'y'))
    expect([hers.description, keyed.description]).toEqual(
      Array(2).fill("Bad Request: message can't be edited"),
    )
    expect(telegram.violations).toHaveLength(2)
  })

  it('of a caption needs a caption, of a text a text', async ({ api, ada }) => {
    const photo = await api.sendPhoto(ada.id, new InputFile(Buffer.from('p'), 'p.jpg'), { caption: 'a' })
    const edited = await api.editMessageCaption(ada.id, photo.message_id, { caption: 'b' })
    expect(edited).toMatchObject({ caption: 'b', photo: [{ file_id: photo.photo[0]?.file_id }] })
    expect((await refusalOf(api.editMessageText(ada.id, photo.message_id, 'x'))).description).toBe(
      'Bad Request: there is no text in the message to edit',
    )
    const long = api.editMessageCaption(ada.id, photo.message_id, { caption: 'x'.repeat(1025) })
    expect((await refusalOf(long)).description).toBe('Bad Request: message caption is too long')
  })
})

describe('a deletion', () => {
  it('is possible for 48 hours', async ({ api, ada, clock, telegram }) => {
    const early = await api.sendMessage(ada.id, 'early')
    const late = ada.sends('late')
    clock.advance(48 * HOUR - 1000)
    await api.deleteMessage(ada.id, late)
    clock.advance(1000)
    const refusal = await refusalOf(api.deleteMessage(ada.id, early.message_id))
    expect(refusal.description).toBe("Bad Request: message can't be deleted for everyone")
    expect(ada.chat.map(message => message.text)).toEqual(['/start', 'early'])
    const gone = await refusalOf(api.deleteMessage(ada.id, late))
    expect(gone.description).toBe('Bad Request: message to delete not found')
    expect(telegram.violations).toEqual([])
  })

  it('of several skips what is gone', async ({ api, ada }) => {
    const sent = await api.sendMessage(ada.id, 'x')
    await api.deleteMessages(ada.id, [sent.message_id, 999])
    expect(ada.chat).toHaveLength(1)
  })
})

describe('a message can also be', () => {
  it('a reply, protected, reacted to and copied', async ({ api, ada, telegram }) => {
    const asked = ada.sends('Question?')
    const sent = await api.sendMessage(ada.id, 'Answer', { reply_parameters: { message_id: asked } })
    expect(sent.reply_to_message).toMatchObject({ message_id: asked, text: 'Question?' })
    await api.setMessageReaction(ada.id, asked, [{ type: 'emoji', emoji: '👍' }])
    expect(ada.chat.find(message => message.message_id === asked)).toMatchObject({
      reaction: '👍',
      from: 'person',
    })
    await api.copyMessage(ada.id, ada.id, asked, { protect_content: true })
    expect(ada.chat.at(-1)).toMatchObject({ from: 'bot', text: 'Question?', protect_content: true })
    expect(telegram.violations).toEqual([])
    const lost = api.sendMessage(ada.id, 'x', { reply_parameters: { message_id: 999 } })
    expect((await refusalOf(lost)).description).toBe('Bad Request: message to be replied not found')
    const copy = api.copyMessage(ada.id, ada.id, ada.chat.at(-1)?.message_id ?? 0)
    expect((await refusalOf(copy)).description).toBe("Bad Request: message can't be copied")
  })
})
