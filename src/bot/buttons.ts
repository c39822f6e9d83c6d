import { approvalButtons } from './buttons/approval.ts'
import { broadcastButtons } from './buttons/broadcast.ts'
import { classificationButtons } from './buttons/classification.ts'
import { cycleButtons } from './buttons/cycle.ts'
import { evaluationButtons } from './buttons/evaluation.ts'
import { generalButtons } from './buttons/general.ts'
import { notebookButtons } from './buttons/notebook.ts'
import { petitionButtons } from './buttons/petition.ts'
import { routingButtons } from './buttons/routing.ts'
import { ruleButtons } from './buttons/rule.ts'

/** Every button of the bot, in one place, so that no two share a code. */
export const buttons = {
  ...generalButtons,
  ...evaluationButtons,
  ...approvalButtons,
  ...classificationButtons,
  ...petitionButtons,
  ...routingButtons,
  ...cycleButtons,
  ...ruleButtons,
  ...notebookButtons,
  ...broadcastButtons,
} as const
