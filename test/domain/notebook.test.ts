import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeLine } from '../../src/domain/evaluation/answers.ts'
import { longestName } from '../../src/domain/evaluation/decide-answer.ts'
import { afterPick, everything, isChosen } from '../../src/domain/notebook/choice.ts'
import { decideEntryFile, decideEntryText, type EntryFile } from '../../src/domain/notebook/entry.ts'
import { entryDays } from '../../src/domain/notebook/move.ts'
import { decideOwnEntry } from '../../src/domain/notebook/own.ts'
import { productAnswers, productName } from '../../src/domain/notebook/product.ts'
import { anId } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const entry = {
  id: anId(1),
  personId: anId(2),
  day: '2026-11-23',
  text: 'Họp',
  attachment: null,
  evaluationId: null,
}
const aDocument = (name: string, size = 1): EntryFile => ({ kind: 'document', file: 'f', name, size })

describe('an entry', () => {
  test('has between one and five hundred characters, after the space around them', () => {
    expect(decideEntryText(`  ${'x'.repeat(500)}\n`)).toEqual({ ok: true, value: 'x'.repeat(500) })
    expect(decideEntryText('x'.repeat(501))).toEqual({ ok: false, refusal: 'entry_too_long' })
    expect(decideEntryText(' \u200b ')).toEqual({ ok: false, refusal: 'entry_needed' })
    expect(decideEntryText('MẬT')).toEqual({ ok: false, refusal: 'text_classified' })
  })

  test.each(['a.pdf', 'a.doc', 'a.DOCX', 'a.xls', 'a.xlsx', 'a.pptx', 'a.jpg', 'a.jpeg', 'a.png', 'exe.pdf'])(
    'takes %s',
    name => {
      expect(decideEntryFile(aDocument(name)).ok).toBe(true)
    },
  )

  test.each(['a.exe', 'a.pdf.js', 'a.docm', 'a.ppt', 'pdf', '', 'a.pdf ', 'a.html', 'a.zip'])(
    'does not take "%s"',
    name => {
      expect(decideEntryFile(aDocument(name))).toEqual({ ok: false, refusal: 'entry_file_forbidden' })
    },
  )

  test('takes files up to what a bot may fetch again', () => {
    const limit = 20 * 1024 * 1024
    expect(decideEntryFile(aDocument('a.pdf', limit)).ok).toBe(true)
    expect(decideEntryFile(aDocument('a.pdf', limit + 1))).toEqual({
      ok: false,
      refusal: 'entry_file_too_large',
    })
    expect(decideEntryFile({ ...aDocument('', limit), kind: 'photo' }).ok).toBe(true)
  })

  test('is its own author’s and nobody else’s', () => {
    const actor = { personId: entry.personId, name: 'A' }
    expect(decideOwnEntry(actor, entry)).toEqual({ ok: true, value: entry })
    const unknown = { ok: false, refusal: 'entry_unknown' }
    expect(decideOwnEntry({ ...actor, personId: anId(3) }, entry)).toEqual(unknown)
    expect(decideOwnEntry(actor, undefined)).toEqual(unknown)
  })

  test('may be given to today or one of the last seven days', () => {
    const days = entryDays('2027-01-03')
    expect(days).toHaveLength(8)
    expect([days[0], days.at(-1)]).toEqual(['2027-01-03', '2026-12-27'])
  })
})

test('a product line bears the beginning of its entry on one line, no character cut in two', () => {
  always(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }), text => {
      const name = productName({ text })
      expect(name.length).toBeLessThanOrEqual(longestName)
      expect(name).not.toContain('\n')
      expect(text.isWellFormed() && !name.isWellFormed()).toBe(false)
      const line = { question: 'products', number: 3 }
      expect(completeLine(line, productAnswers(line, { ...entry, text }))).toMatchObject({
        name,
        assigned: 1,
        done: 1,
        failures: 0,
        delays: 0,
      })
    }),
  )
})

test('a choice is what was said last about each entry, and saying it twice changes nothing', () => {
  const ids = ['a', 'b', 'c', 'd']
  const step = fc.record({ id: fc.constantFrom(...ids, null), isWanted: fc.boolean() })
  always(
    fc.property(fc.array(step), steps => {
      let choice = everything
      const wanted = new Map(ids.map(id => [id, true]))
      for (const { id, isWanted } of steps) {
        if (id === null) {
          choice = { all: isWanted, except: [] }
          for (const other of ids) wanted.set(other, isWanted)
        } else {
          choice = afterPick(choice, id, isWanted)
          wanted.set(id, isWanted)
          expect(afterPick(choice, id, isWanted)).toBe(choice)
        }
      }
      for (const id of ids) expect(isChosen(choice, id)).toBe(wanted.get(id))
      expect(choice.except.length).toBeLessThanOrEqual(ids.length)
    }),
  )
})
