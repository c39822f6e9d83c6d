import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluationSheet } from '../../src/bot/sheet.ts'
import { createPrinter } from '../../src/paper/print.ts'
import { products, text, wholeAnswers } from '../kit/evaluation.ts'
import { aPaper, readPdf } from '../kit/paper.ts'
import { speechIn } from '../kit/words.ts'

const print = createPrinter()

/** A sheet on which somebody wrote this wherever a person may write. */
const sheetWith = (words: string, language = 'vi') => {
  const { person, ...facts } = aPaper({
    ...wholeAnswers,
    ...products({ name: words }),
    'I.1.note': text(words),
    'prose.strengths': text(words),
  })
  const named = { ...person, name: words, positionTitles: { vi: words }, unit: words }
  return evaluationSheet({ ...facts, person: named, agencies: [words] }, speechIn(language))
}

const said = async (words: string, language = 'vi') => readPdf(await print(sheetWith(words, language)))

test.each([
  '#read("/etc/passwd")',
  '#include "../../package.json"',
  '$x^2$ *bold* _slanted_ `raw` = Title',
  '@nobody <label> #panic() \\u{41} {{name}}',
  '#set page(paper: "a3") #pagebreak() // gone /* gone */',
  '"}], "watermark": null, "x": [{"',
  '</svg><script>alert(1)</script> &amp;',
])('%s prints as itself', async words => {
  const plain = await said('Bình thường')
  const { squeezed, pages } = await said(words)
  expect(squeezed.split(words.replace(/\s/g, '')).length).toBeGreaterThanOrEqual(4)
  expect(Math.abs(pages - plain.pages)).toBeLessThanOrEqual(1)
  expect(squeezed).not.toContain('root:x:0')
})

test('signs that turn text around are gone, and what they stood in stays', async () => {
  const { squeezed } = await said('Đúng\u202e hạn\u2066\u200f\u061c rồi')
  expect(squeezed).toContain('Đúnghạnrồi')
})

test('a sign without a letter in any font is a mark of its own and stops nothing', async () => {
  const { squeezed } = await said('漢 \u0007\u0000 \ud800 🙂 → ≥ ✓ \ue000')
  expect(squeezed).toContain('\ufffd\ufffd')
  expect(squeezed).toContain('→≥✓')
})

test('ten thousand characters print, whole, over as many pages as they need', async () => {
  const prose = `${'Đã hoàn thành đúng hạn. '.repeat(416)}Hết.`
  const answers = {
    ...wholeAnswers,
    'prose.strengths': text(prose),
    'prose.remedy': text('x'.repeat(10_000)),
  }
  const { squeezed, pages } = await readPdf(await print(evaluationSheet(aPaper(answers), speechIn('ar'))))
  expect(pages).toBeGreaterThan(3)
  expect(squeezed.match(/thành/g)?.length).toBe(416)
  expect(squeezed).toContain('Hết.')
  expect(squeezed.match(/x/g)?.length).toBeGreaterThanOrEqual(10_000)
})

test('no text whatever keeps a sheet from being printed', async () => {
  const words = fc.string({ unit: 'binary', maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom('vi', 'ar'), async (some, language) => {
      const pdf = Buffer.from(await print(sheetWith(some, language)))
      expect(pdf.toString('latin1')).toContain('pdfaid:part>2<')
    }),
    { seed: 20_261_121, numRuns: 30 },
  )
})
