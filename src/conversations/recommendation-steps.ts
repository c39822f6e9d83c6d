import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { recommendationScreen } from '../bot/screens/recommendation.ts'
import {
  askDayReasonScreen,
  askEvidenceScreen,
  askOtherDayScreen,
  askRefuseDayScreen,
  askReopenScreen,
} from '../bot/screens/recommendation-ask.ts'
import { askNextOwnerScreen, nextOwnersScreen } from '../bot/screens/recommendation-people.ts'
import { askSendBackScreen, verificationScreen } from '../bot/screens/verification.ts'
import type { Day } from '../domain/day.ts'
import { askForDay } from '../domain/recommendation/ask-day.ts'
import { decideDay } from '../domain/recommendation/decide-day.ts'
import { showEvidence } from '../domain/recommendation/evidence.ts'
import type { RecommendationView } from '../domain/recommendation/open.ts'
import { findNextOwners } from '../domain/recommendation/pass-on.ts'
import { reopenRecommendation } from '../domain/recommendation/reopen.ts'
import { decideVerification } from '../domain/recommendation/verify.ts'
import { done, refused } from '../domain/result.ts'
import type { Asking, Next, Question, Step } from './question.ts'
import { sentPiece, typedDay } from './sent-piece.ts'

const idOf = ({ of }: Asking): string => of.recommendation ?? ''

const shown = ({ ctx, deps }: Asking, view: RecommendationView, next: Question | null): Next => ({
  screen: recommendationScreen(view, deps.moment().today, ctx.speech),
  next,
})

/** One piece after the other, until something else is pressed. */
const evidence: Step = {
  screen: async asking => askEvidenceScreen(idOf(asking), asking.ctx.speech),
  async take(asking, text) {
    const { ctx, actor, deps, of } = asking
    const kept = await showEvidence(deps, actor, idOf(asking), sentPiece(ctx, text))
    if (!kept.ok) return kept
    const { screen, next } = shown(asking, kept.value, { purpose: 'evidence', of })
    return done({ screen: withSentence(screen, ctx.speech.html('recommendation:evidenceKept')), next })
  },
}

const sendBack: Step = {
  screen: async ({ ctx, of }) => askSendBackScreen(of.approval ?? '', ctx.speech),
  async take({ ctx, actor, deps, of }, reason) {
    const verdict = { outcome: 'returned' as const, reason }
    const decided = await decideVerification(deps, actor, of.approval ?? '', verdict, null)
    if (!decided.ok) return decided
    const screen = verificationScreen(decided.value, ctx.speech)
    const isLate = decided.value.isLate && !ctx.isRepeated
    const sentence = wordRefusal(ctx.speech, 'already_decided')
    return done({ screen: isLate ? withSentence(screen, sentence) : screen, next: null })
  },
}

const reopen: Step = {
  screen: async asking => askReopenScreen(idOf(asking), asking.ctx.speech),
  async take(asking, reason) {
    const reopened = await reopenRecommendation(asking.deps, asking.actor, idOf(asking), reason)
    return reopened.ok ? done(shown(asking, reopened.value, null)) : reopened
  },
}

const refuseDay: Step = {
  screen: async asking => askRefuseDayScreen(idOf(asking), asking.ctx.speech),
  async take(asking, reason) {
    const decided = await decideDay(asking.deps, asking.actor, idOf(asking), reason)
    return decided.ok ? done(shown(asking, decided.value, null)) : decided
  },
}

/** Which other day; why, comes next. */
const otherDay: Step = {
  screen: async asking => {
    const dueOn = asking.of.dueOn ?? asking.deps.moment().today
    const { today } = asking.deps.moment()
    return askOtherDayScreen({ id: idOf(asking), dueOn }, today, asking.ctx.speech)
  },
  async take(asking, text) {
    const { ctx, actor, deps, of } = asking
    const day = typedDay(text, deps.moment().today)
    if (!day) return refused('due_day_needed')
    const looked = await askForDay(deps, actor, idOf(asking), { day, reason: null })
    if (!looked.ok) return looked
    const next = { purpose: 'dayReason', of: { ...of, day } }
    return done({ screen: askDayReasonScreen(idOf(asking), day, ctx.speech), next })
  },
}

const dayOf = ({ of, deps }: Asking): Day => of.day ?? deps.moment().today

const dayReason: Step = {
  screen: async asking => askDayReasonScreen(idOf(asking), dayOf(asking), asking.ctx.speech),
  async take(asking, reason) {
    const { ctx, actor, deps } = asking
    const asked = await askForDay(deps, actor, idOf(asking), { day: dayOf(asking), reason })
    if (!asked.ok) return asked
    const { screen } = shown(asking, asked.value, null)
    return done({ screen: withSentence(screen, ctx.speech.html('recommendation:dayAskedDone')), next: null })
  },
}

/** Whom it is passed on to, by part of the name, again and again. */
const nextOwner: Step = {
  screen: async asking => askNextOwnerScreen(idOf(asking), asking.ctx.speech),
  async take(asking, name) {
    const { ctx, actor, deps, of } = asking
    const found = await findNextOwners(deps, actor, idOf(asking), name)
    if (!found.ok) return found
    const screen = nextOwnersScreen(idOf(asking), found.value, ctx.speech)
    return done({ screen, next: { purpose: 'nextOwner', of } })
  },
}

export const recommendationSteps: Readonly<Record<string, Step>> = {
  evidence,
  sendBack,
  reopen,
  refuseDay,
  otherDay,
  dayReason,
  nextOwner,
}
