import type { ScreenRef } from '../notice/facts.ts'
import type { Deps, Store } from '../ports.ts'
import type { DecisionTime } from './broadcast.ts'
import { broadcastCardOf, progressKey, progressSubject, releaseSubject } from './card.ts'
import type { BroadcastFile } from './port.ts'

/** Where its author sees it start: on the screen he is looking at, or in a message of its own. */
export type Seeing = Readonly<{ screen: ScreenRef | null; releasedBy: DecisionTime | null }>

/** Puts a confirmed broadcast to work, and its progress before its author. */
export const startBroadcast = async (
  store: Store,
  deps: Deps,
  file: BroadcastFile,
  { screen, releasedBy }: Seeing = { screen: null, releasedBy: null },
): Promise<void> => {
  const { at } = deps.moment()
  const { id, noticeId, authorId } = file.broadcast
  if (noticeId === null) throw new Error('A broadcast without recipients was started.')
  await store.broadcasts.change(id, { state: 'running', startedAt: at })
  await store.broadcasts.admitLinked(noticeId)
  await store.broadcasts.run(id)
  const counts = await store.broadcasts.counts(noticeId)
  const card = broadcastCardOf(file, counts)
  const notice = {
    id: deps.newId(),
    dedupeKey: progressKey(id),
    subject: progressSubject(id),
    content: { kind: 'broadcast.started' as const, card, counts, releasedBy },
    recipients: [authorId],
    at,
  }
  if (screen === null) await store.notices.add(notice)
  else await store.notices.addShown(notice, screen)
}

/** Ends a broadcast whose author may no longer speak for the unit; he and whoever was asked hear it. */
export const stopForLostRole = async (store: Store, deps: Deps, file: BroadcastFile): Promise<void> => {
  const { at } = deps.moment()
  const { id, noticeId, authorId } = file.broadcast
  await store.broadcasts.change(id, { state: 'ended', ending: 'authorLostRole', endedAt: at })
  if (noticeId === null) return
  await store.broadcasts.cancelRest(noticeId, at)
  const card = broadcastCardOf(file, await store.broadcasts.counts(noticeId))
  const content = { kind: 'broadcast.decided' as const, card, outcome: { kind: 'authorLostRole' as const } }
  const subject = releaseSubject(id)
  const dedupeKey = `broadcast.stopped:${id}`
  await store.notices.revise({ id: deps.newId(), dedupeKey, subject, content, except: null, at })
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${dedupeKey}:author`,
    subject: progressSubject(id),
    content,
    recipients: [authorId],
    at,
  })
  const details = { broadcastId: id }
  await store.audit({ at, actorId: null, action: 'broadcast.stopped', subjectId: authorId, details })
}

/** Starts those whose time has come. One whose author lost his role meanwhile ends instead. */
export const startDueBroadcasts = async (deps: Deps): Promise<void> => {
  const { at, today } = deps.moment()
  const due = await deps.transaction(store => store.broadcasts.due(at))
  const start = (id: string): Promise<void> =>
    deps.transaction(async store => {
      const file = await store.broadcasts.lock(id, null, today)
      if (file?.broadcast.state !== 'scheduled') return
      const { authorId, audience } = file.broadcast
      const mayStill = await store.broadcasts.isStaffFor(authorId, audience.unitId, today)
      if (mayStill) await startBroadcast(store, deps, file)
      else await stopForLostRole(store, deps, file)
    })
  const faults: unknown[] = []
  for (const id of due) await start(id).catch(error => faults.push(error))
  // One that cannot start keeps no other from its time, and is looked for again.
  if (faults.length > 0) throw faults[0]
}

/** Puts somebody to work on those that have recipients waiting: after a restart, or when a morning has come. */
export const resumeBroadcasts = async (deps: Deps): Promise<void> => {
  const { at } = deps.moment()
  await deps.transaction(async store => {
    for (const id of await store.broadcasts.unfinished(at)) await store.broadcasts.run(id)
  })
}
