import { z } from 'zod'
import type { ScoringRules } from '../domain/evaluation/score.ts'
import type { RuleSet } from './rules.ts'

const keys = {
  levels: 'evaluation.levels',
  quality: 'evaluation.taskBlock.qualityPenalty',
  progress: 'evaluation.taskBlock.progressPenalty',
} as const

/** The door for the values a score is computed with; levels by points, as Decree 335/2025 has them. */
const levelsSchema = z.object({ levels: z.array(z.object({ code: z.string(), from: z.number().int() })) })
const qualitySchema = z.object({ perFailure: z.number().int() })
const progressSchema = z.object({ perDelay: z.number().int() })

export const scoringRules: RuleSet<ScoringRules> = {
  keys: Object.values(keys),
  read(ruleOf) {
    const { levels } = ruleOf(keys.levels, levelsSchema)
    const from = (code: string): number => {
      const level = levels.find(level => level.code === code)
      if (!level) throw new Error(`The rulebook has no level ${code}.`)
      return level.from
    }
    return {
      qualityPenalty: ruleOf(keys.quality, qualitySchema).perFailure,
      progressPenalty: ruleOf(keys.progress, progressSchema).perDelay,
      levels: { excellent: from('excellent'), good: from('good'), completed: from('completed') },
    }
  },
}
