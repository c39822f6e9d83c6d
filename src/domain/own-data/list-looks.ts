import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Look } from './look.ts'

/** Looks of one page. */
export const looksPage = 8

/** A page of the looks at one's own record (Law 91/2025/QH15, access); a page beyond the last is empty. */
export const listLooks = (
  deps: Deps,
  { personId }: Actor,
  page: number,
): Promise<Result<Readonly<{ total: number; items: readonly Look[] }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    if (!isAllowed('data.read', new Set(['self']))) return refused('not_allowed')
    const { today } = deps.moment()
    return done(await store.ownData.looks(personId, today, { offset: page * looksPage, limit: looksPage }))
  })
