export type AuditAction =
  | 'approval.listed'
  | 'approval.opened'
  | 'approval.overdueListed'
  | 'approval.passedOn'
  | 'approval.approved'
  | 'approval.returned'
  | 'approval.printed'
  | 'broadcast.confirmed'
  | 'broadcast.released'
  | 'broadcast.declined'
  | 'broadcast.stopped'
  | 'broadcast.paused'
  | 'broadcast.resumed'
  | 'broadcast.cancelled'
  | 'broadcast.unreachedListed'
  | 'broadcast.unknownRepeated'
  | 'classification.listed'
  | 'classification.opened'
  | 'classification.decided'
  | 'classification.published'
  | 'classification.answered'
  | 'cycle.opened'
  | 'cycle.extended'
  | 'cycle.reminded'
  | 'cycle.closed'
  | 'cycle.formRenewed'
  | 'cycle.peopleListed'
  | 'deputy.named'
  | 'deputy.ended'
  | 'evidence.opened'
  | 'evaluation.submitted'
  | 'invite.issued'
  | 'invite.accepted'
  | 'invite.disowned'
  | 'rule.proposed'
  | 'rule.released'
  | 'rule.declined'
  | 'person.found'
  | 'petition.filed'
  | 'petition.opened'
  | 'petition.answered'
  | 'person.unlinked'
  | 'relative.declared'
  | 'relative.ended'

/** Who did what to whose record, why; append-only. `details` holds ids and facts, never personal text. */
export type AuditEvent = Readonly<{
  at: Date
  actorId: string | null
  action: AuditAction
  subjectId: string | null
  details: Readonly<Record<string, string | number>>
}>
