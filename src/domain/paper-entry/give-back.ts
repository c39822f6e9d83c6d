import type { Answers } from '../evaluation/answers.ts'
import { decideOwn, type OwnRefusal } from '../evaluation/own.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { clerkOf } from './clerk.ts'
import type { PaperEntry } from './paper-entry.ts'

type Held = Readonly<{ entry: PaperEntry & Readonly<{ evaluationId: string }>; typed: Answers }>

const hold = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<Held, OwnRefusal>> => {
  const { at, today } = deps.moment()
  const entry = await store.paperEntries.lock(entryId)
  const file = entry?.evaluationId ? await store.evaluations.lock(entry.evaluationId, at) : undefined
  if (!entry?.evaluationId || file?.paper?.entryId !== entryId) return refused('evaluation_unknown')
  const own = decideOwn(actor, file, await clerkOf(store, actor, file, today))
  if (!own.ok) return own
  // What stood on the form its author printed is his, and so is what was handed in before.
  const isTheirs = entry.issuedById === entry.personId || own.value.evaluation.revision > 0
  const typed = isTheirs ? {} : own.value.answers
  return done({ entry: { ...entry, evaluationId: entry.evaluationId }, typed })
}

/** Whose form is about to be given back, for the last question before it. */
export const planGiveBack = (
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<PaperEntry, OwnRefusal>> =>
  deps.transaction(async store => {
    const held = await hold(store, deps, actor, entryId)
    return held.ok ? done(held.value.entry) : held
  })

/**
 * Gives a form back that is entered no further: its code ends, and its author can write again. What was typed from a
 * blank form goes with it, because it is nobody's without the second signature.
 */
export const giveBack = (
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<PaperEntry, OwnRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const held = await hold(store, deps, actor, entryId)
    if (!held.ok) return held
    const { entry, typed } = held.value
    const { evaluationId, personId } = entry
    await store.evaluations.removeAnswers(evaluationId, Object.keys(typed))
    const files = Object.values(typed).flatMap(answer => (answer.kind === 'files' ? answer.files : []))
    for (const { id } of files) await store.evidence.forget(evaluationId, id)
    const before = await store.evaluations.lock(evaluationId, at)
    await store.evaluations.change(evaluationId, {
      cursor: before?.evaluation.linesToChange[0] ?? 'overview',
    })
    await store.paperEntries.giveBack(entryId, at)
    const details = { entryId, evaluationId }
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'paper.givenBack',
      subjectId: personId,
      details,
    })
    const cadre = await store.people.summary(personId, today)
    if (!cadre?.isLinked) return done(entry)
    const { kind, periodFrom, periodTo } = entry.cycle
    const period = { kind, periodFrom, periodTo }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `paper.givenBack:${entryId}`,
      subject: `paper:${entryId}`,
      content: { kind: 'paper.givenBack', period, clerk: actor.name },
      recipients: [personId],
      at,
    })
    return done(entry)
  })
