import type { AuditAction } from '../audit/audit.ts'
import type { Moment } from '../moment.ts'
import type { PersonSummary } from '../person/person.ts'
import type { LookPurpose } from '../person/search.ts'
import type { OwnFacts, PartName } from './parts.ts'

/** The events that say that somebody read another's record; each is worded, and says why in its words. */
export const looks = [
  'person.found',
  'person.opened',
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
  'role.opened',
  'service.opened',
  'report.named',
] as const satisfies readonly AuditAction[]

/** One look at one's own record: who, as what he is today, when, and what he opened. */
export type Look = Readonly<{
  at: Date
  action: (typeof looks)[number]
  /** Where the desk for persons asked for it; other looks say why in their words. */
  purpose: LookPurpose | null
  /** What of a record was opened there. */
  part: string | null
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
  /** Everything held about a person, part by part, days as they are in a zone; the parts named are left empty. */
  facts(personId: string, timeZone: string, but: readonly PartName[]): Promise<OwnFacts>
  /** Whether he was given his files at that instant or after it; whoever asks at the same time waits. */
  exportedSince(personId: string, since: Date): Promise<boolean>
  /** `data.planningDisclosed` of the rulebook: whether somebody is told that he is in the succession planning. */
  disclosesPlanning(moment: Moment): Promise<boolean>
}>
