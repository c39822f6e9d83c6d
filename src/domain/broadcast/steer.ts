import { isAllowed } from '../access.ts'
import type { ScreenRef } from '../notice/facts.ts'
import { longestSheet } from '../person/invite.ts'
import { type IssuedInvite, issueTo } from '../person/invite-code.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { BroadcastCounts, BroadcastState } from './broadcast.ts'
import { broadcastCardOf, progressSubject, releaseSubject } from './card.ts'
import type { BroadcastFile, ListedBroadcast, Unreached } from './port.ts'

/** A confirmed broadcast: how far it is, or what became of it. */
export type Report = Readonly<{ file: BroadcastFile; counts: BroadcastCounts }>

type Steered<Refusal extends string = never> = Promise<Result<Report, 'broadcast_unknown' | Refusal>>

/** Broadcasts on one list: what a phone shows without scrolling far. */
export const listedBroadcasts = 8

/**
 * One's own, and those of one's scope, the newest first. Refuses `not_allowed` to whoever is no staff today.
 * `isWatched`: on that screen one of them shows how far it is, and has to stay.
 */
export const listBroadcasts = (
  deps: Deps,
  actor: Actor,
  screen: ScreenRef | null,
): Promise<Result<Readonly<{ items: readonly ListedBroadcast[]; isWatched: boolean }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const scopes = await store.broadcasts.scopes(actor.personId, today)
    if (scopes.length === 0) return refused('not_allowed')
    const isWatched = screen !== null && (await store.broadcasts.isWatched(actor.personId, screen))
    return done({ items: await store.broadcasts.list(actor.personId, today, listedBroadcasts), isWatched })
  })

type Opened = Readonly<{ file: BroadcastFile; noticeId: string }>

const open = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Opened, 'broadcast_unknown'>> => {
  const file = await store.broadcasts.lock(id, actor.personId, deps.moment().today)
  const noticeId = file?.broadcast.noticeId
  if (!file || !noticeId || !isAllowed('broadcast.steer', file.relations)) return refused('broadcast_unknown')
  return done({ file, noticeId })
}

/** How far it is; `screen` is where it will be shown. */
export const openReport = (deps: Deps, actor: Actor, id: string, screen: ScreenRef | null = null): Steered =>
  deps.transaction(async store => {
    const opened = await open(store, deps, actor, id)
    return opened.ok ? done(await report(store, opened.value, screen)) : opened
  })

/** What its author looks at last is where he watches it, while there is something to watch. */
const report = async (
  store: Store,
  { file, noticeId }: Opened,
  screen: ScreenRef | null,
): Promise<Report> => {
  const { id, state } = file.broadcast
  const isUnderWay = state === 'running' || state === 'paused'
  if (screen !== null && isUnderWay && file.relations.has('self')) await store.broadcasts.watch(id, screen)
  return { file, counts: await store.broadcasts.counts(noticeId) }
}

type Turn = Readonly<{
  from: readonly BroadcastState[]
  action: 'broadcast.paused' | 'broadcast.resumed' | 'broadcast.cancelled' | 'broadcast.unknownRepeated'
  turn(act: Opened & Readonly<{ store: Store; deps: Deps; actor: Actor }>): Promise<void>
}>

/** A turn that does not fit the state it finds changes nothing, and the present state is shown. */
const steering =
  ({ from, action, turn }: Turn) =>
  (deps: Deps, actor: Actor, id: string, screen: ScreenRef | null = null): Steered =>
    deps.transaction(async store => {
      const { at, today } = deps.moment()
      const opened = await open(store, deps, actor, id)
      if (!opened.ok) return opened
      const { state, authorId } = opened.value.file.broadcast
      if (from.includes(state)) {
        await turn({ ...opened.value, store, deps, actor })
        const details = { broadcastId: id }
        await store.audit({ at, actorId: actor.personId, action, subjectId: authorId, details })
      }
      const file = (await store.broadcasts.lock(id, actor.personId, today)) ?? opened.value.file
      return done(await report(store, { ...opened.value, file }, screen))
    })

const goOn = async (store: Store, id: string): Promise<void> => {
  await store.broadcasts.change(id, { state: 'running' })
  await store.broadcasts.run(id)
}

export const pauseBroadcast = steering({
  from: ['running'],
  action: 'broadcast.paused',
  turn: ({ store, file }) => store.broadcasts.change(file.broadcast.id, { state: 'paused' }),
})

export const resumeBroadcast = steering({
  from: ['paused'],
  action: 'broadcast.resumed',
  turn: ({ store, file }) => goOn(store, file.broadcast.id),
})

/** Nothing more is sent; what was sent stays. Its author hears of it when it was not he. */
export const cancelBroadcast = steering({
  from: ['awaiting', 'scheduled', 'running', 'paused'],
  action: 'broadcast.cancelled',
  async turn({ store, deps, actor, file, noticeId }) {
    const { at } = deps.moment()
    const { id, authorId, state } = file.broadcast
    await store.broadcasts.change(id, { state: 'ended', ending: 'cancelled', endedAt: at })
    await store.broadcasts.cancelRest(noticeId, at)
    const card = broadcastCardOf(file, await store.broadcasts.counts(noticeId))
    const by = { decider: actor.name, decidedAt: at.toISOString() }
    const content = {
      kind: 'broadcast.decided' as const,
      card,
      outcome: { kind: 'cancelled' as const, by },
    }
    const dedupeKey = `broadcast.cancelled:${id}`
    if (state === 'awaiting') {
      const subject = releaseSubject(id)
      await store.notices.revise({ id: deps.newId(), dedupeKey, subject, content, except: null, at })
    }
    if (file.relations.has('self')) return
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `${dedupeKey}:author`,
      subject: progressSubject(id),
      content,
      recipients: [authorId],
      at,
    })
  },
})

/** Sends once more to those of whom nobody knows whether they got it; some may then have it twice. */
export const repeatUnknown = steering({
  from: ['running', 'paused', 'ended'],
  action: 'broadcast.unknownRepeated',
  async turn({ store, file, noticeId }) {
    const repeated = await store.broadcasts.retryUnknown(noticeId)
    if (repeated > 0 && file.broadcast.state !== 'paused') await goOn(store, file.broadcast.id)
  },
})

/** Everybody who was not reached, and why; names leave the system with it, so it is on record. */
export const listUnreached = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<readonly Unreached[], 'broadcast_unknown' | 'nobody_unreached'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const opened = await open(store, deps, actor, id)
    if (!opened.ok) return opened
    const unreached = await store.broadcasts.unreached(opened.value.noticeId, today)
    if (unreached.length === 0) return refused('nobody_unreached')
    const details = { broadcastId: id, people: unreached.length }
    const action = 'broadcast.unreachedListed'
    const subjectId = opened.value.file.broadcast.authorId
    await store.audit({ at, actorId: actor.personId, action, subjectId, details })
    return done(unreached)
  })

/** Minutes in which nobody is given a second invite, so that a sheet pressed for twice holds all the same. */
const sheetRest = 10
const millisecondsPerMinute = 60_000

/**
 * Codes for the recipients without an account, for one sheet to print; the rest come with the next sheet. Refuses
 * `recipients_linked` when all have one, `sheet_just_made` when all got their codes just now: new ones would end
 * those. `isLost`: the sheet made just now never got to the one who wanted it.
 */
export const inviteUnreached = (
  deps: Deps,
  actor: Actor,
  id: string,
  isLost: boolean,
): Promise<Result<readonly IssuedInvite[], 'broadcast_unknown' | 'recipients_linked' | 'sheet_just_made'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const opened = await open(store, deps, actor, id)
    if (!opened.ok) return opened
    const rest = isLost ? 0 : sheetRest * millisecondsPerMinute
    const since = new Date(moment.at.getTime() - rest)
    const unlinked = (from: Date, limit: number) =>
      store.broadcasts.unlinked(opened.value.noticeId, actor.personId, moment, { since: from, limit })
    const people = await unlinked(since, longestSheet)
    if (people.length > 0) return done(await issueTo({ deps, store, actor }, people))
    const [anybody] = await unlinked(moment.at, 1)
    return refused(anybody ? 'sheet_just_made' : 'recipients_linked')
  })

/**
 * How a broadcast stands that has nobody left to send to: over; with people whose morning is still to come; with
 * people in somebody else's hand; or told to stop meanwhile.
 */
export type Drained = 'finished' | 'untilMorning' | 'inHand' | 'stopped'

/** Ends a broadcast that has nobody left to send to. */
export const finishBroadcast = (deps: Deps, id: string): Promise<Drained> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.broadcasts.lock(id, null, today)
    const { noticeId, state } = file?.broadcast ?? {}
    if (!noticeId) return 'stopped'
    // Who was in hand when it was cancelled may have come back unsent.
    if (state === 'ended') await store.broadcasts.cancelRest(noticeId, at)
    if (state !== 'running') return 'stopped'
    const { waiting, later } = await store.broadcasts.counts(noticeId)
    if (waiting > 0) return 'inHand'
    if (later > 0) return 'untilMorning'
    await store.broadcasts.change(id, { state: 'ended', ending: 'finished', endedAt: at })
    return 'finished'
  })
