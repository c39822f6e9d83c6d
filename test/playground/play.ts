import { Api, GrammyError } from 'grammy'
import { test } from 'vitest'
import {
  type Clock,
  createTelegram,
  type Telegram,
  type TelegramUser,
} from '../../src/playground/telegram.ts'

export type Play = { telegram: Telegram; api: Api; ada: TelegramUser; clock: Clock }

/** A clock that stands still until it is advanced. */
export const stoppedClock = (): Clock => {
  let now = Date.UTC(2026, 10, 2, 1)
  return {
    now: () => now,
    advance: milliseconds => {
      now += milliseconds
    },
  }
}

/** A listening playground, the bot's Api on it, and Ada, who has started the bot. */
export const playTest = test.extend<Play>({
  clock: async ({ task: _task }, use) => use(stoppedClock()),
  telegram: async ({ clock }, use) => {
    const telegram = createTelegram({ clock })
    await telegram.listen()
    await use(telegram)
    await telegram.close()
  },
  api: async ({ telegram }, use) => use(new Api(telegram.token, { apiRoot: telegram.apiRoot })),
  ada: async ({ telegram }, use) => {
    const ada = telegram.person({ firstName: 'Ada', languageCode: 'vi' })
    ada.opens()
    await use(ada)
  },
})

/** What the Bot API answered instead of a result. */
export const refusalOf = async (call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (error instanceof GrammyError)
      return { code: error.error_code, description: error.description, parameters: error.parameters }
    throw error
  }
  throw new Error('the call was not refused')
}

export const postJson = (address: string, body: object) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
