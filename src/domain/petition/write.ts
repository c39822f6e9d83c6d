import { levelOrder } from '../classification/cap.ts'
import type { Level } from '../evaluation/score.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  answersOfDraft,
  decideGrounds,
  decideWish,
  draftIds,
  type PetitionDraft,
  type PetitionTextRefusal,
} from './draft.ts'
import { type OwnPetition, openOwn } from './own.ts'

export type ClosedRefusal = 'petition_late' | 'petition_filed' | 'classification_unknown'

/** Nothing is written any more once it is filed, or once its time is over. */
export const closedTo = ({ result, daysLeft }: OwnPetition): ClosedRefusal | null => {
  if (result.petition) return 'petition_filed'
  return daysLeft === 0 ? 'petition_late' : null
}

/** Every part is kept as soon as it is written. */
const edit = <Code extends string>(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  change: (view: OwnPetition) => Result<PetitionDraft, Code>,
): Promise<Result<OwnPetition, Code | ClosedRefusal>> =>
  deps.transaction(async store => {
    const opened = await openOwn(store, deps, actor, evaluationId)
    if (!opened.ok) return opened
    const { view } = opened.value
    const closed = closedTo(view)
    if (closed) return refused(closed)
    const changed = change(view)
    if (!changed.ok) return changed
    await store.evaluations.removeAnswers(evaluationId, draftIds)
    await store.evaluations.addAnswers(evaluationId, answersOfDraft(changed.value))
    return done({ ...view, draft: changed.value })
  })

/** Puts a line, or the level, in or takes it out; saying the same twice changes nothing. */
export const contestLine = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  line: string,
  isWanted: boolean,
): Promise<Result<OwnPetition, 'lines_needed' | ClosedRefusal>> =>
  edit(deps, actor, evaluationId, ({ draft, lines }) => {
    if (!lines.some(one => one.line === line)) return refused('lines_needed')
    const chosen = new Set(draft.lines)
    if (isWanted) chosen.add(line)
    else chosen.delete(line)
    return done({ ...draft, lines: lines.map(one => one.line).filter(one => chosen.has(one)) })
  })

export const writeGrounds = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  text: string,
): Promise<Result<OwnPetition, PetitionTextRefusal | ClosedRefusal>> =>
  edit(deps, actor, evaluationId, ({ draft }) => {
    const grounds = decideGrounds(text)
    return grounds.ok ? done({ ...draft, grounds: grounds.value }) : grounds
  })

export const writeWish = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  text: string,
): Promise<Result<OwnPetition, PetitionTextRefusal | ClosedRefusal>> =>
  edit(deps, actor, evaluationId, ({ draft }) => {
    const wish = decideWish(text)
    return wish.ok ? done({ ...draft, wanted: { kind: 'words', text: wish.value } }) : wish
  })

/** Levels somebody may ask for: every other than the one he has. */
export const levelsToWish = ({ result }: OwnPetition): readonly Level[] =>
  levelOrder.filter(level => level !== result.facts.level)

export const wishLevel = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  wanted: string,
): Promise<Result<OwnPetition, 'wish_needed' | ClosedRefusal>> =>
  edit(deps, actor, evaluationId, view => {
    const level = levelsToWish(view).find(one => one === wanted)
    return level ? done({ ...view.draft, wanted: { kind: 'level', level } }) : refused('wish_needed')
  })
