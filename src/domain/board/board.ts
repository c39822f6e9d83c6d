import { type Day, daysBetween } from '../day.ts'

/** Something an inspection asked for that was not done, or an urge nobody answered, by its day. */
export type OverdueDuty = Readonly<{
  kind: 'recommendation' | 'urge'
  /** The inspection by its title or code name, and the recommendation's number in it. */
  title: string
  number: number | null
  owner: string
  /** The owner's main post today; null without one. */
  unit: string | null
  /** Who decides above him today; null when there is nobody. */
  authority: string | null
  dueOn: Day
}>

/** A recommendation to be done, or an urge to be answered, by its day; `id` names it. */
export type OwnDuty = Pick<OverdueDuty, 'kind' | 'title' | 'number' | 'dueOn'> & Readonly<{ id: string }>

/** What is overdue under one name; `name` is null for those without. `days` is how long the oldest of it is. */
export type BoardRow = Readonly<{ name: string | null; recommendations: number; urges: number; days: number }>

export type OverdueBoard = Readonly<{
  asOf: Day
  duties: readonly OverdueDuty[]
  byUnit: readonly BoardRow[]
  byAuthority: readonly BoardRow[]
}>

const sumOf = ({ recommendations, urges }: BoardRow): number => recommendations + urges

/** One row a name, the most overdue first; by the name where they are equal. */
export const tallyOverdue = (
  duties: readonly OverdueDuty[],
  by: 'unit' | 'authority',
  today: Day,
): readonly BoardRow[] =>
  [...Map.groupBy(duties, duty => duty[by])]
    .map(([name, those]) => ({
      name,
      recommendations: those.filter(({ kind }) => kind === 'recommendation').length,
      urges: those.filter(({ kind }) => kind === 'urge').length,
      days: Math.max(...those.map(({ dueOn }) => daysBetween(dueOn, today))),
    }))
    .sort(
      (one, other) =>
        sumOf(other) - sumOf(one) ||
        other.days - one.days ||
        ((one.name ?? '') < (other.name ?? '') ? -1 : 1),
    )
