import { Composer } from 'grammy'
import { announceName } from '../../conversations/announce.ts'
import { readClock } from '../../domain/broadcast/choices.ts'
import {
  askForReading,
  askStep,
  attachFile,
  beginBroadcast,
  chooseFallback,
  copyBroadcast,
  type DraftView,
  discardDraft,
  openDraft,
  removeText,
  schedule,
} from '../../domain/broadcast/draft.ts'
import { listBroadcasts } from '../../domain/broadcast/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { isLanguage } from '../language.ts'
import { showBelow, showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { askTimeScreen, unpackDay } from '../screens/announce-time.ts'
import { broadcastsScreen } from '../screens/broadcasts.ts'
import { draftScreen } from '../screens/draft.ts'
import {
  askAttachmentScreen,
  askDiscardScreen,
  askFallbackScreen,
  askTextScreen,
} from '../screens/draft-steps.ts'
import { homeKey } from '../screens/home.ts'
import { pressedScreen, refuseDraft, showBroadcast } from './broadcast.ts'

type Drafted = Result<DraftView, WordedRefusal>

/** /announce: the list, and a draft with everything about it on one screen. */
export const createAnnounce = (deps: Deps): Composer<LinkedContext> => {
  const announce = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    const listed = await listBroadcasts(deps, ctx.viewer.actor, pressedScreen(ctx))
    if (!listed.ok) {
      const rows = [[homeKey(ctx.speech)]]
      return showScreen(ctx, { text: wordRefusal(ctx.speech, listed.refusal), rows })
    }
    const { items, isWatched } = listed.value
    const screen = broadcastsScreen(items, ctx.speech)
    await (isWatched ? showBelow(ctx, screen) : showScreen(ctx, screen))
  }
  announce.command('announce', showList)
  onPress(announce, buttons.broadcasts, showList)

  onPress(announce, buttons.newBroadcast, async ctx => {
    const begun = await beginBroadcast(deps, ctx.viewer.actor)
    await leaveDialogue(ctx)
    await showScreen(
      ctx,
      begun.ok
        ? draftScreen(begun.value, ctx.speech)
        : { text: wordRefusal(ctx.speech, begun.refusal), rows: [[homeKey(ctx.speech)]] },
    )
  })

  onPress(announce, buttons.copyBroadcast, async (ctx, { broadcast }) => {
    const copied = await copyBroadcast(deps, ctx.viewer.actor, broadcast)
    if (!copied.ok) return refuseDraft(ctx, deps, broadcast, copied.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, draftScreen(copied.value, ctx.speech))
  })

  onPress(announce, buttons.openBroadcast, (ctx, { broadcast }) => showBroadcast(ctx, deps, broadcast))

  const showDrafted = async (ctx: LinkedContext, id: string, drafted: Drafted): Promise<void> => {
    if (drafted.ok) await showScreen(ctx, draftScreen(drafted.value, ctx.speech))
    else await refuseDraft(ctx, deps, id, drafted.refusal)
  }

  /** Asks for something to be typed or sent: from now on the dialogue takes it. */
  const ask = async (
    ctx: LinkedContext,
    id: string,
    step: Parameters<typeof askStep>[3],
    screenOf: (view: DraftView) => Screen | Promise<Screen>,
  ): Promise<void> => {
    const asked = await askStep(deps, ctx.viewer.actor, id, step)
    if (!asked.ok) return refuseDraft(ctx, deps, id, asked.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(announceName, id)
    await showScreen(ctx, await screenOf(asked.value))
  }

  onPress(announce, buttons.askText, async (ctx, { broadcast, language }) => {
    if (!isLanguage(language)) return
    await ask(ctx, broadcast, `text.${language}`, view => askTextScreen(view, language, ctx.speech))
  })
  onPress(announce, buttons.removeText, async (ctx, { broadcast, language }) => {
    if (!isLanguage(language)) return
    await showDrafted(ctx, broadcast, await removeText(deps, ctx.viewer.actor, broadcast, language))
  })

  onPress(announce, buttons.askFallback, async (ctx, { broadcast }) => {
    const opened = await openDraft(deps, ctx.viewer.actor, broadcast)
    if (opened.ok) await showScreen(ctx, askFallbackScreen(opened.value, ctx.speech))
    else await refuseDraft(ctx, deps, broadcast, opened.refusal)
  })
  onPress(announce, buttons.fallback, async (ctx, { broadcast, language }) => {
    if (!isLanguage(language)) return
    await showDrafted(ctx, broadcast, await chooseFallback(deps, ctx.viewer.actor, broadcast, language))
  })

  onPress(announce, buttons.askAttachment, (ctx, { broadcast }) =>
    ask(ctx, broadcast, 'attachment', view => askAttachmentScreen(view, ctx.speech)),
  )
  onPress(announce, buttons.removeAttachment, async (ctx, { broadcast }) => {
    await showDrafted(ctx, broadcast, await attachFile(deps, ctx.viewer.actor, broadcast, null))
  })

  onPress(announce, buttons.askRead, async (ctx, { broadcast, wanted }) => {
    const changed = await askForReading(deps, ctx.viewer.actor, broadcast, wanted === 1)
    await showDrafted(ctx, broadcast, changed)
  })

  onPress(announce, buttons.askTime, (ctx, { broadcast }) =>
    ask(ctx, broadcast, 'time', async view => {
      const clock = await readClock(deps, ctx.viewer.actor, broadcast)
      if (!clock.ok) return draftScreen(view, ctx.speech)
      const { now, zone } = clock.value.choices
      return askTimeScreen(view, now, time => deps.zones.instant(time, zone), ctx.speech)
    }),
  )
  onPress(announce, buttons.startNow, async (ctx, { broadcast }) => {
    await showDrafted(ctx, broadcast, await schedule(deps, ctx.viewer.actor, broadcast, null))
  })
  onPress(announce, buttons.startAt, async (ctx, { broadcast, day: packed, minute }) => {
    const day = unpackDay(packed)
    if (!day || minute >= 24 * 60) return
    const scheduled = await schedule(deps, ctx.viewer.actor, broadcast, { day, minute })
    if (scheduled.ok || scheduled.refusal === 'broadcast_unknown')
      return showDrafted(ctx, broadcast, scheduled)
    const opened = await openDraft(deps, ctx.viewer.actor, broadcast)
    if (!opened.ok) return refuseDraft(ctx, deps, broadcast, opened.refusal)
    const screen = draftScreen(opened.value, ctx.speech)
    await showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, scheduled.refusal)))
  })

  onPress(announce, buttons.askDiscard, async (ctx, { broadcast }) => {
    const opened = await openDraft(deps, ctx.viewer.actor, broadcast)
    if (opened.ok) await showScreen(ctx, askDiscardScreen(opened.value, ctx.speech))
    else await refuseDraft(ctx, deps, broadcast, opened.refusal)
  })
  onPress(announce, buttons.discard, async (ctx, { broadcast }) => {
    const discarded = await discardDraft(deps, ctx.viewer.actor, broadcast)
    if (!discarded.ok) return refuseDraft(ctx, deps, broadcast, discarded.refusal)
    await leaveDialogue(ctx)
    const rows = [
      [{ text: ctx.speech.text('broadcast:list'), data: buttons.broadcasts.encode({}) }],
      [homeKey(ctx.speech)],
    ]
    await showScreen(ctx, { text: ctx.speech.html('announce:discarded'), rows })
  })
  return announce
}
