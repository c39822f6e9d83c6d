import type { Cycle } from '../evaluation/evaluation.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Cap, decideCap } from './cap.ts'
import type { Group, Tally } from './group.ts'
import { refreshed } from './refresh.ts'

/** What an agency, or a group of similar duties in it, may have of the best level, and what it has. */
export type CapTally = Tally & Readonly<{ cap: Cap }>

/** The cap of Decree 335/2025 beside each tally; `share` in hundredths of a per cent of those rated good. */
export const decideCaps = (tallies: readonly Tally[], share: number): CapTally[] =>
  tallies.map(tally => ({ ...tally, cap: decideCap(tally.levels, share) }))

/** The group as it stands today: leaders' unit parts are reckoned anew first. Undefined where nothing is his. */
export const loadGroup = async (
  store: Store,
  deps: Deps,
  { personId, name }: Actor,
  cycleId: string,
): Promise<Readonly<{ group: Group; excellentShare: number }> | undefined> => {
  const moment = deps.moment()
  for (const file of await store.classifications.lockWaiting(cycleId, personId, moment.today))
    await refreshed(store, deps, { personId, name }, file)
  const group = await store.classifications.group(cycleId, personId, moment.today)
  if (!group) return undefined
  return { group, excellentShare: (await store.classifications.rules(moment, null)).excellentShare }
}

export type CapsView = Readonly<{ cycle: Cycle; caps: readonly CapTally[]; at: Date }>

/**
 * The caps of all agencies and groups of a cycle whose levels are this person's to decide: numbers, of nobody in
 * particular. Refuses `group_unknown` where nothing is his.
 */
export const readCaps = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<CapsView, 'group_unknown'>> =>
  deps.transaction(async store => {
    const loaded = await loadGroup(store, deps, actor, cycleId)
    if (!loaded) return refused('group_unknown')
    const { group, excellentShare } = loaded
    return done({
      cycle: group.cycle,
      caps: decideCaps(group.tallies, excellentShare),
      at: deps.moment().at,
    })
  })
