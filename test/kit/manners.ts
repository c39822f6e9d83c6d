import { expect } from 'vitest'
import { type Person, readable } from './person.ts'
import type { Town } from './town.ts'

export type Manners = Readonly<{
  /** Presses what no button need say, as a modified client can, and waits until the press is answered. */
  forges(person: Person, data: string, messageId?: number): Promise<void>
  /** Presses the button of that label as often as asked, all at once; waits until every press is answered. */
  hammers(person: Person, label: string, times?: number): Promise<void>
  /** What the bot says next, below everything it said before. */
  hears(person: Person, act: () => void): Promise<string>
  /** The window that opened last over the chat. */
  alert(person: Person): string | undefined
  /** Nothing Telegram would complain of. */
  expectNoComplaint(): void
  /** Nothing Telegram would complain of, and nothing for the operator to worry about. */
  expectGood(): void
}>

/**
 * Two who write the same into one message at the same moment: a press and the progress, a press and the decision
 * of another. Nothing changes by it, and neither can know of the other.
 */
export const isSameAgain = (violation: string): boolean =>
  /^editMessage\w+ .*message is not modified/.test(violation)

/** Watches how the bot behaves: no button keeps spinning, no message goes unanswered, nothing breaks. */
export const watchManners = ({ telegram, log }: Town): Manners => {
  const answered = new Set<string>()
  telegram.subscribe(event => {
    if (event.kind === 'answered' || event.kind === 'alert') answered.add(event.callbackQueryId)
  })
  const untilAnswered = (ids: readonly string[]) => telegram.settled(() => ids.every(id => answered.has(id)))
  const expectNoComplaint = () =>
    expect(telegram.violations.filter(violation => !isSameAgain(violation))).toEqual([])
  return {
    forges: (person, data, messageId = person.screen.message_id) =>
      untilAnswered([person.user.presses(messageId, data, { forged: true })]),
    hammers(person, label, times = 2) {
      const data = person.dataOf(label)
      const { message_id } = person.screen
      return untilAnswered(Array.from({ length: times }, () => person.user.presses(message_id, data)))
    },
    async hears(person, act) {
      const before = person.messages.at(-1)?.message_id ?? 0
      act()
      await telegram.settled(() => (person.messages.at(-1)?.message_id ?? 0) > before)
      return readable(person.screen.text ?? person.screen.caption ?? '')
    },
    alert: person => person.user.alerts.at(-1)?.text,
    expectNoComplaint,
    expectGood() {
      expectNoComplaint()
      expect(log.filter(line => line.level !== 'info')).toEqual([])
    },
  }
}
