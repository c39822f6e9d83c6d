import { existsSync } from 'node:fs'
import { Api } from 'grammy'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createTelegram, type Telegram, type TelegramUser } from '../../src/playground/telegram.ts'

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const executablePath = candidates.find(path => path !== undefined && existsSync(path))
export const isBrowserMissing = executablePath === undefined
if (isBrowserMissing)
  process.stderr.write('The page of the playground is not tested: no Chromium found, set CHROMIUM_PATH.\n')

const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type PagePlay = {
  telegram: Telegram
  api: Api
  lan: TelegramUser
  layla: TelegramUser
  /** What the browser complained of; nothing may be left at the end of a test. */
  faults: string[]
  page: Page
  /** The small Telegram of one person on the page. */
  pane: (name: string) => Locator
  write: (name: string, text: string) => Promise<void>
}

const browserTest = test.extend<{ browser: Browser }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is read from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: executablePath ?? '', args: quietly })
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
})

/** The page in a real browser: Lan, who has an invitation, and Layla, who has started the bot. */
export const pageTest = browserTest.extend<PagePlay>({
  telegram: async ({ task: _task }, use) => {
    const telegram = createTelegram()
    await telegram.listen()
    await use(telegram)
    await telegram.close()
  },
  api: async ({ telegram }, use) => use(new Api(telegram.token, { apiRoot: telegram.apiRoot })),
  lan: async ({ telegram }, use) =>
    use(
      telegram.person({
        firstName: 'Lan',
        languageCode: 'vi',
        title: 'Chuyên viên',
        startPayload: 'inv_1',
      }),
    ),
  layla: async ({ telegram, lan: _before }, use) => {
    const layla = telegram.person({ firstName: 'ليلى', languageCode: 'ar' })
    layla.sends('/start')
    await use(layla)
  },
  faults: async ({ task: _task }, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults).toEqual([])
  },
  page: async ({ browser, telegram, layla: _present, faults }, use) => {
    const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', fault => faults.push(fault.message))
    page.on('console', entry => {
      if (entry.type() === 'error') faults.push(entry.text())
    })
    await page.goto(telegram.apiRoot)
    await paneOf(page, 'Lan').waitFor()
    await use(page)
    await page.close()
  },
  pane: async ({ page }, use) => use(name => paneOf(page, name)),
  write: async ({ pane }, use) =>
    use(async (name, text) => {
      const field = pane(name).getByRole('textbox', { name: 'Message' })
      await field.fill(text)
      await field.press('Enter')
    }),
})

const paneOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: `Conversation of ${name}` })

export const said = (person: TelegramUser) => expect.poll(() => person.chat.map(message => message.text))
