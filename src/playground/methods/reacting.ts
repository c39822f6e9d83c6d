import type { Call } from '../call.ts'
import { draftOf } from '../message.ts'
import { isRecord } from '../parameters.ts'
import { replaceMessage } from '../post.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'

const EMOJI = new Set(
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
)

export const setMessageReaction = (call: Call): true => {
  const chat = call.openChat()
  const stored = chat.messages.get(call.parameters.integer('message_id') ?? 0)
  if (!stored) throw circumstanceRefusal(400, 'Bad Request: message to react not found')
  const reactions = call.parameters.list('reaction') ?? []
  if (reactions.length > 1) throw violationRefusal('REACTIONS_TOO_MANY', 'a bot sets at most one')
  const [reaction] = reactions
  const emoji = isRecord(reaction) ? String(reaction.emoji) : undefined
  if (emoji !== undefined && !EMOJI.has(emoji)) throw violationRefusal('REACTION_INVALID', emoji)
  const from = stored.message.from ?? call.world.bot
  replaceMessage(call.world, chat, stored, { ...draftOf(stored, from), reaction: emoji }, false)
  return true
}
