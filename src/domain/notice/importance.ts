import type { Day } from '../day.ts'
import type { NoticeContent } from './notice.ts'

/**
 * What a notice is to the one who gets it. `decision`: what was decided about him. `deadline`: due today.
 * `task`: something for him to do or to know. `reminder`: of something he knows of already; these alone are
 * collected beyond the weekly budget. An inspection's reminder is a task, because it wants an answer, and is counted
 * against that budget all the same. `announcement`: to many at once.
 */
export type Importance = 'decision' | 'deadline' | 'task' | 'reminder' | 'announcement'

export const importanceOf = (content: NoticeContent, today: Day): Importance => {
  switch (content.kind) {
    case 'approval.decided':
    case 'approval.passedOn':
    case 'rule.decided':
    case 'person.unlinked':
    case 'person.secondInvited':
    case 'role.settled':
    case 'role.decided':
    case 'role.changed':
    case 'service.requestClosed':
    case 'finding.recorded':
    case 'finding.revoked':
    case 'request.answered':
    case 'request.settled':
    case 'dataRequest.answered':
    case 'dataRequest.settled':
    case 'evaluation.approved':
    case 'evaluation.causeDecided':
    case 'evaluation.causeSettled':
    case 'evaluation.causeOutdated':
    case 'evaluation.published':
    case 'evaluation.returned':
    case 'cycle.closed':
    case 'broadcast.decided':
    case 'petition.answered':
    case 'petition.settled':
    case 'paper.decided':
    case 'paper.submitted':
    case 'recommendation.verified':
    case 'recommendation.decided':
    case 'recommendation.dayDecided':
    case 'inspection.receipted':
    case 'inspection.questionSettled':
    case 'urge.settled':
    case 'urge.answered':
    case 'collective.published':
      return 'decision'
    case 'petition.due':
      return content.card.answerBy <= today ? 'deadline' : 'task'
    case 'dataRequest.due':
      return content.rung === 'today' ? 'deadline' : 'task'
    case 'broadcast.started':
      return content.releasedBy ? 'decision' : 'task'
    case 'evaluation.due':
      return content.closesOn <= today ? 'deadline' : 'reminder'
    case 'recommendation.due':
      return content.card.until <= today ? 'deadline' : 'task'
    case 'broadcast.announced':
      return 'announcement'
    default:
      return 'task'
  }
}

/** Decisions and same-day deadlines may be told in quiet hours; everything else waits for the morning. */
export const passesQuiet = (importance: Importance): boolean =>
  importance === 'decision' || importance === 'deadline'
