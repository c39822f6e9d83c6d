import { button } from '../button.ts'

/** What waits for a decision: reviewing, objective causes. */
export const approvalButtons = {
  explainApproval: button('xa', { approval: 'id', page: 'number' }),
  approvalRules: button('xb', { approval: 'id' }),
  openCause: button('co', { approval: 'id' }),
  confirmCause: button('ca', { approval: 'id' }),
  askDeclineCause: button('cr', { approval: 'id' }),
  evidence: button('pe', { approval: 'id', line: 'word' }),
  approvals: button('pl', { page: 'number' }),
  /** Those of one kind; - for all. */
  approvalsOfKind: button('pk', { kind: 'word', page: 'number' }),
  openApproval: button('po', { approval: 'id', page: 'number' }),
  approve: button('pa', { approval: 'id' }),
  askReturn: button('pr', { approval: 'id' }),
  returnLine: button('pt', { approval: 'id', line: 'word', wanted: 'number' }),
  returnReason: button('pn', { approval: 'id' }),
  approvalPaper: button('pf', { approval: 'id', official: 'number' }),
  reviewPoints: button('pp', { approval: 'id' }),
  reviewCriterion: button('pc', { approval: 'id', line: 'word' }),
  reviewGive: button('pg', { approval: 'id', line: 'word', points: 'number' }),
} as const
