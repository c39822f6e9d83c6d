import { button } from '../button.ts'

/** `report` is its code of two letters, `unit` the nil id for everything, `day` a day as a number, `choice` - for none. */
const asked = { report: 'word', unit: 'id', day: 'number', choice: 'word' } as const

/** Reports: the list, one of them, its picture, its workbook, and what it is narrowed to. */
export const reportButtons = {
  reports: button('R', {}),
  report: button('Ro', asked),
  reportPicture: button('Rp', asked),
  reportWorkbook: button('Rx', asked),
} as const
