import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { homeKey } from './home.ts'

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

/** What became of one's own evaluation in its review. */
export const approvedScreen = (content: Told<'evaluation.approved'>, speech: Speech): Screen => ({
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

/** To those who reviewed and to staff: how many levels were published, and how they were answered. */
export const publicationToldScreen = (content: Told<'classification.published'>, speech: Speech): Screen => ({
  text: speech.html('notices:publishedSummary', {
    period: speech.period(content.period),
    count: content.total,
    agreed: content.agreed,
    disagreed: content.disagreed,
  }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

export const returnedScreen = (content: Told<'evaluation.returned'>, speech: Speech): Screen => ({
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
