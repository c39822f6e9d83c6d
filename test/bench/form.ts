import type { Form, LegalBasis, Question, Text4 } from '../../src/domain/evaluation/form.ts'

const inAll = (text: string): Text4 => ({ vi: text, en: text, de: text, ar: text })

const legal: LegalBasis = {
  reference: inAll('Nghị định 335/2025/NĐ-CP, Điều 12'),
  grade: 'M',
  source: 'bench',
}

/** Of the length of the real form's questions, so that screens and messages weigh what they weigh there. */
const wording = inAll('Phẩm chất chính trị, phẩm chất đạo đức và văn hóa thực thi công vụ')
const example = inAll(
  'Dự đủ các buổi quán triệt nghị quyết, tiếp dân đúng quy tắc ứng xử; trong kỳ không có phản ánh nào.',
)

const sectionSize = 10

/** One question in ten is prose; the ends of the form, which are compared, are points only. */
const isProse = (number: number, total: number): boolean => number % 10 === 8 && number < total - 5

const toQuestion = (number: number, total: number): Question => {
  const asked = { id: `q${number}`, text: wording, example }
  return isProse(number, total)
    ? { kind: 'prose', ...asked, maxLength: 1_000, optional: false }
    : { kind: 'score', ...asked, max: 500, step: 50, legal }
}

/** A form as long as one likes, shaped as Decree 335's. */
export const benchForm = (total: number): Form => {
  const questions = Array.from({ length: total }, (_, index) => toQuestion(index + 1, total))
  const sections = Array.from({ length: Math.ceil(total / sectionSize) }, (_, index) => ({
    id: `s${index + 1}`,
    title: inAll(`Nhóm tiêu chí ${index + 1}`),
    questions: questions.slice(index * sectionSize, (index + 1) * sectionSize),
  }))
  return { code: `bench-${total}`, version: 1, title: inAll(`Phiếu ${total}`), legal, sections }
}
