import type { Level } from '../evaluation/score.ts'

export type Rated = Readonly<{ level: Level; points: number }>

/** What holds today: what was decided, or what the answer to a petition made of it. Points in hundredths. */
export const presentLevel = ({
  level,
  points,
  changed,
}: Rated & Readonly<{ changed: Rated | null }>): Rated => changed ?? { level, points }
