import { plainSpans, type Span } from '../../domain/report/span.ts'
import type { Speech } from '../speech.ts'
import { yearsText } from './term-text.ts'

export const isOfTerm = ({ code }: Span): boolean => plainSpans.every(one => one !== code)

export const spanName = ({ code }: Span, speech: Speech): string => {
  const plain = plainSpans.find(one => one === code)
  return plain
    ? speech.text(`movementReport:span.${plain}`)
    : speech.text('movementReport:span.term', { term: yearsText(code, speech) })
}
