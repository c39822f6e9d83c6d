import { isAllowed } from '../access.ts'
import type { Actor, Hats } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { ListedRecommendations, RecommendationList } from './port.ts'

/** Items of one page: what a phone shows without scrolling far. */
export const recommendationsLength = 5

export type OwnRecommendations = ListedRecommendations &
  Readonly<{ list: RecommendationList; page: number; hats: Hats }>

/**
 * What somebody has to follow, what he verifies, or, as staff, what is overdue in his scope; the earliest day
 * first. Whoever is no staff finds nothing overdue but has no such list either.
 */
export const listRecommendations = (
  deps: Deps,
  actor: Actor,
  wanted: RecommendationList,
  page: number,
): Promise<OwnRecommendations> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const hats = await store.people.hats(actor.personId, today)
    const mayOversee = isAllowed('recommendation.oversee', new Set(hats.staff ? ['staff' as const] : []))
    const list = wanted === 'overdue' && !mayOversee ? 'owned' : wanted
    const window = { offset: page * recommendationsLength, limit: recommendationsLength }
    const listed = await store.recommendations.list(list, actor.personId, today, window)
    const details = { purpose: 'recommendation', items: listed.items.length }
    const event = { actorId: actor.personId, action: 'recommendation.listed' as const, details }
    if (list !== 'owned') await store.audit({ at, ...event, subjectId: null })
    return { ...listed, list, page, hats }
  })
