import { button } from '../button.ts'

/** Who has which role, and its changes by two admins. `wanted` says which role, and whether it is given or ended. */
export const roleButtons = {
  roles: button('Srl', { page: 'number' }),
  findRolePerson: button('Srf', {}),
  openRoles: button('Sro', { person: 'id' }),
  chooseRoleUnit: button('Sru', { person: 'id', wanted: 'number' }),
  planRole: button('Src', { person: 'id', unit: 'id', wanted: 'number' }),
  proposeRole: button('Srp', { person: 'id', unit: 'id', wanted: 'number' }),
  openRoleChange: button('Srx', { proposal: 'id' }),
  releaseRole: button('Srr', { proposal: 'id' }),
  declineRole: button('Srd', { proposal: 'id' }),
} as const
