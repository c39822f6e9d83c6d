import { describeFailure } from './bot/failure.ts'
import type { Log } from './bot/worker.ts'
import { escalateOverdue, moveMisplaced, remindOverdue } from './domain/approval/escalate.ts'
import { resumeBroadcasts, startDueBroadcasts } from './domain/broadcast/start.ts'
import { tellOfPublications } from './domain/classification/publish.ts'
import { followUnits } from './domain/collective/heads.ts'
import { remindOfDataRequests } from './domain/data-request/remind.ts'
import { handOverScores } from './domain/evaluation/hand-over.ts'
import { remindOfEvaluations } from './domain/evaluation/remind.ts'
import { readdressInspections } from './domain/inspection/addressees.ts'
import { escalateUnacknowledged } from './domain/inspection/reminder-escalate.ts'
import { remindOfInspections } from './domain/inspection/reminder-send.ts'
import { tellOfUnopened } from './domain/inspection/unopened.ts'
import { sendDigests } from './domain/notice/digest.ts'
import { releaseHeld } from './domain/notice/release-held.ts'
import { remindOfPetitions } from './domain/petition/remind.ts'
import type { Deps } from './domain/ports.ts'
import { remindOfRecommendations, tellOfMissingVerifiers } from './domain/recommendation/remind.ts'
import { createErasure } from './domain/retention/erase.ts'
import { refuseAbandonedImports } from './domain/roster/run.ts'
import { settleServiceEnds } from './domain/service/settle.ts'
import { escalateUrges } from './domain/urge/escalate.ts'

type Options = Readonly<{ deps: Deps; tidy(): Promise<void>; log: Log }>

/**
 * What time alone brings about, looked for every minute. Each look may be repeated without harm, and one that
 * fails does not keep the others from theirs.
 */
export const createDue = ({ deps, tidy, log }: Options): (() => Promise<void>) => {
  const looks: Readonly<Record<string, () => Promise<unknown>>> = {
    // Before all others, so that nobody is reminded or told of anything who is in service no longer.
    'ends of service': () => settleServiceEnds(deps),
    // First of the reminders, because a new one takes the place of what waits about the same deadline.
    'evaluation reminders': () => remindOfEvaluations(deps),
    'inspection addressees': () => readdressInspections(deps),
    // After that, so that nobody is reminded, or waited for, who answers for it no longer.
    'inspection reminders': () => remindOfInspections(deps),
    'unacknowledged inspections': () => escalateUnacknowledged(deps),
    'unopened inspections': () => tellOfUnopened(deps),
    'misplaced items': () => moveMisplaced(deps),
    'overdue items': () => remindOverdue(deps),
    'escalated items': () => escalateOverdue(deps),
    'held notices': () => releaseHeld(deps),
    digests: () => sendDigests(deps),
    'scheduled broadcasts': () => startDueBroadcasts(deps),
    'units of collective drafts': () => followUnits(deps),
    publications: () => tellOfPublications(deps),
    'handed scores': () => handOverScores(deps),
    petitions: () => remindOfPetitions(deps),
    'data requests': () => remindOfDataRequests(deps),
    recommendations: () => remindOfRecommendations(deps),
    'missing verifiers': () => tellOfMissingVerifiers(deps),
    urges: () => escalateUrges(deps),
    'abandoned imports': () => refuseAbandonedImports(deps),
    'what is past its time': createErasure(deps),
    'unfinished broadcasts': () => resumeBroadcasts(deps),
    pace: tidy,
  }
  return async () => {
    for (const [name, look] of Object.entries(looks)) {
      await look().catch(error =>
        log.warn({ look: name, ...describeFailure(error) }, 'look for what is due failed'),
      )
    }
  }
}
