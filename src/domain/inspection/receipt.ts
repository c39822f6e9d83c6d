import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  type FollowUp,
  isLeader,
  lockInspection,
  onSiteCardOf,
  receiptOf,
  type UnknownInspection,
  viewFollowUp,
} from './follow-up.ts'
import type { InspectionFile } from './inspection.ts'
import type { OnSiteCard, ReceiptFacts } from './on-site-notice.ts'
import { receiptSubject } from './open-on-site.ts'
import type { ProgressDetails } from './progress.ts'

/** Longest name of whoever takes a receipt on paper, in characters. */
const longestTaker = 200

/** `isLate`: it was given before, by whom the receipt says. */
export type Received = Readonly<{ card: OnSiteCard; receipt: ReceiptFacts; isLate: boolean }>

const addReceipts = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  file: InspectionFile,
  subjectIds: readonly string[],
  details: ProgressDetails,
): Promise<void> => {
  const { at: recordedAt, today: happenedOn } = deps.moment()
  const inspectionId = file.inspection.id
  for (const subjectId of subjectIds) {
    const event = { id: deps.newId(), inspectionId, kind: 'received' as const, happenedOn, recordedAt }
    await store.progress.add({ ...event, details: { ...details, subjectId }, recordedById: actor.personId })
  }
  await store.progress.receive(inspectionId, actor.personId, recordedAt)
  await store.audit({
    at: recordedAt,
    actorId: actor.personId,
    action: 'inspection.received',
    subjectId: actor.personId,
    details: { inspectionId },
  })
}

/** The receipt of whoever answers for subjects, for all of them at once. Refuses `inspection_unknown`. */
export const receiveInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
  screen: ScreenRef | null,
): Promise<Result<Received, UnknownInspection>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const locked = await lockInspection(store, deps, actor, id, 'inspection.receive')
    if (!locked.ok) return locked
    const { inspection, addressees } = locked.value
    if (inspection.openedAt === null) return refused('inspection_unknown')
    const card = onSiteCardOf(locked.value, inspection.openedAt)
    const events = await store.progress.events(id)
    const mine = addressees.filter(({ person }) => person.id === actor.personId)
    const before = mine.map(({ subjectId }) => receiptOf(events, subjectId)).find(one => one !== null)
    const open = mine.filter(({ subjectId }) => receiptOf(events, subjectId) === null)
    if (open.length === 0 && before) return done({ card, receipt: before, isLate: true })
    const receipt = { by: actor.name, at: at.toISOString(), paper: false }
    const subjectIds = open.map(({ subjectId }) => subjectId)
    await addReceipts(store, deps, actor, locked.value, subjectIds, { by: actor.name })
    await settleCards(store, deps, id, actor.personId, { card, receipt }, screen)
    const leader = locked.value.team.find(({ leads }) => leads)?.person.id
    if (leader && leader !== actor.personId) {
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: `inspection.receiptTold:${id}:${actor.personId}`,
        subject: `inspection:${id}:receipt`,
        content: { kind: 'inspection.receiptTold', card, receipt },
        recipients: [leader],
        at,
      })
    }
    return done({ card, receipt, isLate: false })
  })

const settleCards = async (
  store: Store,
  deps: Deps,
  id: string,
  personId: string,
  facts: Readonly<{ card: OnSiteCard; receipt: ReceiptFacts }>,
  except: ScreenRef | null,
): Promise<void> =>
  store.notices.revise({
    id: deps.newId(),
    dedupeKey: `inspection.receipted:${id}:${personId}`,
    subject: receiptSubject(id, personId),
    content: { kind: 'inspection.receipted', ...facts },
    except,
    at: deps.moment().at,
  })

type PaperRefusal =
  | UnknownInspection
  | 'inspection_not_open'
  | 'leader_only'
  | 'receipt_given'
  | 'receipt_name'
  | 'text_classified'

/**
 * The leader records who took the receipt of a subject on paper; without a name it is only looked at whether he
 * may. Refuses `receipt_given` where there is one.
 */
export const recordReceipt = (
  deps: Deps,
  actor: Actor,
  id: string,
  subjectId: string,
  typed: string | null,
): Promise<Result<FollowUp, PaperRefusal>> =>
  deps.transaction(async store => {
    const locked = await lockInspection(store, deps, actor, id, 'inspection.openOnSite')
    if (!locked.ok) return locked
    if (!isLeader(locked.value, actor.personId)) return refused('leader_only')
    const { inspection, subjects, addressees } = locked.value
    if (!subjects.some(subject => subject.id === subjectId)) return refused('inspection_unknown')
    if (inspection.openedAt === null) return refused('inspection_not_open')
    if (receiptOf(await store.progress.events(id), subjectId)) return refused('receipt_given')
    if (typed === null) return done(await viewFollowUp(store, deps, actor, locked.value))
    const by = toKeptText(typed)
    const flaw = flawOfText(by, longestTaker)
    if (flaw) return refused(flaw === 'classified' ? 'text_classified' : 'receipt_name')
    await addReceipts(store, deps, actor, locked.value, [subjectId], { by, paper: true })
    const card = onSiteCardOf(locked.value, inspection.openedAt)
    const receipt = { by, at: deps.moment().at.toISOString(), paper: true }
    for (const { person } of addressees.filter(one => one.subjectId === subjectId))
      await settleCards(store, deps, id, person.id, { card, receipt }, null)
    return done(await viewFollowUp(store, deps, actor, locked.value))
  })
