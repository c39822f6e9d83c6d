import type {
  BroadcastCard,
  BroadcastCounts,
  BroadcastEnding,
  BroadcastState,
  DecisionTime,
} from '../../domain/broadcast/broadcast.ts'
import { broadcastCardOf } from '../../domain/broadcast/card.ts'
import type { Report } from '../../domain/broadcast/steer.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { broadcastCardText } from './release.ts'

export type ReportFacts = Readonly<{
  card: BroadcastCard
  counts: BroadcastCounts
  state: Exclude<BroadcastState, 'draft'>
  ending: BroadcastEnding | null
  releasedBy: DecisionTime | null
}>

const barLength = 10

/** How much of the work is done, of what there was to do; it fills from the side on which the language begins. */
const progressBar = ({ total, unlinked, waiting, later }: BroadcastCounts): Html => {
  const reachable = total - unlinked
  const done = reachable - waiting - later
  const full = reachable === 0 ? barLength : Math.floor((done * barLength) / reachable)
  return trustedHtml('▰'.repeat(full) + '▱'.repeat(barLength - full))
}

const countLines = (counts: BroadcastCounts, asksRead: boolean, speech: Speech): Html => {
  const { total, unlinked, sent, read, later, gone, unknown, refused, cancelled } = counts
  const line = (name: 'gone' | 'unlinked' | 'unknown' | 'refused' | 'later' | 'cancelled', count: number) =>
    count > 0 && speech.html(`broadcast:count.${name}`, { count })
  return joinHtml(
    [
      speech.html('broadcast:count.sent', { sent, reachable: total - unlinked }),
      asksRead && speech.html('broadcast:count.read', { read, sent }),
      line('later', later),
      line('gone', gone),
      line('unlinked', unlinked),
      line('unknown', unknown),
      line('refused', refused),
      line('cancelled', cancelled),
    ],
    '\n',
  )
}

const steeringKeys = ({ card, state }: ReportFacts, speech: Speech): Button[][] => {
  const broadcast = card.broadcastId
  const pause = { text: speech.text('broadcast:pause'), data: buttons.pauseBroadcast.encode({ broadcast }) }
  const resume = {
    text: speech.text('broadcast:resume'),
    data: buttons.resumeBroadcast.encode({ broadcast }),
  }
  const cancel = { text: speech.text('broadcast:cancel'), data: buttons.askCancel.encode({ broadcast }) }
  const cancelNow = {
    text: speech.text('announce:cancelNow'),
    data: buttons.cancelBroadcast.encode({ broadcast }),
  }
  if (state === 'ended') return []
  if (state === 'running') return [[pause, cancel]]
  return state === 'paused' ? [[resume], [cancelNow]] : [[cancel]]
}

/** What can be done about those who were not reached, once that is known. */
const unreachedKeys = ({ card, counts, ending }: ReportFacts, speech: Speech): Button[][] => {
  const broadcast = card.broadcastId
  const { gone, unlinked, unknown, refused, cancelled, sent } = counts
  // What was never sent reached nobody, which needs no list.
  if (ending !== null && ending !== 'finished' && sent + gone + unknown + refused === 0) return []
  const file = { text: speech.text('broadcast:file'), data: buttons.unreachedFile.encode({ broadcast }) }
  const sheet = { text: speech.text('broadcast:sheet'), data: buttons.unreachedSheet.encode({ broadcast }) }
  const repeat = {
    text: speech.text('broadcast:repeat', { count: unknown }),
    data: buttons.askRepeat.encode({ broadcast }),
  }
  return [
    gone + unlinked + unknown + refused + cancelled > 0 ? [file] : [],
    unlinked > 0 ? [sheet] : [],
    unknown > 0 ? [repeat] : [],
  ]
}

const stateText = ({ state, ending, counts }: ReportFacts, speech: Speech): Html => {
  if (state === 'ended') return speech.html(`broadcast:ending.${ending ?? 'finished'}`)
  if (state === 'running' && counts.waiting === 0 && counts.later > 0)
    return speech.html('broadcast:state.untilMorning')
  return speech.html(`broadcast:state.${state}`)
}

const backToReport = (broadcast: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openBroadcast.encode({ broadcast }),
})

export const askCancelScreen = (broadcast: string, speech: Speech): Screen => ({
  text: speech.html('announce:askCancel'),
  rows: [
    [{ text: speech.text('announce:cancelNow'), data: buttons.cancelBroadcast.encode({ broadcast }) }],
    [backToReport(broadcast, speech)],
  ],
  isProtected: true,
})

export const askRepeatScreen = (broadcast: string, count: number, speech: Speech): Screen => ({
  text: speech.html('announce:askRepeat', { count }),
  rows: [
    [{ text: speech.text('announce:repeatNow'), data: buttons.repeatUnknown.encode({ broadcast }) }],
    [backToReport(broadcast, speech)],
  ],
  isProtected: true,
})

/** The facts of a report as it is opened. */
export const reportFactsOf = ({ file, counts }: Report): ReportFacts => {
  const { state, ending } = file.broadcast
  const decision = file.release?.decision
  return {
    card: broadcastCardOf(file, counts),
    counts,
    // A draft has no report, and nobody is shown one of it.
    state: state === 'draft' ? 'scheduled' : state,
    ending,
    releasedBy:
      decision?.outcome === 'approved'
        ? { decider: decision.decider, decidedAt: decision.decidedAt.toISOString() }
        : null,
  }
}

/** How far a broadcast is while it is sent, and its report when it is over: the same message, edited. */
export const reportScreen = (facts: ReportFacts, speech: Speech): Screen => {
  const { card, counts, state, releasedBy } = facts
  const isUnderWay = state === 'running' || state === 'paused'
  return {
    text: joinHtml(
      [
        joinHtml([stateText(facts, speech), isUnderWay && progressBar(counts)], '\n'),
        state === 'paused' && speech.html('broadcast:pausedHint'),
        broadcastCardText(card, speech),
        releasedBy &&
          speech.html('broadcast:releasedBy', {
            name: releasedBy.decider,
            instant: speech.instant(new Date(releasedBy.decidedAt)),
          }),
        countLines(counts, card.asksRead, speech),
      ],
      '\n\n',
    ),
    rows: [
      ...steeringKeys(facts, speech),
      ...(state === 'ended' || state === 'paused' || counts.waiting === 0
        ? unreachedKeys(facts, speech)
        : []),
      state === 'ended'
        ? [
            {
              text: speech.text('announce:copy'),
              data: buttons.copyBroadcast.encode({ broadcast: card.broadcastId }),
            },
          ]
        : [],
      [
        {
          text: speech.text('broadcast:refresh'),
          data: buttons.openBroadcast.encode({ broadcast: card.broadcastId }),
        },
        { text: speech.text('broadcast:list'), data: buttons.broadcasts.encode({}) },
      ],
      // While it goes on the message goes on showing it: whoever wants elsewhere finds his way below.
      isUnderWay ? [] : [homeKey(speech)],
    ],
    isProtected: true,
  }
}
