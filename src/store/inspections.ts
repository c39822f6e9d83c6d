import type { InspectionChange, Inspections } from '../domain/inspection/port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDayOrNull } from './day-column.ts'
import { lockInspectionFile } from './inspection-file.ts'
import { findConcerned, findMisaddressed, findResponsible, findUnitOn } from './inspection-heads.ts'
import { findListed } from './inspection-list.ts'
import type { Rulebook } from './rulebook.ts'

const columnsOf = ({ startsOn, endsOn, documents, ladder, ...change }: InspectionChange) => ({
  ...change,
  ...(startsOn === undefined ? {} : { startsOn: fromDayOrNull(startsOn) }),
  ...(endsOn === undefined ? {} : { endsOn: fromDayOrNull(endsOn) }),
  ...(documents === undefined ? {} : { documents: [...documents] }),
  ...(ladder === undefined ? {} : { ladder: [...ladder] }),
})

export const createInspections = (connection: Connection, rulebook: Rulebook): Inspections => ({
  async add({ at, ladder, ...inspection }) {
    const isSealed = inspection.kind === 'surprise'
    const data = { ...inspection, state: 'draft', title: '', basis: '', createdAt: at, sealed: isSealed }
    await connection.inspection.create({ data: { ...data, ladder: [...ladder] } })
  },
  async draftOf(plannedById) {
    const where = { plannedById, state: 'draft' }
    const orderBy = { createdAt: 'desc' } as const
    return (await connection.inspection.findFirst({ where, orderBy, select: { id: true } }))?.id
  },
  lock: (id, actorId, today) => lockInspectionFile(connection, id, actorId, today),
  async change(id, change) {
    const data = { ...columnsOf(change), version: { increment: 1 } }
    await connection.inspection.update({ where: { id }, data })
  },
  async setTeam(inspectionId, team) {
    await connection.inspectionMember.deleteMany({ where: { inspectionId } })
    await connection.inspectionMember.createMany({ data: team.map(one => ({ ...one, inspectionId })) })
  },
  async addSubject(inspectionId, subject) {
    await connection.inspectionSubject.create({ data: { ...subject, inspectionId } })
  },
  async removeSubject(inspectionId, id) {
    await connection.inspectionSubject.deleteMany({ where: { id, inspectionId } })
  },
  async remove(id) {
    await connection.inspectionSubject.deleteMany({ where: { inspectionId: id } })
    await connection.inspectionMember.deleteMany({ where: { inspectionId: id } })
    await connection.inspection.deleteMany({ where: { id, state: 'draft' } })
  },
  list: (actorId, today, group, page) => findListed(connection, actorId, today, group, page),

  responsible: (id, day) => findResponsible(connection, id, day),
  unitOn: (unitId, day) => findUnitOn(connection, unitId, day),
  concerned: (id, personIds, day) => findConcerned(connection, id, personIds, day),
  ladder: ({ at, today }) => rulebook.inspectionLadder(connection, today, at),

  async nameAddressee({ at, ...addressee }) {
    await connection.inspectionAddressee.create({ data: { ...addressee, since: at } })
  },
  async endAddressee(id, endedAt) {
    await connection.inspectionAddressee.updateMany({ where: { id, endedAt: null }, data: { endedAt } })
  },
  async markTold(inspectionId, personId, toldAt) {
    const where = { inspectionId, personId, endedAt: null, toldAt: null }
    await connection.inspectionAddressee.updateMany({ where, data: { toldAt } })
  },
  async reached(id, personIds) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT d."personId" AS "id" FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id"
      WHERE n."subject" = ${`inspection:${id}`} AND d."personId" = ANY(${[...personIds]}::uuid[])
        AND (d."state" IN ('sent', 'unknown', 'digested') OR d."screen" IS NOT NULL)`)
    return rows.map(row => row.id)
  },
  misaddressed: (today, limit) => findMisaddressed(connection, today, limit),
})
