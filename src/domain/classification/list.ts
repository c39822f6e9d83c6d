import type { Level } from '../evaluation/score.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Cap, decideCap, noLevels } from './cap.ts'
import type { Group, GroupSummary, Member, Tally } from './classification.ts'
import { presentLevel } from './present.ts'
import { refreshed } from './refresh.ts'

/** People on one page: what a phone shows without scrolling far. */
export const groupPageLength = 12

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
    caps: readonly (Tally & Readonly<{ cap: Cap }>)[]
    page: number
    pages: number
    start: number
    shown: readonly Member[]
  }>

const levelOf = ({ classification, proposed }: Member): Level =>
  classification ? presentLevel(classification).level : proposed

const countLevels = (members: readonly Member[]): Record<Level, number> => {
  const levels = { ...noLevels }
  for (const member of members) levels[levelOf(member)] += 1
  return levels
}

/** The cycles in which somebody has levels to decide or to publish. */
export const listGroups = (deps: Deps, actor: Actor): Promise<readonly GroupSummary[]> =>
  deps.transaction(store => store.classifications.groups(actor.personId, deps.moment().today))

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
    for (const file of await store.classifications.lockWaiting(cycleId, actor.personId, moment.today))
      await refreshed(store, deps, actor, file)
    const group = await store.classifications.group(cycleId, actor.personId, moment.today)
    if (!group) return refused('group_unknown')
    const { excellentShare } = await store.classifications.rules(moment, null)
    const view = viewGroup(group, excellentShare, wanted)
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
    caps: tallies.map(tally => ({ ...tally, cap: decideCap(tally.levels, share) })),
    page,
    pages,
    start,
    shown: members.slice(start, start + groupPageLength),
  }
}
