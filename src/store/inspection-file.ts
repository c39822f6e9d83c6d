import type { Relation } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type {
  Addressee,
  Inspection,
  InspectionBody,
  InspectionFile,
  InspectionKind,
  InspectionState,
  InspectionSubject,
  TeamMember,
} from '../domain/inspection/inspection.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'
import { isKnownToOthers } from './inspection-list.ts'
import { isStaffOf } from './inspection-staff.ts'
import { mainPost, summaryColumns } from './people.ts'

type Row = Omit<Inspection, 'startsOn' | 'endsOn' | 'body' | 'kind' | 'state'> &
  Readonly<{ startsOn: Date | null; endsOn: Date | null; body: string; kind: string; state: string }>

const toInspection = (row: Row): Inspection => ({
  ...row,
  body: row.body as InspectionBody,
  kind: row.kind as InspectionKind,
  state: row.state as InspectionState,
  startsOn: row.startsOn && toDay(row.startsOn),
  endsOn: row.endsOn && toDay(row.endsOn),
})

type Standing = Readonly<
  Record<'planner' | 'staff' | 'team' | 'addressee' | 'subject' | 'draft' | 'known', boolean>
>

const relationsIn = (standing: Standing): Relation[] => {
  const { planner, staff, team, addressee, subject, draft, known } = standing
  if (draft) return planner ? ['self', ...(staff ? (['staff'] as const) : [])] : []
  return [
    ...(team ? (['team'] as const) : []),
    ...(known && staff ? (['staff'] as const) : []),
    ...(known && addressee ? (['addressee'] as const) : []),
    ...(known && subject ? (['self'] as const) : []),
  ]
}

/** Read without a lock and in one statement, so that one that is not his costs what one that never was costs. */
const findRelations = async (
  connection: Connection,
  id: string,
  actorId: string,
  today: Day,
): Promise<ReadonlySet<Relation>> => {
  const actor = Prisma.sql`${actorId}::uuid`
  const [standing] = await connection.$queryRaw<Standing[]>(Prisma.sql`
    SELECT i."plannedById" = ${actor} AS "planner", i."state" = 'draft' AS "draft", ${isKnownToOthers} AS "known",
      ${isStaffOf(actor, Prisma.sql`i."unitId"`, today)} AS "staff",
      EXISTS (SELECT 1 FROM "InspectionMember" m
        WHERE m."inspectionId" = i."id" AND m."personId" = ${actor}) AS "team",
      EXISTS (SELECT 1 FROM "InspectionAddressee" ad WHERE ad."inspectionId" = i."id"
        AND ad."personId" = ${actor} AND ad."endedAt" IS NULL) AS "addressee",
      EXISTS (SELECT 1 FROM "InspectionSubject" s
        WHERE s."inspectionId" = i."id" AND s."personId" = ${actor}) AS "subject"
    FROM "Inspection" i WHERE i."id" = ${id}::uuid`)
  return new Set(standing ? relationsIn(standing) : [])
}

const lockRow = async (connection: Connection, id: string): Promise<Row | undefined> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."id", i."body", i."kind", i."state", i."version", i."step", i."title", i."basis", i."unitId",
      u."name" AS "unit", i."plannedById", p."name" AS "plannedBy", i."sealed", i."startsOn", i."endsOn",
      i."documents", i."ladder", i."plannedAt", i."openedAt", i."receivedAt", i."concludedAt", i."closedAt",
      i."cancelledAt", i."cancelReason"
    FROM "Inspection" i JOIN "Unit" u ON u."id" = i."unitId" JOIN "Person" p ON p."id" = i."plannedById"
    WHERE i."id" = ${id}::uuid FOR NO KEY UPDATE OF i`)
  return rows[0]
}

const findTeam = async (connection: Connection, id: string, today: Day): Promise<TeamMember[]> => {
  const rows = await connection.$queryRaw<(PersonSummary & { leads: boolean })[]>(Prisma.sql`
    SELECT ${summaryColumns}, m."leads" FROM "InspectionMember" m JOIN "Person" p ON p."id" = m."personId"
    ${mainPost(today)} WHERE m."inspectionId" = ${id}::uuid ORDER BY m."leads" DESC, p."name", p."id"`)
  return rows.map(({ leads, ...person }) => ({ person, leads }))
}

const findSubjects = (connection: Connection, id: string): Promise<InspectionSubject[]> =>
  connection.$queryRaw<InspectionSubject[]>(Prisma.sql`
    SELECT s."id", s."unitId", s."personId", coalesce(u."name", p."name") AS "name" FROM "InspectionSubject" s
    LEFT JOIN "Unit" u ON u."id" = s."unitId" LEFT JOIN "Person" p ON p."id" = s."personId"
    WHERE s."inspectionId" = ${id}::uuid ORDER BY s."unitId" IS NULL, coalesce(u."name", p."name"), s."id"`)

type AddresseeRow = PersonSummary &
  Pick<Addressee, 'subjectId' | 'toldAt'> &
  Readonly<{ addresseeId: string }>

const findAddressees = async (connection: Connection, id: string, today: Day): Promise<Addressee[]> => {
  const rows = await connection.$queryRaw<AddresseeRow[]>(Prisma.sql`
    SELECT ${summaryColumns}, ad."id" AS "addresseeId", ad."subjectId", ad."toldAt"
    FROM "InspectionAddressee" ad JOIN "Person" p ON p."id" = ad."personId" ${mainPost(today)}
    WHERE ad."inspectionId" = ${id}::uuid AND ad."endedAt" IS NULL ORDER BY p."name", ad."id"`)
  return rows.map(({ addresseeId, subjectId, toldAt, ...person }) => ({
    id: addresseeId,
    subjectId,
    toldAt,
    person,
  }))
}

export const lockInspectionFile = async (
  connection: Connection,
  id: string,
  actorId: string | null,
  today: Day,
): Promise<InspectionFile | undefined> => {
  const before = actorId === null ? null : await findRelations(connection, id, actorId, today)
  if (before?.size === 0) return undefined
  const row = await lockRow(connection, id)
  if (!row) return undefined
  // What changed while the row was waited for counts.
  const relations =
    actorId === null ? new Set<Relation>() : await findRelations(connection, id, actorId, today)
  if (actorId !== null && relations.size === 0) return undefined
  return {
    inspection: toInspection(row),
    team: await findTeam(connection, id, today),
    subjects: await findSubjects(connection, id),
    addressees: await findAddressees(connection, id, today),
    relations,
  }
}
