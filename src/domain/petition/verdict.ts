import { levelOrder } from '../classification/cap.ts'
import type { Rated } from '../classification/present.ts'
import { done, type Result, refused } from '../result.ts'

/** Most points an evaluation can have, in hundredths. */
const mostPoints = 10_000

/** Level and points (hundredths) that are to hold, or null where it stays at what was decided. */
export type PetitionVerdict = Readonly<{ changed: Readonly<{ level: string; points: number }> | null }>

export type VerdictRefusal = 'level_needed' | 'points_needed' | 'points_above_maximum' | 'petition_unchanged'

/** What the verdict would make of the result: a level there is, points of 0 to 100, and not the same as before. */
export const decideVerdict = (
  { level, points }: Rated,
  { changed }: PetitionVerdict,
): Result<Rated | null, VerdictRefusal> => {
  if (changed === null) return done(null)
  const wanted = levelOrder.find(one => one === changed.level)
  if (!wanted) return refused('level_needed')
  if (!Number.isSafeInteger(changed.points) || changed.points < 0) return refused('points_needed')
  if (changed.points > mostPoints) return refused('points_above_maximum')
  if (wanted === level && changed.points === points) return refused('petition_unchanged')
  return done({ level: wanted, points: changed.points })
}
