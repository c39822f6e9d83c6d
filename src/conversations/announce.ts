import type { Context } from '../bot/context.ts'
import { withoutBidiControls } from '../bot/html.ts'
import { isLanguage } from '../bot/language.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { askTimeScreen } from '../bot/screens/announce-time.ts'
import { unitsFoundScreen } from '../bot/screens/audience.ts'
import { draftScreen } from '../bot/screens/draft.ts'
import { askAttachmentScreen, askTextScreen } from '../bot/screens/draft-steps.ts'
import { parseLocalTime } from '../bot/typed-time.ts'
import type { Attachment, BroadcastStep } from '../domain/broadcast/broadcast.ts'
import { readClock, searchUnits } from '../domain/broadcast/choices.ts'
import { attachFile, type DraftView, openDraft, schedule, writeText } from '../domain/broadcast/draft.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { type Result, refused } from '../domain/result.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const announceName = 'announce'

/**
 * Takes what is typed or sent for a draft. What is being asked stands in the draft itself, so losing the
 * dialogue costs a prompt and never a text; the keys belong to others.
 */
export const createAnnounceDialogue =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, broadcastId: string) => {
    await ask(conversation, ctx => takeForDraft(ctx, broadcastId, deps))
  }

type Taking = Readonly<{ ctx: Context; deps: Deps; actor: Actor; id: string; text: string }>

const takeForDraft = async (ctx: Context, id: string, deps: Deps): Promise<Taken<never>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const draft = await openDraft(deps, actor, id)
  const step = draft.ok ? draft.value.file.broadcast.step : null
  if (!draft.ok) return foreign
  if (step === null) {
    // Nothing typed is expected here any more: it belongs to whoever else wants it, unless it was taken already.
    if (!ctx.isRepeated) return foreign
    await showScreen(ctx, draftScreen(draft.value, ctx.speech))
    return again
  }
  const taking = { ctx, deps, actor, id, text }
  if (step === 'unit') await takeUnitName(taking, draft.value)
  else await show(taking, draft.value, await takeStep(taking, step))
  return again
}

/** Words under a picture are typed text like any other. */
const captionOf = ({ message }: Context): string => withoutBidiControls(message?.caption ?? '').trim()

/** A photo in the size Telegram keeps, or a document with the name its sender gave it. */
const attachmentOf = ({ message }: Context): Attachment | undefined => {
  const photo = message?.photo?.at(-1)
  if (photo) return { kind: 'photo', file: photo.file_id, name: 'photo' }
  const document = message?.document
  return document && { kind: 'document', file: document.file_id, name: document.file_name ?? 'document' }
}

type Drafted = Promise<Result<DraftView, WordedRefusal>>

const takeStep = async (taking: Taking, step: Exclude<BroadcastStep, 'unit'>): Drafted => {
  if (step === 'attachment') return takeAttachment(taking)
  if (step === 'time') return takeTime(taking)
  const language = step.slice('text.'.length)
  if (!isLanguage(language)) return refused('broadcast_unknown')
  const { ctx, deps, actor, id, text } = taking
  const attachment = attachmentOf(ctx)
  if (!attachment) return writeText(deps, actor, id, language, text)
  // A picture with its words under it is both at once.
  const words = captionOf(ctx)
  return attachFile(deps, actor, id, attachment, words === '' ? null : { language, text: words })
}

const takeAttachment = async ({ ctx, deps, actor, id }: Taking): Drafted => {
  const attachment = attachmentOf(ctx)
  return attachment ? attachFile(deps, actor, id, attachment) : refused('file_needed')
}

const takeTime = async ({ deps, actor, id, text }: Taking): Drafted => {
  const clock = await readClock(deps, actor, id)
  if (!clock.ok) return clock
  const time = parseLocalTime(text, clock.value.choices.now)
  return time ? schedule(deps, actor, id, time) : refused('time_needed')
}

const show = async (taking: Taking, before: DraftView, taken: Awaited<Drafted>): Promise<void> => {
  const { ctx } = taking
  const { speech } = ctx
  if (taken.ok) return showScreen(ctx, draftScreen(taken.value, speech))
  const screen = await askedScreen(taking, before)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, taken.refusal)))
}

/** What was being asked, to be asked again. */
const askedScreen = async ({ ctx, deps, actor, id }: Taking, draft: DraftView): Promise<Screen> => {
  const { speech } = ctx
  const { step } = draft.file.broadcast
  if (step === 'attachment') return askAttachmentScreen(draft, speech)
  const language = step?.slice('text.'.length) ?? ''
  if (isLanguage(language)) return askTextScreen(draft, language, speech)
  const clock = step === 'time' ? await readClock(deps, actor, id) : undefined
  if (!clock?.ok) return draftScreen(draft, speech)
  const { now, zone } = clock.value.choices
  return askTimeScreen(draft, now, time => deps.zones.instant(time, zone), speech)
}

const takeUnitName = async ({ ctx, deps, actor, id, text }: Taking, draft: DraftView): Promise<void> => {
  const { speech } = ctx
  const found = await searchUnits(deps, actor, id, text)
  await showScreen(
    ctx,
    found.ok
      ? unitsFoundScreen(found.value.view, found.value.choices, speech)
      : withSentence(unitsFoundScreen(draft, [], speech), wordRefusal(speech, found.refusal)),
  )
}
