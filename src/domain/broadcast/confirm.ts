import { decisionDays } from '../approval/approval.ts'
import { workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addDays } from '../day.ts'
import type { ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { languagesWithoutText } from './broadcast.ts'
import { broadcastCardOf, releaseSubject } from './card.ts'
import {
  type DraftRefusal,
  type DraftView,
  flawOfSchedule,
  type ScheduleRefusal,
  viewDraft,
} from './draft.ts'
import type { BroadcastFile } from './port.ts'
import { startBroadcast } from './start.ts'

export type ConfirmRefusal =
  | DraftRefusal
  | ScheduleRefusal
  | 'announcement_missing'
  | 'audience_empty'
  | 'audience_changed'
  | 'fallback_needed'
  | 'draft_changed'
  | 'releaser_missing'

/**
 * What the author had before him when he pressed, and where: another version or another audience is not what he
 * meant.
 */
export type Seen = Readonly<{ version: number; fingerprint: number; screen: ScreenRef | null }>

export type Confirmed = Readonly<{ state: 'awaiting' | 'scheduled' | 'running' }>

/** What still stands against sending a draft, in the order its author would mend it. */
export const flawOfDraft = (
  { file, counts }: DraftView,
  at: Date,
): Exclude<ConfirmRefusal, DraftRefusal> | undefined => {
  const { texts, startsAt } = file.broadcast
  if (counts.total === 0) return 'audience_empty'
  if (Object.keys(texts).length === 0) return 'announcement_missing'
  if (languagesWithoutText(file.broadcast, counts).length > 0) return 'fallback_needed'
  return flawOfSchedule(startsAt, at)
}

/**
 * Freezes the recipients and sends the broadcast on its way: to a second person when there are many, to its
 * time, or at once. What changed since the author looked is refused, and he looks again.
 */
export const confirmBroadcast = (
  deps: Deps,
  actor: Actor,
  id: string,
  seen: Seen,
): Promise<Result<Confirmed, ConfirmRefusal>> =>
  deps.transaction(async store => {
    const view = await viewDraft(store, deps, actor, id)
    if (!view.ok) return view
    const { file, counts, needsRelease } = view.value
    const moment = deps.moment()
    if (file.broadcast.version !== seen.version) return refused('draft_changed')
    const flaw = flawOfDraft(view.value, moment.at)
    if (flaw) return refused(flaw)
    if (counts.fingerprint !== seen.fingerprint) return refused('audience_changed')
    const staff = await store.broadcasts.staffFor(file.broadcast.audience.unitId, moment.today)
    const releasers = staff.filter(personId => personId !== actor.personId)
    if (needsRelease && releasers.length === 0) return refused('releaser_missing')
    const frozen = await freeze(store, deps, file)
    const state = await sendOn(store, deps, frozen, needsRelease ? releasers : null, seen.screen)
    const details = { broadcastId: id, recipients: counts.total }
    const subjectId = actor.personId
    const event = { actorId: actor.personId, action: 'broadcast.confirmed' as const, subjectId, details }
    await store.audit({ at: moment.at, ...event })
    return done({ state })
  })

const freeze = async (store: Store, deps: Deps, file: BroadcastFile): Promise<BroadcastFile> => {
  const moment = deps.moment()
  const { broadcast, sender } = file
  const noticeId = deps.newId()
  const { texts, fallback, attachment, asksRead } = broadcast
  const announcement = { broadcastId: broadcast.id, sender, texts, fallback, attachment, asksRead }
  await store.broadcasts.freeze(noticeId, announcement, broadcast.audience, moment)
  return { ...file, broadcast: { ...broadcast, noticeId, confirmedAt: moment.at, step: null } }
}

const sendOn = async (
  store: Store,
  deps: Deps,
  file: BroadcastFile,
  releasers: readonly string[] | null,
  screen: ScreenRef | null,
): Promise<Confirmed['state']> => {
  const { at } = deps.moment()
  const { id, noticeId, startsAt } = file.broadcast
  const state = releasers ? 'awaiting' : 'scheduled'
  await store.broadcasts.change(id, { state, step: null, confirmedAt: at, ...(noticeId ? { noticeId } : {}) })
  if (releasers) await askRelease(store, deps, file, releasers)
  else if (startsAt === null) {
    await startBroadcast(store, deps, file, { screen, releasedBy: null })
    return 'running'
  }
  return state
}

const askRelease = async (
  store: Store,
  deps: Deps,
  file: BroadcastFile,
  releasers: readonly string[],
): Promise<void> => {
  const moment = deps.moment()
  const { at, today } = moment
  const { id, authorId, version, noticeId } = file.broadcast
  const approvalId = deps.newId()
  const dueOn = workingDayOnOrAfter(await store.calendar.load(moment), addDays(today, decisionDays))
  await store.approvals.addRelease({
    id: approvalId,
    requesterId: authorId,
    broadcastId: id,
    revision: version,
    createdAt: at,
    dueOn,
  })
  const card = broadcastCardOf(file, await store.broadcasts.counts(noticeId ?? ''))
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `broadcast.confirmed:${id}`,
    subject: releaseSubject(id),
    content: { kind: 'broadcast.confirmed', card, dueOn },
    recipients: releasers,
    at,
  })
}
