import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type LeadRefusal, type LedDraft, leadingOpen, readLed } from './lead.ts'

/** People on one page of those who could be named. */
export const candidatesPage = 8

export type Candidates = Readonly<{ draft: LedDraft; total: number; items: readonly PersonSummary[] }>

/** Who could be named, page by page, or by part of the name. */
export const listCandidates = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  name: string | null,
  page: number,
): Promise<Result<Candidates, LeadRefusal | 'member_not_found'>> =>
  leadingOpen<Candidates, 'member_not_found'>(deps, actor, evaluationId, async all => {
    const { today } = deps.moment()
    const typed = name?.trim() ?? null
    if (typed === '') return refused('member_not_found')
    const window = { offset: page * candidatesPage, limit: candidatesPage }
    const found = await all.store.collectives.candidates(evaluationId, typed, today, window)
    if (typed !== null && found.total === 0) return refused('member_not_found')
    return done({ draft: await readLed(all), ...found })
  })
