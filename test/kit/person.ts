import type { Speech } from '../../src/bot/speech.ts'
import type { ChatMessage, Telegram, TelegramUser } from '../../src/playground/telegram.ts'
import { speechIn } from './words.ts'

type Key = Parameters<Speech['text']>[0]
type Patience = Readonly<{ timeoutMs?: number }>

const invisible = /[\u200e\u200f\u2066-\u2069]/g

/** Text as a reader sees it, without the marks that only steer its direction. */
export const readable = (text: string): string => text.replace(invisible, '')

const plain = (html: string): string => readable(html.replace(/<[^>]+>/g, ''))

type Button = { text: string; callback_data?: string }

const buttonsOf = (message: ChatMessage): Button[] =>
  message.reply_markup && 'inline_keyboard' in message.reply_markup
    ? message.reply_markup.inline_keyboard.flat().map(key => ({ ...key }))
    : []

/** Somebody at his phone: he writes, taps what he sees, and waits for what he expects to read. */
export class Person {
  readonly user: TelegramUser
  readonly #telegram: Telegram
  speech: Speech

  constructor(telegram: Telegram, user: TelegramUser, language: string) {
    this.#telegram = telegram
    this.user = user
    this.speech = speechIn(language)
  }

  speaks(language: string, digits: 'latn' | 'arab' = 'latn'): this {
    this.speech = speechIn(language, digits)
    return this
  }

  /** What the bot has said and still stands in the chat. */
  get messages(): readonly ChatMessage[] {
    return this.user.chat.filter(message => message.from === 'bot')
  }

  /** The newest message of the bot. */
  get screen(): ChatMessage {
    const newest = this.messages.at(-1)
    if (!newest) throw new Error(`${this.user.firstName} has heard nothing yet`)
    return newest
  }

  get labels(): string[] {
    return buttonsOf(this.screen).map(key => readable(key.text))
  }

  sends(text: string): number {
    return this.user.sends(text)
  }

  /** Waits until the newest message reads so; longer than usual where the bot has to try again first. */
  async sees(text: string | RegExp, patience: Patience = {}): Promise<ChatMessage> {
    const wanted = typeof text === 'string' ? readable(text) : text
    const reads = (message: ChatMessage | undefined): boolean => {
      const said = readable(message?.text ?? message?.caption ?? '')
      return typeof wanted === 'string' ? said.includes(wanted) : wanted.test(said)
    }
    await this.#telegram.settled(() => reads(this.messages.at(-1)), patience)
    return this.screen
  }

  /** Waits until the bot has said something below this message. */
  async hearsBelow(messageId: number): Promise<ChatMessage> {
    await this.#telegram.settled(() => (this.messages.at(-1)?.message_id ?? 0) > messageId)
    return this.screen
  }

  /** Waits until the newest message reads as this text of locales/ does up to its first variable. */
  seesText(key: Key, patience: Patience = {}): Promise<ChatMessage> {
    return this.sees(this.says(key), patience)
  }

  /** Waits until a message, or this one alone, reads as this text of locales/ does, whatever came below it. */
  findsText(key: Key, messageId?: number): Promise<void> {
    const wanted = readable(this.says(key))
    const isMeant = ({ message_id }: ChatMessage) => messageId === undefined || message_id === messageId
    return this.#telegram.settled(() =>
      this.messages.some(message => isMeant(message) && readable(message.text ?? '').includes(wanted)),
    )
  }

  /** The beginning of a text of locales/ in this person's language. */
  says(key: Key): string {
    const any = new Proxy({}, { get: (_, name) => (name === 'count' ? 5 : '\u0000') })
    const text = (this.speech.html as (key: Key, variables: object) => string)(key, any)
    const parts = plain(text).split('\u0000')
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '').trim()
  }

  /** Waits for a button with this text, on whatever message is newest with one, and presses it. */
  async taps(label: string): Promise<ChatMessage> {
    const wanted = readable(label)
    const find = () => {
      for (const message of [...this.messages].reverse()) {
        const key = buttonsOf(message).find(button => readable(button.text) === wanted)
        if (key?.callback_data) return { message, data: key.callback_data }
      }
      return undefined
    }
    await this.#telegram.settled(() => find() !== undefined)
    const found = find()
    if (!found) throw new Error(`no button ${label}`)
    this.user.presses(found.message.message_id, found.data)
    return found.message
  }

  /** Presses the button of this text of locales/. */
  tapsText(key: Key, variables: object = {}): Promise<ChatMessage> {
    return this.taps((this.speech.text as (key: Key, variables: object) => string)(key, variables))
  }

  /** The data behind a button of the newest message, as a modified client could read it. */
  dataOf(label: string): string {
    const key = buttonsOf(this.screen).find(button => readable(button.text) === readable(label))
    if (!key?.callback_data) throw new Error(`no button ${label} among ${this.labels.join(' | ')}`)
    return key.callback_data
  }

  /** From the invite link to the home menu. */
  async arrives(code: string, name: string): Promise<void> {
    this.user.opens(code)
    await this.tapsText('arrive:continue')
    await this.tapsText('arrive:agree')
    await this.sees(name)
    await this.tapsText('arrive:thatIsMe')
    await this.tapsText('common:home')
    await this.seesText('home:choose')
  }
}
