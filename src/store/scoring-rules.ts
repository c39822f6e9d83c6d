import { z } from 'zod'
import type { ScoringRules } from '../domain/evaluation/score.ts'
import type { RuleSet } from './rules.ts'

/** The rules a score is computed with, by what they are for; their legal bases are read under the same names. */
export const scoringKeys = {
  quality: 'evaluation.taskBlock.qualityPenalty',
  progress: 'evaluation.taskBlock.progressPenalty',
  combination: 'evaluation.taskBlock.combination',
  unitPart: 'evaluation.leader.unitPart',
  levels: 'evaluation.levels',
  leaderLevels: 'evaluation.levels.leader',
  forced: 'evaluation.forcedNotCompleted',
} as const

const count = z.number().int().nonnegative()
const weight = z.number().int().positive()

/** The door for the values a score is computed with. */
const qualitySchema = z.object({ perFailure: count })
const progressSchema = z.object({ perDelay: count })
const combinationSchema = z.object({ method: z.literal('mean'), weights: z.tuple([weight, weight, weight]) })
const unitPartSchema = z.object({ everySubordinateCompleted: count, anySubordinateNotCompleted: count })

/** How a leader's level is conditioned, by the names of the rulebook. */
const conditionsSchema = z.object({
  done: count.optional(),
  doneOnTime: count.optional(),
  doneOnTimeAndQuality: count.optional(),
  lateAtMost: count.optional(),
  beyondRequirement: count.optional(),
})
type Conditions = z.infer<typeof conditionsSchema>

const levelsSchema = z.object({
  levels: z.array(z.object({ code: z.string(), from: count, conditions: conditionsSchema.optional() })),
})
type Levels = z.infer<typeof levelsSchema>

const forcedSchema = z.object({
  scoreBelow: count,
  reasons: z.array(z.object({ code: z.string(), appliesTo: z.enum(['all', 'leader']) })),
})

const levelIn = ({ levels }: Levels, code: string): Levels['levels'][number] => {
  const level = levels.find(level => level.code === code)
  if (!level) throw new Error(`The rulebook has no level ${code}.`)
  return level
}

const byLevel = <Value>(levels: Levels, read: (level: Levels['levels'][number]) => Value) => ({
  excellent: read(levelIn(levels, 'excellent')),
  good: read(levelIn(levels, 'good')),
  completed: read(levelIn(levels, 'completed')),
})

/** What is done on time is done, and what is done on time and in quality is both. */
const toConditions = ({ done, doneOnTime, doneOnTimeAndQuality, ...rest }: Conditions = {}) => {
  const onTime = doneOnTime ?? doneOnTimeAndQuality ?? null
  return {
    done: done ?? onTime,
    onTime,
    inQuality: doneOnTimeAndQuality ?? null,
    lateAtMost: rest.lateAtMost ?? null,
    beyond: rest.beyondRequirement ?? null,
  }
}

export const scoringRules: RuleSet<ScoringRules> = {
  keys: Object.values(scoringKeys),
  read(ruleOf) {
    const [quantity, quality, progress] = ruleOf(scoringKeys.combination, combinationSchema).weights
    const unitPart = ruleOf(scoringKeys.unitPart, unitPartSchema)
    const leaders = ruleOf(scoringKeys.leaderLevels, levelsSchema)
    const forced = ruleOf(scoringKeys.forced, forcedSchema)
    const appliesTo = (code: string): 'all' | 'leader' => {
      const reason = forced.reasons.find(reason => reason.code === code)
      if (!reason) throw new Error(`The rulebook does not say whom ${code} forces.`)
      return reason.appliesTo
    }
    return {
      qualityPenalty: ruleOf(scoringKeys.quality, qualitySchema).perFailure,
      progressPenalty: ruleOf(scoringKeys.progress, progressSchema).perDelay,
      weights: { quantity, quality, progress },
      unitPart: {
        allCompleted: unitPart.everySubordinateCompleted,
        anyNotCompleted: unitPart.anySubordinateNotCompleted,
      },
      levels: byLevel(ruleOf(scoringKeys.levels, levelsSchema), level => level.from),
      leaders: {
        levels: byLevel(leaders, level => level.from),
        conditions: byLevel(leaders, level => toConditions(level.conditions)),
      },
      forced: {
        below: forced.scoreBelow,
        findings: {
          degradation: appliesTo('degradationConcluded'),
          discipline: appliesTo('disciplinedForDutyViolation'),
          unitCorruption: appliesTo('unitHandledForCorruptionOrWaste'),
        },
      },
    }
  },
}
