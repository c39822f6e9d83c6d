import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { announcementScreen } from './announcement.ts'
import { cardScreen, decidedScreen } from './approval.ts'
import { causeCardScreen, causeDecidedScreen, causeOutdatedScreen, causeToldScreen } from './cause.ts'
import { levelText } from './classification.ts'
import { cycleClosedScreen, cycleExtendedScreen, handedOverScreen } from './cycle-notice.ts'
import { deputyEndedScreen, deputyNamedScreen } from './deputy.ts'
import { homeKey } from './home.ts'
import type { NoticeFrame } from './notice-frame.ts'
import {
  petitionCardScreen,
  petitionDueScreen,
  petitionSettledScreen,
  petitionToldScreen,
} from './petition-card.ts'
import { publishedScreen } from './published.ts'
import { releaseCardScreen, releaseDecidedScreen } from './release.ts'
import { digestScreen, dueScreen } from './reminder.ts'
import { reportScreen } from './report.ts'
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
    case 'rule.proposed':
      return ruleProposedScreen(content.card, speech)
    case 'rule.decided':
      return ruleDecidedScreen(content.card, content, speech)
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
    case 'cycle.extended':
      return cycleExtendedScreen(content, speech)
    case 'cycle.closed':
      return cycleClosedScreen(content, speech)
    case 'evaluation.scoreHandedOver':
      return handedOverScreen(content, speech)
    case 'invite.disowned':
      return { text: speech.html('notices:disowned', { name: content.person }), rows: [], isProtected: true }
  }
}

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

const approvedScreen = (content: Told<'evaluation.approved'>, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('notices:approved', {
        period: speech.period(content.period),
        name: content.decision.decider,
        points: speech.points(content.points),
        level: levelText(content.level, speech),
      }),
      content.ownPoints !== undefined &&
        content.ownPoints !== content.points &&
        speech.html('notices:approvedOwn', { points: speech.points(content.ownPoints) }),
      content.reason && speech.html('notices:reason', { reason: content.reason }),
    ],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

const publicationToldScreen = (content: Told<'classification.published'>, speech: Speech): Screen => ({
  text: speech.html('notices:publishedSummary', {
    period: speech.period(content.period),
    count: content.total,
    agreed: content.agreed,
    disagreed: content.disagreed,
  }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

const returnedScreen = (content: Told<'evaluation.returned'>, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('notices:returned', {
        period: speech.period(content.period),
        name: content.decision.decider,
        count: content.lines,
      }),
      speech.html('notices:reason', { reason: content.reason }),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('notices:change'),
        data: buttons.resume.encode({ evaluation: content.evaluationId }),
      },
    ],
  ],
  isProtected: true,
})
