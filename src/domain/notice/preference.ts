import type { Minute } from '../local-time.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Manner, mannerOf, type NoticePreference, type NoticeRules } from './manner.ts'

/**
 * Where an official of the province may be, eastward from home and round. Buttons on screens of long ago name
 * a place by its number here, so this list is only ever added to.
 */
export const places = [
  { name: 'vietNam', timeZone: 'Asia/Ho_Chi_Minh' },
  { name: 'bangkok', timeZone: 'Asia/Bangkok' },
  { name: 'singapore', timeZone: 'Asia/Singapore' },
  { name: 'beijing', timeZone: 'Asia/Shanghai' },
  { name: 'tokyo', timeZone: 'Asia/Tokyo' },
  { name: 'sydney', timeZone: 'Australia/Sydney' },
  { name: 'newYork', timeZone: 'America/New_York' },
  { name: 'london', timeZone: 'Europe/London' },
  { name: 'berlin', timeZone: 'Europe/Berlin' },
  { name: 'moscow', timeZone: 'Europe/Moscow' },
  { name: 'riyadh', timeZone: 'Asia/Riyadh' },
  { name: 'dubai', timeZone: 'Asia/Dubai' },
] as const

/** `place` is a number of the list of places; the hours are in the person's own zone. */
export type PreferenceChange =
  | Readonly<{ kind: 'quietHours'; quietFrom: Minute; quietTo: Minute }>
  | Readonly<{ kind: 'timeZone'; place: number }>
  | Readonly<{ kind: 'digest'; isWanted: boolean }>

export type PreferenceRefusal = 'quiet_hours_invalid' | 'time_zone_unknown'

/** What somebody chose, what therefore holds for him, what holds where he chose nothing; as of an instant. */
export type PreferenceView = Readonly<{
  chosen: NoticePreference
  inForce: Pick<Manner, 'timeZone' | 'quietFrom' | 'quietTo' | 'digest'>
  rules: NoticeRules
  at: Date
}>

const viewOf = (chosen: NoticePreference, rules: NoticeRules, at: Date): PreferenceView => ({
  chosen,
  inForce: mannerOf(chosen, rules, 0),
  rules,
  at,
})

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < 24 * 60

/**
 * Whoever chooses what the province has anyway follows it from then on, also when it changes. Hours that end
 * when they begin are none.
 */
export const afterChange = (
  preference: NoticePreference,
  change: PreferenceChange,
  rules: NoticeRules,
): Result<NoticePreference, PreferenceRefusal> => {
  switch (change.kind) {
    case 'quietHours': {
      const { quietFrom, quietTo } = change
      if (!isMinute(quietFrom) || !isMinute(quietTo)) return refused('quiet_hours_invalid')
      const isNone = quietFrom === quietTo
      const isRule = isNone
        ? rules.quietFrom === rules.quietTo
        : quietFrom === rules.quietFrom && quietTo === rules.quietTo
      if (isRule) return done({ ...preference, quietFrom: null, quietTo: null })
      return done({ ...preference, quietFrom: isNone ? 0 : quietFrom, quietTo: isNone ? 0 : quietTo })
    }
    case 'timeZone': {
      const timeZone = places[change.place]?.timeZone
      if (timeZone === undefined) return refused('time_zone_unknown')
      return done({ ...preference, timeZone: timeZone === rules.timeZone ? null : timeZone })
    }
    case 'digest':
      return done({ ...preference, digest: change.isWanted })
  }
}

const isSame = (one: NoticePreference, other: NoticePreference): boolean =>
  one.timeZone === other.timeZone &&
  one.quietFrom === other.quietFrom &&
  one.quietTo === other.quietTo &&
  one.digest === other.digest

/** How the person is told things; about himself everybody may know it. */
export const readPreference = (deps: Deps, actor: Actor): Promise<PreferenceView> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const chosen = await store.notices.preference(actor.personId)
    return viewOf(chosen, await store.notices.rules(moment), moment.at)
  })

/**
 * Changes how the person is told things; it needs nobody's leave. What waits already comes when it was due to,
 * and is then looked at by the new hours. `isNew` is false when it was so before. Refused: minutes no clock
 * shows, places not on the list.
 */
export const changePreference = (
  deps: Deps,
  { personId }: Actor,
  change: PreferenceChange,
): Promise<Result<Readonly<{ view: PreferenceView; isNew: boolean }>, PreferenceRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const rules = await store.notices.rules(moment)
    const before = await store.notices.preference(personId)
    const changed = afterChange(before, change, rules)
    if (!changed.ok) return changed
    const isNew = !isSame(before, changed.value)
    if (isNew) await store.notices.savePreference(personId, changed.value)
    return done({ view: viewOf(changed.value, rules, moment.at), isNew })
  })
