import { button } from '../button.ts'

/** Deputies, relatives, what waits too long. */
export const routingButtons = {
  deputies: button('dl', {}),
  findDeputy: button('df', {}),
  chooseDeputy: button('dc', { person: 'id' }),
  planDeputy: button('dp', { person: 'id', from: 'number', to: 'number' }),
  nameDeputy: button('dy', { person: 'id', from: 'number', to: 'number' }),
  endDeputy: button('dx', { deputyship: 'id' }),
  relatives: button('rl', {}),
  findRelative: button('rf', {}),
  chooseRelative: button('rc', { person: 'id' }),
  declareRelative: button('ry', { person: 'id' }),
  endRelative: button('rx', { relation: 'id' }),
  overdue: button('wl', { page: 'number' }),
  openOverdue: button('wo', { approval: 'id' }),
  reassign: button('wy', { approval: 'id', person: 'id', was: 'number' }),
} as const
