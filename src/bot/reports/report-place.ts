import { smallestCell } from '../../domain/report/report.ts'
import type { Html } from '../html.ts'
import type { Speech } from '../speech.ts'
import type { ReportHead } from './report-view.ts'

/** Under the title of a picture: what it is about, as of when. */
export const placeText = ({ unit, day }: ReportHead, speech: Speech): string =>
  speech.text('planningReport:of', {
    unit: unit ?? speech.text('report:everything'),
    day: speech.day(day),
  })

/** Why some figures are not there. */
export const hiddenNote = (speech: Speech): Html =>
  speech.html('planningReport:hiddenNote', { most: smallestCell - 1 })
