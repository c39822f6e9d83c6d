/** Told to the other admins: who changed how many days of which year. */
export type CalendarNotice = Readonly<{
  kind: 'calendar.changed'
  author: string
  year: number
  days: number
}>
