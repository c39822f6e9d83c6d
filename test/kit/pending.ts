import type { PendingCount } from '../../src/domain/approval/pending-approval.ts'

/** A list of what waits, of somebody for whom nothing does. */
export const nothingPending = {
  counts: [],
  kind: null,
  total: 0,
  items: [],
  principals: new Map<string, string>(),
  page: 0,
  unclassified: 0,
} as const

const kinds = [
  'evaluation.review',
  'evaluation.cause',
  'evaluation.petition',
  'recommendation.verification',
  'evaluation.paper',
  'person.request',
  'broadcast.release',
  'rule.release',
  'role.change',
] as const

export const everyKind: readonly PendingCount[] = kinds.map(kind => ({ kind, count: 1_234 }))
