import type { Actor } from '../person/person.ts'
import type { Deps, OpenCycle } from '../ports.ts'
import { type YearScore, yearScore } from './year-score.ts'

/** A year comes with the average of what was published of its periods. */
export type OwnCycle = OpenCycle & Readonly<{ year?: YearScore | null }>

/** The periods open to somebody today, each with how far he is in it. */
export const listCycles = (deps: Deps, { personId }: Actor): Promise<readonly OwnCycle[]> =>
  deps.transaction(async store => {
    const cycles: OwnCycle[] = []
    for (const open of await store.evaluations.cyclesFor(personId, deps.moment().today)) {
      const { kind, periodTo } = open.cycle
      const year = Number(periodTo.slice(0, 4))
      const isYear = kind === 'year'
      const scores = isYear ? await store.cycles.periodScores(personId, year, true) : null
      cycles.push({ ...open, year: scores && yearScore(scores) })
    }
    return cycles
  })
