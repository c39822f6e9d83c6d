import type { AgeGroups, CompositionRule, Genders, PlannedList } from '../../domain/report/planning.ts'
import type { Speech } from '../speech.ts'

/** What of a list is counted: null where it is hidden, undefined where no rule says how to count it. */
export type PlannedPart = Readonly<{
  name: string
  count(list: PlannedList): number | null | undefined
  /** The least share the rule asks for, in hundredths of a per cent. */
  least?: number
  /** What is not recorded of people is only worth a line where there is any. */
  isUnknown?: true
}>

const ageOf =
  (group: keyof AgeGroups) =>
  ({ ages }: PlannedList): number | null | undefined => {
    if (ages === 'notCounted') return undefined
    return ages === null ? null : ages[group]
  }

/** The three age groups by their limits, and whoever has no birthday on record. */
export const ageParts = (rule: CompositionRule, speech: Speech): readonly PlannedPart[] => {
  const { middleFrom, oldestFrom } = rule
  const between = { from: middleFrom, to: oldestFrom - 1 }
  return [
    { name: speech.text('planningReport:ages.below', { age: middleFrom }), count: ageOf('youngest') },
    { name: speech.text('planningReport:ages.between', between), count: ageOf('middle') },
    { name: speech.text('planningReport:ages.from', { age: oldestFrom }), count: ageOf('oldest') },
    { name: speech.text('planningReport:ages.unknown'), count: ageOf('unknown'), isUnknown: true },
  ]
}

export const youngPart = ({ youngBelow, least }: CompositionRule, speech: Speech): PlannedPart => ({
  name: speech.text('planningReport:young', { age: youngBelow }),
  count: ({ young }) => (young === 'notCounted' ? undefined : young),
  least: least.young,
})

const genderOf =
  (gender: keyof Genders) =>
  ({ genders }: PlannedList): number | null =>
    genders === null ? null : genders[gender]

export const genderParts = (
  rule: CompositionRule | null,
  speech: Speech,
): readonly [women: PlannedPart, men: PlannedPart, unknown: PlannedPart] => [
  {
    name: speech.text('planningReport:women'),
    count: genderOf('women'),
    ...(rule && { least: rule.least.women }),
  },
  { name: speech.text('planningReport:men'), count: genderOf('men') },
  {
    name: speech.text('planningReport:genderUnknown'),
    count: genderOf('unknown'),
    isUnknown: true,
  },
]
