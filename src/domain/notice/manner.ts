import type { Minute } from '../local-time.ts'

/** The province's own settings for notices: `notice.*` of the rulebook, and its zone. */
export type NoticeRules = Readonly<{
  timeZone: string
  quietFrom: Minute
  quietTo: Minute
  /** Reminders a person gets singly within seven days, over all senders. */
  reminderBudget: number
}>

/** What somebody chose for himself; null where the province's setting holds. */
export type NoticePreference = Readonly<{
  timeZone: string | null
  quietFrom: Minute | null
  quietTo: Minute | null
  /** Every reminder together in one message of the morning. */
  digest: boolean
}>

/** How one person is to be told things, and how many reminders he has had within seven days. */
export type Manner = Readonly<{
  timeZone: string
  quietFrom: Minute
  quietTo: Minute
  digest: boolean
  reminderBudget: number
  remindersThisWeek: number
}>

export const noPreference: NoticePreference = {
  timeZone: null,
  quietFrom: null,
  quietTo: null,
  digest: false,
}

export const mannerOf = (
  preference: NoticePreference,
  rules: NoticeRules,
  remindersThisWeek: number,
): Manner => ({
  timeZone: preference.timeZone ?? rules.timeZone,
  quietFrom: preference.quietFrom ?? rules.quietFrom,
  quietTo: preference.quietTo ?? rules.quietTo,
  digest: preference.digest,
  reminderBudget: rules.reminderBudget,
  remindersThisWeek,
})
