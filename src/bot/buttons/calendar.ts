import { button } from '../button.ts'

/** The calendar of working days; `fingerprint` is the one of the changes somebody was shown. */
export const calendarButtons = {
  calendar: button('fa', { year: 'number' }),
  calendarFile: button('fb', { year: 'number' }),
  importCalendar: button('fc', { year: 'number' }),
  changeCalendar: button('fd', { year: 'number', fingerprint: 'number' }),
} as const
