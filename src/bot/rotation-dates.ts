import type { Clock, PostClocks } from '../domain/movement/clocks.ts'
import type { Rotation } from '../domain/movement/read.ts'
import type { DatedEvent } from './dates-file.ts'
import { clockName } from './screens/clock-line.ts'
import type { Speech } from './speech.ts'

const alarmDays = [30]
const millisecondsPerMinute = 60_000

type Named = Readonly<{ day: string; part: string; title: string }>

const daysOf = (
  clock: Clock,
  { post }: PostClocks,
  { rules }: Rotation,
  speech: Speech,
): readonly Named[] => {
  const named = { name: clockName(clock, rules, speech), title: speech.own(post.position.titles) }
  if (clock.between) {
    const { earliest, latest } = clock.between
    return [
      { day: earliest, part: 'earliest', title: speech.text('rotation:eventEarliest', named) },
      { day: latest, part: 'latest', title: speech.text('rotation:eventLatest', named) },
    ]
  }
  if (!('day' in clock) || clock.state === 'met' || clock.state === 'short') return []
  return [{ day: clock.day, part: 'day', title: speech.text('rotation:event', named) }]
}

/** The days of all clocks that have one, for a calendar; asked for again they take the place of the earlier ones. */
export const rotationEvents = (rotation: Rotation, at: Date, speech: Speech): readonly DatedEvent[] =>
  rotation.posts.flatMap(of =>
    of.clocks.flatMap(clock => {
      const basis = rotation.bases.get(clock.name)
      return daysOf(clock, of, rotation, speech).map(({ day, part, title }) => ({
        id: `${of.post.id}-${clock.name}-${part}`,
        version: Math.floor(at.getTime() / millisecondsPerMinute),
        from: day,
        to: day,
        title,
        description: basis ? speech.own(basis.reference) : '',
        alarmDays,
      }))
    }),
  )
