import { button } from '../button.ts'

/** What was concluded against somebody and forces his level. */
export const findingButtons = {
  openFindings: button('Fo', { person: 'id' }),
  newFinding: button('Fn', { person: 'id', part: 'word' }),
  recordFinding: button('Fy', { person: 'id', part: 'word' }),
  askRevokeFinding: button('Fq', { finding: 'id', person: 'id' }),
  revokeFinding: button('Fx', { finding: 'id' }),
} as const
