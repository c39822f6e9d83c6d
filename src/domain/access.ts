/**
 * The one table of who may do what. A use-case works out in which relations the actor stands to the object,
 * as of today, and asks here; nothing else in the code grants anything.
 *
 * `self`: the record is the actor's own. `authority`: the deciding authority the item was routed to.
 * `deputy`: a deputy of that authority today. `staff`, `admin`: a role whose unit scope covers the object.
 * Whoever is `any` of the first, `all` of the second and `never` of the third may.
 */
export type Relation = 'self' | 'authority' | 'deputy' | 'staff' | 'admin'

type Rule = Readonly<{ any: readonly Relation[]; all?: readonly Relation[]; never?: readonly Relation[] }>

const table = {
  'evaluation.fill': { any: ['self'] },
  'approval.open': { any: ['authority', 'deputy'], never: ['self'] },
  'approval.decide': { any: ['authority', 'deputy'], never: ['self'] },
  'person.find': { any: ['staff', 'admin'] },
  'invite.issue': { any: ['staff', 'admin'] },
  'notice.answer': { any: ['self'] },
  'broadcast.begin': { any: ['staff'] },
  'broadcast.write': { any: ['staff'], all: ['self'] },
  'broadcast.steer': { any: ['staff'] },
  'broadcast.release': { any: ['staff'], never: ['self'] },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof table

export const isAllowed = (action: Action, relations: ReadonlySet<Relation>): boolean => {
  const rule: Rule = table[action]
  return (
    rule.any.some(relation => relations.has(relation)) &&
    (rule.all ?? []).every(relation => relations.has(relation)) &&
    !rule.never?.some(relation => relations.has(relation))
  )
}
