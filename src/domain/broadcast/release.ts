import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { BroadcastCard, ReleaseOutcome } from './broadcast.ts'
import { broadcastCardOf, progressSubject, releaseSubject } from './card.ts'
import type { BroadcastFile } from './port.ts'
import { startBroadcast, stopForLostRole } from './start.ts'

/** Longest reason of a refusal, in characters. */
export const longestDecline = 1_500

export type Release = Readonly<{
  file: BroadcastFile
  card: BroadcastCard
  /** What was decided, when it was. */
  outcome: ReleaseOutcome | null
}>

export type Verdict = Readonly<{ kind: 'release' }> | Readonly<{ kind: 'decline'; reason: string }>

export type ReleaseRefusal =
  | 'broadcast_unknown'
  | 'author_lost_role'
  | 'reason_needed'
  | 'reason_too_long'
  | 'text_classified'

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

/** A broadcast as the second person sees it, before and after the decision. */
export const openRelease = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Release, 'broadcast_unknown'>> =>
  deps.transaction(store => viewRelease(store, deps, actor, id))

const viewRelease = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Release, 'broadcast_unknown'>> => {
  const file = await store.broadcasts.lock(id, actor.personId, deps.moment().today)
  const noticeId = file?.broadcast.noticeId
  if (!file?.release || !noticeId || !isAllowed('broadcast.release', file.relations))
    return refused('broadcast_unknown')
  const card = broadcastCardOf(file, await store.broadcasts.counts(noticeId))
  return done({ file, card, outcome: outcomeOf(file) })
}

const outcomeOf = ({ broadcast, release }: BroadcastFile): ReleaseOutcome | null => {
  if (broadcast.ending === 'authorLostRole') return { kind: 'authorLostRole' }
  if (!release?.decision) return broadcast.ending === 'cancelled' ? { kind: 'cancelled', by: null } : null
  const { decider, decidedAt, outcome, reason } = release.decision
  const facts = { decider, decidedAt: decidedAt.toISOString() }
  return outcome === 'approved'
    ? { kind: 'released', ...facts }
    : { kind: 'declined', ...facts, reason: reason ?? '' }
}

/**
 * The second person's word. The first one stands; whoever comes later sees whose it was. An author who is no
 * longer staff for the unit has nothing to release: the broadcast ends, and he is told.
 */
export const decideRelease = (
  deps: Deps,
  actor: Actor,
  id: string,
  verdict: Verdict,
  screen: ScreenRef | null,
): Promise<Result<Release & { isLate: boolean }, ReleaseRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const seen = await viewRelease(store, deps, actor, id)
    if (!seen.ok) return seen
    const { file, card, outcome: earlier } = seen.value
    if (earlier || !file.release || file.broadcast.state !== 'awaiting')
      return done({ ...seen.value, isLate: true })
    const flaw = verdict.kind === 'decline' ? flawOfText(toKeptText(verdict.reason), longestDecline) : null
    if (flaw) return refused(reasonRefusals[flaw])
    const { authorId, audience } = file.broadcast
    if (!(await store.broadcasts.isStaffFor(authorId, audience.unitId, today))) {
      await stopForLostRole(store, deps, file)
      return refused('author_lost_role')
    }
    const facts = { decider: actor.name, decidedAt: at.toISOString() }
    const reason = verdict.kind === 'decline' ? toKeptText(verdict.reason) : null
    const outcome: ReleaseOutcome =
      reason === null ? { kind: 'released', ...facts } : { kind: 'declined', ...facts, reason }
    await store.approvals.decide({
      approvalId: file.release.approvalId,
      outcome: reason === null ? 'approved' : 'returned',
      deciderId: actor.personId,
      at,
      reason,
      lines: [],
    })
    const isStarted = await settle(store, deps, file, outcome)
    await tellAll(store, deps, file, card, outcome, screen, isStarted)
    const action = reason === null ? 'broadcast.released' : 'broadcast.declined'
    const details = { broadcastId: id }
    await store.audit({ at, actorId: actor.personId, action, subjectId: authorId, details })
    return done({ file, card, outcome, isLate: false })
  })

/** Whether it started at once. */
const settle = async (
  store: Store,
  deps: Deps,
  file: BroadcastFile,
  outcome: ReleaseOutcome,
): Promise<boolean> => {
  const { at } = deps.moment()
  const { id, startsAt, noticeId } = file.broadcast
  if (outcome.kind !== 'released') {
    await store.broadcasts.change(id, { state: 'ended', ending: 'declined', endedAt: at })
    if (noticeId) await store.broadcasts.cancelRest(noticeId, at)
    return false
  }
  if (startsAt && startsAt > at) {
    await store.broadcasts.change(id, { state: 'scheduled' })
    return false
  }
  const { decider, decidedAt } = outcome
  await startBroadcast(store, deps, file, { screen: null, releasedBy: { decider, decidedAt } })
  return true
}

const tellAll = async (
  store: Store,
  deps: Deps,
  { broadcast }: BroadcastFile,
  card: BroadcastCard,
  outcome: ReleaseOutcome,
  except: ScreenRef | null,
  isStarted: boolean,
): Promise<void> => {
  const { at } = deps.moment()
  const { id, authorId } = broadcast
  const content = { kind: 'broadcast.decided' as const, card, outcome }
  const dedupeKey = `broadcast.decided:${id}`
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey,
    subject: releaseSubject(id),
    content,
    except,
    at,
  })
  // Where it started at once, the message that shows its progress says who released it.
  if (isStarted) return
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${dedupeKey}:author`,
    subject: progressSubject(id),
    content,
    recipients: [authorId],
    at,
  })
}
