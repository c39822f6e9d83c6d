import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../src/playground/html.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const nested: fc.Arbitrary<{ html: string; text: string; tags: number }> = fc.letrec(tie => ({
  piece: fc.oneof({ maxDepth: 4 }, tie('words'), tie('tag'), tie('pair')),
  words: fc.string({ minLength: 1, unit: 'grapheme' }).map(text => ({ html: escaped(text), text, tags: 0 })),
  tag: fc
    .tuple(fc.constantFrom('b', 'i', 'u', 's', 'tg-spoiler', 'blockquote'), tie('piece'))
    .map(([name, inside]) => {
      const { html, text, tags } = inside as { html: string; text: string; tags: number }
      return { html: `<${name}>${html}</${name}>`, text, tags: tags + 1 }
    }),
  pair: fc.tuple(tie('piece'), tie('piece')).map(pair => {
    const [one, other] = pair as { html: string; text: string; tags: number }[]
    return {
      html: `${one?.html}${other?.html}`,
      text: `${one?.text}${other?.text}`,
      tags: (one?.tags ?? 0) + (other?.tags ?? 0),
    }
  }),
})).piece as fc.Arbitrary<{ html: string; text: string; tags: number }>

describe('Telegram’s HTML', () => {
  it('gives back any text that was escaped, under any nesting of tags', () => {
    fc.assert(
      fc.property(nested, ({ html, text, tags }) => {
        const parsed = parseHtml(html)
        expect(parsed.text).toBe(text)
        expect(parsed.strayAmpersands).toEqual([])
        expect(parsed.entities).toHaveLength(tags)
        for (const { offset, length } of parsed.entities)
          expect(offset + length).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('either parses or tells why not, whatever it is given', () => {
    const fragments = fc.array(
      fc.constantFrom('<', '>', '/', 'b', 'a href="', '"', '&', 'amp;', ' ', '=', 'x'),
    )
    fc.assert(
      fc.property(fragments, parts => {
        try {
          parseHtml(parts.join(''))
        } catch (error) {
          expect(String(error)).toContain("can't parse entities")
        }
      }),
    )
  })
})
