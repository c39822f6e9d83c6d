import { isAllowed } from '../access.ts'
import type { Level } from '../evaluation/score.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { ClassificationFile } from './classification.ts'
import { refreshed } from './refresh.ts'

/** Longest reason of a level other than the proposed one, in UTF-16 units. */
export const longestLevelReason = 1_000

export type LevelRefusal = 'reason_needed' | 'reason_too_long' | 'text_classified'

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

const isOpen = (file: ClassificationFile): boolean =>
  isAllowed('classification.decide', file.relations) && file.classification === null

/**
 * Opens one evaluation for deciding on its level. Refuses `classification_unknown` for whatever is not his; what is
 * decided already comes as it is.
 */
export const openClassification = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<ClassificationFile, 'classification_unknown'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.classifications.lock(evaluationId, actor.personId, today)
    if (!file || !isAllowed('classification.decide', file.relations)) return refused('classification_unknown')
    const details = { evaluationId, purpose: 'classification' }
    const action = 'classification.opened'
    await store.audit({ at, actorId: actor.personId, action, subjectId: file.personId, details })
    return done(await refreshed(store, deps, actor, file))
  })

/**
 * Decides on one level. The first decision stands, and is never changed: whoever comes later sees whose it was
 * (`already_classified`). Another level than the proposed one needs a reason.
 */
export const decideLevel = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  { level, reason }: Readonly<{ level: Level; reason: string | null }>,
): Promise<Result<ClassificationFile, LevelRefusal | 'classification_unknown' | 'already_classified'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const found = await store.classifications.lock(evaluationId, actor.personId, today)
    if (!found || !isAllowed('classification.decide', found.relations))
      return refused('classification_unknown')
    if (found.classification) return refused('already_classified')
    const file = await refreshed(store, deps, actor, found)
    const text = reason === null ? null : toKeptText(reason)
    const flaw = text === null ? undefined : flawOfText(text, longestLevelReason)
    if (flaw) return refused(reasonRefusals[flaw])
    if (level !== file.proposed && text === null) return refused('reason_needed')
    await write(store, deps, actor, [{ file, level, reason: text }])
    const decided = await store.classifications.lock(evaluationId, actor.personId, today)
    return done(decided ?? file)
  })

/**
 * Decides on everybody who waits, each with the level proposed. `expected` is how many he was told: when they are
 * others by now he is asked again (`group_changed`).
 */
export const decideAllProposed = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  expected: number,
): Promise<Result<number, 'group_unknown' | 'group_changed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const files = await store.classifications.lockWaiting(cycleId, actor.personId, today)
    const open = files.filter(isOpen)
    if (open.length === 0) return refused('group_unknown')
    if (open.length !== expected) return refused('group_changed')
    const decided: Decided[] = []
    for (const one of open) {
      const file = await refreshed(store, deps, actor, one)
      decided.push({ file, level: file.proposed, reason: null })
    }
    await write(store, deps, actor, decided)
    return done(open.length)
  })

type Decided = Readonly<{ file: ClassificationFile; level: Level; reason: string | null }>

const write = async (store: Store, deps: Deps, actor: Actor, decided: readonly Decided[]): Promise<void> => {
  const { at } = deps.moment()
  const decisions = decided.map(({ file, level, reason }) => {
    const { approvalId, evaluationId, points, proposed } = file
    return { approvalId, evaluationId, points, proposed, level, reason }
  })
  await store.classifications.decide(decisions, actor.personId, at)
  for (const { file, level } of decided) {
    const { evaluationId, personId } = file
    const event = { actorId: actor.personId, action: 'classification.decided' as const, subjectId: personId }
    await store.audit({ at, ...event, details: { evaluationId, level } })
  }
}
