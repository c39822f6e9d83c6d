import type { NoticeContent } from '../notice/notice.ts'

/** Notices that speak of whoever gets them, and so go into his copy as they were told. */
export const toldOfOneself = [
  'cycle.extended',
  'dataRequest.answered',
  'dataRequest.taken',
  'evaluation.approved',
  'evaluation.causeDecided',
  'evaluation.due',
  'evaluation.published',
  'evaluation.returned',
  'finding.recorded',
  'finding.revoked',
  'inspection.announced',
  'inspection.cancelled',
  'inspection.due',
  'inspection.moved',
  'petition.answered',
  'request.answered',
  'urge.sent',
] as const satisfies readonly NoticeContent['kind'][]
