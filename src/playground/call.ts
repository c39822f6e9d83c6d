import type { PlayChat } from './chat.ts'
import type { Parameters } from './parameters.ts'
import { circumstanceRefusal, violationRefusal } from './refusal.ts'
import type { World } from './world.ts'

export type HangUpListener = (listener: () => void) => void

/** One call of the bot on its way through a method. */
export class Call {
  readonly world: World
  readonly method: string
  readonly parameters: Parameters
  readonly onHangUp: HangUpListener

  constructor(world: World, method: string, parameters: Parameters, onHangUp: HangUpListener) {
    this.world = world
    this.method = method
    this.parameters = parameters
    this.onHangUp = onHangUp
  }

  /** Something Telegram lets pass and a correct bot does not do. */
  violates(reason: string): void {
    const chat = this.parameters.string('chat_id')
    this.world.recordViolation(`${this.method}${chat ? ` (chat ${chat})` : ''}: ${reason}`)
  }

  knownChat(name = 'chat_id'): PlayChat {
    const id = this.parameters.string(name)
    if (!id) throw violationRefusal(`${name} is empty`)
    return this.knownChatOf(id.startsWith('@') ? Number.NaN : (this.parameters.integer(name) ?? 0))
  }

  knownChatOf(chatId: number): PlayChat {
    const chat = this.world.chats.get(chatId)
    if (!chat || chat.standing === 'strange') throw unknownChatRefusal(chat)
    if (chat.movedTo !== undefined)
      throw circumstanceRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.movedTo,
      })
    return chat
  }

  /** A chat the bot may write to now. */
  openChat(): PlayChat {
    const chat = this.knownChat()
    if (chat.standing === 'open') return chat
    if (chat.standing === 'blocked') throw circumstanceRefusal(403, 'Forbidden: bot was blocked by the user')
    const kind = `${chat.face.type} chat`
    throw circumstanceRefusal(
      403,
      chat.standing === 'kicked'
        ? `Forbidden: bot was kicked from the ${kind}`
        : `Forbidden: bot is not a member of the ${kind}`,
    )
  }
}

const unknownChatRefusal = (chat: PlayChat | undefined) =>
  chat
    ? circumstanceRefusal(403, "Forbidden: bot can't initiate conversation with a user")
    : circumstanceRefusal(400, 'Bad Request: chat not found')
