import { describeFailure } from './bot/failure.ts'
import type { Log } from './bot/worker.ts'
import { escalateOverdue, moveMisplaced, remindOverdue } from './domain/approval/escalate.ts'
import { resumeBroadcasts, startDueBroadcasts } from './domain/broadcast/start.ts'
import { tellOfPublications } from './domain/classification/publish.ts'
import { followUnits } from './domain/collective/heads.ts'
import { handOverScores } from './domain/evaluation/hand-over.ts'
import { remindOfEvaluations } from './domain/evaluation/remind.ts'
import { readdressInspections } from './domain/inspection/addressees.ts'
import { escalateUnacknowledged } from './domain/inspection/reminder-escalate.ts'
import { remindOfInspections } from './domain/inspection/reminder-send.ts'
import { sendDigests } from './domain/notice/digest.ts'
import { releaseHeld } from './domain/notice/release-held.ts'
import { remindOfPetitions } from './domain/petition/remind.ts'
import type { Deps } from './domain/ports.ts'
import { remindOfRecommendations, tellOfMissingVerifiers } from './domain/recommendation/remind.ts'
import { refuseAbandonedImports } from './domain/roster/run.ts'
import { escalateUrges } from './domain/urge/escalate.ts'

type Options = Readonly<{ deps: Deps; tidy(): Promise<void>; log: Log }>

/**
 * What time alone brings about, looked for every minute. Each look may be repeated without harm, and one that
 * fails does not keep the others from theirs.
 */
export const createDue = ({ deps, tidy, log }: Options): (() => Promise<void>) => {
  const looks: Readonly<Record<string, () => Promise<unknown>>> = {
    // First, because a new reminder takes the place of what waits about the same deadline.
    'evaluation reminders': () => remindOfEvaluations(deps),
    'inspection addressees': () => readdressInspections(deps),
    // After that, so that nobody is reminded, or waited for, who answers for it no longer.
    'inspection reminders': () => remindOfInspections(deps),
    'unacknowledged inspections': () => escalateUnacknowledged(deps),
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
    recommendations: () => remindOfRecommendations(deps),
    'missing verifiers': () => tellOfMissingVerifiers(deps),
    urges: () => escalateUrges(deps),
    'abandoned imports': () => refuseAbandonedImports(deps),
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
