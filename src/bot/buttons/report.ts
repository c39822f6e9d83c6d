import { button } from '../button.ts'

/** `report` is its code of two letters, `unit` the nil id for everything, `days` a day as a number, `choice` - for none. */
const asked = { report: 'word', unit: 'id', days: 'number', choice: 'word' } as const

/** Reports: the list, one of them, its picture, its workbook, and what it is narrowed to. */
export const reportButtons = {
  reports: button('R', {}),
  report: button('Ro', asked),
  reportPicture: button('Rp', asked),
  reportWorkbook: button('Rx', asked),
  reportDay: button('Rd', asked),
  reportUnits: button('Ru', { ...asked, page: 'number' }),
  reportChoices: button('Rc', { ...asked, page: 'number' }),
} as const
