export type AuditAction =
  | 'approval.listed'
  | 'approval.opened'
  | 'approval.approved'
  | 'approval.returned'
  | 'broadcast.confirmed'
  | 'broadcast.released'
  | 'broadcast.declined'
  | 'broadcast.stopped'
  | 'broadcast.paused'
  | 'broadcast.resumed'
  | 'broadcast.cancelled'
  | 'broadcast.unreachedListed'
  | 'broadcast.unknownRepeated'
  | 'evaluation.submitted'
  | 'invite.issued'
  | 'invite.accepted'
  | 'invite.disowned'
  | 'person.found'
  | 'person.unlinked'

/** Who did what to whose record, why; append-only. `details` holds ids and facts, never personal text. */
export type AuditEvent = Readonly<{
  at: Date
  actorId: string | null
  action: AuditAction
  subjectId: string | null
  details: Readonly<Record<string, string | number>>
}>
