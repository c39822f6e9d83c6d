import type { TierPlace } from '../../domain/report/tier.ts'
import type { Speech } from '../speech.ts'

/** A level of authority, or that none is recorded; within a line. */
export const tierWord = (place: TierPlace, speech: Speech): string =>
  place === 'notRecorded'
    ? speech.text('movementReport:notRecorded')
    : speech.text(`roster:choice.managingTier.${place}`)

/** The same where it begins one. */
export const tierName = (place: TierPlace, speech: Speech): string =>
  tierWord(place, speech).replace(/^\p{Ll}/u, letter => letter.toUpperCase())
