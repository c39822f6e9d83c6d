import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignRight, bold, escapeHtml, isolate, joinHtml, withoutBidiControls } from '../../src/bot/html.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { always } from '../kit/property.ts'

const controls = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'/b ا\n', ...controls, '&amp;', '<b>', '</b>') }),
)

describe('escaping', () => {
  test('leaves nothing that Telegram would take for markup', () => {
    expect(escapeHtml(`<b>A & B</b> "c" 'd'`)).toBe(`&lt;b&gt;A &amp; B&lt;/b&gt; &quot;c&quot; 'd'`)
    expect(escapeHtml('&lt;')).toBe('&amp;lt;')
  })

  test('of any text shows exactly that text, without any formatting', () => {
    always(
      fc.property(anyText, text => {
        expect(parseHtml(escapeHtml(text))).toEqual({ text, entities: [], strayAmpersands: [] })
      }),
      1_000,
    )
  })

  test('keeps what stands around it valid', () => {
    always(
      fc.property(anyText, text => {
        const { text: shown, strayAmpersands } = parseHtml(bold(escapeHtml(text)))
        expect(shown).toBe(text)
        expect(strayAmpersands).toEqual([])
      }),
    )
  })
})

describe('foreign text in a sentence', () => {
  test('is isolated in Arabic, whatever it is', () => {
    expect(isolate('Trần Văn Khôi', true)).toBe('\u2068Trần Văn Khôi\u2069')
    expect(isolate('هيام', true)).toBe('\u2068هيام\u2069')
  })

  test('is isolated in the other languages when it runs from right to left, and left alone otherwise', () => {
    expect(isolate('هيام', false)).toBe('\u2068هيام\u2069')
    expect(isolate('שלום', false)).toBe('\u2068שלום\u2069')
    expect(isolate('Trần Văn Khôi', false)).toBe('Trần Văn Khôi')
    expect(isolate('٣٠', false)).toBe('\u2068٣٠\u2069')
  })

  test('reads from the right in Arabic where it is Arabic-Indic digits and signs alone', () => {
    expect(isolate('٨٥٫٠٠٪', true)).toBe('\u2067٨٥٫٠٠٪\u2069')
    expect(isolate('85.00%', true)).toBe('\u206885.00%\u2069')
    expect(isolate('Mã ٣', true)).toBe('\u2068Mã ٣\u2069')
  })

  test('is isolated line by line, because no isolate outlives its line', () => {
    expect(isolate('Một\n\nHai', true)).toBe('\u2068Một\u2069\n\n\u2068Hai\u2069')
    expect(isolate('Một\nهيام', false)).toBe('Một\n\u2068هيام\u2069')
  })

  test('cannot turn the sentence around with controls of its own', () => {
    expect(withoutBidiControls(`a${controls}b`)).toBe('ab')
    always(
      fc.property(anyText, fc.boolean(), (text, isRtl) => {
        const lines = isolate(text, isRtl).split('\n')
        const inside = lines.map(line => (/^[\u2067\u2068]/.test(line) ? line.slice(1, -1) : line)).join('\n')
        expect(inside).toBe(withoutBidiControls(text))
        expect([...controls].some(control => inside.includes(control))).toBe(false)
      }),
    )
  })
})

test('every line of an Arabic message begins on the right, and empty lines stay empty', () => {
  expect(alignRight('أ\n\nB\n1')).toBe('\u200fأ\n\n\u200fB\n\u200f1')
  expect(alignRight('<b><i>1</i></b>')).toBe('<b><i>\u200f1</i></b>')
})

test('parts that are not there leave no gap', () => {
  const [a, b] = [escapeHtml('a'), escapeHtml('b')]
  expect(joinHtml([a, false, '', null, undefined, b], '\n')).toBe('a\nb')
  expect(joinHtml([], '\n')).toBe('')
})
