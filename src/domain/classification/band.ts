import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Band } from './group.ts'
import { ownPublished } from './own-result.ts'
import { presentLevel } from './present.ts'

/** Somebody's own points beside the band of his position group; null where too few people are in it. */
export type Comparison = Readonly<{
  evaluationId: string
  own: number
  band: Band | null
  minimum: number
  isOwn: boolean
}>

/** Never a ranking, and nothing at all of a group so small that single people could be told from it. */
export const decideBand = (band: Band, minimum: number): Band | null => (band.count < minimum ? null : band)

/**
 * The cadre compares his published points with what is published of equivalent positions in the same period; the
 * deciding authority with whatever is reviewed. Nobody else: `classification_unknown`.
 */
export const compareClassification = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Comparison, 'classification_unknown'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    const file = await store.classifications.lock(evaluationId, actor.personId, today)
    const isOwn = ownPublished(actor, file).ok
    if (!file || !(isOwn || isAllowed('classification.decide', file.relations)))
      return refused('classification_unknown')
    const { comparisonMinimum: minimum } = await store.classifications.rules(moment, file.personId)
    const found = await store.classifications.band(evaluationId, isOwn, today)
    if (!isOwn) {
      const details = { evaluationId, purpose: 'comparison' }
      const action = 'classification.opened'
      await store.audit({ at, actorId: actor.personId, action, subjectId: file.personId, details })
    }
    const own = file.classification ? presentLevel(file.classification).points : file.points
    return done({ evaluationId, own, band: decideBand(found, minimum), minimum, isOwn })
  })
