import {
  mannerOf,
  type NoticePreference,
  type NoticeRules,
  noPreference,
} from '../../src/domain/notice/manner.ts'
import type { PreferenceView } from '../../src/domain/notice/preference.ts'

/** The province's own settings as the rulebook delivers them. */
export const noticeRules: NoticeRules = {
  timeZone: 'Asia/Ho_Chi_Minh',
  quietFrom: 21 * 60,
  quietTo: 7 * 60,
  reminderBudget: 10,
}

/** How somebody is told things who chose this, and nothing else. */
export const aPreference = (
  choice: Partial<NoticePreference> = {},
  at = new Date('2026-11-23T02:00:00Z'),
): PreferenceView => {
  const chosen = { ...noPreference, ...choice }
  return { chosen, inForce: mannerOf(chosen, noticeRules, 0), rules: noticeRules, at }
}
