import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { textParts } from '../../src/playground/text-length.ts'
import { playTest as it } from './play.ts'

describe('a text a person writes', () => {
  it('goes out in several messages when it is too long for one', async ({ api, ada, clock }) => {
    await api.getUpdates({ offset: -1 })
    const lines = `${'a'.repeat(4000)}\n${'b '.repeat(1900).trim()}\n${'c'.repeat(4500)}`
    const first = ada.sends(lines)
    const messages = (await api.getUpdates()).slice(1).flatMap(update => update.message ?? [])
    expect(messages.map(({ text = '' }) => [text.slice(0, 3), text.length])).toEqual([
      ['aaa', 4000],
      ['b b', 3799],
      ['ccc', 4096],
      ['ccc', 404],
    ])
    expect(messages.map(message => message.message_id)).toEqual([0, 1, 2, 3].map(after => first + after))
    expect(new Set(messages.map(message => message.date))).toEqual(new Set([clock.now() / 1000]))
    expect(ada.chat.slice(1).map(message => message.text)).toEqual(messages.map(message => message.text))
  })

  it('is one message up to 4096 UTF-16 units', async ({ ada }) => {
    ada.sends('ệ'.repeat(4096))
    ada.sends('😀'.repeat(2048))
    expect(ada.chat).toHaveLength(3)
  })

  it('is cut at a space when there is no line break near, and never inside a character', () => {
    const lengths = (text: string) => textParts(text, 'phone').map(part => part.length)
    expect(lengths(`${'x'.repeat(4000)} ${'y'.repeat(200)}`)).toEqual([4000, 200])
    expect(lengths(`${'x'.repeat(3796)}\n${'y'.repeat(900)}`)).toEqual([3796, 900])
    expect(lengths(`${'x'.repeat(3795)}\n${'y'.repeat(900)}`)).toEqual([4096, 600])
    expect(lengths(`x${'😀'.repeat(2048)}`)).toEqual([4095, 2])
  })

  it('is cut far from its end by a computer', ({ ada }) => {
    ada.sends(`${'x'.repeat(2048)}\n${'y'.repeat(3000)} ${'z'.repeat(900)}`, { client: 'computer' })
    expect(ada.chat.slice(1).map(message => message.text?.length)).toEqual([2048, 3901])
  })

  it('loses nothing but white space at the cuts', () => {
    const piece = fc.constantFrom('x'.repeat(900), '😀'.repeat(700), ' ', '\n', 'từ ngữ ', 'ا'.repeat(1300))
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('phone', 'computer'),
        (pieces, client) => {
          const text = pieces.join('')
          const parts = textParts(text, client)
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0)
            expect(part.length).toBeLessThanOrEqual(4096)
            expect(part.isWellFormed()).toBe(true)
          }
          const dense = (written: string) => written.replace(/\s/g, '')
          expect(dense(parts.join(''))).toBe(dense(text))
        },
      ),
    )
  })

  it('of nothing cannot be sent, and an edit is not cut', async ({ ada }) => {
    expect(() => ada.sends('')).toThrow('has nothing to send')
    const sent = ada.sends('short')
    expect(() => ada.edits(sent, 'x'.repeat(4097))).toThrow('a message has at most 4096 characters')
  })
})
