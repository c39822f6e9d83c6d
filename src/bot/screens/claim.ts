import { placeOf } from '../../domain/evaluation/answers.ts'
import { claimedLines, gainOfCauses } from '../../domain/evaluation/cause.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import type { Html } from '../html.ts'
import type { Speech } from '../speech.ts'

/** What confirming all that is claimed and not confirmed yet would add; nothing where nothing is. */
export const claimText = (view: EvaluationView, speech: Speech): Html | false => {
  const { form, answers, circumstances } = view
  const open = claimedLines(form, answers).filter(line => !circumstances.confirmedCauses.includes(line))
  const names = open.flatMap(line => {
    const place = placeOf(form, line)
    return place?.kind === 'line' ? [speech.text('evaluation:lineShort', { number: place.line.number })] : []
  })
  return (
    names.length > 0 &&
    speech.html('remarks:allIfConfirmed', {
      lines: names.join(' · '),
      points: speech.points(gainOfCauses(view, open)),
    })
  )
}
