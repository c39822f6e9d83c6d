import { z } from 'zod'
import type { ClockName, ClockTerms } from '../domain/calendar/clock.ts'
import type { RuleSet } from './rules.ts'

export const clockKeys = {
  thematicSupervision: 'inspection.clock.thematicSupervision',
  stateConclusion: 'inspection.clock.stateConclusion',
} as const satisfies Record<ClockName, string>

/** Longer than any limit of the law, and short enough to be counted through day by day. */
const days = z.number().int().min(1).max(3_660)
const unit = z.enum(['workingDays', 'calendarDays'])
const fraction = z.object({ numerator: z.number().int().min(0), denominator: z.number().int().min(1) })
const levels = z.object({
  central: days.optional(),
  province: days.optional(),
  district: days.optional(),
  grassroots: days.optional(),
})

const supervision = z
  .object({ unit, start: z.literal('subjectReportReceived'), limits: levels, extensionMax: fraction })
  .transform((terms): ClockTerms => terms as ClockTerms)

const conclusion = z
  .object({ unit, start: z.literal('draftReceived'), limit: days, limitGovernmentInspectorate: days })
  .transform(
    ({ unit, start, limit, limitGovernmentInspectorate: central }): ClockTerms => ({
      unit,
      start,
      limits: { central, province: limit, grassroots: limit },
      extensionMax: null,
    }),
  )

/** A clock as the rulebook holds it; imports are checked, so it can be read. */
export const readClock = (name: ClockName, value: unknown): ClockTerms =>
  (name === 'stateConclusion' ? conclusion : supervision).parse(value)

/** The clocks of inspections: `inspection.clock.*` of the rulebook, each read by itself. */
export const clockRules: readonly RuleSet<ClockTerms>[] = [
  {
    keys: [clockKeys.thematicSupervision],
    read: ruleOf => ruleOf(clockKeys.thematicSupervision, supervision),
  },
  { keys: [clockKeys.stateConclusion], read: ruleOf => ruleOf(clockKeys.stateConclusion, conclusion) },
]
