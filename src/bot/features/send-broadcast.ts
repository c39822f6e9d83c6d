import { Composer } from 'grammy'
import { declineName } from '../../conversations/decline.ts'
import { type ConfirmRefusal, confirmBroadcast, flawOfDraft } from '../../domain/broadcast/confirm.ts'
import { type DraftView, openDraft } from '../../domain/broadcast/draft.ts'
import { decideRelease, openRelease, type Release } from '../../domain/broadcast/release.ts'
import { openReport } from '../../domain/broadcast/steer.ts'
import type { LanguageCode } from '../../domain/evaluation/form.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { isLanguage } from '../language.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import {
  confirmScreen,
  draftPreviewScreen,
  previewLanguages,
  releasePreviewScreen,
} from '../screens/confirm-broadcast.ts'
import { draftScreen } from '../screens/draft.ts'
import { homeKey } from '../screens/home.ts'
import { releaseDecidedScreen } from '../screens/release.ts'
import { reportFactsOf, reportScreen } from '../screens/report.ts'
import type { Speeches } from '../speech.ts'
import { pressedScreen, refuseDraft, showBroadcast } from './broadcast.ts'

/** Shows how far a broadcast is where its author watches it. */
export type ShowProgress = (broadcastId: string) => Promise<void>

/** After these the author looks at the same question again, with what has changed. */
const askedAgain: ReadonlySet<ConfirmRefusal> = new Set(['audience_changed', 'draft_changed'])

/** From the preview to the confirmation, and the second person's release. */
export const createSendBroadcast = (
  deps: Deps,
  speeches: Speeches,
  showProgress: ShowProgress,
): Composer<LinkedContext> => {
  const send = new Composer<LinkedContext>()
  const theirs = (ctx: LinkedContext, language: LanguageCode) => speeches(language, ctx.viewer.digits)

  /** What is not ready is said above the draft, where it can be mended. */
  const openReady = async (ctx: LinkedContext, id: string): Promise<DraftView | undefined> => {
    const opened = await openDraft(deps, ctx.viewer.actor, id)
    if (!opened.ok) {
      await refuseDraft(ctx, deps, id, opened.refusal)
      return undefined
    }
    const flaw = flawOfDraft(opened.value, deps.moment().at)
    if (!flaw) return opened.value
    await showScreen(ctx, withSentence(draftScreen(opened.value, ctx.speech), wordRefusal(ctx.speech, flaw)))
    return undefined
  }

  const preview = async (ctx: LinkedContext, id: string, wanted: string): Promise<void> => {
    const view = await openReady(ctx, id)
    if (!view) return
    const languages = previewLanguages(view)
    const language = languages.find(known => known === wanted) ?? languages[0] ?? 'vi'
    const their = theirs(ctx, language)
    await showScreen(ctx, draftPreviewScreen(view, their, ctx.speech), their)
  }
  onPress(send, buttons.preview, (ctx, { broadcast }) => preview(ctx, broadcast, ctx.viewer.language))
  onPress(send, buttons.previewIn, (ctx, { broadcast, language }) => preview(ctx, broadcast, language))
  onPress(send, buttons.previewOnly, ctx => ctx.acknowledge(ctx.speech.text('announce:previewOnly')))

  onPress(send, buttons.askConfirm, async (ctx, { broadcast }) => {
    const view = await openReady(ctx, broadcast)
    if (view) await showScreen(ctx, confirmScreen(view, ctx.speech))
  })

  onPress(send, buttons.confirmBroadcast, async (ctx, { broadcast: id, version, fingerprint }) => {
    const { speech } = ctx
    const seen = { version, fingerprint, screen: pressedScreen(ctx) }
    const confirmed = await confirmBroadcast(deps, ctx.viewer.actor, id, seen)
    if (!confirmed.ok) {
      // Tried again, the press finds what it did itself.
      if (confirmed.refusal === 'broadcast_confirmed' && ctx.isRepeated) return showBroadcast(ctx, deps, id)
      if (!askedAgain.has(confirmed.refusal)) return refuseDraft(ctx, deps, id, confirmed.refusal)
      const view = await openReady(ctx, id)
      if (!view) return
      const sentence = wordRefusal(speech, confirmed.refusal)
      return showScreen(ctx, withSentence(confirmScreen(view, speech), sentence))
    }
    await leaveDialogue(ctx)
    // From here on the message belongs to whoever shows the progress: two writers could leave the older word.
    if (confirmed.value.state === 'running' && seen.screen !== null) return showProgress(id)
    const report = await openReport(deps, ctx.viewer.actor, id)
    if (report.ok) await showScreen(ctx, reportScreen(reportFactsOf(report.value), speech))
  })

  const showDecided = async (
    ctx: LinkedContext,
    { card, outcome }: Release,
    refusal: WordedRefusal | null,
  ): Promise<void> => {
    if (!outcome) return
    const { rows, ...decided } = releaseDecidedScreen(card, outcome, ctx.speech)
    const screen = { ...decided, rows: [...rows, [homeKey(ctx.speech)]] }
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }

  const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
    showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

  const read = async (ctx: LinkedContext, id: string, wanted: string): Promise<void> => {
    const opened = await openRelease(deps, ctx.viewer.actor, id)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    if (opened.value.outcome) return showDecided(ctx, opened.value, 'already_decided')
    const language = isLanguage(wanted) ? wanted : ctx.viewer.language
    const their = theirs(ctx, language)
    await showScreen(ctx, releasePreviewScreen(opened.value, their, ctx.speech), their)
  }
  onPress(send, buttons.openRelease, (ctx, { broadcast }) => read(ctx, broadcast, ctx.viewer.language))
  onPress(send, buttons.releaseIn, (ctx, { broadcast, language }) => read(ctx, broadcast, language))

  onPress(send, buttons.release, async (ctx, { broadcast: id }) => {
    const decided = await decideRelease(deps, ctx.viewer.actor, id, { kind: 'release' }, pressedScreen(ctx))
    if (!decided.ok) return refuse(ctx, decided.refusal)
    await showDecided(ctx, decided.value, decided.value.isLate ? 'already_decided' : null)
  })

  onPress(send, buttons.askDecline, async (ctx, { broadcast: id }) => {
    const opened = await openRelease(deps, ctx.viewer.actor, id)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    if (opened.value.outcome) return showDecided(ctx, opened.value, 'already_decided')
    await leaveDialogue(ctx)
    await ctx.conversation.enter(declineName, id)
    const back = { text: ctx.speech.text('common:back'), data: buttons.openRelease.encode({ broadcast: id }) }
    await showScreen(ctx, { text: ctx.speech.html('announce:askDecline'), rows: [[back]] })
  })
  return send
}
