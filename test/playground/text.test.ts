import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

describe('the text of a message', () => {
  it('is shown as the bot wrote it and answered as a message of the Bot API', async ({ api, ada, clock }) => {
    const message = await api.sendMessage(ada.id, 'Chào Ada')
    expect(message).toMatchObject({
      message_id: expect.any(Number),
      from: { is_bot: true, username: 'canbo_bot' },
      chat: { id: ada.id, type: 'private', first_name: 'Ada' },
      date: clock.now() / 1000,
      text: 'Chào Ada',
    })
    expect(ada.chat.at(-1)).toMatchObject({ from: 'bot', text: 'Chào Ada' })
  })

  it('may have 4096 UTF-16 units and not one more', async ({ api, ada, telegram }) => {
    await api.sendMessage(ada.id, 'ả'.repeat(4096))
    expect(telegram.violations).toEqual([])
    const refusal = await refusalOf(api.sendMessage(ada.id, '😀'.repeat(2049)))
    expect(refusal).toMatchObject({ code: 400, description: 'Bad Request: message is too long' })
    expect(telegram.violations).toEqual([
      `sendMessage (chat ${ada.id}): message is too long (4098 characters, at most 4096)`,
    ])
  })

  it('is counted after the entities are taken out', async ({ api, ada }) => {
    const message = await api.sendMessage(ada.id, `<b>${'a'.repeat(4000)}</b>&amp;`, { parse_mode: 'HTML' })
    expect(message.text).toHaveLength(4001)
    expect(ada.chat.at(-1)?.html).toContain('&amp;')
  })

  it('cannot be empty, not even by tags', async ({ api, ada }) => {
    for (const text of ['', ' \n ', '<b></b>']) {
      const refusal = await refusalOf(api.sendMessage(ada.id, text, { parse_mode: 'HTML' }))
      expect(refusal.description).toBe('Bad Request: message text is empty')
    }
  })

  it('loses blank lines before and space behind, and the entities move along', async ({ api, ada }) => {
    const message = await api.sendMessage(ada.id, '\n \n<i>x</i> y \n', { parse_mode: 'HTML' })
    expect(message.text).toBe('x y')
    expect(message.entities).toEqual([{ type: 'italic', offset: 0, length: 1 }])
  })

  it('carries the commands, mentions and addresses Telegram finds by itself', async ({ api, ada }) => {
    const message = await api.sendMessage(ada.id, '/help or @canbo_bot or https://example.org/a.')
    expect(message.entities?.map(entity => entity.type)).toEqual(['bot_command', 'mention', 'url'])
  })

  it('does not take the number of a decision for a command, whatever letter stands before its slash', async ({
    api,
    ada,
  }) => {
    const message = await api.sendMessage(ada.id, 'Quyết định 183-QĐ/TU, 45-QĐ/UBKT')
    expect(message.entities).toBeUndefined()
  })
})

describe('the HTML of a message', () => {
  it.for([
    ['<b>open', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['ả<h1>x</h1>', 'Unsupported start tag "h1" at byte offset 3'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['<a href=x', 'Unclosed start tag "a" at byte offset 0'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('is refused when it is %s', async ([html, reason], { api, ada, telegram }) => {
    const refusal = await refusalOf(api.sendMessage(ada.id, html ?? '', { parse_mode: 'HTML' }))
    expect(refusal.description).toBe(`Bad Request: can't parse entities: ${reason}`)
    expect(telegram.violations).toHaveLength(1)
  })

  it('becomes text and entities', async ({ api, ada }) => {
    const html =
      '<u>a</u> <tg-spoiler>b</tg-spoiler> <a href="https://example.org/?a=1&amp;b=2">c</a> ' +
      '<blockquote expandable>d</blockquote> <pre><code class="language-ts">e</code></pre> ' +
      '<tg-time unix="1793581200" format="wDT">f</tg-time> &lt;&#1234;&#x1F600;'
    const message = await api.sendMessage(ada.id, html, { parse_mode: 'HTML' })
    expect(message.text).toBe('a b c d e f <Ӓ😀')
    expect(message.entities).toEqual([
      { type: 'underline', offset: 0, length: 1 },
      { type: 'spoiler', offset: 2, length: 1 },
      { type: 'text_link', url: 'https://example.org/?a=1&b=2', offset: 4, length: 1 },
      { type: 'expandable_blockquote', offset: 6, length: 1 },
      { type: 'pre', language: 'ts', offset: 8, length: 1 },
      { type: 'date_time', unix_time: 1793581200, date_time_format: 'wDT', offset: 10, length: 1 },
    ])
  })

  it('shows an ampersand that stands for nothing, and tells of it', async ({ api, ada, telegram }) => {
    const message = await api.sendMessage(ada.id, 'Q&A&nbsp;', { parse_mode: 'HTML' })
    expect(message.text).toBe('Q&A&nbsp;')
    expect(telegram.violations).toHaveLength(2)
    expect(telegram.violations[0]).toContain('unescaped or unknown HTML entity')
  })

  it('is the only markup this project sends', async ({ api, ada, telegram }) => {
    await refusalOf(api.sendMessage(ada.id, '*x*', { parse_mode: 'MarkdownV2' }))
    expect(telegram.violations[0]).toContain('unsupported parse_mode')
  })
})
