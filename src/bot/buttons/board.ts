import { button } from '../button.ts'

/** What is overdue, by unit and by authority. */
export const boardButtons = {
  overdueBoard: button('wb', {}),
  overduePicture: button('wp', { part: 'word' }),
  overdueWorkbook: button('wx', {}),
  dutyDates: button('wi', {}),
} as const
