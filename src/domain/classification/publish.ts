import { isAllowed } from '../access.ts'
import { tellMembers } from '../collective/tell.ts'
import { periodFactsOf } from '../cycle/period-facts.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { Moment } from '../moment.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Classification, ClassificationFile } from './classification.ts'
import { publicationKey } from './port.ts'
import { publishedFacts } from './published.ts'

/** Who would be told, before anybody is: first the cadres themselves, then those who reviewed and the staff. */
export type PublicationPreview = Readonly<{
  cycle: Cycle
  people: readonly string[]
  circle: readonly string[]
}>

type Decided = ClassificationFile & Readonly<{ classification: Classification }>

const decidedIn = async (store: Store, deps: Deps, actor: Actor, cycleId: string): Promise<Decided[]> => {
  const { today } = deps.moment()
  const files = await store.classifications.lockUnpublished(cycleId, actor.personId, today)
  return files.filter(
    (file): file is Decided =>
      isAllowed('classification.publish', file.relations) && file.classification?.publishedAt === null,
  )
}

/** What publishing would do. Refuses `nothing_to_publish`. */
export const previewPublication = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<PublicationPreview, 'nothing_to_publish'>> =>
  deps.transaction(async store => {
    const files = await decidedIn(store, deps, actor, cycleId)
    const [first] = files
    if (!first) return refused('nothing_to_publish')
    const circle = await store.classifications.circle(
      files.map(({ evaluationId }) => evaluationId),
      deps.moment().today,
    )
    const names = circle.filter(({ id }) => id !== actor.personId).map(({ name }) => name)
    return done({ cycle: first.cycle, people: files.map(({ person }) => person), circle: names })
  })

/** Results published in one transaction: many more would hold their rows for too long. */
const atOnce = 100

/**
 * Publishes what was decided and not published yet: each cadre is told his own, and nobody else before him.
 * `expected` is how many he was shown; `group_changed` when they are others by now. Very many are published one part
 * after the other; whatever a breakdown leaves is still there to be published.
 */
export const publishClassifications = async (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  expected: number,
): Promise<Result<number, 'nothing_to_publish' | 'group_changed'>> => {
  const moment = deps.moment()
  let left = expected
  for (;;) {
    const part = await publishPart({ deps, actor, cycleId, moment }, left)
    if (!part.ok) return left < expected ? done(expected - left) : part
    left -= part.value
    if (left === 0) return done(expected)
  }
}

type Publishing = Readonly<{ deps: Deps; actor: Actor; cycleId: string; moment: Moment }>

const publishPart = (
  publishing: Publishing,
  expected: number,
): Promise<Result<number, 'nothing_to_publish' | 'group_changed'>> =>
  publishing.deps.transaction(async store => {
    const { deps, actor, cycleId, moment } = publishing
    const decided = await decidedIn(store, deps, actor, cycleId)
    if (decided.length === 0) return refused('nothing_to_publish')
    if (decided.length !== expected) return refused('group_changed')
    const files = decided.slice(0, atOnce)
    const ids = files.map(({ evaluationId }) => evaluationId)
    await store.classifications.publish(ids, actor.personId, moment.at)
    for (const file of files) await tellCadre(store, publishing, file)
    return done(files.length)
  })

const tellCadre = async (store: Store, { deps, actor, moment }: Publishing, file: Decided): Promise<void> => {
  const { evaluationId, personId, classification } = file
  const { at, today } = moment
  const rules = await store.classifications.rules(moment, personId)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `evaluation.published:${evaluationId}`,
    subject: `evaluation:${evaluationId}`,
    content: { kind: 'evaluation.published', ...publishedFacts(file, classification, today, rules) },
    recipients: [personId],
    at,
  })
  await tellMembers(store, deps, file, { kind: 'published', level: classification.level })
  const event = { actorId: actor.personId, action: 'classification.published' as const }
  await store.audit({ at, ...event, subjectId: personId, details: { evaluationId } })
}

/**
 * Tells those who reviewed and the staff of publications, in numbers, once the cadres have answered or had a day to.
 * Looked for every minute; each publication is told of once.
 */
export const tellOfPublications = (deps: Deps): Promise<void> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    for (const publication of await store.classifications.untold(at)) {
      const { cycle, total, agreed, disagreed, reviewers, unitId, publisherId } = publication
      const staff = await store.broadcasts.staffFor(unitId, today)
      const key = publicationKey(publication)
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: key,
        subject: key,
        content: {
          kind: 'classification.published',
          period: periodFactsOf(cycle),
          total,
          agreed,
          disagreed,
        },
        recipients: [...new Set([...reviewers, ...staff])].filter(id => id !== publisherId),
        at,
      })
    }
  })
