import { button } from '../button.ts'

/** Urges, on both sides. */
export const urgeButtons = {
  urgeOwner: button('ua', { recommendation: 'id' }),
  urgeAddressee: button('ub', { inspection: 'id' }),
  urgeRecipient: button('uc', { inspection: 'id', person: 'id' }),
  urgeDay: button('ud', { days: 'number' }),
  sendUrge: button('ue', {}),
  openUrge: button('uf', { urge: 'id' }),
  urgeDone: button('ug', { urge: 'id' }),
  urgeNeedTime: button('uh', { urge: 'id' }),
  urgeNeedDay: button('ui', { urge: 'id', days: 'number' }),
  urgeNotMine: button('uj', { urge: 'id' }),
} as const
