import type { Moment } from '../moment.ts'
import type { Deps, Store } from '../ports.ts'
import { type Digest, decideDigest, longestDigest } from './decide-digest.ts'
import type { Collected } from './delivery-file.ts'
import { mannerOf, type NoticeRules } from './manner.ts'
import { isQuietAt, nextMorning } from './release.ts'

/** People dealt with in one transaction. */
const pieceSize = 100

/**
 * Tells those whose morning has come what was collected for them, each in one message a day. Looked for every
 * minute; whoever was dealt with has nothing waiting before his next morning, so it comes to an end.
 */
export const sendDigests = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  for (;;) {
    const people = await deps.transaction(store => sendPiece(store, deps, moment))
    if (people < pieceSize) return
  }
}

const sendPiece = async (store: Store, deps: Deps, moment: Moment): Promise<number> => {
  const people = await store.notices.collected(moment.at, pieceSize)
  if (people.length === 0) return 0
  const rules = await store.notices.rules(moment)
  const digests: Digest[] = []
  for (const person of people) digests.push(await tell(store, deps, moment, rules, person))
  const idsOf = (items: Digest['told']) => items.map(({ deliveryId }) => deliveryId)
  await store.notices.settleCollected(idsOf(digests.flatMap(({ told }) => told)), 'digested', moment.at)
  await store.notices.settleCollected(idsOf(digests.flatMap(({ expired }) => expired)), 'expired', moment.at)
  return people.length
}

/** A morning that was missed is made up for in the next one: what is told at night would wait, and grow old. */
const tell = async (
  store: Store,
  deps: Deps,
  { at }: Moment,
  rules: NoticeRules,
  { personId, items }: Collected,
): Promise<Digest> => {
  const manner = mannerOf(await store.notices.preference(personId), rules, 0)
  const { day, minute } = deps.zones.local(at, manner.timeZone)
  const subject = `reminders.collected:${personId}`
  const dedupeKey = `${subject}:${day}`
  const mustWait = isQuietAt(minute, manner) || (await store.notices.isKnown(dedupeKey))
  const digest = decideDigest(items, at, mustWait ? 0 : longestDigest)
  const { told, rest } = digest
  if (told.length > 0) {
    await store.notices.add({
      id: deps.newId(),
      dedupeKey,
      subject,
      content: { kind: 'reminders.collected', reminders: told.map(({ reminder }) => reminder) },
      recipients: [personId],
      at,
      ...lastOf(told),
    })
  }
  const later = rest.map(({ deliveryId }) => deliveryId)
  if (later.length > 0) await store.notices.keepCollected(later, nextMorning(manner, deps.zones, at))
  return digest
}

/** It is worth telling as long as one of its reminders is. */
const lastOf = (told: Digest['told']): { expiresAt?: Date } => {
  const ends = told.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []))
  return ends.length < told.length ? {} : { expiresAt: new Date(Math.max(...ends)) }
}
