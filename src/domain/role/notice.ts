import type { RoleCard, RoleDecision } from './role.ts'

/**
 * `proposed` and `settled` are for the admins who may release it, `decided` for whoever proposed it; `changed` is for
 * the person, who hears of what is so now and of nothing that was only wanted.
 */
export type RoleNotice =
  | Readonly<{ kind: 'role.proposed'; card: RoleCard }>
  | Readonly<{ kind: 'role.settled'; card: RoleCard; decision: RoleDecision }>
  | Readonly<{ kind: 'role.decided'; card: RoleCard; decision: RoleDecision }>
  | Readonly<{ kind: 'role.changed'; card: RoleCard; decision: RoleDecision }>
