import { completeLine, type LineId, lineFieldId } from '../../domain/evaluation/answers.ts'
import { isExcused, lineRates } from '../../domain/evaluation/score.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** A product line in words: what was entered, and what each deduction does to it. */
export const lineSummary = (
  view: Pick<EvaluationView, 'answers' | 'rules' | 'circumstances'>,
  line: LineId,
  speech: Speech,
): Html => {
  const { number } = line
  const complete = completeLine(line, view.answers)
  const name = view.answers[lineFieldId(line, 'name')]
  if (!complete) {
    return speech.html('evaluation:lineUnfinished', { number, name: name?.kind === 'text' ? name.text : '…' })
  }
  const { assigned, done, failures, delays } = complete
  const rates = lineRates(complete, view.rules, view.circumstances)
  return joinHtml(
    [
      speech.html('evaluation:lineTitle', { number, name: complete.name }),
      speech.html('evaluation:lineQuantity', { done, assigned, rate: rates.quantity / 100 }),
      isExcused(complete, view.circumstances) && speech.html('explain:lineExcused'),
      failures > 0
        ? speech.html('evaluation:lineQuality', { count: failures, rate: rates.quality / 100 })
        : speech.html('evaluation:lineQualityFull'),
      delays > 0
        ? speech.html('evaluation:lineProgress', { count: delays, rate: rates.progress / 100 })
        : speech.html('evaluation:lineProgressFull'),
    ],
    '\n',
  )
}
