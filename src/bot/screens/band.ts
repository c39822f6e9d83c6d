import type { Comparison } from '../../domain/classification/band.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const compareKey = (evaluation: string, speech: Speech): Button => ({
  text: speech.text('classification:compare'),
  data: buttons.compare.encode({ evaluation }),
})

/** Somebody's points beside median and quartiles of equivalent positions: no names, and no ranks. */
export const bandScreen = (comparison: Comparison, speech: Speech): Screen => {
  const { evaluationId: evaluation, own, band, minimum, isOwn } = comparison
  const back = isOwn
    ? homeKey(speech)
    : { text: speech.text('common:back'), data: buttons.classify.encode({ evaluation }) }
  return {
    text: joinHtml(
      [
        speech.html('classification:bandTitle'),
        band
          ? speech.html('classification:band', {
              count: band.count,
              median: speech.points(band.median),
              lower: speech.points(band.lower),
              upper: speech.points(band.upper),
            })
          : speech.html('classification:bandSmall', { minimum }),
        speech.html(isOwn ? 'classification:bandOwn' : 'classification:bandMember', {
          points: speech.points(own),
        }),
      ],
      '\n\n',
    ),
    rows: [[back]],
    isProtected: true,
  }
}
