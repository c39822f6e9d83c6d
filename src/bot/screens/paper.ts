import { buttons } from '../buttons.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** One's own language, and the official one beside it where that is another. */
const paperKeys = (encode: (official: number) => string, speech: Speech): Button[] => [
  { text: speech.text('paper:pdf'), data: encode(0) },
  ...(speech.language === 'vi' ? [] : [{ text: speech.text('paper:pdfOfficial'), data: encode(1) }]),
]

export const ownPaperKeys = (evaluation: string, speech: Speech): Button[] =>
  paperKeys(official => buttons.ownPaper.encode({ evaluation, official }), speech)

export const approvalPaperKeys = (approval: string, speech: Speech): Button[] =>
  paperKeys(official => buttons.approvalPaper.encode({ approval, official }), speech)
