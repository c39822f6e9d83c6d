import { decideEvidence, type EvidenceRefusal, mostEvidence } from '../evaluation/decide-evidence.ts'
import type { SentFile } from '../evaluation/evidence-port.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import { evidenceOf, type RecommendationFile } from './recommendation.ts'
import { filesOf } from './recommendation-event.ts'

/** Longest words that show what was done, in characters. */
export const longestEvidence = 1_500

/** Words alone, or a file with the words under it; `null` is something that is neither. */
export type Shown = Readonly<{ text: string; file: SentFile | null; isFile: boolean; source: string }>

type ShowRefusal = UnknownRecommendation | 'recommendation_not_open' | EvidenceRefusal | 'text_needed'

type Piece = Readonly<{ text: string; file: SentFile | null }>

/** The same rule as for a self-evaluation's evidence; words count as one piece among the files. */
const decideShown = (file: RecommendationFile, shown: Shown): Result<Piece, ShowRefusal> => {
  const before = evidenceOf(file)
  if (!shown.isFile) {
    const text = toKeptText(shown.text)
    const flaw = flawOfText(text, longestEvidence)
    if (flaw)
      return refused(
        ({ empty: 'text_needed', long: 'text_too_long', classified: 'text_classified' } as const)[flaw],
      )
    return before.length >= mostEvidence ? refused('evidence_full') : done({ text, file: null })
  }
  const files = filesOf(before).map((one, place) => ({ ...one, id: String(place) }))
  const decided = decideEvidence(files, shown.file)
  if (!decided.ok) return decided
  if (before.length >= mostEvidence) return refused('evidence_full')
  return done({ text: decided.value.words, file: decided.value })
}

/**
 * Keeps one piece of what shows that a recommendation was followed; it goes to the verifier only when it is handed
 * in. A message that came in before adds nothing. Refuses what is forbidden, too large, classified or one too many.
 */
export const showEvidence = (
  deps: Deps,
  actor: Actor,
  id: string,
  shown: Shown,
): Promise<Result<RecommendationView, ShowRefusal>> =>
  deps.transaction(async store => {
    const own = await lockFor(store, deps, actor, id, 'recommendation.follow')
    if (!own.ok) return own
    const { recommendation } = own.value
    if (await store.recommendations.isKnown(id, shown.source)) return viewOf(store, deps, actor, id)
    if (recommendation.state !== 'open') return refused('recommendation_not_open')
    const decided = decideShown(own.value, shown)
    if (!decided.ok) return decided
    const { text, file } = decided.value
    await store.recommendations.addEvent({
      id: deps.newId(),
      recommendationId: id,
      kind: 'evidence',
      actorId: actor.personId,
      text,
      ...(file && { detail: { file } }),
      round: recommendation.round + 1,
      source: shown.source,
      at: deps.moment().at,
    })
    return viewOf(store, deps, actor, id)
  })

/** The files of a round: the one in the making, or the last handed in. A look at another's record. */
export const openFiles = (
  deps: Deps,
  actor: Actor,
  id: string,
  round: number,
): Promise<Result<readonly SentFile[], UnknownRecommendation>> =>
  deps.transaction(async store => {
    const file = await lockFor(store, deps, actor, id, 'recommendation.read')
    if (!file.ok) return file
    const { recommendation, relations } = file.value
    // What its owner has not handed in is nobody else's.
    if (round > recommendation.round && !relations.has('owner')) return done([])
    if (!relations.has('owner')) {
      const details = { recommendationId: id, purpose: 'recommendation' }
      const event = { actorId: actor.personId, action: 'evidence.opened' as const, details }
      await store.audit({ at: deps.moment().at, ...event, subjectId: recommendation.owner.id })
    }
    return done(filesOf(evidenceOf(file.value, round)))
  })
