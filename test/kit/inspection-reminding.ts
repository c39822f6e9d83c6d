import { randomUUID } from 'node:crypto'
import type { Day } from '../../src/domain/day.ts'
import type { Person } from './person.ts'
import { textsOf } from './reminding.ts'
import type { Town } from './town.ts'

export type PlannedInspection = Readonly<{
  startsOn: Day
  endsOn?: Day
  title: string
  /** Persons by their ids, each a subject of his own; or a unit with its head. */
  subjects?: readonly string[]
  unit?: Readonly<{ unitId: string; headId: string }>
  /** The first one leads. */
  team: readonly string[]
  ladder?: readonly number[]
  kind?: 'regular' | 'surprise'
}>

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** An inspection as staff has planned it now, without what is told of it then; answers its id. */
export const hasPlanned = async (town: Town, wanted: PlannedInspection): Promise<string> => {
  const { prisma } = town.database
  const { personId: plannedById } = town.cast('staff')
  const { unitId } = await prisma.role.findFirstOrThrow({ where: { personId: plannedById, role: 'staff' } })
  const { at: createdAt } = town.deps.moment()
  const { startsOn, endsOn = startsOn, title, subjects = [], unit, team, kind = 'regular' } = wanted
  const id = randomUUID()
  const facts = { id, title, kind, unitId, plannedById, createdAt, plannedAt: createdAt, body: 'party' }
  await prisma.inspection.create({
    data: {
      ...facts,
      state: 'planned',
      basis: 'Kế hoạch số 12',
      sealed: kind === 'surprise',
      startsOn: midnight(startsOn),
      endsOn: midnight(endsOn),
      documents: ['Báo cáo tự kiểm tra', 'Sổ họp chi bộ'],
      ladder: [...(wanted.ladder ?? [30, 14, 7, 3, 1, 0])],
      members: { create: team.map((personId, index) => ({ personId, leads: index === 0 })) },
    },
  })
  const all = [
    ...subjects.map(personId => ({ subject: { personId }, personId })),
    ...(unit ? [{ subject: { unitId: unit.unitId }, personId: unit.headId }] : []),
  ]
  for (const { subject, personId } of all) {
    const subjectId = randomUUID()
    await prisma.inspectionSubject.create({ data: { id: subjectId, inspectionId: id, ...subject } })
    const addressee = { id: randomUUID(), inspectionId: id, subjectId, personId, since: createdAt }
    await prisma.inspectionAddressee.create({ data: { ...addressee, toldAt: createdAt } })
  }
  return id
}

/** The reminders of one inspection in somebody's chat. */
export const remindedOf = (person: Person, title: string): string[] =>
  textsOf(person).filter(text => text.includes(title) && text.includes(person.says('inspectionReminder:due')))

export const remindersTo = ({ database }: Town, inspectionId: string, personId: string) =>
  database.prisma.inspectionReminder.findMany({
    where: { inspectionId, personId },
    orderBy: { sentAt: 'asc' },
  })

/** The days on which the rungs of an inspection were due for somebody, with how many days before each was. */
export const rungsSent = async (town: Town, inspection: string, person: string): Promise<[Day, number][]> =>
  (await remindersTo(town, inspection, person)).map(({ dueOn, daysBefore }) => [
    dueOn.toISOString().slice(0, 10),
    daysBefore,
  ])
