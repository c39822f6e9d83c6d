import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { cardScreen, decidedScreen } from './approval.ts'
import { homeKey } from './home.ts'

/** What somebody is told unasked, in his own language; its buttons still work weeks later. */
export const noticeScreen = (content: NoticeContent, speech: Speech): Screen => {
  switch (content.kind) {
    case 'evaluation.submitted':
      return cardScreen(content.card, speech)
    case 'approval.decided':
      return decidedScreen(content.card, content.decision, speech)
    case 'evaluation.approved':
      return {
        text: speech.html('notices:approved', {
          period: speech.period(content.period),
          name: content.decision.decider,
          points: speech.points(content.points),
          level: speech.text(`evaluation:level.${content.level}`),
        }),
        rows: [[homeKey(speech)]],
        isProtected: true,
      }
    case 'evaluation.returned':
      return {
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
      }
    case 'invite.disowned':
      return { text: speech.html('notices:disowned', { name: content.person }), rows: [], isProtected: true }
  }
}
