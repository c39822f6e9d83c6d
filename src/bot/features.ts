import { Composer, type Middleware } from 'grammy'
import type { PrintSheet } from '../domain/evaluation/sheet.ts'
import type { Deps } from '../domain/ports.ts'
import { createAnnounce } from './features/announce.ts'
import { createApproval } from './features/approval.ts'
import { createAudience } from './features/audience.ts'
import { createBroadcast } from './features/broadcast.ts'
import { createCause } from './features/cause.ts'
import { createClassification } from './features/classification.ts'
import { createCyclePlanning } from './features/cycle-plan.ts'
import { createCycles } from './features/cycles.ts'
import { createDeputy } from './features/deputy.ts'
import { createEvaluation } from './features/evaluation.ts'
import { createEvidence } from './features/evidence.ts'
import { createExplain } from './features/explain.ts'
import { createHistory } from './features/history.ts'
import { createInvite } from './features/invite.ts'
import { createNotebook } from './features/notebook.ts'
import { createNotice } from './features/notice.ts'
import { createOverdue } from './features/overdue.ts'
import { createPaper } from './features/paper.ts'
import { createPassedOn } from './features/passed-on.ts'
import { createPetition } from './features/petition.ts'
import { createPetitionAnswer } from './features/petition-answer.ts'
import { createRelatives } from './features/relatives.ts'
import { createReviewScore } from './features/review-score.ts'
import { createRuleFeature } from './features/rules.ts'
import { createSendBroadcast, type ShowProgress } from './features/send-broadcast.ts'
import { createTakeOverWay } from './features/take-over.ts'
import type { LinkedContext } from './press.ts'
import type { Speeches } from './speech.ts'

export type FeatureOptions = Readonly<{
  deps: Deps
  speeches: Speeches
  showProgress: ShowProgress
  /** Sets what is to be printed. */
  print: PrintSheet
}>

/** What somebody who is linked to a person can do, in the order in which it is asked whose affair an update is. */
export const createFeatures = (options: FeatureOptions): Middleware<LinkedContext> => {
  const { deps, speeches } = options
  const linked = new Composer<LinkedContext>()
  linked.use(createEvaluation(deps))
  linked.use(createPaper(deps, speeches, options.print))
  linked.use(createHistory(deps))
  linked.use(createPassedOn(deps))
  linked.use(createApproval(deps))
  linked.use(createExplain(deps))
  linked.use(createCause(deps))
  linked.use(createEvidence(deps))
  linked.use(createReviewScore(deps))
  linked.use(createClassification(deps))
  linked.use(createPetition(deps))
  linked.use(createPetitionAnswer(deps))
  linked.use(createDeputy(deps))
  linked.use(createRelatives(deps))
  linked.use(createOverdue(deps))
  linked.use(createCycles(deps))
  linked.use(createCyclePlanning(deps))
  linked.use(createInvite(deps))
  linked.use(createRuleFeature(deps))
  linked.use(createNotice(deps))
  linked.use(createNotebook(deps))
  linked.use(createTakeOverWay(deps))
  linked.use(createAnnounce(deps))
  linked.use(createAudience(deps))
  linked.use(createSendBroadcast(deps, speeches, options.showProgress))
  linked.use(createBroadcast(deps))
  return linked
}
