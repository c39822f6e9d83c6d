import type { RoleCard, RoleName, WantedRole } from '../../domain/role/role.ts'
import type { Html } from '../html.ts'
import type { Speech } from '../speech.ts'

type Kind = Pick<WantedRole, 'role' | 'change'>

const kinds = [
  { change: 'grant', role: 'staff' },
  { change: 'grant', role: 'admin' },
  { change: 'end', role: 'staff' },
  { change: 'end', role: 'admin' },
] as const satisfies readonly Kind[]

/** Which role and change a key means; a forged one may mean none. */
export const toRoleKind = (wanted: number): Kind | undefined => kinds[wanted]

export const roleKindNumber = ({ role, change }: Kind): number =>
  kinds.findIndex(kind => kind.role === role && kind.change === change)

export const roleText = (role: RoleName, speech: Speech): string => speech.text(`role:name.${role}`)

/** Who is to have, or no longer to have, which role where. */
export const changeText = (
  { person: name, role, unit, change }: Pick<RoleCard, 'person' | 'role' | 'unit' | 'change'>,
  speech: Speech,
): Html => speech.html(`role:change.${change}`, { name, role: roleText(role, speech), unit })
