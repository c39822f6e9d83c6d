import { levelOrder, noLevels } from '../classification/cap.ts'
import { type CapTally, decideCaps } from '../classification/caps.ts'
import type { Level } from '../evaluation/score.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { chosenCycle, type ReportCycle } from './cycles.ts'
import { endOfDay } from './end-of-day.ts'
import { openReport } from './open.ts'
import type { ReportQuery } from './report.ts'

/** The caps of each agency and each group of similar duties in it, and the levels of all of them together. */
export type LevelsFacts = Readonly<{
  cycles: readonly ReportCycle[]
  chosen: ReportCycle | null
  caps: readonly CapTally[]
  levels: Readonly<Record<Level, number>>
  at: Date
}>

/** An agency counts everybody in it; its groups of similar duties are the same people again. */
export const isAgency = ({ duties }: CapTally): boolean => duties === null

const levelsOf = (caps: readonly CapTally[]): Readonly<Record<Level, number>> =>
  caps.filter(isAgency).reduce((so, { levels }) => {
    const added = levelOrder.map(level => [level, so[level] + levels[level]] as const)
    return Object.fromEntries(added) as Record<Level, number>
  }, noLevels)

/**
 * Levels that were published and of which staff has heard: their cadres have answered, or had a day to. Of cycles
 * that staff steers. Refuses as ReportRefusal says.
 */
export const readLevels = (deps: Deps, actor: Actor, query: ReportQuery) =>
  openReport<LevelsFacts>(deps, actor, 'levels', query, async (store, scope) => {
    const moment = deps.moment()
    const { timeZone, until } = await endOfDay(store, deps, scope.day)
    const at = until < moment.at ? until : moment.at
    const cycles = await store.reports.cycles.cycles(scope, timeZone, 'own')
    const chosen = chosenCycle(cycles, query.choice)
    if (!chosen) return { cycles, chosen, caps: [], levels: noLevels, at }
    const tallies = await store.reports.cycles.levels(scope, chosen.cycle.id, at)
    const { excellentShare } = await store.classifications.rules(moment, null)
    const caps = decideCaps(tallies, excellentShare)
    return { cycles, chosen, caps, levels: levelsOf(caps), at }
  })
