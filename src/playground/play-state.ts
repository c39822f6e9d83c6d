import type { TelegramUser } from './person.ts'
import type { World } from './world.ts'

export const personState = (person: TelegramUser) => ({
  id: person.id,
  firstName: person.firstName,
  lastName: person.lastName,
  username: person.username,
  languageCode: person.languageCode,
  ...person.note,
  blocked: person.isBlocking,
  typing: person.isSeeingTyping,
  commands: person.commands(),
  menuButton: person.menuButton,
  keyboard: person.keyboard,
  messages: person.chat,
})

export const playState = (world: World, people: readonly TelegramUser[]) => ({
  bot: { username: world.bot.username, firstName: world.profile.get('name', '') },
  now: world.clock.now(),
  people: people.map(personState),
  faults: world.faults.list(),
  violations: world.violations,
  floodBreaches: world.silence.breaches,
  lastEventId: world.feed.lastId,
})
