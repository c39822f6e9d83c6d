import type { ServiceNotice } from '../../domain/service/notice.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { attachedText } from './service-attached.ts'

type Told<Kind> = Extract<ServiceNotice, { kind: Kind }>

type OfLeaver = Told<'service.recorded' | 'service.cancelled' | 'service.settled' | 'service.left'>

/** To staff and whoever decides for him: that he leaves and when, never why. */
const leaverScreen = (content: OfLeaver, speech: Speech): Screen => {
  const { person: name, unit, lastDay } = content
  const day = speech.day(lastDay)
  const said = {
    'service.recorded': 'service:toldRecorded',
    'service.cancelled': 'service:toldCancelled',
    'service.settled': 'service:toldSettled',
    'service.left': 'service:toldLeft',
  } as const
  return {
    text: joinHtml(
      [
        joinHtml([speech.html(said[content.kind], { name, day }), unit && speech.quote(unit)], '\n'),
        'by' in content && speech.html('service:toldBy', { name: content.by }),
        content.kind === 'service.settled' && speech.html('service:whatIsLeft'),
        content.kind === 'service.settled' && attachedText({ ...content.attached, isLinked: false }, speech),
      ],
      '\n\n',
    ),
    rows: [
      content.kind === 'service.recorded'
        ? [
            {
              text: speech.text('service:open'),
              data: buttons.openService.encode({ person: content.personId }),
            },
          ]
        : [],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

const announcedScreen = (content: Told<'service.announced'>, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('service:announced', { day: speech.day(content.lastDay) }),
      joinHtml(
        [
          speech.html('service:reason', { reason: speech.text(`service:reasonOf.${content.reason}`) }),
          speech.html('service:decisionNo', { decision: content.decisionNo }),
          speech.html('service:toldBy', { name: content.by }),
        ],
        '\n',
      ),
      speech.html('service:untilThen'),
    ],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

/** The last message in that chat: it has no keys, for none would work. */
const endedScreen = ({ lastDay, isThanked }: Told<'service.ended'>, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('service:ended', { day: speech.day(lastDay) }),
      isThanked && speech.html('service:thanks'),
      speech.html('service:kept'),
    ],
    '\n\n',
  ),
  rows: [],
  isProtected: true,
})

export const serviceNoticeScreen = (content: ServiceNotice, speech: Speech): Screen => {
  switch (content.kind) {
    case 'service.announced':
      return announcedScreen(content, speech)
    case 'service.revoked': {
      const words = { name: content.by, day: speech.day(content.lastDay) }
      return { text: speech.html('service:revoked', words), rows: [[homeKey(speech)]], isProtected: true }
    }
    case 'service.ended':
      return endedScreen(content, speech)
    case 'service.requestClosed':
      return {
        text: speech.html('service:requestClosed', { name: content.person }),
        rows: [],
        isProtected: true,
      }
    case 'service.ownerLeft': {
      const { person: name, card } = content
      const { number, inspection: title, recommendationId: recommendation } = card
      const open = buttons.openRecommendation.encode({ recommendation })
      return {
        text: speech.html('service:ownerLeft', { name, number, title }),
        rows: [[{ text: speech.text('recommendation:open'), data: open }], [homeKey(speech)]],
        isProtected: true,
      }
    }
    case 'service.memberLeft': {
      const { person: name, title, inspectionId: inspection, led } = content
      return {
        text: speech.html(led ? 'service:leaderLeft' : 'service:memberLeft', { name, title }),
        rows: [
          [
            {
              text: speech.text('service:openInspection'),
              data: buttons.inspectionCard.encode({ inspection }),
            },
          ],
          [homeKey(speech)],
        ],
        isProtected: true,
      }
    }
    default:
      return leaverScreen(content, speech)
  }
}
