import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { button } from '../../src/bot/button.ts'
import { buttons } from '../../src/bot/buttons.ts'
import { anId } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

type Kind = Readonly<{ encode(values: object): string; decode(data: string): object | undefined }>

const kinds = Object.entries(buttons) as [keyof typeof buttons, Kind][]

/** Something for every field a button can have; what it has no use for it leaves out. */
const anything = {
  id: fc.uuid(),
  word: fc.constantFrom('I.1', 'products.20.failures', 'prose.limitations', 'vi', 'arab', 'overview'),
  number: fc.nat(9_999_999),
}
const ids = [
  'finding',
  'cycle',
  'evaluation',
  'approval',
  'person',
  'broadcast',
  'delivery',
  'unit',
  'entry',
  'file',
  'deputyship',
  'relation',
  'assignment',
  'proposal',
  'inspection',
  'subject',
  'recommendation',
  'urge',
  'comment',
  'reminder',
  'asked',
  'invite',
  'link',
] as const
const words = [
  'code',
  'step',
  'question',
  'line',
  'language',
  'digits',
  'part',
  'role',
  'group',
  'day',
  'level',
  'response',
] as const
const numbers = [
  ...([
    'points',
    'wanted',
    'page',
    'days',
    'from',
    'to',
    'place',
    'minute',
    'version',
    'fingerprint',
    'total',
    'official',
    'expected',
    'year',
    'was',
  ] as const),
]
const each = <Value>(names: readonly string[], value: fc.Arbitrary<Value>) =>
  Object.fromEntries(names.map(name => [name, value]))
const fields = fc.record({
  ...each(ids, anything.id),
  ...each(words, anything.word),
  ...each(numbers, anything.number),
  // A report has a code of two letters, its choice is at most an identifier in 22.
  report: fc.constantFrom('su', 'lv'),
  choice: fc.constantFrom('-', '365', '2026.2030'),
  // Words of their own, shorter than a step or of a shape of their own.
  kind: fc.constantFrom('quarter', 'adHoc'),
  state: fc.constantFrom('none', 'submitted'),
  look: fc.constantFrom('s', 'u'),
  as: fc.constantFrom('leader', 'member', 'gone'),
  search: fc.constantFrom('p-b0000........', 'alozzzzAAAAAAAAnguyen.thi.phuong.tha'),
  reason: fc.constantFrom('l', 'w'),
  plan: fc.constantFrom('qfu0.fw8.fx0.-.-', 'afu0fwz.fw8.fx0.zzzzzz.zzzzzz'),
})

describe('every kind of button', () => {
  test.each(kinds)('%s: carries its values there and back, within the 64 bytes of Telegram', (_, kind) => {
    always(
      fc.property(fields, values => {
        const data = kind.encode(values)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
        const decoded = kind.decode(data)
        expect(decoded).toBeDefined()
        expect(values).toMatchObject(decoded ?? {})
        expect(kind.encode(decoded ?? {})).toBe(data)
      }),
    )
  })

  test('has a code of its own: no kind understands the data of another', () => {
    always(
      fc.property(fields, values => {
        for (const [name, kind] of kinds) {
          const data = kind.encode(values)
          expect(kinds.filter(([, other]) => other.decode(data)).map(([other]) => other)).toEqual([name])
        }
      }),
      50,
    )
  })

  test('understands only exactly what it wrote, whatever a modified client sends', () => {
    const rubbish = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 64 }),
      fc.string({ unit: fc.constantFrom(...'e:aghlop.-_0123456789AQ=+ \n'), maxLength: 64 }),
      fields.chain(values =>
        fc.constantFrom(...kinds).chain(([, kind]) => {
          const data = kind.encode(values)
          return fc
            .tuple(fc.nat(data.length), fc.constantFrom('', ':', '0', 'A', '=', '\n', ' ', '٣', '\u0000'))
            .map(([at, sign]) => data.slice(0, at) + sign + data.slice(at + 1))
        }),
      ),
    )
    always(
      fc.property(rubbish, data => {
        for (const [name, kind] of kinds) {
          const values = kind.decode(data)
          if (values) expect(kind.encode(values), `${name} understands ${JSON.stringify(data)}`).toBe(data)
        }
      }),
      3_000,
    )
  })
})

describe('a button', () => {
  const goTo = button('eg', { evaluation: 'id', step: 'word' })

  test('writes an identifier in 22 letters', () => {
    expect(goTo.encode({ evaluation: anId(1), step: 'I.1' })).toBe('eg:AAAAAAAAQACAAAAAAAAAAQ:I.1')
  })

  test.each([
    'eg',
    'eg:AAAAAAAAQACAAAAAAAAAAQ',
    'eg:AAAAAAAAQACAAAAAAAAAAQ:',
    'eg:AAAAAAAAQACAAAAAAAAAAQ:I.1:more',
    'eg:AAAAAAAAQACAAAAAAAAAAR:I.1',
    'eg:AAAAAAAAQACAAAAAAAAAAQ:I 1',
    'EG:AAAAAAAAQACAAAAAAAAAAQ:I.1',
    ' eg:AAAAAAAAQACAAAAAAAAAAQ:I.1',
  ])('does not understand %j', data => {
    expect(goTo.decode(data)).toBeUndefined()
  })

  test('that would not fit is our bug and is said so', () => {
    expect(() => goTo.encode({ evaluation: anId(1), step: 'x'.repeat(40) })).toThrow(/longer than 64 bytes/)
  })
})
