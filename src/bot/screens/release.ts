import type { BroadcastCard, ReleaseOutcome } from '../../domain/broadcast/broadcast.ts'
import type { Day } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { narrowingLines } from './narrowing.ts'

/** Who wants to tell whom what, and when. */
export const broadcastCardText = (card: BroadcastCard, speech: Speech): Html => {
  const { title, author, unit, total, unlinked, asksRead, startsAt } = card
  return joinHtml(
    [
      bold(speech.quote(title)),
      speech.html('broadcast:author', { name: author }),
      speech.html('broadcast:audienceUnit', { unit }),
      ...narrowingLines(card.narrowing, speech),
      joinHtml(
        [
          speech.html('broadcast:recipients', { count: total }),
          unlinked > 0 && speech.html('broadcast:ofThemUnlinked', { count: unlinked }),
        ],
        ' ',
      ),
      asksRead && speech.html('broadcast:asksRead'),
      startsAt && speech.html('broadcast:startsAt', { instant: speech.appointment(new Date(startsAt)) }),
    ],
    '\n',
  )
}

export const releaseKeys = (broadcast: string, speech: Speech): Button[][] => [
  [{ text: speech.text('broadcast:readAll'), data: buttons.openRelease.encode({ broadcast }) }],
  [
    { text: speech.text('broadcast:release'), data: buttons.release.encode({ broadcast }) },
    { text: speech.text('broadcast:decline'), data: buttons.askDecline.encode({ broadcast }) },
  ],
]

/** Asks the second person, and says until when. */
export const releaseCardScreen = (card: BroadcastCard, dueOn: Day, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('broadcast:awaitsRelease'),
      broadcastCardText(card, speech),
      card.startsAt === null && speech.html('broadcast:startsNow'),
      speech.html('approval:cardDue', { day: speech.day(dueOn) }),
    ],
    '\n\n',
  ),
  rows: releaseKeys(card.broadcastId, speech),
  isProtected: true,
})

const outcomeText = (outcome: ReleaseOutcome, speech: Speech): Html => {
  if (outcome.kind === 'authorLostRole') return speech.html('broadcast:authorLostRole')
  const decision = outcome.kind === 'cancelled' ? outcome.by : outcome
  if (decision === null) return speech.html('broadcast:ending.cancelled')
  const { decider: name, decidedAt } = decision
  const by = bold(
    speech.html(`broadcast:${outcome.kind}By`, { name, instant: speech.instant(new Date(decidedAt)) }),
  )
  if (outcome.kind !== 'declined') return by
  return joinHtml([by, speech.html('notices:reason', { reason: outcome.reason })], '\n')
}

/** After the decision nothing can be decided on a card any more; it says who did, and when. */
export const releaseDecidedScreen = (
  card: BroadcastCard,
  outcome: ReleaseOutcome,
  speech: Speech,
): Screen => ({
  text: joinHtml([broadcastCardText(card, speech), outcomeText(outcome, speech)], '\n\n'),
  rows:
    outcome.kind === 'released' || outcome.kind === 'declined'
      ? [
          [
            {
              text: speech.text('broadcast:showReport'),
              data: buttons.openBroadcast.encode({ broadcast: card.broadcastId }),
            },
          ],
        ]
      : [],
  isProtected: true,
})
