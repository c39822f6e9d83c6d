import { InputFile } from 'grammy'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { isBrowserMissing, pageTest as it } from './browser.ts'

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const reply_markup = { inline_keyboard: [[{ text: 'قرأته', callback_data: 'read' }]] }

const attach = async (
  page: Page,
  pane: Locator,
  kind: 'Photo' | 'Document',
  name: string,
  buffer: Buffer,
) => {
  await pane.getByRole('button', { name: 'Attach' }).click()
  const chooser = page.waitForEvent('filechooser')
  await pane.getByRole('button', { name: kind }).click()
  await (await chooser).setFiles({
    name,
    mimeType: kind === 'Photo' ? 'image/png' : 'text/html',
    buffer,
  })
}
const widthOf = (image: Locator) => image.evaluate(element => Number(Reflect.get(element, 'naturalWidth')))

describe.skipIf(isBrowserMissing)('files on the page of the playground', () => {
  it('a photo goes out with the text as its caption, after a look at it', async ({ layla, page, pane }) => {
    const chat = pane('ليلى')
    await chat.getByRole('textbox', { name: 'Message' }).fill('صورة القرار')
    await attach(page, chat, 'Photo', 'quyết định.png', pixel)
    const attached = chat.getByRole('group', { name: 'Attached file' })
    await attached.getByText('quyết định.png').waitFor()
    await expect.poll(() => widthOf(attached.locator('img'))).toBe(1)
    expect(layla.chat).toHaveLength(1)
    await chat.getByRole('textbox', { name: 'Caption' }).press('Enter')
    await attached.waitFor({ state: 'hidden' })
    await expect
      .poll(() => layla.chat.at(-1))
      .toMatchObject({ photo: { size: pixel.length }, caption: 'صورة القرار' })
    await expect.poll(() => widthOf(chat.locator('.from-person .photo img'))).toBe(1)
    await chat.getByRole('textbox', { name: 'Message' }).waitFor()
  })

  it('a document goes out without a caption, and comes back as a download', async ({ layla, page, pane }) => {
    const chat = pane('ليلى')
    await attach(page, chat, 'Document', 'first.html', Buffer.from('first'))
    await chat.getByRole('button', { name: 'Remove the file' }).click()
    expect(await chat.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
    await attach(page, chat, 'Document', 'Kế hoạch.html', Buffer.from('<script>document.title = 1</script>'))
    await chat.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => layla.chat.at(-1)?.document?.file_name).toBe('Kế hoạch.html')
    expect(layla.chat.at(-1)?.caption).toBeUndefined()
    const download = page.waitForEvent('download')
    await chat.locator('.document').getByRole('link', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toBe('Kế hoạch.html')
  })

  it('a caption too long is said, and waits to be shortened', async ({ layla, page, pane }) => {
    const chat = pane('ليلى')
    await attach(page, chat, 'Photo', 'a.png', pixel)
    const caption = chat.getByRole('textbox', { name: 'Caption' })
    await caption.fill('x'.repeat(1025))
    await chat.getByText('A caption has at most 1,024 characters.').waitFor()
    await caption.press('Enter')
    expect(layla.chat).toHaveLength(1)
    await caption.fill('x'.repeat(1024))
    await caption.press('Enter')
    await expect.poll(() => layla.chat.at(-1)?.caption).toHaveLength(1024)
  })

  it('what the bot sends is seen with its buttons below, from right to left in Arabic', async ({
    api,
    layla,
    page,
    pane,
  }) => {
    await api.sendPhoto(layla.id, new InputFile(pixel, 'a.png'), {
      caption: '<b>إعلان</b>',
      parse_mode: 'HTML',
      reply_markup,
    })
    await api.sendDocument(layla.id, new InputFile(Buffer.alloc(234_567), 'Chương trình.pdf'), {
      caption: 'برنامج الاجتماع',
      reply_markup,
      protect_content: true,
    })
    const chat = pane('ليلى')
    await expect.poll(() => widthOf(chat.locator('.photo img'))).toBe(1)
    const card = chat.locator('.document')
    expect(await card.locator('.document-name').allInnerTexts()).toEqual(['Chương trình.pdf\n235 kB'])
    await page.getByRole('combobox', { name: 'Page language' }).selectOption('ar')
    const document = page.getByRole('listitem').filter({ hasText: 'برنامج الاجتماع' })
    const [bubble, key] = [
      await document.locator('.bubble').boundingBox(),
      await document.getByRole('button', { name: 'قرأته' }).boundingBox(),
    ]
    expect(key?.y).toBeGreaterThanOrEqual((bubble?.y ?? 0) + (bubble?.height ?? 0))
    const direction = await document
      .locator('.text')
      .evaluate(element => String(Reflect.get(globalThis, 'getComputedStyle')(element).direction))
    expect(direction).toBe('rtl')
    await document.getByRole('button', { name: 'قرأته' }).click()
    await expect.poll(async () => (await api.getUpdates()).at(-1)?.callback_query?.data).toBe('read')
  })
})
