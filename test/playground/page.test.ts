import { existsSync } from 'node:fs'
import { Api } from 'grammy'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTelegram, type Telegram, type TelegramUser } from '../../src/playground/telegram.ts'

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const executablePath = candidates.find(path => path !== undefined && existsSync(path))
if (executablePath === undefined)
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

describe.skipIf(executablePath === undefined)('the page of the playground', () => {
  let browser: Browser
  let telegram: Telegram
  let api: Api
  let lan: TelegramUser
  let layla: TelegramUser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: quietly })
  })

  afterAll(async () => {
    await browser.close()
  })

  beforeEach(async () => {
    telegram = createTelegram()
    await telegram.listen()
    api = new Api(telegram.token, { apiRoot: telegram.apiRoot })
    lan = telegram.person({
      firstName: 'Lan',
      languageCode: 'vi',
      title: 'Chuyên viên',
      startPayload: 'inv_1',
    })
    layla = telegram.person({ firstName: 'ليلى', languageCode: 'ar' })
    layla.sends('/start')
    page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 900 } })
    faults = []
    page.on('pageerror', fault => faults.push(fault.message))
    page.on('console', entry => {
      if (entry.type() === 'error') faults.push(entry.text())
    })
    await page.goto(telegram.apiRoot)
    await pane('Lan').waitFor()
  })

  afterEach(async () => {
    await page.close()
    await telegram.close()
    expect(faults).toEqual([])
  })

  const pane = (name: string): Locator => page.getByRole('region', { name: `Conversation of ${name}` })
  const write = async (name: string, text: string) => {
    await pane(name).getByRole('textbox', { name: 'Message' }).fill(text)
    await pane(name).getByRole('textbox', { name: 'Message' }).press('Enter')
  }
  const said = (person: TelegramUser) => expect.poll(() => person.chat.map(message => message.text))

  test('a person starts with the invitation, writes, and sees the answer come', async () => {
    await pane('Lan').getByRole('button', { name: 'Start' }).click()
    await said(lan).toEqual(['/start inv_1'])

    await write('Lan', 'Xin chào')
    await said(lan).toEqual(['/start inv_1', 'Xin chào'])
    await api.sendMessage(lan.id, 'Chào <b>Lan</b> &lt;3', { parse_mode: 'HTML' })

    const answer = pane('Lan').getByRole('listitem').filter({ hasText: 'Chào Lan <3' })
    await answer.waitFor()
    expect(await answer.locator('strong').textContent()).toBe('Lan')
  })

  test('what the bot sends as text is never read as HTML', async () => {
    await api.sendMessage(layla.id, '<img src=x onerror="document.title=1">')
    await pane('ليلى').getByText('<img src=x').waitFor()
    expect(await pane('ليلى').locator('img').count()).toBe(0)
  })

  test('formatting nests, counts as Telegram counts, and hides what is hidden', async () => {
    const html =
      '👍🏽 <b>bold <i>both</i></b> <tg-spoiler>secret</tg-spoiler>' +
      `<blockquote expandable>${'a long quotation '.repeat(20)}</blockquote>`
    await api.sendMessage(layla.id, html, { parse_mode: 'HTML' })
    const text = pane('ليلى').locator('.text', { hasText: 'bold' })
    await text.waitFor()
    expect(await text.locator('strong').textContent()).toBe('bold both')
    expect(await text.locator('strong em').textContent()).toBe('both')

    await text.getByRole('button', { name: 'Hidden text' }).click()
    await text.locator('.spoiler.revealed', { hasText: 'secret' }).waitFor()

    const more = text.getByRole('button', { name: 'Show more' })
    await more.click()
    await expect.poll(() => text.locator('blockquote').getAttribute('class')).toBe('')
  })

  test('a pressed button waits for the bot; then a toast comes and the message changes in place', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Approve', callback_data: 'ok' }]] }
    const { message_id } = await api.sendMessage(layla.id, 'Decide', { reply_markup })
    await api.sendMessage(layla.id, 'Something newer')
    const button = pane('ليلى').getByRole('button', { name: 'Approve' })
    await button.click()
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('true')

    const query = (await api.getUpdates()).find(update => update.callback_query)?.callback_query
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Saved' })
    await pane('ليلى').getByText('Saved').waitFor()
    await expect.poll(() => button.getAttribute('aria-busy')).toBeNull()

    await api.editMessageText(layla.id, message_id, 'Decided')
    await pane('ليلى').getByText('edited').waitFor()
    await button.waitFor({ state: 'detached' })
    const texts = await pane('ليلى').getByRole('listitem').locator('.text').allTextContents()
    expect(texts.map(text => text.replace(/(edited)?\d\d:\d\d$/, ''))).toEqual([
      '/start',
      'Decided',
      'Something newer',
    ])
  })

  test('an alert covers its own pane until it is read', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Why?', callback_data: 'why' }]] }
    await api.sendMessage(layla.id, 'Rule', { reply_markup })
    await pane('ليلى').getByRole('button', { name: 'Why?' }).click()
    const updates = await api.getUpdates()
    const query = updates.find(update => update.callback_query)?.callback_query
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Because', show_alert: true })

    const alert = pane('ليلى').getByRole('alertdialog')
    await alert.getByText('Because').waitFor()
    expect(await pane('Lan').getByRole('button', { name: 'Start' }).isEnabled()).toBe(true)
    await alert.getByRole('button', { name: 'OK' }).click()
    await alert.waitFor({ state: 'detached' })
  })

  test('each paragraph takes its direction from its own letters', async () => {
    await api.sendMessage(layla.id, 'مرحبًا بكم')
    await api.sendMessage(layla.id, 'Welcome')
    const directionOf = (text: string) =>
      pane('ليلى')
        .locator('.text', { hasText: text })
        .evaluate(element => String(Reflect.get(globalThis, 'getComputedStyle')(element).direction))
    await pane('ليلى').getByText('Welcome').waitFor()
    expect(await directionOf('مرحبًا')).toBe('rtl')
    expect(await directionOf('Welcome')).toBe('ltr')
  })

  test('the page turns round for Arabic, the keys of a row stay in their order', async () => {
    const row = [
      { text: 'A', callback_data: 'a' },
      { text: 'B', callback_data: 'b' },
    ]
    await api.sendMessage(layla.id, 'Rows', { reply_markup: { inline_keyboard: [row] } })
    await page.getByRole('combobox', { name: 'Page language' }).selectOption('ar')
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
    const keys = page.locator('.inline-keyboard .key')
    await keys.first().waitFor()
    const [a, b] = [await keys.nth(0).boundingBox(), await keys.nth(1).boundingBox()]
    expect(a?.x).toBeLessThan(b?.x ?? 0)
  })

  test('the clock moves on by a day and to the next morning', async () => {
    const before = telegram.clock.now()
    await page.getByRole('button', { name: 'Move the clock on by one day' }).click()
    await expect.poll(() => telegram.clock.now()).toBeGreaterThanOrEqual(before + 86_400_000)

    await page.getByRole('button', { name: 'Move the clock on to 08:00 of the next day' }).click()
    await page.locator('.clock-time', { hasText: '08:00' }).waitFor()
  })

  test('a fault is ordered for one person', async () => {
    await page.getByRole('button', { name: 'Faults' }).click()
    await page.getByRole('combobox', { name: 'Applies to' }).selectOption({ label: 'ليلى' })
    await page.getByRole('button', { name: 'Lose the next answer' }).click()
    await expect
      .poll(() => telegram.faults.list().map(({ kind, chatId }) => [kind, chatId]))
      .toEqual([['loseAnswer', layla.id]])
  })

  test('a person blocks the bot and lets it in again', async () => {
    await pane('ليلى').getByRole('button', { name: 'More actions' }).click()
    await pane('ليلى').getByRole('button', { name: 'Block the bot' }).click()
    await pane('ليلى').getByText('Bot blocked').waitFor()
    await pane('ليلى').getByRole('button', { name: 'Unblock the bot' }).click()
    await pane('ليلى').getByRole('textbox', { name: 'Message' }).waitFor()
    expect(layla.isBlocking).toBe(false)
  })

  test('on a phone one person is seen at a time', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await pane('ليلى').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'ليلى' }).click()
    await pane('ليلى').waitFor()
    await pane('Lan').waitFor({ state: 'hidden' })
  })

  test('a lost connection is told and mended', async () => {
    const port = Number(new URL(telegram.apiRoot).port)
    await telegram.close()
    await page.getByText('The connection to the simulator is lost').waitFor()
    telegram = createTelegram()
    telegram.person({ firstName: 'Newcomer', languageCode: 'en' })
    await telegram.listen(port)
    await pane('Newcomer').waitFor()
    await pane('Lan').waitFor({ state: 'detached' })
    // The browser itself reports every attempt that found nobody.
    faults = faults.filter(fault => !fault.startsWith('Failed to load resource'))
  })
})
