import type { Day } from '../day.ts'
import type { Cycle } from './evaluation.ts'

/**
 * What the authority is asked about one product line: who says what caused its failures and delays. `gain` is
 * what confirming it would add to the score, in hundredths.
 */
export type CauseCard = Readonly<{
  approvalId: string
  requester: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  period: Pick<Cycle, 'kind' | 'periodFrom' | 'periodTo'>
  name: string
  failures: number
  delays: number
  cause: string
  gain: number
  dueOn: Day
}>
