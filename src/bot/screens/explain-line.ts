import type { LineAccount } from '../../domain/evaluation/explain.ts'
import type { ScoringRules } from '../../domain/evaluation/score.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** All of a part, in hundredths of a per cent. */
const whole = 10_000

const quantityText = ({ line, rates }: LineAccount, speech: Speech): Html => {
  const { done, assigned } = line
  return done > assigned
    ? speech.html('explain:quantityBeyond', { done, assigned, rate: rates.quantity / 100 })
    : speech.html('explain:quantity', { done, assigned, rate: rates.quantity / 100 })
}

const qualityText = ({ line, rates, isExcused }: LineAccount, rules: ScoringRules, speech: Speech): Html => {
  const times = line.failures
  if (times === 0) return speech.html('explain:qualityFull')
  if (isExcused) return speech.html('explain:qualityExcused', { times })
  return speech.html('explain:qualityTaken', {
    times,
    each: rules.qualityPenalty / 100,
    taken: (whole - rates.quality) / 100,
    rate: rates.quality / 100,
  })
}

const progressText = ({ line, rates, isExcused }: LineAccount, rules: ScoringRules, speech: Speech): Html => {
  const times = line.delays
  if (times === 0) return speech.html('explain:progressFull')
  if (isExcused) return speech.html('explain:progressExcused', { times })
  return speech.html('explain:progressTaken', {
    times,
    each: rules.progressPenalty / 100,
    taken: (whole - rates.progress) / 100,
    rate: rates.progress / 100,
  })
}

const meanText = ({ rates, mean }: LineAccount, { weights }: ScoringRules, speech: Speech): Html => {
  const values = {
    quantity: rates.quantity / 100,
    quality: rates.quality / 100,
    progress: rates.progress / 100,
    mean: mean / 100,
  }
  const isEven = weights.quantity === weights.quality && weights.quality === weights.progress
  if (isEven) return speech.html('explain:mean', values)
  const { quantity: byQuantity, quality: byQuality, progress: byProgress } = weights
  return speech.html('explain:meanWeighed', { ...values, byQuantity, byQuality, byProgress })
}

/** One product line with each deduction and its reason. */
export const lineAccountText = (account: LineAccount, rules: ScoringRules, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('evaluation:lineTitle', { number: account.line.id.number, name: account.line.name }),
      quantityText(account, speech),
      qualityText(account, rules, speech),
      progressText(account, rules, speech),
      meanText(account, rules, speech),
    ],
    '\n',
  )
