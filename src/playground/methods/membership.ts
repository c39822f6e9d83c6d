import type { ChatFullInfo, ChatMember } from 'grammy/types'
import type { Call } from '../call.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'

export const getChat = (call: Call): Partial<ChatFullInfo> => {
  const chat = call.knownChat()
  return { ...chat.face, accent_color_id: chat.id < 0 ? 1 : chat.id % 7, max_reaction_count: 11 }
}

export const getChatMember = (call: Call): ChatMember => {
  const chat = call.knownChat()
  const userId = call.parameters.integer('user_id')
  if (userId === undefined) throw violationRefusal('invalid user_id specified')
  const { bot } = call.world
  if (userId === bot.id) {
    const { id, is_bot, first_name, username } = bot
    return {
      status: chat.standing === 'open' ? 'member' : 'left',
      user: { id, is_bot, first_name, username },
    }
  }
  const user = call.world.faces.get(userId)
  if (!user) throw circumstanceRefusal(400, 'Bad Request: user not found')
  const isMember = chat.isPrivate ? chat.id === userId : chat.members.has(userId)
  return { status: isMember ? 'member' : 'left', user }
}

export const leaveChat = (call: Call): true => {
  const chat = call.openChat()
  if (chat.isPrivate) throw violationRefusal("chat member status can't be changed in private chats")
  chat.standing = 'left'
  call.world.changes.mark()
  return true
}
