import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context as GrammyContext } from 'grammy'
import type { AccountChange, AccountMemory } from '../domain/account/account.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Digits, Language } from './language.ts'
import type { Speech } from './speech.ts'

/** Who wrote, as of this update: a linked person, or a stranger without one. */
export type Viewer = Readonly<{
  accountId: number
  language: Language
  digits: Digits
  /** His own zone; null where the province's holds. */
  timeZone: string | null
  /** False while the language is only what Telegram says. */
  hasChosenLanguage: boolean
  actor: Actor | null
}>

export type ContextExtras = {
  viewer: Viewer
  speech: Speech
  account: AccountMemory
  /** What is to be remembered of this account; written once, after the update was handled. */
  remember(change: AccountChange): void
  /** Answers the button press, once; `alert` shows its text in a window. */
  acknowledge(text?: string): Promise<void>
  /** True when this update was worked on before and may have had its effect already. */
  isRepeated: boolean
  /** A failure inside a dialogue, kept until the dialogue has come to rest, then thrown. */
  failure?: unknown
}

export type Context = ConversationFlavor<GrammyContext & ContextExtras>
