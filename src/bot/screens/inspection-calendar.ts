import { addDays, type Day, weekdayOf } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { type Button, inRowsOf } from '../screen.ts'
import type { Speech } from '../speech.ts'

type Wanted = Readonly<{ inspection: string; part: string; shown: Day; today: Day }>

const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`

/** Days shown of a month are those of its weeks from Monday on; what is over, or of another month, is a dot. */
export const monthRows = ({ inspection, part, shown, today }: Wanted, speech: Speech): Button[][] => {
  const first = firstOfMonth(shown)
  const next = firstOfMonth(addDays(first, 31))
  const before = firstOfMonth(addDays(first, -1))
  const month = (day: Day): string =>
    buttons.inspectionMonth.encode({ inspection, part, days: dayToNumber(day) })
  const start = addDays(first, -((weekdayOf(first) + 6) % 7))
  const cells: Button[] = []
  for (let day = start; day < next || cells.length % 7 !== 0; day = addDays(day, 1)) {
    const isChoice = day >= today && day >= first && day < next
    cells.push(
      isChoice
        ? {
            text: speech.number(Number(day.slice(8))),
            data: buttons.inspectionDay.encode({ inspection, part, days: dayToNumber(day) }),
          }
        : { text: '·', data: month(first) },
    )
  }
  const name = `${speech.number(Number(first.slice(5, 7)))}/${first.slice(0, 4)}`
  return [
    [
      ...(before >= firstOfMonth(today) ? [{ text: '◀', data: month(before) }] : []),
      { text: name, data: month(first) },
      { text: '▶', data: month(next) },
    ],
    ...inRowsOf(7, cells),
  ]
}
