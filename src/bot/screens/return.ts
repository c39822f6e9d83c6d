import type { ApprovalView } from '../../domain/approval/view.ts'
import { findQuestion } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { answerLine, lineLabel } from './overview.ts'

/** Lines that fit above their buttons; a form of the decree has fewer. */
const longestChoice = 26

/** Choosing what must change: each press puts a line in or takes it out. */
export const returnLinesScreen = (
  opened: ApprovalView,
  chosen: ReadonlySet<string>,
  speech: Speech,
): Screen => {
  const { approvalId: approval } = opened.card
  // What is computed nobody can change.
  const changeable = opened.lines.filter(line => findQuestion(opened.view.form, line)?.kind !== 'unit')
  const keys = changeable.map(line => {
    const label = lineLabel(opened.view.form, line, speech)
    return {
      text: chosen.has(line) ? `☑ ${label}` : `☐ ${label}`,
      data: buttons.returnLine.encode({ approval, line, wanted: chosen.has(line) ? 0 : 1 }),
    }
  })
  return {
    text: joinHtml(
      [
        speech.html('approval:chooseLines', { name: opened.card.requester }),
        joinHtml(
          opened.lines.slice(0, longestChoice).map(line => answerLine(opened.view, line, speech)),
          '\n',
        ),
        chosen.size > 0 && speech.html('approval:chosenLines', { count: chosen.size }),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(2, keys),
      chosen.size > 0
        ? [
            {
              text: speech.text('approval:continueToReason'),
              data: buttons.returnReason.encode({ approval }),
            },
          ]
        : [],
      [{ text: speech.text('common:back'), data: buttons.openApproval.encode({ approval, page: 0 }) }],
    ],
    isProtected: true,
  }
}

/** Lines repeated above the question for the reason; more would push it off the phone. */
const longestList = 12

export const returnReasonScreen = (
  opened: ApprovalView,
  chosen: readonly string[],
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('approval:writeReason', { name: opened.card.requester }),
      joinHtml(
        chosen.slice(0, longestList).map(line => answerLine(opened.view, line, speech)),
        '\n',
      ),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('common:back'),
        data: buttons.askReturn.encode({ approval: opened.card.approvalId }),
      },
    ],
  ],
  isProtected: true,
})
