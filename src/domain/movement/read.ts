import { isAllowed } from '../access.ts'
import type { Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { mayReadReports } from '../report/may-read.ts'
import { done, type Result, refused } from '../result.ts'
import { clocksOf, type PostClocks } from './clocks.ts'
import { type Assignment, type Career, isRunningOn } from './movement.ts'
import type { MovementBases, MovementRules } from './rules.ts'

/** Posts of one page of the history. */
export const historyLength = 5

export type Rotation = Readonly<{
  today: Day
  /** Leading posts first, then the longest held. */
  posts: readonly PostClocks[]
  /** Recorded already, and not begun. */
  coming: readonly Assignment[]
  career: Career
  rules: MovementRules
  bases: MovementBases
}>

const mainFirst = (one: PostClocks, other: PostClocks): number =>
  Number(other.post.position.leadership) - Number(one.post.position.leadership) ||
  (one.tenure.since < other.tenure.since ? -1 : 1)

/** Somebody’s posts and their clocks as of a day. */
export const loadRotation = async (store: Store, today: Day, personId: string): Promise<Rotation> => {
  const career = await store.movements.career(personId)
  const { rules, bases } = await store.movements.rules(today)
  const posts = career.assignments
    .filter(one => isRunningOn(one, today))
    .map(post => clocksOf(post, career, rules, today))
    .sort(mainFirst)
  const coming = career.assignments.filter(({ startedOn }) => startedOn > today)
  return { today, posts, coming, career, rules, bases }
}

/** `readsReports`: he is staff too, and has those of everybody in his scope. */
export type OwnRotation = Rotation & Readonly<{ readsReports: boolean }>

/** One's own posts and their clocks as of today. */
export const readRotation = (deps: Deps, { personId }: Actor): Promise<OwnRotation> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const readsReports = await mayReadReports(store, personId, today)
    return { ...(await loadRotation(store, today, personId)), readsReports }
  })

/** One post of one's own, held today. Refuses `post_unknown`, also for other people's. */
export const readPost = (
  deps: Deps,
  actor: Actor,
  postId: string,
): Promise<Result<Readonly<{ rotation: Rotation; post: PostClocks }>, 'post_unknown'>> =>
  deps.transaction(async store => {
    const rotation = await loadRotation(store, deps.moment().today, actor.personId)
    const post = rotation.posts.find(one => one.post.id === postId)
    return post && isAllowed('rotation.read', new Set(['self']))
      ? done({ rotation, post })
      : refused('post_unknown')
  })
