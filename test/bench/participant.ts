import { buttons } from '../../src/bot/buttons.ts'
import type { ChatMessage, Telegram, TelegramUser } from '../../src/playground/telegram.ts'
import { sharedNow } from './child.ts'

/** One act of a person: when, on which step of his form, and how long until the next screen stood there. */
export type Act = Readonly<{ key: string; step: number; at: number; took: number }>

type Seen = Readonly<{ messageId: number; data: readonly string[] }>

/** He gives the middle of the scale, so that every answer is written and none is a repetition. */
const middle = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(items.length / 2)]

const stepOf = (data: readonly string[]): string | undefined => data.find(key => key.startsWith('ea:'))

/** Somebody at his phone who acts the moment he sees what to do. */
export class Participant {
  readonly #user: TelegramUser
  #seen: Seen | undefined
  #wake: (() => void) | undefined
  #step = 0
  readonly acts: Act[] = []

  constructor(user: TelegramUser) {
    this.#user = user
  }

  get id(): number {
    return this.#user.id
  }

  /** A new screen below, or the present one edited; an older one that loses its buttons is none. */
  see({ message_id: messageId, from, reply_markup: markup }: ChatMessage): void {
    if (from !== 'bot' || messageId < (this.#seen?.messageId ?? 0)) return
    if (!markup || !('inline_keyboard' in markup)) return
    const data = markup.inline_keyboard
      .flat()
      .flatMap(key => ('callback_data' in key ? [key.callback_data] : []))
    this.#seen = { messageId, data }
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }

  /** From /evaluate to the first question of a cycle. */
  async opens(cycle: string): Promise<void> {
    await this.#acts(() => this.#user.sends('/evaluate'))
    const begin = buttons.begin.encode({ cycle })
    await this.#acts(() => this.#presses(begin))
    this.#step = 0
  }

  /** Answers what is asked; false when the form is at its end. */
  async answers(): Promise<boolean> {
    const data = this.#seen?.data ?? []
    if (data.some(key => key.startsWith('eq:'))) return false
    const points = middle(data.filter(key => key.startsWith('ea:')))
    this.#step += 1
    const at = sharedNow()
    const before = stepOf(data)
    const key = await this.#acts(() =>
      points === undefined
        ? this.#user.sends('Giải quyết hồ sơ đúng quy trình, phối hợp tốt với các thôn.')
        : this.#presses(points),
    )
    this.acts.push({ key: String(key), step: this.#step, at, took: sharedNow() - at })
    if (before !== undefined && before === stepOf(this.#seen?.data ?? []))
      throw new Error(`${this.id} was asked the same again at step ${this.#step}`)
    return true
  }

  #presses(data: string): string {
    if (!this.#seen) throw new Error(`${this.id} sees nothing`)
    return this.#user.presses(this.#seen.messageId, data)
  }

  async #acts<Key>(act: () => Key): Promise<Key> {
    const next = new Promise<void>(resolve => {
      this.#wake = resolve
    })
    const key = act()
    await next
    return key
  }
}

/** The crowd, and one listener for all of it. */
export const gather = (
  telegram: Telegram,
  accounts: readonly { id: number; language: string }[],
): readonly Participant[] => {
  const people = new Map<number, Participant>()
  for (const { id, language } of accounts) {
    const user = telegram.person({ id, firstName: `Bench ${id}`, languageCode: language })
    people.set(id, new Participant(user))
  }
  telegram.subscribe(event => {
    if (event.kind === 'message') people.get(event.personId)?.see(event.message)
  })
  return [...people.values()]
}
