import { Temporal } from 'temporal-polyfill'
import type { Zones } from './domain/local-time.ts'

/** The time zones of the platform, by their names in the IANA database. */
export const zones: Zones = {
  local(at, zone) {
    const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
    return { day: there.toPlainDate().toString(), minute: there.hour * 60 + there.minute }
  },
  instant({ day, minute }, zone) {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
    const there = Temporal.PlainDate.from(day)
      .toPlainDateTime(time)
      .toZonedDateTime(zone, { disambiguation: 'later' })
    return new Date(there.epochMilliseconds)
  },
}
