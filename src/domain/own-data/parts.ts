import type { FieldName } from './fields.ts'

/** What is held about a person, part by part, and the fields of each in their order. */
export const parts = {
  person: [
    ...(['name', 'code', 'kind', 'gender', 'bornOn', 'serviceFrom', 'serviceUntil', 'recruitedOn'] as const),
    ...(['partyMember', 'at'] as const),
  ],
  posts: [
    ...(['title', 'unit', 'kind', 'startedOn', 'endedOn', 'decisionNo', 'mandated', 'locality'] as const),
    ...(['localityBy', 'managingTier'] as const),
  ],
  serviceEnds: ['lastDay', 'kind', 'decisionNo', 'at', 'settledAt', 'revokedAt'],
  planning: ['term', 'tier', 'unit', 'decisionNo'],
  lines: ['as', 'name', 'validFrom', 'validTo'],
  roles: ['role', 'unit', 'validFrom', 'validTo'],
  roleChanges: ['as', 'role', 'unit', 'change', 'at', 'outcome', 'decidedAt'],
  deputies: ['as', 'name', 'validFrom', 'validTo'],
  relatives: ['name', 'at', 'endedAt'],
  links: ['account', 'startedAt', 'endedAt', 'language', 'digits', 'reachable'],
  consents: ['noticeVersion', 'language', 'noticeHash', 'account', 'at', 'withdrawnAt'],
  invites: ['as', 'at', 'expiresAt', 'usedAt', 'revokedAt'],
  preferences: ['timeZone', 'quietFrom', 'quietTo', 'digest'],
  evaluations: [
    ...(['period', 'kind', 'unit', 'state', 'startedAt', 'submittedAt', 'reviewedPoints'] as const),
    ...(['proposedLevel', 'points', 'level', 'reason', 'decidedAt', 'publishedAt'] as const),
    ...(['response', 'objection', 'respondedAt'] as const),
  ],
  answers: ['period', 'unit', 'line', 'points', 'count', 'text'],
  submissions: ['period', 'unit', 'revision', 'at', 'points', 'late', 'changedLines', 'answers'],
  reviewScores: ['period', 'revision', 'line', 'points', 'at'],
  evidence: ['period', 'line', 'file', 'at'],
  petitions: [
    'period',
    'at',
    'answerBy',
    'text',
    'grounds',
    'outcome',
    'answer',
    'points',
    'level',
    'answeredAt',
  ],
  findings: ['kind', 'foundOn', 'document', 'at', 'revokedAt'],
  notebook: ['day', 'text', 'file', 'at', 'changedAt', 'takenInto'],
  paper: [
    ...(['as', 'period', 'at', 'revokedAt', 'startedAt', 'signedOn', 'round', 'handedInAt'] as const),
    'settledAt',
  ],
  memberships: ['period', 'unit', 'at', 'removedAt', 'doneAt'],
  comments: ['period', 'unit', 'line', 'text', 'at', 'outcome'],
  asked: ['kind', 'at', 'dueOn', 'outcome', 'decider', 'decidedAt', 'reason'],
  decisions: ['kind', 'at', 'dueOn', 'outcome', 'decidedAt'],
  requests: ['kind', 'text', 'at', 'answeredAt', 'answeredBy', 'outcome', 'decidedAt', 'answer'],
  inspections: ['as', 'name', 'body', 'kind', 'state', 'startsOn', 'endsOn', 'toldAt'],
  inspectionReminders: ['name', 'dueOn', 'sentAt', 'acknowledgedAt'],
  inspectionQuestions: ['name', 'text', 'at', 'answer', 'answeredAt'],
  recommendations: ['as', 'name', 'number', 'text', 'dueOn', 'state', 'round', 'at', 'closedAt'],
  recommendationSteps: ['name', 'number', 'kind', 'text', 'file', 'dueOn', 'at'],
  urges: ['as', 'reference', 'text', 'dueOn', 'sentAt', 'response', 'reason', 'askedDay', 'answeredAt'],
  broadcasts: ['unit', 'texts', 'file', 'state', 'at', 'startedAt', 'endedAt'],
  imports: ['unit', 'file', 'state', 'counts', 'at', 'startedAt', 'endedAt'],
  cycles: ['period', 'kind', 'unit', 'opensOn', 'closesOn', 'closedAt'],
  ruleProposals: ['at', 'decidedAt', 'count', 'rules'],
  notices: ['kind', 'at', 'state', 'settledAt', 'acknowledgedAt', 'content'],
  looks: ['at', 'action', 'name'],
  events: ['at', 'action', 'by'],
  actions: ['day', 'action', 'times'],
  undelivered: ['at', 'update'],
} as const satisfies Readonly<Record<string, readonly FieldName[]>>

export type PartName = keyof typeof parts

export const partNames = Object.keys(parts) as readonly PartName[]

export type Fact = string | number | boolean | null | Readonly<Record<string, unknown>> | readonly unknown[]

/** One record of a part, its fields in the order of the part. */
export type FactRow = Readonly<Partial<Record<FieldName, Fact>>>

export type OwnFacts = Readonly<Record<PartName, readonly FactRow[]>>

/**
 * What the file leaves out, for everybody alike, so that nothing can be felt from it. `planning` unless the rulebook
 * discloses it.
 */
export const leftOut = ['planning', 'unpublished', 'unannounced', 'others', 'files', 'technical'] as const
export type LeftOut = (typeof leftOut)[number]
