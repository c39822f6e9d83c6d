import { Composer } from 'grammy'
import { followUpName } from '../../conversations/follow-up.ts'
import type { Question } from '../../conversations/question.ts'
import { type ClockName, clockNames } from '../../domain/calendar/clock.ts'
import { closeInspection } from '../../domain/inspection/close.ts'
import { concludeInspection } from '../../domain/inspection/conclude.ts'
import { type FollowUp, openFollowUp } from '../../domain/inspection/follow-up.ts'
import { openOnSite } from '../../domain/inspection/open-on-site.ts'
import { receiveInspection, recordReceipt } from '../../domain/inspection/receipt.ts'
import { extendClock, recordStart } from '../../domain/inspection/record.ts'
import { openConclusion, writeConclusion } from '../../domain/inspection/write-conclusion.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { numberToDay } from '../day-number.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { screenRef } from '../screen-ref.ts'
import { fileScreen } from '../screens/evidence-file.ts'
import { homeKey } from '../screens/home.ts'
import { askOpenScreen, followUpScreen } from '../screens/on-site.ts'
import {
  askConclusionScreen,
  askExtensionReasonScreen,
  askExtensionScreen,
  askStartScreen,
  askTakerScreen,
  conclusionScreen,
} from '../screens/on-site-ask.ts'
import { receiptedScreen } from '../screens/on-site-notice.ts'

/** The message somebody looks at, in words the store can compare. */
const screenOf = (ctx: LinkedContext): string | null => {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? null : screenRef(ctx.viewer.accountId, messageId)
}

/** An inspection on site: opening, receipts, time limits, conclusions. */
export const createOnSite = (deps: Deps): Composer<LinkedContext> => {
  const onSite = new Composer<LinkedContext>()

  /** What stands in the way, above the present state where that may be seen. */
  const refuse = async (ctx: LinkedContext, inspection: string, refusal: WordedRefusal): Promise<void> => {
    const { speech } = ctx
    const sentence = wordRefusal(speech, refusal)
    const view = await openFollowUp(deps, ctx.viewer.actor, inspection)
    await leaveDialogue(ctx)
    const isSeen = view.ok && refusal !== 'inspection_unknown'
    await showScreen(
      ctx,
      isSeen
        ? withSentence(followUpScreen(view.value, speech), sentence)
        : { text: sentence, rows: [[homeKey(speech)]] },
    )
  }

  const show = async (
    ctx: LinkedContext,
    inspection: string,
    view: Result<FollowUp, WordedRefusal>,
    screenFor: (view: FollowUp) => Screen = found => followUpScreen(found, ctx.speech),
    question: Question | null = null,
  ): Promise<void> => {
    if (!view.ok) return refuse(ctx, inspection, view.refusal)
    await leaveDialogue(ctx)
    if (question) await ctx.conversation.enter(followUpName, question)
    await showScreen(ctx, screenFor(view.value))
  }

  onPress(onSite, buttons.followUp, async (ctx, { inspection }) =>
    show(ctx, inspection, await openFollowUp(deps, ctx.viewer.actor, inspection)),
  )

  onPress(onSite, buttons.askOpenOnSite, async (ctx, { inspection }) =>
    show(ctx, inspection, await openFollowUp(deps, ctx.viewer.actor, inspection), view =>
      view.inspection.state === 'planned' && view.relations.has('team')
        ? askOpenScreen(view, false, ctx.speech)
        : followUpScreen(view, ctx.speech),
    ),
  )

  onPress(onSite, buttons.openOnSite, async (ctx, { inspection, wanted }) => {
    const { actor } = ctx.viewer
    const opened = await openOnSite(deps, actor, inspection, wanted === 1)
    if (opened.ok || opened.refusal !== 'inspection_early') {
      // The first press heard twice is no news.
      const isAgain = !opened.ok && opened.refusal === 'inspection_opened' && ctx.isRepeated
      return show(ctx, inspection, isAgain ? await openFollowUp(deps, actor, inspection) : opened)
    }
    const view = await openFollowUp(deps, actor, inspection)
    await show(ctx, inspection, view, found => askOpenScreen(found, true, ctx.speech))
  })

  onPress(onSite, buttons.receiveOnSite, async (ctx, { inspection }) => {
    const { speech } = ctx
    const received = await receiveInspection(deps, ctx.viewer.actor, inspection, screenOf(ctx))
    if (!received.ok) return refuse(ctx, inspection, received.refusal)
    const { card, receipt } = received.value
    await showScreen(ctx, receiptedScreen(card, receipt, speech))
  })

  onPress(onSite, buttons.paperReceipt, async (ctx, { inspection, subject }) => {
    const view = await recordReceipt(deps, ctx.viewer.actor, inspection, subject, null)
    const question = { purpose: 'taker', of: { inspection, subject } }
    await show(ctx, inspection, view, () => askTakerScreen(inspection, ctx.speech), question)
  })

  const clockAt = (place: number): ClockName => clockNames[place] ?? clockNames[0]

  onPress(onSite, buttons.askClockStart, async (ctx, { inspection, place }) => {
    const name = clockAt(place)
    const view = await recordStart(deps, ctx.viewer.actor, inspection, name, null)
    const screen = () => askStartScreen(inspection, name, deps.moment().today, ctx.speech)
    const question = { purpose: 'clockStart', of: { inspection, place: String(place) } }
    await show(ctx, inspection, view, screen, question)
  })
  onPress(onSite, buttons.setClockStart, async (ctx, { inspection, place, days }) =>
    show(
      ctx,
      inspection,
      await recordStart(deps, ctx.viewer.actor, inspection, clockAt(place), numberToDay(days)),
    ),
  )

  onPress(onSite, buttons.askExtension, async (ctx, { inspection, place }) => {
    const name = clockAt(place)
    const view = await extendClock(deps, ctx.viewer.actor, inspection, name, null)
    await show(ctx, inspection, view, found => askExtensionScreen(found, name, ctx.speech))
  })
  onPress(onSite, buttons.extendClock, async (ctx, { inspection, place, days }) => {
    const wanted = { days, reason: null }
    const view = await extendClock(deps, ctx.viewer.actor, inspection, clockAt(place), wanted)
    const question = { purpose: 'extension', of: { inspection, place: String(place), days: String(days) } }
    await show(ctx, inspection, view, () => askExtensionReasonScreen(inspection, days, ctx.speech), question)
  })

  onPress(onSite, buttons.writeConclusion, async (ctx, { inspection }) => {
    const view = await writeConclusion(deps, ctx.viewer.actor, inspection, null)
    const question = { purpose: 'conclusion', of: { inspection } }
    await show(ctx, inspection, view, found => askConclusionScreen(found, ctx.speech), question)
  })
  onPress(onSite, buttons.conclude, async (ctx, { inspection }) => {
    const { actor } = ctx.viewer
    const concluded = await concludeInspection(deps, actor, inspection)
    const isAgain = !concluded.ok && concluded.refusal === 'inspection_concluded' && ctx.isRepeated
    await show(ctx, inspection, isAgain ? await openFollowUp(deps, actor, inspection) : concluded)
  })
  onPress(onSite, buttons.readConclusion, async (ctx, { inspection }) =>
    show(ctx, inspection, await openFollowUp(deps, ctx.viewer.actor, inspection), view =>
      view.conclusion && view.inspection.concludedAt
        ? conclusionScreen(view, ctx.speech)
        : followUpScreen(view, ctx.speech),
    ),
  )
  onPress(onSite, buttons.conclusionFile, async (ctx, { inspection }) => {
    const { speech } = ctx
    const opened = await openConclusion(deps, ctx.viewer.actor, inspection)
    if (!opened.ok || !opened.value)
      return refuse(ctx, inspection, opened.ok ? 'evidence_gone' : opened.refusal)
    const back = buttons.followUp.encode({ inspection })
    await showScreen(
      ctx,
      fileScreen(opened.value, speech.html('recommendation:readConclusion'), back, speech),
    )
  })
  onPress(onSite, buttons.closeInspection, async (ctx, { inspection }) =>
    show(ctx, inspection, await closeInspection(deps, ctx.viewer.actor, inspection)),
  )
  return onSite
}
