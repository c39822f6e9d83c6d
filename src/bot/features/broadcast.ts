import { Composer } from 'grammy'
import { openDraft } from '../../domain/broadcast/draft.ts'
import {
  cancelBroadcast,
  openReport,
  pauseBroadcast,
  type Report,
  repeatUnknown,
  resumeBroadcast,
} from '../../domain/broadcast/steer.ts'
import type { Actor } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import type { WriteWorkbook } from '../../domain/table.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { screenRef } from '../screen-ref.ts'
import { draftScreen } from '../screens/draft.ts'
import { homeKey } from '../screens/home.ts'
import { askCancelScreen, askRepeatScreen, reportFactsOf, reportScreen } from '../screens/report.ts'
import { sendUnreachedFile, sendUnreachedSheet } from './unreached.ts'

/** The message somebody pressed on, in words the store can compare. */
export const pressedScreen = (ctx: LinkedContext): string | null => {
  const messageId = ctx.callbackQuery?.message?.message_id
  return messageId === undefined ? null : screenRef(ctx.viewer.accountId, messageId)
}

/** A broadcast as it stands: the draft of its author, or how far it is. */
export const showBroadcast = async (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  refusal?: WordedRefusal,
): Promise<void> => {
  const { speech } = ctx
  const { actor } = ctx.viewer
  await leaveDialogue(ctx)
  const draft = await openDraft(deps, actor, id)
  const report = draft.ok ? undefined : await openReport(deps, actor, id, pressedScreen(ctx))
  const screen = draft.ok
    ? draftScreen(draft.value, speech)
    : report?.ok && reportScreen(reportFactsOf(report.value), speech)
  if (screen) await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  else await showScreen(ctx, { text: wordRefusal(speech, 'broadcast_unknown'), rows: [[homeKey(speech)]] })
}

/** The sentence, above whatever the broadcast is now. */
export const refuseDraft = (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  refusal: WordedRefusal,
): Promise<void> => showBroadcast(ctx, deps, id, refusal)

/** A confirmed broadcast: its progress and report, pausing, cancelling, and whoever was not reached. */
export const createBroadcast = (deps: Deps, writeWorkbook: WriteWorkbook): Composer<LinkedContext> => {
  const broadcast = new Composer<LinkedContext>()

  const showReport = async (
    ctx: LinkedContext,
    id: string,
    report: Result<Report, 'broadcast_unknown'>,
  ): Promise<void> => {
    if (report.ok) await showScreen(ctx, reportScreen(reportFactsOf(report.value), ctx.speech))
    else await refuseDraft(ctx, deps, id, report.refusal)
  }

  const steering = [
    [buttons.pauseBroadcast, pauseBroadcast],
    [buttons.resumeBroadcast, resumeBroadcast],
    [buttons.cancelBroadcast, cancelBroadcast],
    [buttons.repeatUnknown, repeatUnknown],
  ] as const satisfies readonly (readonly [
    object,
    (
      deps: Deps,
      actor: Actor,
      id: string,
      screen: string | null,
    ) => Promise<Result<Report, 'broadcast_unknown'>>,
  ])[]
  for (const [key, steer] of steering)
    onPress(broadcast, key, async (ctx, { broadcast: id }) => {
      await showReport(ctx, id, await steer(deps, ctx.viewer.actor, id, pressedScreen(ctx)))
    })

  /** Nothing is sent while somebody is asked whether it shall go on; what is over already is shown as it is. */
  onPress(broadcast, buttons.askCancel, async (ctx, { broadcast: id }) => {
    const paused = await pauseBroadcast(deps, ctx.viewer.actor, id, pressedScreen(ctx))
    const state = paused.ok ? paused.value.file.broadcast.state : 'ended'
    if (state === 'awaiting' || state === 'scheduled') await showScreen(ctx, askCancelScreen(id, ctx.speech))
    else await showReport(ctx, id, paused)
  })
  onPress(broadcast, buttons.askRepeat, async (ctx, { broadcast: id }) => {
    const report = await openReport(deps, ctx.viewer.actor, id)
    if (!report.ok || report.value.counts.unknown === 0) return showReport(ctx, id, report)
    await showScreen(ctx, askRepeatScreen(id, report.value.counts.unknown, ctx.speech))
  })

  onPress(broadcast, buttons.unreachedFile, async (ctx, { broadcast: id }) => {
    const refusal = await sendUnreachedFile(ctx, deps, id, writeWorkbook)
    if (refusal) await refuseDraft(ctx, deps, id, refusal)
  })
  onPress(broadcast, buttons.unreachedSheet, async (ctx, { broadcast: id }) => {
    const refusal = await sendUnreachedSheet(ctx, deps, id)
    if (refusal) await refuseDraft(ctx, deps, id, refusal)
  })
  return broadcast
}
