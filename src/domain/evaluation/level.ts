import type { LevelFacts, LevelReason, Proposal, TaskFacts } from './level-proposal.ts'
import { type Level, levelOf, type ScoringRules, type TaskConditions } from './score.ts'

type Tasks = NonNullable<TaskFacts>

type TaskRule = Extract<LevelReason, { kind: 'tasks' }>['rule']

const whole = 10_000

/** Whether so many of the assigned are at least this share of them, without dividing. */
const isShare = (count: number, share: number | null, { assigned }: Tasks): boolean =>
  share === null || count * whole >= share * assigned

/** The first condition these tasks do not meet, the gravest first. */
const unmet = (tasks: Tasks, conditions: TaskConditions): TaskRule | undefined => {
  const { assigned, done, late, failures } = tasks
  const { onTime, inQuality, lateAtMost, beyond } = conditions
  if (!isShare(done, conditions.done, tasks)) return 'undone'
  if (lateAtMost !== null && late * whole > lateAtMost * assigned) return 'late'
  if (!isShare(assigned - late, onTime, tasks) || !isShare(assigned - failures, inQuality, tasks))
    return 'onTime'
  return isShare(done - assigned, beyond, tasks) ? undefined : 'beyond'
}

const ratedLevels = ['excellent', 'good', 'completed'] as const

/** Regulation 366: the highest level not above that of the points whose conditions the tasks meet. */
const byTasks = (byPoints: Level, tasks: Tasks, rules: ScoringRules): Omit<Proposal, 'byPoints'> => {
  const found = new Set<TaskRule>()
  const open = byPoints === 'notCompleted' ? [] : ratedLevels.slice(ratedLevels.indexOf(byPoints))
  for (const level of open) {
    const rule = unmet(tasks, rules.leaders.conditions[level])
    if (!rule) return { level, reasons: [...found].map(met => ({ kind: 'tasks', rule: met })) }
    found.add(rule)
  }
  return { level: 'notCompleted', reasons: [...found].map(rule => ({ kind: 'tasks', rule })) }
}

/**
 * The level a period comes to: by its points, held down by what Regulation 366 asks of a leader's tasks, and
 * forced to "not completed" by what was found. It proposes; the deciding authority decides.
 */
export const proposeLevel = (facts: LevelFacts, rules: ScoringRules): Proposal => {
  const { points, tasks, isLeader } = facts
  const { below, findings } = rules.forced
  const byPoints = points < below ? 'notCompleted' : levelOf(points, isLeader ? rules.leaders : rules)
  const forcing = [...new Set(facts.findings)].filter(kind => isLeader || findings[kind] === 'all')
  if (forcing.length > 0) {
    return {
      level: 'notCompleted',
      byPoints,
      reasons: forcing.map(finding => ({ kind: 'finding', finding })),
    }
  }
  return isLeader && tasks
    ? { byPoints, ...byTasks(byPoints, tasks, rules) }
    : { level: byPoints, byPoints, reasons: [] }
}
