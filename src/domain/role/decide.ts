import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  flawOfChange,
  leavesOneAdmin,
  type RoleChangeFile,
  type RoleDecision,
  type RoleFlaw,
  type RoleRelations,
} from './role.ts'

/** Longest reason of a declined change, in UTF-16 units. */
const longestReason = 1_500

export type OpenedChange = Pick<RoleChangeFile, 'card' | 'decision'> &
  Readonly<{
    isOwn: boolean
    /** The author's account and the reader's may be in one hand. */
    isOneHand: boolean
    mayDecide: boolean
    leavesOneAdmin: boolean
    /** Somebody is there who may release it. */
    canBeReleased: boolean
  }>

type Held = Readonly<{ file: RoleChangeFile; relations: RoleRelations; isOneHand: boolean }>

const hold = async (store: Store, deps: Deps, actor: Actor, id: string): Promise<Held | undefined> => {
  const file = await store.roles.lock(id)
  if (!file) return undefined
  const seen = await store.roles.relations(actor.personId, file.wanted, deps.moment().today)
  const relations = new Set(seen)
  if (file.authorId === actor.personId) relations.add('owner')
  if (!isAllowed('role.read', relations)) return undefined
  return { file, relations, isOneHand: await store.roles.mayBeOne(actor.personId, file.authorId) }
}

const view = async (
  store: Store,
  deps: Deps,
  { file, relations, isOneHand }: Held,
): Promise<OpenedChange> => {
  const { card, decision, wanted, authorId } = file
  const { today } = deps.moment()
  const facts = await store.roles.facts(wanted, today)
  const releasers = await store.roles.releasers(wanted, authorId, today)
  return {
    ...{ card, decision, isOneHand, isOwn: relations.has('owner'), canBeReleased: releasers.length > 0 },
    mayDecide: decision === null && !isOneHand && isAllowed('role.release', relations),
    leavesOneAdmin: decision === null && leavesOneAdmin(wanted, facts),
  }
}

/** A proposed change as an admin of its unit sees it; never one about himself. Refuses `role_unknown`. */
export const openRoleChange = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<OpenedChange, 'role_unknown'>> =>
  deps.transaction(async store => {
    const held = await hold(store, deps, actor, id)
    return held ? done(await view(store, deps, held)) : refused('role_unknown')
  })

export type RoleVerdict = Readonly<{ kind: 'release' }> | Readonly<{ kind: 'decline'; reason: string }>

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

export type DecideRoleRefusal =
  | 'role_unknown'
  | 'not_allowed'
  | 'already_decided'
  | 'role_author_gone'
  | 'reason_needed'
  | 'reason_too_long'
  | 'text_classified'
  | RoleFlaw

/** What stands against a release today, however it stood when it was proposed. */
const flawOfRelease = async (
  store: Store,
  deps: Deps,
  { wanted, authorId }: RoleChangeFile,
): Promise<RoleFlaw | 'role_author_gone' | undefined> => {
  const { today } = deps.moment()
  const fault = flawOfChange(wanted, await store.roles.facts(wanted, today))
  if (fault) return fault
  const author = await store.roles.relations(authorId, wanted, today)
  return isAllowed('role.propose', author) ? undefined : 'role_author_gone'
}

/**
 * The second admin's word: the first one stands; neither its author nor the person nor a relative of his has it, nor
 * whoever's account came by an invite of the author while admin already, or the other way round. A
 * release is refused where things have changed since, and where its author is no admin of the unit any more.
 */
export const decideRoleChange = (
  deps: Deps,
  actor: Actor,
  id: string,
  verdict: RoleVerdict,
): Promise<Result<OpenedChange, DecideRoleRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const held = await hold(store, deps, actor, id)
    if (!held) return refused('role_unknown')
    const { file, relations, isOneHand } = held
    if (isOneHand || !isAllowed('role.release', relations)) return refused('not_allowed')
    if (file.decision) return refused('already_decided')
    const reason = verdict.kind === 'decline' ? toKeptText(verdict.reason) : null
    const flaw = reason === null ? undefined : flawOfText(reason, longestReason)
    if (flaw) return refused(reasonRefusals[flaw])
    const fault = reason === null ? await flawOfRelease(store, deps, file) : undefined
    if (fault) return refused(fault)
    const outcome = reason === null ? 'approved' : 'returned'
    const { approvalId, wanted } = file
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines: [] })
    if (outcome === 'approved') {
      if (wanted.change === 'grant') await store.roles.grant(deps.newId(), wanted, today)
      else await store.roles.end(wanted, today)
    }
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString(), reason } as const
    await tellAll(store, deps, file, decision)
    const action = outcome === 'approved' ? 'role.released' : 'role.declined'
    const { personId: subjectId } = wanted
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: { changeId: id } })
    return done(await view(store, deps, { ...held, file: { ...file, decision } }))
  })

const tellAll = async (
  store: Store,
  deps: Deps,
  { card, authorId, wanted }: RoleChangeFile,
  decision: RoleDecision,
): Promise<void> => {
  const { at } = deps.moment()
  const subject = `role.change:${card.changeId}`
  const settled = { kind: 'role.settled' as const, card, decision }
  const dedupeKey = `role.settled:${card.changeId}`
  await store.notices.revise({ id: deps.newId(), dedupeKey, subject, content: settled, except: null, at })
  const tell = (kind: 'role.decided' | 'role.changed', personId: string): Promise<void> =>
    store.notices.add({
      id: deps.newId(),
      dedupeKey: `${kind}:${card.changeId}`,
      subject: `${subject}:told`,
      content: { kind, card, decision },
      recipients: [personId],
      at,
    })
  await tell('role.decided', authorId)
  // Of what was only wanted the person hears nothing.
  if (decision.outcome === 'approved') await tell('role.changed', wanted.personId)
}
