import type { Update } from 'grammy/types'
import { describe, expect } from 'vitest'
import { playTest, refusalOf } from './play.ts'

const reply_markup = { inline_keyboard: [[{ text: 'Read', callback_data: 'read' }]] }
const it = playTest.extend<{ sentBefore: (act: () => void) => Promise<Update['message']> }>({
  sentBefore: async ({ api }, use) => {
    await use(async act => {
      act()
      return (await api.getUpdates({ offset: -1 })).at(-1)?.message
    })
  },
})

describe('a file that a person sent', () => {
  it('goes on to others under its id, with a caption, buttons and protection', async ({
    api,
    ada,
    telegram,
    sentBefore,
  }) => {
    const max = telegram.person({ firstName: 'Max' })
    max.opens()
    const photo = await sentBefore(() => ada.sendsPhoto({ caption: 'raw' }))
    const plan = await sentBefore(() =>
      ada.sendsDocument({ fileName: 'plan.pdf', data: Buffer.from('%PDF') }),
    )
    const options = { caption: '<b>Hội nghị</b> &amp; họp', parse_mode: 'HTML', reply_markup } as const
    const more = { ...options, protect_content: true }
    const photoId = photo?.photo?.at(-1)?.file_id ?? ''
    const sent = [
      await api.sendPhoto(max.id, photoId, more),
      await api.sendDocument(max.id, plan?.document?.file_id ?? '', more),
    ]
    for (const message of sent)
      expect(message).toMatchObject({
        caption: 'Hội nghị & họp',
        caption_entities: [{ type: 'bold', offset: 0, length: 8 }],
        reply_markup,
        has_protected_content: true,
      })
    expect(max.chat.slice(-2)).toMatchObject([
      { photo: { file_id: photoId }, html: options.caption, protect_content: true, reply_markup },
      { document: { file_name: 'plan.pdf', size: 4 }, protect_content: true, reply_markup },
    ])
    max.presses(sent[0]?.message_id ?? 0, 'read')
    expect(telegram.violations).toEqual([])
  })

  it('stays of its kind', async ({ api, ada, telegram, sentBefore }) => {
    const photo = await sentBefore(() => ada.sendsPhoto())
    const refusal = await refusalOf(api.sendDocument(ada.id, photo?.photo?.[0]?.file_id ?? ''))
    expect(refusal.description).toBe("Bad Request: can't use file of type Photo as Document")
    expect(telegram.violations).toHaveLength(1)
  })

  it('is marked where its caption has a command', async ({ ada, sentBefore }) => {
    const photo = await sentBefore(() => ada.sendsPhoto({ caption: 'see /help' }))
    expect(photo?.caption_entities).toEqual([{ type: 'bot_command', offset: 4, length: 5 }])
  })

  it('cannot carry a caption of more than 1024 characters', async ({ api, ada }) => {
    const caption = 'x'.repeat(1025)
    expect(() => ada.sendsPhoto({ caption })).toThrow('a caption has at most 1024 characters')
    expect(() => ada.sendsDocument({ fileName: 'a', data: Buffer.from('a'), caption })).toThrow(
      'at most 1024',
    )
    ada.sendsPhoto({ caption: caption.slice(1) })
    expect(await api.getUpdates()).toHaveLength(2)
  })
})

describe('a caption of the bot', () => {
  it('has at most 1024 UTF-16 units once its tags are read', async ({ api, ada, telegram, sentBefore }) => {
    const photo = (await sentBefore(() => ada.sendsPhoto()))?.photo?.[0]?.file_id ?? ''
    const caption = `<i>${'ệ'.repeat(1023)}</i>&lt;`
    await api.sendPhoto(ada.id, photo, { caption, parse_mode: 'HTML' })
    expect(telegram.violations).toEqual([])
    const refusal = await refusalOf(api.sendPhoto(ada.id, photo, { caption: '😀'.repeat(513) }))
    expect(refusal).toMatchObject({ code: 400, description: 'Bad Request: message caption is too long' })
    expect(telegram.violations).toEqual([
      `sendPhoto (chat ${ada.id}): message caption is too long (1026 characters, at most 1024)`,
    ])
  })

  it('is edited with its buttons, and the picture stays', async ({ api, ada, telegram, sentBefore }) => {
    const photo = (await sentBefore(() => ada.sendsPhoto()))?.photo?.[0]?.file_id ?? ''
    const options = { caption: '<b>a</b>', parse_mode: 'HTML', reply_markup } as const
    const { message_id } = await api.sendPhoto(ada.id, photo, { ...options, protect_content: true })
    await api.editMessageReplyMarkup(ada.id, message_id)
    expect(ada.chat.at(-1)).toMatchObject({ caption: 'a', html: '<b>a</b>', photo: { file_id: photo } })
    expect(ada.chat.at(-1)?.reply_markup).toBeUndefined()
    await api.editMessageReplyMarkup(ada.id, message_id, { reply_markup })
    await api.editMessageCaption(ada.id, message_id, { ...options, caption: '<i>b</i>' })
    expect(ada.chat.at(-1)).toMatchObject({
      caption: 'b',
      html: '<i>b</i>',
      caption_entities: [{ type: 'italic', offset: 0, length: 1 }],
      photo: { file_id: photo },
      protect_content: true,
      reply_markup,
    })
    expect(telegram.violations).toEqual([])
    const again = await refusalOf(
      api.editMessageCaption(ada.id, message_id, { ...options, caption: '<i>b</i>' }),
    )
    expect(again.description).toContain('message is not modified')
    await api.editMessageCaption(ada.id, message_id)
    expect(ada.chat.at(-1)?.caption).toBeUndefined()
  })

  it('is no text to edit, and a text is no caption', async ({ api, ada, telegram, sentBefore }) => {
    const plan = await sentBefore(() => ada.sendsDocument({ fileName: 'a.pdf', data: Buffer.from('a') }))
    const sent = await api.sendDocument(ada.id, plan?.document?.file_id ?? '', { caption: 'a' })
    const text = await api.sendMessage(ada.id, 'a')
    const refusals = [
      await refusalOf(api.editMessageText(ada.id, sent.message_id, 'b')),
      await refusalOf(api.editMessageCaption(ada.id, text.message_id, { caption: 'b' })),
    ]
    expect(refusals.map(refusal => refusal.description)).toEqual([
      'Bad Request: there is no text in the message to edit',
      'Bad Request: there is no caption in the message to edit',
    ])
    expect(telegram.violations).toHaveLength(2)
  })
})
