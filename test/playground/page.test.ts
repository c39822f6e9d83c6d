import { describe, expect, onTestFinished } from 'vitest'
import { createTelegram } from '../../src/playground/telegram.ts'
import { isBrowserMissing, pageTest as it, said } from './browser.ts'

describe.skipIf(isBrowserMissing)('the page of the playground', () => {
  it('a person starts with the invitation, writes, and sees the answer come', async ({
    api,
    lan,
    pane,
    write,
  }) => {
    await pane('Lan').getByRole('button', { name: 'Start' }).click()
    await said(lan).toEqual(['/start inv_1'])

    await write('Lan', 'Xin chào')
    await said(lan).toEqual(['/start inv_1', 'Xin chào'])
    await api.sendMessage(lan.id, 'Chào <b>Lan</b> &lt;3', { parse_mode: 'HTML' })

    const answer = pane('Lan').getByRole('listitem').filter({ hasText: 'Chào Lan <3' })
    await answer.waitFor()
    expect(await answer.locator('strong').textContent()).toBe('Lan')
  })

  it('what the bot sends as text is never read as HTML', async ({ api, layla, pane }) => {
    await api.sendMessage(layla.id, '<img src=x onerror="document.title=1">')
    await pane('ليلى').getByText('<img src=x').waitFor()
    expect(await pane('ليلى').locator('img').count()).toBe(0)
  })

  it('formatting nests, counts as Telegram counts, and hides what is hidden', async ({
    api,
    layla,
    pane,
  }) => {
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

  it('a pressed button waits for the bot; then a toast comes and the message changes in place', async ({
    api,
    layla,
    pane,
  }) => {
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

  it('an alert covers its own pane until it is read', async ({ api, layla, pane }) => {
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

  it('each paragraph takes its direction from its own letters', async ({ api, layla, pane }) => {
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

  it('the page turns round for Arabic, the keys of a row stay in their order', async ({
    api,
    layla,
    page,
  }) => {
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

  it('the clock moves on by a day and to the next morning', async ({ page, telegram }) => {
    const before = telegram.clock.now()
    await page.getByRole('button', { name: 'Move the clock on by one day' }).click()
    await expect.poll(() => telegram.clock.now()).toBeGreaterThanOrEqual(before + 86_400_000)

    await page.getByRole('button', { name: 'Move the clock on to 08:00 of the next day' }).click()
    await page.locator('.clock-time', { hasText: '08:00' }).waitFor()
  })

  it('the clock says whose time it is, in full', async ({ page, telegram }) => {
    telegram.clock.advance(Date.UTC(2026, 10, 30, 18, 5) - telegram.clock.now())
    const clock = page.getByRole('group', { name: 'Time in the province (simulated)' })
    await clock.getByText('Time in the province (simulated)').waitFor()
    await expect
      .poll(() => clock.locator('time').allInnerTexts())
      .toEqual(['01:05', expect.stringMatching(/^Tuesday,? 1 December 2026$/)])
  })

  it('an outage is ordered for everybody, and ends when it is cleared', async ({ api, page, telegram }) => {
    await page.getByRole('button', { name: 'Faults' }).click()
    await page.getByRole('button', { name: 'Outage of Telegram for 30 s' }).click()
    await expect
      .poll(() => telegram.faults.list())
      .toEqual([{ kind: 'outage', milliseconds: 30_000, times: 1 }])
    await expect(api.getMe()).rejects.toThrow('Internal Server Error')
    await page.getByRole('button', { name: 'Clear all faults' }).click()
    await expect.poll(() => telegram.faults.list()).toEqual([])
    await api.getMe()
  })

  it('a fault is ordered for one person', async ({ layla, page, telegram }) => {
    await page.getByRole('button', { name: 'Faults' }).click()
    await page.getByRole('combobox', { name: 'Applies to' }).selectOption({ label: 'ليلى' })
    await page.getByRole('button', { name: 'Lose the next answer' }).click()
    await expect
      .poll(() => telegram.faults.list().map(({ kind, chatId }) => [kind, chatId]))
      .toEqual([['loseAnswer', layla.id]])
  })

  it('a person blocks the bot and lets it in again', async ({ layla, pane }) => {
    await pane('ليلى').getByRole('button', { name: 'More actions' }).click()
    await pane('ليلى').getByRole('button', { name: 'Block the bot' }).click()
    await pane('ليلى').getByText('Bot blocked').waitFor()
    await pane('ليلى').getByRole('button', { name: 'Unblock the bot' }).click()
    await pane('ليلى').getByRole('textbox', { name: 'Message' }).waitFor()
    expect(layla.isBlocking).toBe(false)
  })

  it('on a phone one person is seen at a time', async ({ page, pane }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await pane('ليلى').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'ليلى' }).click()
    await pane('ليلى').waitFor()
    await pane('Lan').waitFor({ state: 'hidden' })
  })

  it('a lost connection is told and mended', async ({ page, pane, telegram, faults }) => {
    const port = Number(new URL(telegram.apiRoot).port)
    await telegram.close()
    await page.getByText('The connection to the simulator is lost').waitFor()
    const another = createTelegram()
    onTestFinished(() => another.close())
    another.person({ firstName: 'Newcomer', languageCode: 'en' })
    await another.listen(port)
    await pane('Newcomer').waitFor()
    await pane('Lan').waitFor({ state: 'detached' })
    // The browser itself reports every attempt that found nobody.
    expect(faults.filter(fault => !fault.startsWith('Failed to load resource'))).toEqual([])
    faults.length = 0
  })
})
