import { extractText } from 'unpdf'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import type { PaperFacts } from '../../src/domain/evaluation/paper.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import { viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { aFile, anId, wholeAnswers } from './evaluation.ts'

export const monday = new Date('2026-11-23T02:00:00Z')

/** A draft of somebody in a commune, unless told otherwise. */
export const aPaper = (answers: Answers = wholeAnswers, facts: Partial<PaperFacts> = {}): PaperFacts => ({
  view: viewEvaluation(aFile(answers), overview),
  person: {
    id: anId(2),
    name: 'Nguyễn Văn Khôi',
    positionTitles: { vi: 'Chuyên viên', en: 'Specialist', de: 'Fachkraft', ar: 'أخصائي' },
    unit: 'Ủy ban nhân dân phường Hòa Bình',
    isLinked: true,
  },
  agencies: ['Ủy ban nhân dân tỉnh Nam Xuyên', 'Ủy ban nhân dân phường Hòa Bình'],
  submission: null,
  review: null,
  outcome: null,
  printedAt: monday,
  ...facts,
})

/** What a reader finds when he searches a file: its text, without the places where lines were broken. */
export const readPdf = async (
  pdf: Uint8Array,
): Promise<Readonly<{ pages: number; text: string; squeezed: string }>> => {
  const { totalPages, text } = await extractText(new Uint8Array(pdf), { mergePages: true })
  const whole = text.normalize('NFC').replace(/\u200b/g, '')
  return { pages: totalPages, text: whole.replace(/\s+/g, ' '), squeezed: whole.replace(/\s+/g, '') }
}
