import type { YearScore } from '../../domain/evaluation/year-score.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** What a year comes to so far, and the periods that are still missing. */
export const yearText = ({ points, counted, missing }: YearScore, speech: Speech): Html =>
  joinHtml(
    [
      points === null
        ? speech.html('cycles:yearNone')
        : speech.html('cycles:yearAverage', { number: counted, points: speech.points(points) }),
      missing.length > 0 &&
        speech.html('cycles:yearMissing', {
          periods: missing.map(period => speech.period(period)).join(' · '),
        }),
    ],
    '\n',
  )
