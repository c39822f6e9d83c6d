import { isAllowed, type Relation } from '../access.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { overview } from '../evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  type CollectiveComment,
  inFormOrder,
  isCommentLine,
  isOpenComment,
  longestComment,
} from './collective.ts'
import { isOpenDraft } from './lead.ts'
import { cardOf, tell } from './tell.ts'

/** What a member sees: the draft, read-only, and what he himself said to it. */
export type SeenDraft = Readonly<{
  view: EvaluationView
  head: string
  comments: readonly CollectiveComment[]
  hasAnswered: boolean
  /** Comments are taken still. */
  isOpen: boolean
}>

export type CommentRefusal =
  | 'collective_unknown'
  | 'collective_over'
  | 'comment_unknown'
  | 'comment_settled'
  | 'comment_needed'
  | 'comment_too_long'
  | 'text_classified'

type Reading = Readonly<{
  store: Store
  deps: Deps
  actor: Actor
  file: EvaluationFile
  relations: Set<Relation>
}>

const see = async ({ store, deps, actor, file }: Reading): Promise<SeenDraft> => {
  const { id, personId } = file.evaluation
  const { today } = deps.moment()
  const all = await store.collectives.comments(id)
  const own = all.filter(comment => comment.personId === actor.personId)
  const members = await store.collectives.members(id, today)
  return {
    view: viewEvaluation(file, overview),
    head: (await store.people.summary(personId, today))?.name ?? '',
    comments: inFormOrder(file, own),
    hasAnswered: members.some(({ id: member, hasAnswered }) => member === actor.personId && hasAnswered),
    isOpen: isOpenDraft(file),
  }
}

/** A draft the actor is named in today, held; to everybody else it is unknown. */
const reading = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  work: (reading: Reading) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | 'collective_unknown'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.evaluations.lock(evaluationId, at)
    if (!file?.evaluation.unitId) return refused('collective_unknown')
    const relations = new Set<Relation>()
    if (file.evaluation.personId === actor.personId) relations.add('self')
    const members = await store.collectives.members(evaluationId, today)
    if (members.some(({ id }) => id === actor.personId)) relations.add('member')
    if (!isAllowed('collective.read', relations)) return refused('collective_unknown')
    return work({ store, deps, actor, file, relations })
  })

/** Opening is a look at what belongs to others, and an audit event. */
export const openSeenDraft = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<SeenDraft, 'collective_unknown'>> =>
  reading(deps, actor, evaluationId, async all => {
    const { at } = deps.moment()
    const details = { evaluationId, purpose: 'comment' }
    const event = { actorId: actor.personId, action: 'collective.opened' as const }
    await all.store.audit({ at, ...event, subjectId: all.file.evaluation.personId, details })
    return done(await see(all))
  })

/** While comments are taken; what was submitted is frozen with what was said to it. */
const commenting = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  work: (reading: Reading) => Promise<Result<SeenDraft, CommentRefusal>>,
): Promise<Result<SeenDraft, CommentRefusal>> =>
  reading<SeenDraft, CommentRefusal>(deps, actor, evaluationId, async all => {
    if (!isAllowed('collective.comment', all.relations)) return refused('collective_unknown')
    return isOpenDraft(all.file) ? work(all) : refused('collective_over')
  })

const flawOf = (text: string): CommentRefusal | undefined => {
  const flaw = flawOfText(text, longestComment)
  const refusals = {
    empty: 'comment_needed',
    long: 'comment_too_long',
    classified: 'text_classified',
  } as const
  return flaw && refusals[flaw]
}

const ownOpen = async (
  { store, actor }: Reading,
  evaluationId: string,
  commentId: string,
): Promise<Result<CollectiveComment, 'comment_unknown' | 'comment_settled'>> => {
  const comments = await store.collectives.comments(evaluationId)
  const own = comments.find(({ id, personId }) => id === commentId && personId === actor.personId)
  if (!own) return refused('comment_unknown')
  return isOpenComment(own) ? done(own) : refused('comment_settled')
}

/** `line` for a new comment, `comment` to change one's own; `source` names the message it came in, taken once. */
export type CommentTarget =
  | Readonly<{ kind: 'line'; line: string }>
  | Readonly<{ kind: 'comment'; comment: string }>

/** Keeps what a member says, or says otherwise until the head has settled it. */
export const writeComment = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  target: CommentTarget,
  typed: string,
  source: string,
): Promise<Result<SeenDraft, CommentRefusal>> =>
  commenting(deps, actor, evaluationId, async all => {
    const { store, file } = all
    const { at } = deps.moment()
    const text = toKeptText(typed)
    const flaw = flawOf(text)
    if (flaw) return refused(flaw)
    if (target.kind === 'comment') {
      const own = await ownOpen(all, evaluationId, target.comment)
      if (!own.ok) return own
      await store.collectives.changeComment(target.comment, text, source, at)
    } else {
      if (!isCommentLine(file, target.line)) return refused('comment_unknown')
      const { line } = target
      const { personId } = actor
      await store.collectives.addComment({ id: deps.newId(), evaluationId, personId, line, text, source, at })
    }
    const event = { actorId: actor.personId, action: 'collective.commented' as const }
    await store.audit({ at, ...event, subjectId: file.evaluation.personId, details: { evaluationId } })
    await tellAnswered(all)
    return done(await see(all))
  })

/** Takes one’s own comment back while it may be changed; nobody sees it any more. */
export const withdrawComment = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  commentId: string,
): Promise<Result<SeenDraft, CommentRefusal>> =>
  commenting(deps, actor, evaluationId, async all => {
    const own = await ownOpen(all, evaluationId, commentId)
    if (!own.ok) return own
    await all.store.collectives.withdrawComment(commentId)
    return done(await see(all))
  })

/** Says that there is nothing to add, or nothing more. */
export const finishCommenting = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<SeenDraft, CommentRefusal>> =>
  commenting(deps, actor, evaluationId, async all => {
    await all.store.collectives.finish(evaluationId, actor.personId, deps.moment().at)
    await tellAnswered(all)
    return done(await see(all))
  })

/** The head hears once that everybody has answered; once more when he named others since. */
const tellAnswered = async ({ store, deps, file }: Reading): Promise<void> => {
  const { id, personId } = file.evaluation
  const { today } = deps.moment()
  const members = await store.collectives.members(id, today)
  if (members.some(({ hasAnswered }) => !hasAnswered)) return
  const head = (await store.people.summary(personId, today))?.name ?? ''
  const key = `collective.answered:${id}:${members.length}`
  await tell(store, deps, id, { kind: 'collective.answered', card: cardOf(file, head) }, [personId], key)
}
