import type { NonLocalShare } from '../../domain/report/non-local.ts'
import type { Speech } from '../speech.ts'
import { percentOf } from './listing.ts'

/** A share as a fraction and in per cent. */
export const shareOf = ({ notLocal, held }: NonLocalShare, speech: Speech) => ({
  part: notLocal,
  whole: held,
  percent: percentOf(notLocal, held, speech),
})
