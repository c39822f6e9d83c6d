import { button } from '../button.ts'

/** Evaluation cycles, for staff. */
export const cycleButtons = {
  scopeCycles: button('tl', { page: 'number' }),
  newCycle: button('tn', {}),
  cycleKind: button('tk', { unit: 'id', kind: 'word' }),
  planCycle: button('tp', { look: 'word', unit: 'id', plan: 'word' }),
  unitPage: button('tg', { page: 'number', unit: 'id', plan: 'word' }),
  openCycle: button('to', { unit: 'id', plan: 'word' }),
  cycleCard: button('tc', { cycle: 'id' }),
  cyclePeople: button('ts', { cycle: 'id', state: 'word', page: 'number' }),
  remindCycle: button('tr', { cycle: 'id' }),
  askExtend: button('te', { cycle: 'id' }),
  extendCycle: button('td', { cycle: 'id', day: 'word' }),
  askClose: button('tx', { cycle: 'id' }),
  closeCycle: button('ty', { cycle: 'id' }),
  renewForm: button('tf', { cycle: 'id' }),
} as const
