import { button } from '../button.ts'

/** Rules, for admins. */
export const ruleButtons = {
  rules: button('gl', {}),
  ruleFile: button('gf', {}),
  importRules: button('gi', {}),
  openProposal: button('go', { proposal: 'id' }),
  proposalFile: button('gp', { proposal: 'id' }),
  releaseRules: button('gr', { proposal: 'id' }),
  declineRules: button('gd', { proposal: 'id' }),
} as const
