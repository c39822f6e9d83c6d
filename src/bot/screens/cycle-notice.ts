import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

/** A new closing day, with the way to what is due. */
export const cycleExtendedScreen = (
  { cycleId: cycle, period, closesOn }: Told<'cycle.extended'>,
  speech: Speech,
): Screen => ({
  text: speech.html('cycles:toldExtended', { period: speech.period(period), day: speech.day(closesOn) }),
  rows: [
    [
      {
        text: speech.text('notices:openDue', { period: speech.period(period) }),
        data: buttons.begin.encode({ cycle }),
      },
    ],
  ],
  isProtected: true,
})

/** For whoever was writing, with the way to what he wrote. */
export const cycleClosedScreen = ({ period }: Told<'cycle.closed'>, speech: Speech): Screen => ({
  text: speech.html('cycles:toldClosed', { period: speech.period(period) }),
  rows: [
    [{ text: speech.text('history:button'), data: buttons.history.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** The receipt of a decided score, for the heads of both units. */
export const handedOverScreen = (
  { person: name, period, points, level, from, to }: Told<'evaluation.scoreHandedOver'>,
  speech: Speech,
): Screen => ({
  text: speech.html('cycles:toldHandedOver', {
    name,
    from,
    to,
    period: speech.period(period),
    points: speech.points(points),
    level: speech.text(`evaluation:level.${level}`),
  }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})
