import { wordRefusal } from '../bot/refusal.ts'
import { homeKey } from '../bot/screens/home.ts'
import { followUpScreen } from '../bot/screens/on-site.ts'
import {
  askConclusionScreen,
  askExtensionReasonScreen,
  askStartScreen,
  askTakerScreen,
  conclusionScreen,
} from '../bot/screens/on-site-ask.ts'
import { clockNames } from '../domain/calendar/clock.ts'
import { recordReceipt } from '../domain/inspection/receipt.ts'
import { extendClock, recordStart } from '../domain/inspection/record.ts'
import { writeConclusion } from '../domain/inspection/write-conclusion.ts'
import { done, refused } from '../domain/result.ts'
import type { Asking, Step } from './question.ts'
import { sentPiece, typedDay } from './sent-piece.ts'

const clockOf = ({ of }: Asking) => clockNames[Number(of.place)] ?? clockNames[0]

/** Who took a receipt on paper. */
const taker: Step = {
  screen: async ({ ctx, of }) => askTakerScreen(of.inspection ?? '', ctx.speech),
  async take({ ctx, actor, deps, of }, text) {
    const recorded = await recordReceipt(deps, actor, of.inspection ?? '', of.subject ?? '', text)
    if (!recorded.ok) return recorded
    return done({ screen: followUpScreen(recorded.value, ctx.speech), next: null })
  },
}

const clockStart: Step = {
  screen: async asking =>
    askStartScreen(
      asking.of.inspection ?? '',
      clockOf(asking),
      asking.deps.moment().today,
      asking.ctx.speech,
    ),
  async take(asking, text) {
    const { ctx, actor, deps, of } = asking
    const day = typedDay(text, deps.moment().today)
    if (!day) return refused('due_day_needed')
    const recorded = await recordStart(deps, actor, of.inspection ?? '', clockOf(asking), day)
    if (!recorded.ok) return recorded
    return done({ screen: followUpScreen(recorded.value, ctx.speech), next: null })
  },
}

const extension: Step = {
  screen: async ({ ctx, of }) => askExtensionReasonScreen(of.inspection ?? '', Number(of.days), ctx.speech),
  async take(asking, reason) {
    const { ctx, actor, deps, of } = asking
    const wanted = { days: Number(of.days), reason }
    const extended = await extendClock(deps, actor, of.inspection ?? '', clockOf(asking), wanted)
    if (!extended.ok) return extended
    return done({ screen: followUpScreen(extended.value, ctx.speech), next: null })
  },
}

const conclusion: Step = {
  async screen({ ctx, actor, deps, of }) {
    const view = await writeConclusion(deps, actor, of.inspection ?? '', null)
    if (view.ok) return askConclusionScreen(view.value, ctx.speech)
    return { text: wordRefusal(ctx.speech, view.refusal), rows: [[homeKey(ctx.speech)]] }
  },
  async take({ ctx, actor, deps, of }, text) {
    const written = await writeConclusion(deps, actor, of.inspection ?? '', sentPiece(ctx, text))
    if (!written.ok) return written
    return done({ screen: conclusionScreen(written.value, ctx.speech), next: { purpose: 'conclusion', of } })
  },
}

export const onSiteSteps: Readonly<Record<string, Step>> = { taker, clockStart, extension, conclusion }
