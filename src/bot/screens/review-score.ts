import type { ApprovalView } from '../../domain/approval/view.ts'
import { findQuestion, formQuestions } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

type Criterion = Readonly<{ id: string; max: number; step: number; own: number; points: number }>

/** The criteria scored by points, with the cadre's own and the reviewer's. */
const criteriaOf = ({ view, review }: ApprovalView): Criterion[] =>
  formQuestions(view.form).flatMap(question => {
    const answer = view.answers[question.id]
    if (question.kind !== 'score' || answer?.kind !== 'score') return []
    const { id, max, step } = question
    return [{ id, max, step, own: answer.points, points: review.scores[id] ?? answer.points }]
  })

const criterionText = ({ id, max, own, points }: Criterion, speech: Speech): Html =>
  speech.html(own === points ? 'approval:criterionPoints' : 'approval:criterionReviewed', {
    id,
    own: speech.points(own),
    points: speech.points(points),
    max: speech.points(max),
  })

const backKey = (approval: string, speech: Speech): Button[] => [
  { text: speech.text('common:back'), data: buttons.openApproval.encode({ approval, page: 0 }) },
]

/** What the evaluation comes to with the reviewer's points, where they differ; and when he has to say why. */
export const reviewText = ({ review }: ApprovalView, speech: Speech): Html | false =>
  Object.keys(review.scores).length > 0 &&
  joinHtml(
    [
      speech.html('approval:reviewScore', {
        points: speech.points(review.view.score.points),
        level: speech.text(`evaluation:level.${review.view.level}`),
      }),
      review.needsReason && speech.html('approval:reviewGap', { gap: speech.points(review.gap) }),
    ],
    '\n',
  )

/** All criteria side by side, each leading to its points. */
export const reviewPointsScreen = (opened: ApprovalView, speech: Speech): Screen => {
  const { approvalId: approval, requester } = opened.card
  const criteria = criteriaOf(opened)
  const keys = criteria.map(({ id, own, points }) => ({
    text: own === points ? id : `✓ ${id}`,
    data: buttons.reviewCriterion.encode({ approval, line: id }),
  }))
  return {
    text: joinHtml(
      [
        speech.html('approval:chooseCriterion', { name: requester }),
        joinHtml(
          criteria.map(criterion => criterionText(criterion, speech)),
          '\n',
        ),
        reviewText(opened, speech),
      ],
      '\n\n',
    ),
    rows: [...inRowsOf(4, keys), backKey(approval, speech)],
    isProtected: true,
  }
}

/** One criterion and the points it may have; undefined when the form has no such. */
export const reviewCriterionScreen = (
  opened: ApprovalView,
  line: string,
  speech: Speech,
): Screen | undefined => {
  const { approvalId: approval } = opened.card
  const criterion = criteriaOf(opened).find(({ id }) => id === line)
  const question = findQuestion(opened.view.form, line)
  if (!criterion || !question) return undefined
  const { max, step, points: given } = criterion
  const steps = Array.from({ length: max / step + 1 }, (_, index) => index * step)
  const keys = steps.map(points => ({
    text: points === given ? `✓ ${speech.points(points)}` : speech.points(points),
    data: buttons.reviewGive.encode({ approval, line, points }),
  }))
  return {
    text: joinHtml(
      [
        bold(speech.quote(speech.own(question.text))),
        criterionText(criterion, speech),
        speech.html('approval:givePoints'),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(4, keys),
      [{ text: speech.text('common:back'), data: buttons.reviewPoints.encode({ approval }) }],
    ],
    isProtected: true,
  }
}

/** Asks for the words that go with points far from the cadre's own. */
export const approveReasonScreen = ({ card, review }: ApprovalView, speech: Speech): Screen => ({
  text: speech.html('approval:writeApproveReason', { name: card.requester, gap: speech.points(review.gap) }),
  rows: [backKey(card.approvalId, speech)],
  isProtected: true,
})
