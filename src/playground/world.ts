import type { MenuButton, User, UserFromGetMe } from 'grammy/types'
import { CallbackQueries } from './callback-query.ts'
import { Changes } from './change.ts'
import type { PlayChat } from './chat.ts'
import type { Clock } from './clock.ts'
import { CommandLists } from './command-list.ts'
import { Delivery } from './delivery.ts'
import { FaultBoard } from './fault.ts'
import { Feed } from './feed.ts'
import { FileStore } from './file-store.ts'
import { Pace, type PaceLimits } from './pace.ts'
import { BotProfile } from './profile.ts'
import { Silence } from './silence.ts'

export type WorldOptions = {
  token: string
  botUsername: string
  clock: Clock
  limits: PaceLimits
  firstId: number
}

/** Everything the simulated Telegram knows; methods and people act on it. */
export class World {
  readonly token: string
  readonly clock: Clock
  readonly bot: UserFromGetMe
  readonly chats = new Map<number, PlayChat>()
  readonly faces = new Map<number, User>()
  readonly alerts = new Map<number, { text: string; alert: boolean; at: number }[]>()
  readonly changes = new Changes()
  readonly feed = new Feed(this.changes)
  readonly faults = new FaultBoard(() => this.feed.emit({ kind: 'faults' }))
  readonly files = new FileStore()
  readonly commands = new CommandLists()
  readonly violations: string[] = []
  readonly silence = new Silence()
  menuButton: MenuButton = { type: 'default' }
  readonly profile: BotProfile
  readonly queries: CallbackQueries
  readonly pace: Pace
  readonly delivery: Delivery
  /** Set by the gateway: a webhook answer may itself be an API call. */
  webhookReplied: (call: Record<string, unknown>) => Promise<void> = () => Promise.resolve()
  #nextMessageId: number

  constructor({ token, botUsername, clock, limits, firstId }: WorldOptions) {
    this.#nextMessageId = firstId
    this.token = token
    this.clock = clock
    this.bot = botAccount(Number(token.split(':')[0]) || 1, botUsername)
    this.profile = new BotProfile(this.bot.first_name)
    this.queries = new CallbackQueries(clock)
    this.pace = new Pace(limits, clock)
    this.delivery = new Delivery(clock, firstId, this.faults, {
      queryDelivered: id => this.queries.delivered(id),
      changed: () => this.changes.mark(),
      webhookReplied: call => this.webhookReplied(call),
    })
  }

  nextMessageId(): number {
    const id = this.#nextMessageId
    this.#nextMessageId += 1
    return id
  }

  recordViolation(sentence: string): void {
    this.violations.push(sentence)
    this.changes.mark()
  }
}

const botAccount = (id: number, username: string): UserFromGetMe => ({
  id,
  is_bot: true,
  first_name: username,
  username,
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
})
