import { button } from '../button.ts'

/** Collective self-criticism: the head's side, the members', and the reviewer's. */
export const collectiveButtons = {
  beginCollective: button('ma', { cycle: 'id', unit: 'id' }),
  collective: button('mb', { evaluation: 'id' }),
  candidates: button('mc', { evaluation: 'id', page: 'number' }),
  nameMember: button('md', { evaluation: 'id', person: 'id' }),
  removeMember: button('me', { evaluation: 'id', person: 'id' }),
  remindMembers: button('mf', { evaluation: 'id' }),
  collectiveComments: button('mg', { evaluation: 'id', page: 'number' }),
  settleComment: button('mh', { comment: 'id', wanted: 'number', page: 'number' }),
  seenDraft: button('mi', { evaluation: 'id', page: 'number' }),
  askComment: button('mj', { evaluation: 'id', line: 'word' }),
  askChangeComment: button('mk', { evaluation: 'id', comment: 'id' }),
  withdrawComment: button('ml', { evaluation: 'id', comment: 'id' }),
  finishCommenting: button('mn', { evaluation: 'id' }),
  findMember: button('mo', { evaluation: 'id' }),
  reviewedComments: button('mr', { approval: 'id', page: 'number' }),
} as const
