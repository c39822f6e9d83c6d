import type { LevelReason } from '../../domain/evaluation/level-proposal.ts'
import type { Level } from '../../domain/evaluation/score.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

const nameOf = (level: Level, speech: Speech): string => speech.text(`evaluation:level.${level}`)

const byPointsText = ({ proposal, rules, isLeader }: EvaluationView, speech: Speech): Html => {
  const { byPoints } = proposal
  const { levels } = isLeader ? rules.leaders : rules
  const level = nameOf(byPoints, speech)
  return byPoints === 'notCompleted'
    ? speech.html('explain:belowAll', {
        points: speech.points(Math.max(levels.completed, rules.forced.below)),
        level,
      })
    : speech.html('explain:byPoints', { points: speech.points(levels[byPoints]), level })
}

/** What stands against the level of the points, with the figure of the rulebook it did not reach. */
const reasonText = (reason: LevelReason, { rules }: EvaluationView, speech: Speech): Html => {
  if (reason.kind === 'finding') return speech.html(`explain:finding.${reason.finding}`)
  const { excellent, completed } = rules.leaders.conditions
  switch (reason.rule) {
    case 'beyond':
      return speech.html('explain:tasksBeyond', { share: (excellent.beyond ?? 0) / 100 })
    case 'late':
      return speech.html('explain:tasksLate', { share: (completed.lateAtMost ?? 0) / 100 })
    case 'onTime':
      return speech.html('explain:tasksOnTime')
    case 'undone':
      return speech.html('explain:tasksUndone')
  }
}

/** The level the points come to, what forces another, and the level proposed in the end. */
export const levelText = (view: EvaluationView, speech: Speech): Html =>
  joinHtml(
    [
      byPointsText(view, speech),
      ...view.proposal.reasons.map(reason => reasonText(reason, view, speech)),
      speech.html('explain:level', { level: nameOf(view.level, speech) }),
    ],
    '\n',
  )
