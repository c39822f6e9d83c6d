import type { Level } from '../evaluation/score.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type CapTally, decideCaps, loadGroup } from './caps.ts'
import type { Member } from './classification.ts'
import type { Group } from './group.ts'
import { countLevels, groupPageLength } from './list.ts'

/**
 * A group with the cap of each agency and each group of similar duties in it. `shown` are the people of one page, from
 * the place `start` on; the others are only counted.
 */
export type GroupView = Pick<Group, 'cycle'> &
  Readonly<{
    levels: Readonly<Record<Level, number>>
    total: number
    waiting: number
    ready: number
    caps: readonly CapTally[]
    page: number
    pages: number
    start: number
    shown: readonly Member[]
  }>

/**
 * A page of those in a cycle whose level is this person's to decide, with what is proposed. Seeing names and points
 * is a look at each record. Refuses `group_unknown` where nothing is his.
 */
export const openGroup = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  wanted: number,
): Promise<Result<GroupView, 'group_unknown'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const loaded = await loadGroup(store, deps, actor, cycleId)
    if (!loaded) return refused('group_unknown')
    const view = viewGroup(loaded.group, loaded.excellentShare, wanted)
    for (const { person, evaluationId } of view.shown) {
      const details = { evaluationId, purpose: 'classification' }
      const event = {
        actorId: actor.personId,
        action: 'classification.listed' as const,
        subjectId: person.id,
      }
      await store.audit({ at: moment.at, ...event, details })
    }
    return done(view)
  })

const viewGroup = ({ cycle, members, tallies }: Group, share: number, wanted: number): GroupView => {
  const pages = Math.max(1, Math.ceil(members.length / groupPageLength))
  const page = Math.min(wanted, pages - 1)
  const start = page * groupPageLength
  return {
    cycle,
    levels: countLevels(members),
    total: members.length,
    waiting: members.filter(({ classification }) => classification === null).length,
    ready: members.filter(({ classification }) => classification?.publishedAt === null).length,
    caps: decideCaps(tallies, share),
    page,
    pages,
    start,
    shown: members.slice(start, start + groupPageLength),
  }
}
