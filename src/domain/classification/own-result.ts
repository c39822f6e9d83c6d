import { isAllowed, type Relation } from '../access.ts'
import type { PublishedFacts } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Petition } from '../petition/petition.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Classification, ClassificationFile, Response } from './classification.ts'
import { publishedFacts } from './published.ts'

/** What somebody may still say: whoever has agreed or disagreed has said it. */
export const mayFollow = (before: Response | null, response: Response): boolean =>
  before === null || before === response || (before === 'read' && response !== 'read')

export type Published = ClassificationFile &
  Readonly<{ classification: Classification & Readonly<{ publishedAt: Date }> }>

/** One's own classification, once it is published. */
export const ownPublished = (
  actor: Actor,
  file: ClassificationFile | undefined,
): Result<Published, 'classification_unknown'> => {
  const relations = new Set<Relation>(file?.personId === actor.personId ? ['self'] : [])
  const publishedAt = file?.classification?.publishedAt
  if (!file?.classification || !publishedAt || !isAllowed('classification.answer', relations))
    return refused('classification_unknown')
  return done({ ...file, classification: { ...file.classification, publishedAt } })
}

/** One's own result, what one has said to it, and one's petition against it; null when nothing yet. */
export type OwnResult = Readonly<{
  facts: PublishedFacts
  response: Response | null
  petition: Petition | null
}>

/** One's own result, at any time after its publication; changes nothing. */
export const openOwnResult = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<OwnResult, 'classification_unknown'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const own = ownPublished(actor, await store.classifications.lock(evaluationId, actor.personId, today))
    return own.ok ? done(await resultOf(store, deps, own.value)) : own
  })

/** What was published to somebody, with his answer and his petition so far. */
export const resultOf = async (store: Store, deps: Deps, file: Published): Promise<OwnResult> => {
  const moment = deps.moment()
  const rules = await store.classifications.rules(moment, file.personId)
  const { timeZone } = await store.notices.rules(moment)
  const { classification } = file
  const publishedOn = deps.zones.local(classification.publishedAt, timeZone).day
  return {
    facts: publishedFacts(file, classification, publishedOn, rules),
    response: classification.response,
    petition: (await store.petitions.find(file.evaluationId)) ?? null,
  }
}
