import { describe, expect, test } from 'vitest'
import { type Action, isAllowed, type Relation } from '../../src/domain/access.ts'

const relations = [
  'self',
  'relative',
  'authority',
  'deputy',
  'staff',
  'admin',
  'team',
  'addressee',
  'clerk',
  'member',
  'owner',
  'verifier',
  'recipient',
] as const satisfies readonly Relation[]

/** Every way of standing in at most three relations to something. */
const combinations: readonly ReadonlySet<Relation>[] = relations.flatMap((one, place) => [
  new Set([one]),
  ...relations
    .slice(place + 1)
    .flatMap((two, next) => [
      new Set([one, two]),
      ...relations.slice(place + next + 2).map(three => new Set([one, two, three])),
    ]),
])

/** Who may do what in one relation alone; no other combination grants more. */
const matrix: Readonly<Record<Action, readonly Relation[]>> = {
  'evaluation.fill': ['self', 'clerk'],
  'paper.print': ['staff'],
  'paper.enter': ['staff'],
  'paper.sign': ['staff'],
  'evaluation.read': ['self'],
  'approval.open': ['authority', 'deputy'],
  'approval.print': ['authority', 'deputy'],
  'approval.decide': ['authority', 'deputy'],
  'classification.decide': ['authority', 'deputy'],
  'classification.publish': ['authority', 'deputy'],
  'classification.answer': ['self'],
  'petition.file': ['self'],
  'petition.answer': ['authority', 'deputy'],
  'rule.propose': ['admin'],
  'roster.import': ['staff', 'admin'],
  'rule.release': ['admin'],
  'calendar.read': ['self'],
  'calendar.change': ['admin'],
  'role.read': ['admin'],
  'role.propose': ['admin'],
  'role.release': ['admin'],
  'service.end': ['staff'],
  'rotation.read': ['self'],
  'request.file': ['self'],
  'report.read': ['staff'],
  'request.decide': ['staff'],
  'approval.route': ['staff'],
  'deputy.name': [],
  'relative.declare': ['self'],
  'person.find': ['staff', 'admin'],
  'invite.issue': ['staff', 'admin'],
  'invite.second': ['staff', 'admin'],
  'invite.revoke': ['staff', 'admin'],
  'person.open': ['staff', 'admin'],
  'person.career': ['staff'],
  'person.unlink': ['staff', 'admin'],
  'notice.answer': ['self'],
  'notebook.open': ['self'],
  'data.read': ['self'],
  'finding.record': ['staff'],
  'duty.read': ['self'],
  'collective.lead': ['self'],
  'collective.read': ['member'],
  'collective.comment': ['member'],
  'cycle.open': ['staff'],
  'cycle.steer': ['staff'],
  'inspection.begin': ['staff'],
  'inspection.write': [],
  'inspection.read': ['self', 'staff', 'team', 'addressee'],
  'inspection.steer': ['staff', 'team'],
  'inspection.acknowledge': ['addressee'],
  'inspection.ask': ['addressee'],
  'inspection.answer': ['team'],
  'inspection.watch': ['team', 'staff'],
  'inspection.follow': ['staff', 'team', 'addressee'],
  'inspection.openOnSite': ['team'],
  'inspection.receive': ['addressee'],
  'inspection.record': ['staff', 'team'],
  'recommendation.issue': ['staff', 'team'],
  'recommendation.read': ['authority', 'deputy', 'staff', 'team', 'owner', 'verifier'],
  'recommendation.follow': ['owner'],
  'recommendation.verify': ['deputy', 'verifier'],
  'recommendation.steer': ['staff', 'team', 'verifier'],
  'recommendation.oversee': ['staff'],
  'urge.send': ['staff', 'team', 'verifier'],
  'urge.read': ['self', 'recipient'],
  'urge.answer': ['recipient'],
  'broadcast.begin': ['staff'],
  'broadcast.write': [],
  'broadcast.steer': ['staff'],
  'broadcast.release': ['staff'],
}

const actions = Object.keys(matrix) as Action[]
/** Whoever answers for what is inspected has no part in inspecting it. */
const neverInspected: readonly Action[] = [
  'inspection.steer',
  'inspection.openOnSite',
  'inspection.answer',
  'inspection.record',
  'recommendation.issue',
]
const neverOnOneself: readonly Action[] = [
  'role.read',
  'role.propose',
  'role.release',
  'service.end',
  'invite.second',
  'invite.revoke',
  'person.unlink',
  'collective.comment',
  ...neverInspected,
  'paper.enter',
  'paper.sign',
  'finding.record',
  'request.decide',
  'approval.route',
  'approval.open',
  'approval.print',
  'approval.decide',
  'classification.decide',
  'classification.publish',
  'petition.answer',
  'broadcast.release',
  'rule.release',
]
/** What nobody may under one hat alone: the work of somebody who was in charge when he began it, and is still. */
const needsBoth: Partial<Record<Action, readonly Relation[]>> = {
  'broadcast.write': ['self', 'staff'],
  'inspection.write': ['self', 'staff'],
  'deputy.name': ['self', 'authority'],
}
/** Whoever has a recommendation to follow neither verifies it nor steers it; whoever proposed a role releases none. */
const neverForOwners: readonly Action[] = [
  'recommendation.verify',
  'recommendation.steer',
  'urge.send',
  'role.release',
]
const neverForRelatives: readonly Action[] = [
  'role.propose',
  'role.release',
  'service.end',
  'invite.second',
  'invite.revoke',
  'person.open',
  'person.career',
  'person.unlink',
  'recommendation.verify',
  'paper.enter',
  'paper.sign',
  'finding.record',
  'request.decide',
  'approval.open',
  'approval.print',
  'approval.decide',
  'approval.route',
  'classification.decide',
  'classification.publish',
  'petition.answer',
]

describe.each(actions)('%s', action => {
  test.each(relations)('as %s alone is as the table says', relation => {
    expect(isAllowed(action, new Set([relation]))).toBe(matrix[action].includes(relation))
  })

  test('is refused to whoever stands in no relation to it', () => {
    expect(isAllowed(action, new Set())).toBe(false)
  })

  test('is allowed under several hats when one suffices; nobody decides on his own record or a relative’s', () => {
    for (const hats of combinations) {
      const suffices =
        needsBoth[action]?.every(relation => hats.has(relation)) ??
        matrix[action].some(relation => hats.has(relation))
      const isBarred =
        (neverOnOneself.includes(action) && hats.has('self')) ||
        (neverForRelatives.includes(action) && hats.has('relative')) ||
        (action === 'paper.sign' && hats.has('clerk')) ||
        (neverForOwners.includes(action) && hats.has('owner')) ||
        (neverInspected.includes(action) && hats.has('addressee'))
      expect(isAllowed(action, hats), [...hats].join(' + ')).toBe(suffices && !isBarred)
    }
  })
})

test('neither staff nor admin reads or decides an evaluation by that role', () => {
  const hats = new Set<Relation>(['staff', 'admin'])
  expect(isAllowed('approval.open', hats)).toBe(false)
  expect(isAllowed('approval.decide', hats)).toBe(false)
})
