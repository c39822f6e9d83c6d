import { isAllowed, type Relation } from '../access.ts'
import { decisionDays } from '../approval/approval.ts'
import { workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addDays } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Refused, type Result, refused } from '../result.ts'
import type { Rule, RuleProposal, Succession } from './rule.ts'
import { inOrder, type RuleFault } from './rule-fault.ts'
import { decideSuccession } from './succession.ts'

/** Most rules one file may hold: more than the rulebook has. */
export const mostRules = 500
const longestReason = 1_500

/** What a file would change, or all that stands against it. */
export type Checked = Readonly<{ faults: readonly RuleFault[]; successions: readonly Succession[] }>

const relationsOf = async (store: Store, deps: Deps, actor: Actor): Promise<Set<Relation>> => {
  const isAdmin = await store.rules.isAdmin(actor.personId, deps.moment().today)
  return new Set(isAdmin ? ['admin'] : [])
}

/** Every rule, for whoever looks after the rulebook. Refuses `not_allowed` to others. */
export const readRulebook = (
  deps: Deps,
  actor: Actor,
): Promise<Result<Readonly<{ rules: readonly Rule[]; waiting: readonly RuleProposal[] }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    if (!isAllowed('rule.propose', await relationsOf(store, deps, actor))) return refused('not_allowed')
    return done({ rules: await store.rules.all(), waiting: await store.rules.waiting() })
  })

/**
 * Checks the rules of a file and puts them before a second admin; nothing is in force before he has released them.
 * With faults nothing is kept. Refuses `not_allowed`, `rules_missing` for an empty file, `nobody_to_release` where
 * there is no second admin.
 */
export const proposeRules = (
  deps: Deps,
  actor: Actor,
  rules: readonly Rule[],
): Promise<
  Result<
    Checked & Readonly<{ proposalId: string | null }>,
    'not_allowed' | 'rules_missing' | 'nobody_to_release'
  >
> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    if (!isAllowed('rule.propose', await relationsOf(store, deps, actor))) return refused('not_allowed')
    if (rules.length === 0 || rules.length > mostRules) return refused('rules_missing')
    const checked = await check(store, rules)
    if (checked.faults.length > 0) return done({ ...checked, proposalId: null })
    const others = (await store.notices.admins(today)).filter(id => id !== actor.personId)
    if (others.length === 0) return refused('nobody_to_release')
    const before = await store.rules.waiting()
    const known = before.find(one => one.authorId === actor.personId && inOrder(one.rules) === inOrder(rules))
    // The same file sent twice asks once.
    if (known) return done({ ...checked, proposalId: known.id })
    const proposalId = deps.newId()
    const approvalId = deps.newId()
    const dueOn = workingDayOnOrAfter(await store.calendar.load(moment), addDays(today, decisionDays))
    await store.rules.propose({ id: proposalId, approvalId, authorId: actor.personId, rules, at, dueOn })
    const card = { proposalId, author: actor.name, total: rules.length }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `rule.proposed:${proposalId}`,
      subject: `rule.proposal:${proposalId}`,
      content: { kind: 'rule.proposed', card },
      recipients: others,
      at,
    })
    const details = { proposalId, rules: rules.length }
    await store.audit({ at, actorId: actor.personId, action: 'rule.proposed', subjectId: null, details })
    return done({ ...checked, proposalId })
  })

const nothing: Checked = { faults: [], successions: [] }

export type OpenedProposal = Readonly<{ proposal: RuleProposal; checked: Checked }>

/** A proposal with what it would change as the rulebook stands now. */
export const openProposal = (
  deps: Deps,
  actor: Actor,
  proposalId: string,
): Promise<Result<OpenedProposal, 'proposal_unknown'>> =>
  deps.transaction(async store => {
    const proposal = await store.rules.lock(proposalId, actor.personId, deps.moment().today)
    if (!proposal || !isAllowed('rule.propose', proposal.relations)) return refused('proposal_unknown')
    const isReleased = proposal.decision?.outcome === 'approved'
    return done({ proposal, checked: isReleased ? nothing : await check(store, proposal.rules) })
  })

const check = async (store: Store, rules: readonly Rule[]): Promise<Checked> =>
  decideSuccession(await store.rules.all(), rules, await store.rules.unreadable(rules))

export type RuleVerdict = Readonly<{ kind: 'release' }> | Readonly<{ kind: 'decline'; reason: string }>

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

/**
 * The second admin's word: the first one stands, and its author never has it, nor whoever's account came by an invite
 * of the author while admin already, or the other way round (`admins_not_separate`). A release that no longer fits the rules
 * in force is refused (`rules_outdated`); its author imports anew.
 */
export const decideProposal = (
  deps: Deps,
  actor: Actor,
  proposalId: string,
  verdict: RuleVerdict,
): Promise<
  | Result<
      OpenedProposal,
      | 'reason_needed'
      | 'reason_too_long'
      | 'text_classified'
      | 'proposal_unknown'
      | 'rules_outdated'
      | 'not_allowed'
      | 'admins_not_separate'
    >
  | Refused<'already_decided'>
> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const proposal = await store.rules.lock(proposalId, actor.personId, today)
    if (!proposal || !isAllowed('rule.propose', proposal.relations)) return refused('proposal_unknown')
    if (!isAllowed('rule.release', proposal.relations)) return refused('not_allowed')
    if (proposal.decision) return refused('already_decided')
    if (await store.roles.mayBeOne(actor.personId, proposal.authorId)) return refused('admins_not_separate')
    const reason = verdict.kind === 'decline' ? toKeptText(verdict.reason) : null
    const flaw = reason === null ? undefined : flawOfText(reason, longestReason)
    if (flaw) return refused(reasonRefusals[flaw])
    const checked = await check(store, proposal.rules)
    if (verdict.kind === 'release' && checked.faults.length > 0) return refused('rules_outdated')
    const outcome = verdict.kind === 'release' ? 'approved' : 'returned'
    const { approvalId } = proposal
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines: [] })
    await store.rules.settle(proposalId, at)
    if (verdict.kind === 'release') await store.rules.succeed(proposalId, checked.successions, deps.newId)
    await tellAuthor(store, deps, actor, proposal, reason)
    const action = verdict.kind === 'release' ? 'rule.released' : 'rule.declined'
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details: { proposalId } })
    const decision = { outcome, decider: actor.name, decidedAt: at, reason } as const
    return done({ proposal: { ...proposal, decision }, checked })
  })

const tellAuthor = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { id, author, authorId, rules }: RuleProposal,
  reason: string | null,
): Promise<void> => {
  const { at } = deps.moment()
  const card = { proposalId: id, author, total: rules.length }
  const content = { kind: 'rule.decided' as const, card, decider: actor.name, reason }
  const subject = `rule.proposal:${id}`
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `rule.decided:${id}`,
    subject,
    content,
    except: null,
    at,
  })
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `rule.decided:${id}:author`,
    subject: `${subject}:author`,
    content,
    recipients: [authorId],
    at,
  })
}
