import type { TelegramUser } from './person.ts'
import type { World } from './world.ts'

export type SettledOptions = { timeoutMs?: number }

const PATIENCE = 5_000
const DUMPED_PEOPLE = 6
const DUMPED_MESSAGES = 5

/** Resolves as soon as the predicate holds; asked again on every change, never by the clock. */
export const untilSettled = (
  world: World,
  people: () => readonly TelegramUser[],
  predicate: () => boolean,
  { timeoutMs = PATIENCE }: SettledOptions = {},
): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (finish: () => void) => {
      stopListening()
      clearTimeout(timer)
      finish()
    }
    const check = () => {
      try {
        if (predicate()) stop(resolve)
      } catch (error) {
        stop(() => reject(error instanceof Error ? error : new Error(String(error))))
      }
    }
    const stopListening = world.changes.listen(check)
    const timer = setTimeout(() => {
      const reason = `Not settled after ${timeoutMs} ms.`
      stop(() => reject(new Error([reason, ...dumpPeople(people()), ...dumpWorld(world)].join('\n'))))
    }, timeoutMs)
    check()
  })

const dumpPeople = (people: readonly TelegramUser[]): string[] => {
  const latest = (person: TelegramUser) => person.chat.at(-1)?.message_id ?? 0
  const recent = people
    .filter(person => latest(person) > 0)
    .toSorted((one, other) => latest(other) - latest(one))
  return recent.slice(0, DUMPED_PEOPLE).flatMap(dumpPerson)
}

const dumpPerson = (person: TelegramUser): string[] => {
  const messages = person.chat.slice(-DUMPED_MESSAGES).map(message => {
    const said = message.text ?? message.caption ?? Object.keys(message).slice(4).join(' ')
    const markup = message.reply_markup ? `\n      ${JSON.stringify(message.reply_markup)}` : ''
    return `  #${message.message_id} ${message.from}: ${said}${markup}`
  })
  const alert = person.alerts.at(-1)
  return [
    `${person.firstName} (${person.id}) sees:`,
    ...messages,
    ...(alert ? [`  alert: ${alert.text}`] : []),
  ]
}

const dumpWorld = (world: World): string[] => [
  ...(world.violations.length > 0
    ? ['violations:', ...world.violations.map(sentence => `  ${sentence}`)]
    : []),
  `${world.delivery.queue.size} update(s) not yet taken by the bot`,
]
