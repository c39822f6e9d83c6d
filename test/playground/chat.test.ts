import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

describe('a chat', () => {
  it('is not opened by the bot', async ({ api, telegram }) => {
    const eve = telegram.person({ firstName: 'Eve' })
    expect(await refusalOf(api.sendMessage(eve.id, 'x'))).toMatchObject({
      code: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    })
    expect((await refusalOf(api.sendMessage(12, 'x'))).description).toBe('Bad Request: chat not found')
    expect(telegram.violations).toEqual([])
  })

  it('is closed by a block and opened again by the person', async ({ api, ada, telegram }) => {
    ada.blocks()
    for (const call of [api.sendMessage(ada.id, 'x'), api.sendChatAction(ada.id, 'typing')])
      expect(await refusalOf(call)).toMatchObject({
        code: 403,
        description: 'Forbidden: bot was blocked by the user',
      })
    expect(() => ada.sends('x')).toThrow('blocks the bot')
    ada.opens()
    await api.sendMessage(ada.id, 'x')
    const changes = (await api.getUpdates()).flatMap(update => update.my_chat_member ?? [])
    expect(changes.map(change => change.new_chat_member.status)).toEqual(['kicked', 'member'])
    expect(telegram.violations).toEqual([])
  })

  it('shows a person’s typing bot for five seconds or until the message', async ({ api, ada, clock }) => {
    await api.sendChatAction(ada.id, 'typing')
    expect(ada.isSeeingTyping).toBe(true)
    clock.advance(5000)
    expect(ada.isSeeingTyping).toBe(false)
  })

  it('tells who is in it', async ({ api, ada, telegram }) => {
    expect(await api.getChat(ada.id)).toMatchObject({ id: ada.id, type: 'private', first_name: 'Ada' })
    expect((await api.getChatMember(ada.id, ada.id)).status).toBe('member')
    const max = telegram.person({ firstName: 'Max' })
    expect((await api.getChatMember(ada.id, max.id)).status).toBe('left')
  })
})

describe('a group', () => {
  it('lets the bot hear commands, mentions and replies only', async ({ api, ada, telegram }) => {
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    const sent = await api.sendMessage(group.id, 'Hello all')
    group.says(ada, 'chatter')
    group.says(ada, '/help')
    group.says(ada, 'hey @canbo_bot')
    group.says(ada, 'yes', { replyTo: sent.message_id })
    const heard = (await api.getUpdates()).slice(2).map(update => update.message?.text)
    expect(heard).toEqual(['/help', 'hey @canbo_bot', 'yes'])
  })

  it('lets its members press, and shows the bot the group as the place', async ({ api, ada, telegram }) => {
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
    const sent = await api.sendMessage(group.id, 'x', { reply_markup })
    ada.presses(sent.message_id, 'x')
    expect((await api.getUpdates()).at(-1)?.callback_query).toMatchObject({
      from: { id: ada.id },
      message: { chat: { id: group.id } },
    })
  })

  it('that became a supergroup tells its new id to every call', async ({ api, ada, telegram }) => {
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    const { message_id } = await api.sendMessage(group.id, 'before')
    ada.sendsPhoto()
    const photo = ada.chat.at(-1)?.photo?.file_id ?? ''
    const moved = group.upgrades()
    for (const call of [
      api.sendMessage(group.id, 'x'),
      api.sendPhoto(group.id, photo),
      api.editMessageText(group.id, message_id, 'x'),
      api.sendChatAction(group.id, 'typing'),
      api.getChat(group.id),
    ])
      expect(await refusalOf(call)).toEqual({
        code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: moved.id },
      })
    await api.sendPhoto(moved.id, photo)
    expect(group.chat.at(-1)?.message_id).toBeLessThan(moved.chat.at(-1)?.message_id ?? 0)
    const told = (await api.getUpdates()).map(update => update.message?.migrate_to_chat_id)
    expect(told).toContain(moved.id)
    expect(telegram.violations).toEqual([])
  })

  it('that the bot left or was removed from is closed to it', async ({ api, ada, telegram }) => {
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    const other = telegram.group({ title: 'Unit 8', members: [ada], type: 'supergroup' })
    group.removesBot(ada)
    await api.leaveChat(other.id)
    const refusals = [
      await refusalOf(api.sendMessage(group.id, 'x')),
      await refusalOf(api.sendMessage(other.id, 'x')),
    ]
    expect(refusals.map(refusal => refusal.description)).toEqual([
      'Forbidden: bot was kicked from the group chat',
      'Forbidden: bot is not a member of the supergroup chat',
    ])
  })
})
