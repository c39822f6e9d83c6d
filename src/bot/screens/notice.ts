import type { NoticeContent } from '../../domain/notice/notice.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { announcementScreen } from './announcement.ts'
import { cardScreen, decidedScreen } from './approval.ts'
import { calendarChangedScreen } from './calendar.ts'
import { causeCardScreen, causeDecidedScreen, causeOutdatedScreen, causeToldScreen } from './cause.ts'
import { collectiveNoticeScreen } from './collective-notice.ts'
import { cycleClosedScreen, cycleExtendedScreen, handedOverScreen } from './cycle-notice.ts'
import { dataRequestNoticeScreen } from './data-request-notice.ts'
import { deputyEndedScreen, deputyNamedScreen } from './deputy.ts'
import { findingNoticeScreen } from './finding.ts'
import { inspectionNoticeScreen } from './inspection-notice.ts'
import { inspectionReminderNoticeScreen } from './inspection-reminder-notice.ts'
import type { NoticeFrame } from './notice-frame.ts'
import { onSiteNoticeScreen } from './on-site-notice.ts'
import { paperNoticeScreen } from './paper-sign.ts'
import { disownedScreen, personNoticeScreen } from './person-notice.ts'
import {
  petitionCardScreen,
  petitionDueScreen,
  petitionSettledScreen,
  petitionToldScreen,
} from './petition-card.ts'
import { publishedScreen } from './published.ts'
import { recommendationNoticeScreen } from './recommendation-notice.ts'
import { releaseCardScreen, releaseDecidedScreen } from './release.ts'
import { digestScreen, dueScreen } from './reminder.ts'
import { reportScreen } from './report.ts'
import { requestNoticeScreen } from './request-card.ts'
import { approvedScreen, publicationToldScreen, returnedScreen } from './reviewed-notice.ts'
import { roleNoticeScreen } from './role-change.ts'
import { rosterBrokenOffScreen } from './roster.ts'
import {
  authorityMissingScreen,
  forPrincipalScreen,
  overdueNoticeScreen,
  passedOnScreen,
  passedToScreen,
  reroutedScreen,
  stuckScreen,
  waitingScreen,
} from './routing-notice.ts'
import { ruleDecidedScreen, ruleProposedScreen } from './rules.ts'
import { serviceNoticeScreen } from './service-notice.ts'
import { urgeNoticeScreen } from './urge.ts'

/** What somebody is told unasked, in his own language; its buttons still work weeks later. */
export const noticeScreen = (content: NoticeContent, speech: Speech, frame: NoticeFrame): Screen => {
  const screen = contentScreen(content, speech, frame)
  if (frame.passing === null) return screen
  return { ...screen, text: joinHtml([screen.text, speech.html(`notices:passing.${frame.passing}`)], '\n\n') }
}

const contentScreen = (content: NoticeContent, speech: Speech, frame: NoticeFrame): Screen => {
  switch (content.kind) {
    case 'evaluation.submitted':
      return cardScreen(content.card, speech)
    case 'approval.decided':
      return decidedScreen(content.card, content.decision, speech)
    case 'evaluation.approved':
      return approvedScreen(content, speech)
    case 'evaluation.returned':
      return returnedScreen(content, speech)
    case 'evaluation.causeClaimed':
      return causeCardScreen(content.card, speech)
    case 'evaluation.causeSettled':
      return causeDecidedScreen(content, speech)
    case 'evaluation.causeDecided':
      return causeToldScreen(content, speech)
    case 'evaluation.causeOutdated':
      return causeOutdatedScreen(content, speech)
    case 'evaluation.published':
      return publishedScreen({ facts: content, response: null, petition: null }, frame.today, speech)
    case 'classification.published':
      return publicationToldScreen(content, speech)
    case 'dataRequest.filed':
    case 'dataRequest.due':
    case 'dataRequest.settled':
    case 'dataRequest.taken':
    case 'dataRequest.answered':
    case 'dataRequest.overdue':
      return dataRequestNoticeScreen(content, speech)
    case 'petition.filed':
      return petitionCardScreen(content.card, speech)
    case 'petition.due':
      return petitionDueScreen(content.card, frame.today, speech)
    case 'petition.settled':
      return petitionSettledScreen(content, speech)
    case 'petition.answered':
      return petitionToldScreen(content, speech)
    case 'evaluation.due':
      return dueScreen(content, frame, speech)
    case 'reminders.collected':
      return digestScreen(content.reminders, frame.today, speech)
    case 'broadcast.announced':
      return announcementScreen(content, frame.deliveryId, speech)
    case 'broadcast.confirmed':
      return releaseCardScreen(content.card, content.dueOn, speech)
    case 'broadcast.decided':
      return releaseDecidedScreen(content.card, content.outcome, speech)
    case 'broadcast.started':
      return reportScreen({ ...content, state: 'running', ending: null }, speech)
    case 'notice.unformatted':
      return { text: speech.html('notices:unformatted'), rows: [], isProtected: true }
    case 'calendar.changed':
      return calendarChangedScreen(content, speech)
    case 'roster.brokenOff':
      return rosterBrokenOffScreen(content, speech)
    case 'finding.recorded':
    case 'finding.revoked':
      return findingNoticeScreen(content, speech)
    case 'request.filed':
    case 'request.settled':
    case 'request.answered':
      return requestNoticeScreen(content, speech)
    case 'role.proposed':
    case 'role.settled':
    case 'role.decided':
    case 'role.changed':
      return roleNoticeScreen(content, speech)
    case 'service.recorded':
    case 'service.cancelled':
    case 'service.settled':
    case 'service.left':
    case 'service.announced':
    case 'service.revoked':
    case 'service.ended':
    case 'service.requestClosed':
    case 'service.ownerLeft':
    case 'service.memberLeft':
      return serviceNoticeScreen(content, speech)
    case 'rule.proposed':
      return ruleProposedScreen(content.card, speech)
    case 'rule.decided':
      return ruleDecidedScreen(content.card, content, speech)
    case 'paper.begun':
    case 'paper.givenBack':
    case 'paper.handedIn':
    case 'paper.decided':
    case 'paper.sentBack':
    case 'paper.submitted':
      return paperNoticeScreen(content, speech)
    case 'approval.forPrincipal':
      return forPrincipalScreen(content, speech, of => contentScreen(of, speech, frame))
    case 'approval.overdue':
      return overdueNoticeScreen(content, speech, of => contentScreen(of, speech, frame))
    case 'approval.passedTo':
      return passedToScreen(content, speech, of => contentScreen(of, speech, frame))
    case 'approval.passedOn':
      return passedOnScreen(content, speech, of => contentScreen(of, speech, frame))
    case 'approval.waiting':
      return waitingScreen(content, speech)
    case 'approval.rerouted':
      return reroutedScreen(content, speech)
    case 'approval.stuck':
      return stuckScreen(content, speech)
    case 'authority.missing':
      return authorityMissingScreen(content, speech)
    case 'deputy.named':
      return deputyNamedScreen(content, speech)
    case 'deputy.ended':
      return deputyEndedScreen(content, speech)
    case 'collective.named':
    case 'collective.removed':
    case 'collective.reminded':
    case 'collective.answered':
    case 'collective.submitted':
    case 'collective.returned':
    case 'collective.published':
    case 'collective.takenOver':
    case 'collective.givenAway':
    case 'collective.headless':
      return collectiveNoticeScreen(content, speech)
    case 'cycle.extended':
      return cycleExtendedScreen(content, speech)
    case 'cycle.closed':
      return cycleClosedScreen(content, speech)
    case 'evaluation.scoreHandedOver':
      return handedOverScreen(content, speech)
    case 'recommendation.issued':
    case 'recommendation.handedIn':
    case 'recommendation.verified':
    case 'recommendation.decided':
    case 'recommendation.dayAsked':
    case 'recommendation.dayDecided':
    case 'recommendation.passedOn':
    case 'recommendation.verifierNamed':
    case 'recommendation.reopened':
    case 'recommendation.due':
    case 'recommendation.overdue':
    case 'recommendation.verifierGone':
      return recommendationNoticeScreen(content, speech, frame)
    case 'urge.sent':
    case 'urge.settled':
    case 'urge.answered':
    case 'urge.unanswered':
      return urgeNoticeScreen(content, speech)
    case 'inspection.due':
    case 'inspection.unacknowledged':
    case 'inspection.unreachable':
    case 'inspection.unopened':
    case 'inspection.asked':
    case 'inspection.questionSettled':
    case 'inspection.answered':
      return inspectionReminderNoticeScreen(content, frame.today, speech)
    case 'inspection.announced':
    case 'inspection.moved':
    case 'inspection.cancelled':
    case 'inspection.documents':
    case 'inspection.released':
    case 'inspection.joined':
    case 'inspection.left':
    case 'inspection.headless':
      return inspectionNoticeScreen(content, speech)
    case 'inspection.openedOnSite':
    case 'inspection.receipted':
    case 'inspection.receiptTold':
    case 'inspection.concluded':
      return onSiteNoticeScreen(content, speech)
    case 'invite.disowned':
      return disownedScreen(content, speech)
    case 'person.unlinked':
    case 'person.secondInvited':
      return personNoticeScreen(content, speech)
  }
}
