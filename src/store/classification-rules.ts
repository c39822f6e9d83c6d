import { z } from 'zod'
import type { ClassificationRules } from '../domain/classification/classification.ts'
import type { RuleSet } from './rules.ts'

const keys = { cap: 'evaluation.excellentCap', comparison: 'evaluation.comparison.minimumGroup' } as const

const capSchema = z.object({ share: z.number().int().min(0) })
const comparisonSchema = z.object({ minimum: z.number().int().min(1) })

/** The caps and the smallest group that is compared: `evaluation.excellentCap`, `evaluation.comparison.minimumGroup`. */
export const classificationRules: RuleSet<Omit<ClassificationRules, 'petition'>> = {
  keys: Object.values(keys),
  read: ruleOf => ({
    excellentShare: ruleOf(keys.cap, capSchema).share,
    comparisonMinimum: ruleOf(keys.comparison, comparisonSchema).minimum,
  }),
}

const span = z.object({ amount: z.number().int().min(1) })
const petitionSchema = z.object({ fileWithin: span, answerWithin: span })

type PetitionRules = ClassificationRules['petition']

/** How long a petition may be filed and has to be answered; for those without a rule of their own, civil servants'. */
const petitionRuleOf = (key: string): RuleSet<Omit<PetitionRules, 'isVerified'>> => ({
  keys: [key],
  read: ruleOf => {
    const { fileWithin, answerWithin } = ruleOf(key, petitionSchema)
    return { fileDays: fileWithin.amount, answerWorkingDays: answerWithin.amount }
  },
})

export const publicEmployeePetition = petitionRuleOf('petition.publicEmployee')
export const civilServantPetition = petitionRuleOf('petition.civilServant')

const reviewGapKey = 'evaluation.reviewGap'

/** From which difference of the sums on a reviewer has to say why, in hundredths. */
export const reviewGapRule: RuleSet<number> = {
  keys: [reviewGapKey],
  read: ruleOf => ruleOf(reviewGapKey, z.object({ gap: z.number().int().min(0) })).gap,
}
