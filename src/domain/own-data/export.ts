import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type LeftOut, leftOut, type OwnFacts } from './parts.ts'

/** Minutes within which a second file would be the same as the first. */
const freshMinutes = 1

export type OwnExport = Readonly<{ at: Date; facts: OwnFacts; notIncluded: readonly LeftOut[] }>

/**
 * Everything held about the one who asks (Law 91/2025/QH15, access). What is planned for somebody is left out unless
 * the rulebook discloses it. Refuses `data_just_exported` for a press that comes twice; `isRepeated` says that the
 * files of the first did perhaps not arrive.
 */
export const exportOwnData = (
  deps: Deps,
  { personId }: Actor,
  isRepeated: boolean,
): Promise<Result<OwnExport, 'not_allowed' | 'data_just_exported'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at } = moment
    if (!isAllowed('data.read', new Set(['self']))) return refused('not_allowed')
    const since = new Date(at.getTime() - freshMinutes * 60_000)
    if (!isRepeated && (await store.ownData.exportedSince(personId, since)))
      return refused('data_just_exported')
    const isPlanningShown = await store.ownData.disclosesPlanning(moment)
    const { timeZone } = await store.notices.rules(moment)
    const facts = await store.ownData.facts(personId, timeZone, isPlanningShown ? [] : ['planning'])
    const event = { at, actorId: personId, subjectId: personId, details: {} }
    await store.audit({ ...event, action: 'data.exported' })
    const notIncluded = leftOut.filter(what => what !== 'planning' || !isPlanningShown)
    return done({ at, facts, notIncluded })
  })
