import type { Level } from '../evaluation/score.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { noLevels } from './cap.ts'
import type { Member } from './classification.ts'
import type { GroupSummary } from './group.ts'
import { presentLevel } from './present.ts'

/** People on one page: what a phone shows without scrolling far. */
export const groupPageLength = 12

const levelOf = ({ classification, proposed }: Member): Level =>
  classification ? presentLevel(classification).level : proposed

export const countLevels = (members: readonly Member[]): Record<Level, number> => {
  const levels = { ...noLevels }
  for (const member of members) levels[levelOf(member)] += 1
  return levels
}

/** The cycles in which somebody has levels to decide or to publish. */
export const listGroups = (deps: Deps, actor: Actor): Promise<readonly GroupSummary[]> =>
  deps.transaction(store => store.classifications.groups(actor.personId, deps.moment().today))
