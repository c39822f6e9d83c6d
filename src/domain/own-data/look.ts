import type { AuditAction } from '../audit/audit.ts'
import type { PersonSummary } from '../person/person.ts'

/** The events that say that somebody read another's record; each is worded, and says why in its words. */
export const looks = [
  'person.found',
  'approval.listed',
  'approval.opened',
  'approval.printed',
  'evidence.opened',
  'classification.listed',
  'classification.opened',
  'petition.opened',
  'finding.opened',
  'request.opened',
  'paper.opened',
  'recommendation.opened',
] as const satisfies readonly AuditAction[]

/** One look at one's own record: who, as what he is today, when, and what he opened. */
export type Look = Readonly<{
  at: Date
  action: (typeof looks)[number]
  by: Pick<PersonSummary, 'name' | 'positionTitles' | 'unit'>
}>

export type OwnData = Readonly<{
  /**
   * Who looked at a person's record, newest first. A look that belongs to a sealed inspection is not among them
   * before that is opened.
   */
  looks(
    personId: string,
    today: string,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<Readonly<{ total: number; items: readonly Look[] }>>
}>
