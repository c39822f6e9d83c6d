import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../src/domain/day.ts'
import type { Database } from '../../src/store/database.ts'
import type { Head } from './year-cast.ts'

export const inspectionCount = 120
export const recommendationCount = 400

/** Days before the first day: the default of the rulebook. */
export const ladder = [30, 14, 7, 3, 1, 0] as const

const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`)

export type PlannedYear = Readonly<{
  inspections: readonly Readonly<{ id: string; startsOn: Day; isSealed: boolean; heads: readonly Head[] }>[]
  recommendations: readonly Readonly<{ id: string; dueOn: Day; isDoneInTime: boolean; ownerId: string }>[]
}>

/** Everything of one year, spread over it by the number of each: every tenth inspection is unannounced. */
const planYear = (firstDay: Day, heads: readonly Head[]): PlannedYear => {
  const headAt = (place: number): Head => {
    const head = heads[place % heads.length]
    if (!head) throw new Error('The province has no heads.')
    return head
  }
  return {
    inspections: Array.from({ length: inspectionCount }, (_, n) => ({
      id: randomUUID(),
      startsOn: addDays(firstDay, 35 + Math.floor((n * 320) / inspectionCount)),
      isSealed: n % 10 === 9,
      heads: n % 3 === 0 ? [headAt(n * 7), headAt(n * 7 + 1)] : [headAt(n * 7)],
    })),
    recommendations: Array.from({ length: recommendationCount }, (_, n) => ({
      id: randomUUID(),
      dueOn: addDays(firstDay, 20 + Math.floor((n * 330) / recommendationCount)),
      isDoneInTime: n % 2 === 0,
      ownerId: headAt(n * 11).personId,
    })),
  }
}

/** Plans a year of inspections, and lays the recommendations of the year before on the heads. */
export const layOutYear = async (
  { prisma }: Database,
  heads: readonly Head[],
  { staffId, unitId, firstDay, now }: Readonly<{ staffId: string; unitId: string; firstDay: Day; now: Date }>,
): Promise<PlannedYear> => {
  const year = planYear(firstDay, heads)
  const common = {
    body: 'party',
    basis: 'Kế hoạch số 01-KH/UBKT',
    unitId,
    plannedById: staffId,
    createdAt: now,
  }
  await prisma.inspection.createMany({
    data: year.inspections.map(({ id, startsOn, isSealed }, n) => ({
      ...common,
      id,
      title: `Cuộc kiểm tra ${n + 1}`,
      kind: isSealed ? 'surprise' : 'regular',
      sealed: isSealed,
      state: 'planned',
      plannedAt: now,
      startsOn: toDate(startsOn),
      endsOn: toDate(addDays(startsOn, 4)),
      ladder: isSealed ? [] : [...ladder],
    })),
  })
  await prisma.inspectionMember.createMany({
    data: year.inspections.map(({ id }) => ({ inspectionId: id, personId: staffId, leads: true })),
  })
  const subjects = year.inspections.flatMap(({ id: inspectionId, heads: those, isSealed }) =>
    those.map(head => ({ id: randomUUID(), inspectionId, isSealed, ...head })),
  )
  await prisma.inspectionSubject.createMany({
    data: subjects.map(({ id, inspectionId, unitId: inspected }) => ({
      id,
      inspectionId,
      unitId: inspected,
    })),
  })
  await prisma.inspectionAddressee.createMany({
    data: subjects
      .filter(({ isSealed }) => !isSealed)
      .map(({ id: subjectId, inspectionId, personId }) => {
        return { id: randomUUID(), inspectionId, subjectId, personId, since: now, toldAt: now }
      }),
  })
  const before = {
    id: randomUUID(),
    title: 'Cuộc kiểm tra năm trước',
    kind: 'regular',
    sealed: false,
    ladder: [],
  }
  const done = { state: 'opened', openedAt: now, openedById: staffId, plannedAt: now }
  const days = { startsOn: toDate(addDays(firstDay, -60)), endsOn: toDate(addDays(firstDay, -50)) }
  await prisma.inspection.create({ data: { ...common, ...before, ...done, ...days } })
  await prisma.recommendation.createMany({
    data: year.recommendations.map(({ id, dueOn, ownerId }, n) => ({
      ...{ id, inspectionId: before.id, number: n + 1, text: 'Khắc phục', ownerId, verifierId: staffId },
      ...{ dueOn: toDate(dueOn), state: 'open', authorId: staffId, createdAt: now },
    })),
  })
  return year
}
