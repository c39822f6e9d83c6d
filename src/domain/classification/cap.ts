import type { Level } from '../evaluation/score.ts'

/** From the best to the worst, as they stand in every list. */
export const levelOrder = [
  'excellent',
  'good',
  'completed',
  'notCompleted',
] as const satisfies readonly Level[]

export type Cap = Readonly<{ good: number; excellent: number; allowed: number; isOver: boolean }>

const whole = 10_000

/**
 * Decree 335/2025: *excellent* at most a share (hundredths of a per cent) of the number rated *good*, rounded down,
 * within the agency and within each group of similar duties. It says so; it demotes nobody.
 */
export const decideCap = ({ good, excellent }: Readonly<Record<Level, number>>, share: number): Cap => {
  const allowed = Math.floor((good * share) / whole)
  return { good, excellent, allowed, isOver: excellent > allowed }
}

export const noLevels: Readonly<Record<Level, number>> = {
  excellent: 0,
  good: 0,
  completed: 0,
  notCompleted: 0,
}
