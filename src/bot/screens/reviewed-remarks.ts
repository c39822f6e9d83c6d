import type { ApprovalView } from '../../domain/approval/view.ts'
import { claimOf } from '../../domain/evaluation/claim.ts'
import { changedLines } from '../../domain/evaluation/difference.ts'
import { answersTo, filesOf, noteOf } from '../../domain/evaluation/remarks.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { type Button, inRowsOf } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { answerLine, excerpt, lineLabel } from './overview.ts'

const states = { approved: 'remarks:stateConfirmed', returned: 'remarks:stateDeclined' } as const

/** What the cadre added to a line, as his reviewer reads it. */
export const reviewedRemarks = (
  { view, causes }: ApprovalView,
  line: string,
  speech: Speech,
): (Html | false)[] => {
  const note = noteOf(view.answers, line)
  const files = filesOf(view.answers, line).length
  const cause = causes.get(line)
  return [
    note !== undefined && speech.html('remarks:note', { text: note }),
    files > 0 && speech.html('remarks:files', { count: files }),
    cause !== undefined && speech.html(cause.outcome ? states[cause.outcome] : 'remarks:stateWaiting'),
  ]
}

/** Room for what stood in a remark before, beside what stands there now. */
const longestBefore = 300

/** What the cadre's words, files and cause on a line were before the return, where they were others. */
const remarksBefore = ({ view, before }: ApprovalView, line: string, speech: Speech): (Html | false)[] => {
  const { form, answers } = view
  if (!before) return []
  const said = (text: string | undefined): string => (text === undefined ? '–' : excerpt(text, longestBefore))
  const note = [noteOf(before, line), noteOf(answers, line)] as const
  const cause = [claimOf(form, before, line), claimOf(form, answers, line)] as const
  const files = [filesOf(before, line), filesOf(answers, line)].map(list => list.map(({ id }) => id))
  return [
    note[0] !== note[1] && speech.html('remarks:noteBefore', { text: said(note[0]) }),
    String(files[0]) !== String(files[1]) &&
      speech.html('remarks:filesBefore', { number: files[0]?.length ?? 0 }),
    cause[0] !== cause[1] && speech.html('remarks:causeBefore', { text: said(cause[0]) }),
  ]
}

/** What a line was before the return, when it was another: its answer, and what was added to it. */
export const lineBefore = (opened: ApprovalView, line: string, speech: Speech): (Html | false)[] => {
  const { view, before, changed } = opened
  if (!before || !changed.includes(line)) return []
  const { form, answers } = view
  const answered = changedLines(form, answersTo(form, before, line), answersTo(form, answers, line))
  const was = { ...view, answers: before }
  return [
    answered.includes(line) &&
      speech.html('approval:before', { line: { html: answerLine(was, line, speech) } }),
    ...remarksBefore(opened, line, speech),
  ]
}

/** Keys to the files of the lines that have some, and to the cards of the causes claimed. */
export const reviewedRemarkKeys = (
  { view, card, lines, causes }: ApprovalView,
  speech: Speech,
): Button[][] => {
  const { approvalId: approval } = card
  const keys = lines.flatMap(line => {
    const label = lineLabel(view.form, line, speech)
    const files = filesOf(view.answers, line).length
    const cause = causes.get(line)
    return [
      ...(files > 0
        ? [
            {
              text: speech.text('remarks:filesOf', { line: label, number: files }),
              data: buttons.evidence.encode({ approval, line }),
            },
          ]
        : []),
      ...(cause
        ? [
            {
              text: speech.text('remarks:causeOf', { line: label }),
              data: buttons.openCause.encode({ approval: cause.approvalId }),
            },
          ]
        : []),
    ]
  })
  return inRowsOf(3, keys)
}
