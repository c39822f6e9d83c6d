import { isAllowed } from '../access.ts'
import type { LanguageCode } from '../evaluation/form.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { LocalTime } from '../local-time.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Attachment, type Audience, type BroadcastStep, isTooLong, longestText } from './broadcast.ts'
import { localClock } from './local-clock.ts'
import type { BroadcastChange, BroadcastFile, CountedAudience } from './port.ts'

/** What its author sees of a draft: what it says, and whom it would reach as of now. */
export type DraftView = Readonly<{
  file: BroadcastFile
  counts: CountedAudience
  /** Whether a second person has to release it. */
  needsRelease: boolean
}>

/** Not yours, not there and no longer staff are one refusal, so that nobody can probe what exists. */
export type DraftRefusal = 'broadcast_unknown' | 'broadcast_confirmed'

type Drafted = Promise<Result<DraftView, DraftRefusal>>

/** Days ahead that somebody may plan; beyond it the date is a slip. */
const longestPlanDays = 366
const millisecondsPerDay = 86_400_000

/**
 * Begins a draft for everybody in the author's scope; one he began before and left as it was serves as well.
 * Refuses `not_allowed` to whoever is no staff today.
 */
export const beginBroadcast = (
  deps: Deps,
  actor: Actor,
): Promise<Result<DraftView, 'not_allowed' | DraftRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const [scope] = await store.broadcasts.scopes(actor.personId, today)
    if (!scope) return refused('not_allowed')
    const untouched = await store.broadcasts.untouched(actor.personId, scope.id, {})
    const id = untouched ?? deps.newId()
    if (!untouched) await store.broadcasts.add({ id, authorId: actor.personId, unitId: scope.id, at })
    return viewDraft(store, deps, actor, id)
  })

/**
 * Begins a draft with what a broadcast said that is over, whoever wrote it: after a refusal, or the next month.
 * Refuses `broadcast_unknown` outside the actor's scope.
 */
export const copyBroadcast = (deps: Deps, actor: Actor, id: string): Drafted =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.broadcasts.lock(id, actor.personId, today)
    if (!file || !isAllowed('broadcast.steer', file.relations)) return refused('broadcast_unknown')
    // A draft is its author's own, also one he threw away.
    if (file.broadcast.state !== 'ended' || file.broadcast.noticeId === null)
      return refused('broadcast_unknown')
    const { audience, texts, fallback, attachment, asksRead } = file.broadcast
    const copied = await store.broadcasts.untouched(actor.personId, audience.unitId, texts)
    if (copied) return viewDraft(store, deps, actor, copied)
    const draftId = deps.newId()
    await store.broadcasts.add({ id: draftId, authorId: actor.personId, unitId: audience.unitId, at })
    await store.broadcasts.change(draftId, { audience, texts, fallback, attachment, asksRead })
    return viewDraft(store, deps, actor, draftId)
  })

export const openDraft = (deps: Deps, actor: Actor, id: string): Drafted =>
  deps.transaction(store => viewDraft(store, deps, actor, id))

const lockDraft = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<BroadcastFile, DraftRefusal>> => {
  const file = await store.broadcasts.lock(id, actor.personId, deps.moment().today)
  if (!file || !isAllowed('broadcast.write', file.relations)) return refused('broadcast_unknown')
  return file.broadcast.state === 'draft' ? done(file) : refused('broadcast_confirmed')
}

export const viewDraft = async (store: Store, deps: Deps, actor: Actor, id: string): Drafted => {
  const locked = await lockDraft(store, deps, actor, id)
  if (!locked.ok) return locked
  const moment = deps.moment()
  const counts = await store.broadcasts.count(locked.value.broadcast.audience, moment.today)
  const limit = await store.broadcasts.secondApprovalAbove(moment)
  return done({ file: locked.value, counts, needsRelease: counts.total > limit })
}

/** One change of a draft; `decide` sees it as it is, and refuses or says what becomes of it. */
const changeDraft = <Refusal extends string>(
  deps: Deps,
  actor: Actor,
  id: string,
  decide: (file: BroadcastFile, store: Store) => Promise<Result<BroadcastChange, Refusal>>,
): Promise<Result<DraftView, Refusal | DraftRefusal>> =>
  deps.transaction(async store => {
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    const decided = await decide(locked.value, store)
    if (!decided.ok) return decided
    await store.broadcasts.change(id, decided.value)
    return viewDraft(store, deps, actor, id)
  })

/** Says what is typed next, or that nothing is (null). */
export const askStep = (deps: Deps, actor: Actor, id: string, step: BroadcastStep | null): Drafted =>
  changeDraft(deps, actor, id, async () => done({ step }))

/**
 * Narrows or widens the audience. Refuses `not_allowed` for a unit outside the author's scope,
 * `audience_cycle_closed` for a cycle that is not open there.
 */
export const changeAudience = (
  deps: Deps,
  actor: Actor,
  id: string,
  change: Partial<Audience>,
): Promise<Result<DraftView, DraftRefusal | 'not_allowed' | 'audience_cycle_closed'>> =>
  changeDraft(deps, actor, id, async ({ broadcast }, store) => {
    const audience = { ...broadcast.audience, ...change }
    const { unitId } = audience
    const { today } = deps.moment()
    if (!(await store.broadcasts.isStaffFor(actor.personId, unitId, today))) return refused('not_allowed')
    if (change.cycleId) {
      const cycles = await store.broadcasts.cycles(unitId, today)
      if (!cycles.some(cycle => cycle.id === change.cycleId)) return refused('audience_cycle_closed')
    }
    return done({ audience, step: null })
  })

const flawRefusals = {
  empty: 'text_needed',
  long: 'announcement_too_long',
  classified: 'text_classified',
} as const

export type TextRefusal = (typeof flawRefusals)[keyof typeof flawRefusals] | 'caption_too_long'

const flawOfWords = (kept: string, isCaption: boolean): TextRefusal | undefined => {
  const flaw = flawOfText(kept, longestText)
  if (flaw) return flawRefusals[flaw]
  if (isTooLong(kept, false)) return 'announcement_too_long'
  return isCaption && isTooLong(kept, true) ? 'caption_too_long' : undefined
}

/** Keeps the text of one language; what is too long is refused whole, never cut. */
export const writeText = (
  deps: Deps,
  actor: Actor,
  id: string,
  language: LanguageCode,
  text: string,
): Promise<Result<DraftView, DraftRefusal | TextRefusal>> =>
  changeDraft(deps, actor, id, async ({ broadcast }) => {
    const kept = toKeptText(text)
    const flaw = flawOfWords(kept, broadcast.attachment !== null)
    return flaw ? refused(flaw) : done({ texts: { ...broadcast.texts, [language]: kept }, step: null })
  })

/** Takes the text of a language away; it cannot be the fallback any longer. */
export const removeText = (deps: Deps, actor: Actor, id: string, language: LanguageCode): Drafted =>
  changeDraft(deps, actor, id, async ({ broadcast }) => {
    const { [language]: _, ...texts } = broadcast.texts
    const fallback = broadcast.fallback === language ? null : broadcast.fallback
    return done({ texts, fallback, step: null })
  })

/** The language whose text the others get. Refuses `fallback_without_text`. */
export const chooseFallback = (
  deps: Deps,
  actor: Actor,
  id: string,
  language: LanguageCode,
): Promise<Result<DraftView, DraftRefusal | 'fallback_without_text'>> =>
  changeDraft(deps, actor, id, async ({ broadcast }) =>
    broadcast.texts[language] === undefined
      ? refused('fallback_without_text')
      : done({ fallback: language, step: null }),
  )

/** Programs in disguise are what such a message must never carry. */
const forbiddenFile =
  /\.(?:exe|com|bat|cmd|scr|pif|cpl|msi|reg|hta|wsf|apk|jar|jse?|vb[es]|ps1|sh|lnk|dll|iso|html?|svg|(?:doc|xls|ppt)m)[\s.]*$/i

/** The words under a photo or a document, in one language. */
export type Caption = Readonly<{ language: LanguageCode; text: string }>

type AttachRefusal = TextRefusal | 'attachment_text_too_long' | 'file_forbidden'

/** Adds a photo or a document, with its words where it brings some, or takes it away with null. */
export const attachFile = (
  deps: Deps,
  actor: Actor,
  id: string,
  attachment: Attachment | null,
  caption: Caption | null = null,
): Promise<Result<DraftView, DraftRefusal | AttachRefusal>> =>
  changeDraft(deps, actor, id, async ({ broadcast }) => {
    if (!attachment) return done({ attachment, step: null })
    if (forbiddenFile.test(attachment.name)) return refused('file_forbidden')
    const words = caption && { [caption.language]: toKeptText(caption.text) }
    const flaw = caption && flawOfWords(toKeptText(caption.text), true)
    if (flaw) return refused(flaw)
    const texts = { ...broadcast.texts, ...words }
    const isLong = Object.values(texts).some(text => isTooLong(text, true))
    return isLong ? refused('attachment_text_too_long') : done({ attachment, texts, step: null })
  })

export const askForReading = (deps: Deps, actor: Actor, id: string, asksRead: boolean): Drafted =>
  changeDraft(deps, actor, id, async () => done({ asksRead }))

export type ScheduleRefusal = 'schedule_past' | 'schedule_far'

export const flawOfSchedule = (startsAt: Date | null, at: Date): ScheduleRefusal | undefined => {
  if (!startsAt) return undefined
  if (startsAt <= at) return 'schedule_past'
  const days = (startsAt.getTime() - at.getTime()) / millisecondsPerDay
  return days > longestPlanDays ? 'schedule_far' : undefined
}

/** When it goes out, by the author's own clock; null is as soon as it may. */
export const schedule = (
  deps: Deps,
  actor: Actor,
  id: string,
  time: LocalTime | null,
): Promise<Result<DraftView, DraftRefusal | ScheduleRefusal>> =>
  changeDraft(deps, actor, id, async (_, store) => {
    if (time === null) return done({ startsAt: null, step: null })
    const { zone } = await localClock(store, deps, actor)
    const startsAt = deps.zones.instant(time, zone)
    const flaw = flawOfSchedule(startsAt, deps.moment().at)
    return flaw ? refused(flaw) : done({ startsAt, step: null })
  })

/** Throws a draft away. */
export const discardDraft = (deps: Deps, actor: Actor, id: string): Promise<Result<null, DraftRefusal>> =>
  deps.transaction(async store => {
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    const { at } = deps.moment()
    await store.broadcasts.change(id, { state: 'ended', ending: 'discarded', endedAt: at, step: null })
    return done(null)
  })
