import { describe, expect, test } from 'vitest'
import { blankSheet } from '../../src/bot/blank-sheet.ts'
import { type Digits, languages } from '../../src/bot/language.ts'
import { evaluationSheet } from '../../src/bot/sheet.ts'
import { withReview } from '../../src/domain/approval/review.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import { viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { createPrinter } from '../../src/paper/print.ts'
import { aFile, leaderForm, products, score, text, wholeAnswers } from '../kit/evaluation.ts'
import { aPaper, monday, readPdf } from '../kit/paper.ts'
import { speechIn } from '../kit/words.ts'

const print = createPrinter()
const printed = async (
  facts: Parameters<typeof evaluationSheet>[0],
  language = 'vi',
  digits: Digits = 'latn',
) => readPdf(await print(evaluationSheet(facts, speechIn(language, digits))))

const reviewedAnswers = withReview(wholeAnswers, { 'I.1': 450 })
const published = aPaper(wholeAnswers, {
  submission: { revision: 2, at: monday, late: true },
  review: {
    view: viewEvaluation(aFile(reviewedAnswers), overview),
    signed: { name: 'Trần Thị Hiền', at: monday },
  },
  outcome: { points: 9_125, level: 'excellent', decided: { name: 'Lê Minh', at: monday } },
})

describe.each(languages)('in %s', language => {
  test.each([
    ['a draft', () => evaluationSheet(aPaper(), speechIn(language))],
    ['what was published', () => evaluationSheet(published, speechIn(language))],
    ['an empty draft', () => evaluationSheet(aPaper({}), speechIn(language, 'arab'))],
  ])('%s is an archival file with every sign of its own', async (_, sheetOf) => {
    const pdf = Buffer.from(await print(sheetOf()))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>B</)
    expect((await readPdf(pdf)).text).not.toContain('\ufffd')
  })
})

test('a draft says so on every page, bears the national head and names the law it rests on', async () => {
  const { text: said } = await printed(aPaper())
  expect(said).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(said).toContain('Độc lập - Tự do - Hạnh phúc')
  expect(said).toContain('ỦY BAN NHÂN DÂN PHƯỜNG HÒA BÌNH')
  expect(said).toContain('Nghị định 335/2025/NĐ-CP')
  expect(said).toContain('PHIẾU TỰ ĐÁNH GIÁ CỦA CÔNG CHỨC')
  expect(said.match(/BẢN NHÁP/g)?.length).toBeGreaterThanOrEqual(2)
  expect(said).toContain('Bản nháp, chưa nộp')
  expect(said).toContain('Nguyễn Văn Khôi')
  expect(said).toContain('Quý 4/2026')
})

test('what was handed in carries its revision and time, both scores, the level and who signed', async () => {
  const { text: said, pages } = await printed(published)
  expect(said).not.toContain('BẢN NHÁP')
  expect(said).toContain('Bản nộp lần 2 – nộp lúc 09:00, ngày 23/11/2026, nộp muộn')
  expect(said).toContain('Tổng điểm tự chấm: 100/100 điểm')
  expect(said).toContain('Tổng điểm người xem xét chấm: 99,5/100 điểm')
  expect(said).toContain('Điểm được công nhận: 91,25/100 điểm')
  expect(said).toContain('Mức xếp loại: hoàn thành xuất sắc nhiệm vụ')
  expect(said).toContain('5 5 4,5')
  for (const name of ['Nguyễn Văn Khôi', 'Trần Thị Hiền', 'Lê Minh']) expect(said).toContain(name)
  for (let page = 1; page <= pages; page += 1) expect(said).toContain(`${page}/${pages}`)
})

test('each product line stands with its quantity, quality and progress', async () => {
  const answers = products({ name: 'Thẩm định', assigned: 3, done: 2, failures: 1, delays: 2 })
  const { text: said } = await printed(aPaper(answers))
  expect(said).toContain('1 Thẩm định 3 2 1 2 66,67% 75% 50%')
})

test('Arabic is written in the numerals its reader chose, the pages too', async () => {
  const arab = await printed(published, 'ar', 'arab')
  expect(arab.text).toContain('٩٩٫٥')
  expect(arab.text).toContain('٩١٫٢٥')
  expect(arab.text).toContain('١/')
  const latn = await printed(published, 'ar')
  expect(latn.text).toContain('91.25')
  expect(latn.text).not.toMatch(/[٠-٩]/)
})

test('a leader’s form has the row of his unit, which he does not answer', async () => {
  const view = viewEvaluation({ ...aFile(wholeAnswers), form: leaderForm, isLeader: true }, overview)
  const { text: said } = await printed(aPaper({}, { view }))
  expect(said).toContain('PHIẾU TỰ ĐÁNH GIÁ CỦA CÁN BỘ LÃNH ĐẠO, QUẢN LÝ')
  expect(said).toContain('IV.1')
})

test('remarks stand under their lines', async () => {
  const answers = { ...wholeAnswers, 'I.1': score(400), 'I.1.note': text('Một lần đi họp muộn.') }
  expect((await printed(aPaper(answers))).text).toContain('Ghi chú Một lần đi họp muộn.')
})

test.each(languages)(
  'a blank form in %s has places to write in and the code it is entered under',
  async language => {
    const { form, cycle } = aFile({})
    const { person, agencies } = aPaper()
    const resume = { code: 'K7QF-2M9X', link: 'https://t.me/canbo_bot?start=f_K7QF2M9X' }
    const sheet = blankSheet({ form, period: cycle, person, agencies, resume }, speechIn(language))
    const { squeezed } = await readPdf(await print(sheet))
    expect(squeezed).toContain('K7QF-2M9X')
    expect(squeezed).toContain(resume.link)
    expect(squeezed).toContain('III.1')
    expect(squeezed).not.toContain(speechIn(language).text('paper:draft').replace(/\s/g, ''))
  },
)
