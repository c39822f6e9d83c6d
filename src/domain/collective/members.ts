import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Leading, type LeadRefusal, type LedDraft, leadingOpen, readLed } from './lead.ts'
import { cardOf, tell } from './tell.ts'

/** Members of one draft; more would be a meeting. */
const mostMembers = 60

/** Tells him what was changed for him, and records it. */
const tellMember = async (
  all: Leading,
  personId: string,
  kind: 'collective.named' | 'collective.removed',
): Promise<LedDraft> => {
  const { store, deps, actor, file } = all
  const { at } = deps.moment()
  const { id: evaluationId } = file.evaluation
  await tell(store, deps, evaluationId, { kind, card: cardOf(file, actor.name) }, [personId])
  const details = { evaluationId }
  await store.audit({ at, actorId: actor.personId, action: kind, subjectId: personId, details })
  return readLed(all)
}

/**
 * Names somebody of the unit or of one below it; he is told once. Naming him again changes nothing. Refuses
 * `collective_not_theirs` for the head himself and for whoever has no post there, `collective_full`.
 */
export const nameMember = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  personId: string,
): Promise<Result<LedDraft, LeadRefusal | 'collective_not_theirs' | 'collective_full'>> =>
  leadingOpen<LedDraft, 'collective_not_theirs' | 'collective_full'>(deps, actor, evaluationId, async all => {
    const { store } = all
    const { at, today } = deps.moment()
    const draft = await readLed(all)
    if (draft.members.some(({ id }) => id === personId)) return done(draft)
    const limits = { offset: 0, limit: 10_000 }
    const { items } = await store.collectives.candidates(evaluationId, null, today, limits)
    if (!items.some(({ id }) => id === personId)) return refused('collective_not_theirs')
    if (draft.members.length >= mostMembers) return refused('collective_full')
    await store.collectives.name(evaluationId, personId, at)
    return done(await tellMember(all, personId, 'collective.named'))
  })

/** Takes somebody out; he is told, and sees nothing of it any more. What he said stays. */
export const removeMember = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  personId: string,
): Promise<Result<LedDraft, LeadRefusal>> =>
  leadingOpen(deps, actor, evaluationId, async all => {
    const { store } = all
    const { at } = deps.moment()
    const draft = await readLed(all)
    if (!draft.members.some(({ id }) => id === personId)) return done(draft)
    await store.collectives.remove(evaluationId, personId, at)
    return done(await tellMember(all, personId, 'collective.removed'))
  })
