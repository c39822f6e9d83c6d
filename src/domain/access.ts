/**
 * The one table of who may do what. A use-case works out in which relations the actor stands to the object,
 * as of today, and asks here; nothing else in the code grants anything.
 *
 * `self`: the record is the actor's own. `authority`: the deciding authority the item was routed to.
 * `relative`: a declared relative of the one whose record it is. `deputy`: a deputy of that authority today.
 * `staff`, `admin`: a role whose unit scope covers the object. `team`: of the inspection's team; `addressee`: told
 * of it for a subject. `clerk`: the member of staff who enters somebody's paper form. `member`: named by a head to
 * comment on the unit's self-criticism. `owner`, `verifier`: of a recommendation; `owner` also of a proposed change
 * of a role. `recipient`: of an urge.
 * Whoever is `any` of the first, `all` of the second and `never` of the third may.
 */
export type Relation =
  | 'self'
  | 'relative'
  | 'authority'
  | 'deputy'
  | 'staff'
  | 'admin'
  | 'team'
  | 'addressee'
  | 'clerk'
  | 'member'
  | 'owner'
  | 'verifier'
  | 'recipient'

type Rule = Readonly<{ any: readonly Relation[]; all?: readonly Relation[]; never?: readonly Relation[] }>

const table = {
  'evaluation.fill': { any: ['self', 'clerk'] },
  'evaluation.read': { any: ['self'] },
  'paper.print': { any: ['staff'] },
  'paper.enter': { any: ['staff'], never: ['self', 'relative'] },
  'paper.sign': { any: ['staff'], never: ['self', 'relative', 'clerk'] },
  'approval.open': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'approval.print': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'approval.decide': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'classification.decide': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'classification.publish': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'classification.answer': { any: ['self'] },
  'petition.file': { any: ['self'] },
  'petition.answer': { any: ['authority', 'deputy'], never: ['self', 'relative'] },
  'rule.propose': { any: ['admin'] },
  'calendar.read': { any: ['self'] },
  'calendar.change': { any: ['admin'] },
  'roster.import': { any: ['staff', 'admin'] },
  'report.read': { any: ['staff'] },
  'rule.release': { any: ['admin'], never: ['self'] },
  'role.read': { any: ['admin'], never: ['self'] },
  'role.propose': { any: ['admin'], never: ['self', 'relative'] },
  'role.release': { any: ['admin'], never: ['self', 'relative', 'owner'] },
  'service.end': { any: ['staff'], never: ['self', 'relative'] },
  'rotation.read': { any: ['self'] },
  'request.file': { any: ['self'] },
  'request.decide': { any: ['staff'], never: ['self', 'relative'] },
  'approval.route': { any: ['staff'], never: ['self', 'relative'] },
  'deputy.name': { any: ['authority'], all: ['self'] },
  'relative.declare': { any: ['self'] },
  'person.find': { any: ['staff', 'admin'] },
  'invite.issue': { any: ['staff', 'admin'] },
  'invite.second': { any: ['staff', 'admin'], never: ['self', 'relative'] },
  'invite.revoke': { any: ['staff', 'admin'], never: ['self', 'relative'] },
  'person.open': { any: ['staff', 'admin'], never: ['relative'] },
  'person.career': { any: ['staff'], never: ['relative'] },
  'person.unlink': { any: ['staff', 'admin'], never: ['self', 'relative'] },
  'notice.answer': { any: ['self'] },
  'notebook.open': { any: ['self'] },
  'data.read': { any: ['self'] },
  'finding.record': { any: ['staff'], never: ['self', 'relative'] },
  'duty.read': { any: ['self'] },
  'collective.lead': { any: ['self'] },
  'collective.read': { any: ['member'] },
  'collective.comment': { any: ['member'], never: ['self'] },
  'cycle.open': { any: ['staff'] },
  'cycle.steer': { any: ['staff'] },
  'inspection.begin': { any: ['staff'] },
  'inspection.write': { any: ['staff'], all: ['self'] },
  'inspection.read': { any: ['team', 'staff', 'addressee', 'self'] },
  'inspection.steer': { any: ['team', 'staff'], never: ['self', 'addressee'] },
  'inspection.follow': { any: ['team', 'staff', 'addressee'] },
  'inspection.openOnSite': { any: ['team'], never: ['self', 'addressee'] },
  'inspection.receive': { any: ['addressee'] },
  'inspection.acknowledge': { any: ['addressee'] },
  'inspection.ask': { any: ['addressee'] },
  'inspection.answer': { any: ['team'], never: ['self', 'addressee'] },
  'inspection.watch': { any: ['team', 'staff'] },
  'inspection.record': { any: ['team', 'staff'], never: ['self', 'addressee'] },
  'recommendation.issue': { any: ['team', 'staff'], never: ['self', 'addressee'] },
  'recommendation.read': { any: ['owner', 'verifier', 'deputy', 'team', 'staff', 'authority'] },
  'recommendation.follow': { any: ['owner'] },
  'recommendation.verify': { any: ['verifier', 'deputy'], never: ['owner', 'relative'] },
  'recommendation.steer': { any: ['team', 'staff', 'verifier'], never: ['owner'] },
  'recommendation.oversee': { any: ['staff'] },
  'urge.send': { any: ['team', 'staff', 'verifier'], never: ['owner'] },
  'urge.read': { any: ['recipient', 'self'] },
  'urge.answer': { any: ['recipient'] },
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
