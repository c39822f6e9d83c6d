import type { PeriodFacts } from '../../domain/notice/facts.ts'
import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

/** How the card inside is shown. */
type Shown = (content: NoticeContent) => Screen

const above = (sentence: Html, screen: Screen): Screen => ({
  ...screen,
  text: joinHtml([sentence, screen.text], '\n\n'),
})

export const forPrincipalScreen = (
  { of, principal: name }: Told<'approval.forPrincipal'>,
  speech: Speech,
  show: Shown,
): Screen => above(speech.html('routing:forPrincipal', { name }), show(of))

export const overdueNoticeScreen = (
  { of, since }: Told<'approval.overdue'>,
  speech: Speech,
  show: Shown,
): Screen => above(speech.html('routing:overdue', { day: speech.day(since) }), show(of))

/** A declared relation is told of in neutral words, and whom it came from not at all. */
export const passedToScreen = (
  { of, from, why }: Told<'approval.passedTo'>,
  speech: Speech,
  show: Shown,
): Screen => {
  const reason = speech.html(`routing:why.${why}`)
  const sentence = from
    ? speech.html('routing:passedFrom', { name: from, reason: { html: reason } })
    : speech.html('routing:passed', { reason: { html: reason } })
  return above(sentence, show(of))
}

/** An old copy: what it was about, and where that went; it decides nothing any more. */
export const passedOnScreen = (
  { of, to: name, why }: Told<'approval.passedOn'>,
  speech: Speech,
  show: Shown,
): Screen => ({
  text: joinHtml(
    [
      show(of).text,
      bold(speech.html('routing:passedOn', { name, reason: { html: speech.html(`routing:why.${why}`) } })),
    ],
    '\n\n',
  ),
  rows: [],
  isProtected: true,
})

const periodText = (period: PeriodFacts | null, speech: Speech): string | null =>
  period && speech.period(period)

export const waitingScreen = (
  { requester, period, count }: Told<'approval.waiting'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('approval:listTitle', { count }),
      requester && speech.quote(requester),
      period && speech.quote(speech.period(period)),
    ],
    '\n',
  ),
  rows: [
    [{ text: speech.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** What the requester hears: who decides now. */
export const reroutedScreen = (
  { period, to: name, why }: Told<'approval.rerouted'>,
  speech: Speech,
): Screen => {
  const reason = { html: speech.html(`routing:why.${why}`) }
  const named = periodText(period, speech)
  return {
    text: named
      ? speech.html('routing:rerouted', { name, period: named, reason })
      : speech.html('routing:reroutedItem', { name, reason }),
    rows: [[homeKey(speech)]],
    isProtected: true,
  }
}

export const stuckScreen = (
  { requester: name, unit, authority, since }: Told<'approval.stuck'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('routing:stuck', { name, authority, since: speech.instant(new Date(since)) }),
      unit && speech.quote(unit),
    ],
    '\n',
  ),
  rows: [
    [{ text: speech.text('routing:overdueList'), data: buttons.overdue.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

export const authorityMissingScreen = (
  { person: name, unit }: Told<'authority.missing'>,
  speech: Speech,
): Screen => ({
  text: joinHtml([speech.html('routing:authorityMissing', { name }), unit && speech.quote(unit)], '\n'),
  rows: [[homeKey(speech)]],
  isProtected: true,
})
