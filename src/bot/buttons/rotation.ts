import { button } from '../button.ts'

/** Posts and their clocks, and what is asked of staff about them. */
export const rotationButtons = {
  rotation: button('qa', { page: 'number' }),
  rotationWhy: button('qb', { assignment: 'id' }),
  rotationDates: button('qc', {}),
  rotationHistory: button('qd', { page: 'number' }),
  requests: button('qe', {}),
  chooseLine: button('qf', { page: 'number' }),
  choosePost: button('qg', {}),
  /** `line` is a post, an input of a clock, or nothing. */
  writeRequest: button('qh', { kind: 'word', line: 'word' }),
  openRequest: button('qi', { approval: 'id' }),
  acceptRequest: button('qj', { approval: 'id' }),
  declineRequest: button('qk', { approval: 'id' }),
} as const
