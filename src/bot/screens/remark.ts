import { gainOfCauses } from '../../domain/evaluation/cause.ts'
import { claimOf, hasDeductions } from '../../domain/evaluation/claim.ts'
import { filesOf, isRemarkable, noteOf, type RemarkKind, remarkId } from '../../domain/evaluation/remarks.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

const ifConfirmed = (view: EvaluationView, lines: readonly string[], speech: Speech): Html =>
  speech.html('remarks:ifConfirmed', { points: speech.points(gainOfCauses(view, lines)) })

/** What stands beside a line besides its answer; nothing where nothing does. */
export const remarkTexts = (view: EvaluationView, line: string, speech: Speech): (Html | false)[] => {
  const note = noteOf(view.answers, line)
  const files = filesOf(view.answers, line).length
  const cause = claimOf(view.form, view.answers, line)
  const isConfirmed = view.circumstances.confirmedCauses.includes(line)
  return [
    note !== undefined && speech.html('remarks:note', { text: note }),
    files > 0 && speech.html('remarks:files', { count: files }),
    cause !== undefined && speech.html('remarks:cause', { text: cause }),
    cause !== undefined &&
      (isConfirmed ? speech.html('remarks:confirmed') : ifConfirmed(view, [line], speech)),
  ]
}

/** Keys that lead to what may be added to a line. */
export const remarkKeys = (view: EvaluationView, line: string, speech: Speech): Button[][] => {
  const { answers, form, evaluation } = view
  if (!isRemarkable(form, answers, line)) return []
  const key = (kind: RemarkKind, text: string): Button => ({
    text,
    data: buttons.goTo.encode({ evaluation: evaluation.id, step: remarkId(line, kind) }),
  })
  const files = filesOf(answers, line).length
  return [
    [
      key('note', speech.text('remarks:keyNote')),
      key(
        'evidence',
        files > 0 ? speech.text('remarks:keyFiles', { number: files }) : speech.text('remarks:keyEvidence'),
      ),
    ],
    hasDeductions(form, answers, line) ? [key('cause', speech.text('remarks:keyCause'))] : [],
  ]
}
