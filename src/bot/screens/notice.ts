import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { announcementScreen } from './announcement.ts'
import { cardScreen, decidedScreen } from './approval.ts'
import { homeKey } from './home.ts'
import type { NoticeFrame } from './notice-frame.ts'
import { releaseCardScreen, releaseDecidedScreen } from './release.ts'
import { digestScreen, dueScreen } from './reminder.ts'
import { reportScreen } from './report.ts'

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
    case 'invite.disowned':
      return { text: speech.html('notices:disowned', { name: content.person }), rows: [], isProtected: true }
  }
}

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

const approvedScreen = (content: Told<'evaluation.approved'>, speech: Speech): Screen => ({
  text: speech.html('notices:approved', {
    period: speech.period(content.period),
    name: content.decision.decider,
    points: speech.points(content.points),
    level: speech.text(`evaluation:level.${content.level}`),
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
