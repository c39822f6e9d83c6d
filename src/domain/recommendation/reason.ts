import { flawOfText, toKeptText } from '../evaluation/written-text.ts'

/** Longest reason for sending something back, asking for a day, passing on or reopening, in characters. */
export const longestReason = 1_500

export const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

export type ReasonRefusal = (typeof reasonRefusals)[keyof typeof reasonRefusals]

/** Why these words are no reason: none, too many, or marked classified. */
export const flawOfReason = (reason: string): ReasonRefusal | undefined => {
  const flaw = flawOfText(toKeptText(reason), longestReason)
  return flaw && reasonRefusals[flaw]
}
