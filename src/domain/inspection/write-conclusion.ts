import { decideEvidence, type EvidenceRefusal } from '../evaluation/decide-evidence.ts'
import type { SentFile } from '../evaluation/evidence-port.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type FollowUp, lockInspection, type UnknownInspection, viewFollowUp } from './follow-up.ts'
import { lockForLeader, type StateRefusal } from './lead.ts'
import type { Conclusion } from './progress.ts'

/** Longest text of the conclusions, in characters; what is longer goes into a document. */
export const longestConclusion = 3_500

type WriteRefusal =
  | StateRefusal
  | 'conclusion_neutral'
  | 'text_needed'
  | 'text_too_long'
  | 'text_classified'
  | EvidenceRefusal

const textRefusals = { empty: 'text_needed', long: 'text_too_long', classified: 'text_classified' } as const

const decideConclusion = (
  before: Conclusion | null,
  written: Readonly<{ text: string; file: SentFile | null; isFile: boolean }>,
): Result<Conclusion, WriteRefusal> => {
  const text = toKeptText(written.text)
  if (!written.isFile) {
    const flaw = flawOfText(text, longestConclusion)
    return flaw ? refused(textRefusals[flaw]) : done({ text, file: before?.file ?? null })
  }
  const decided = decideEvidence([], written.file && { ...written.file, words: '' })
  if (!decided.ok) return decided
  const flaw = text === '' ? undefined : flawOfText(text, longestConclusion)
  if (flaw) return refused(textRefusals[flaw])
  return done({ text: text === '' ? (before?.text ?? '') : text, file: decided.value })
}

/**
 * The leader writes the conclusions, or adds a document; nobody is told yet. Null only asks whether he may. Where
 * there are signs of a violation nothing is written here: the conclusions exist on paper.
 */
export const writeConclusion = (
  deps: Deps,
  actor: Actor,
  id: string,
  written: Readonly<{ text: string; file: SentFile | null; isFile: boolean }> | null,
): Promise<Result<FollowUp, WriteRefusal>> =>
  deps.transaction(async store => {
    const locked = await lockForLeader(store, deps, actor, id)
    if (!locked.ok) return locked
    const view = await viewFollowUp(store, deps, actor, locked.value)
    if (written === null) return done(view)
    if (view.inspection.kind === 'signs') return refused('conclusion_neutral')
    const decided = decideConclusion(view.conclusion, written)
    if (!decided.ok) return decided
    await store.progress.draftConclusion(id, decided.value)
    return done({ ...view, conclusion: decided.value })
  })

/** The document of the conclusions, for whoever may follow the inspection. */
export const openConclusion = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<SentFile | null, UnknownInspection>> =>
  deps.transaction(async store => {
    const file = await lockInspection(store, deps, actor, id, 'inspection.follow')
    if (!file.ok) return file
    return done((await viewFollowUp(store, deps, actor, file.value)).conclusion?.file ?? null)
  })
