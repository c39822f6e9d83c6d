import type { Assignment, AssignmentKind, Succession } from '../domain/movement/movement.ts'
import type { Holder } from '../domain/report/movement-port.ts'
import type { ReportScope } from '../domain/report/report.ts'
import { isEvaluated } from './choose-form.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning } from './people.ts'
import { reportUnits } from './report-scope.ts'

type Row = Readonly<{
  personId: string
  code: string
  name: string
  serviceUntil: string | null
  id: string
  positionId: string
  unitId: string
  kind: AssignmentKind
  startedOn: string
  endedOn: string | null
  decisionNo: string
  mandated: boolean
  isHeld: boolean
}>

/** Days as text: ten thousand dates cost more than the query they come from. */
const day = (column: string): Prisma.Sql => Prisma.sql`to_char(${Prisma.raw(column)}, 'YYYY-MM-DD')`

/** Few units, though the planner expects a thousand times as many of a tree. */
const findRows = (connection: Connection, scope: ReportScope): Promise<Row[]> => {
  const isHeld = Prisma.sql`(a."unitId" IN (SELECT "id" FROM few)
    AND ${isRunning('a."startedOn"', 'a."endedOn"', scope.day)})`
  return connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${reportUnits(scope)},
    few AS (SELECT DISTINCT "id" FROM asked),
    held AS (SELECT DISTINCT a."personId", a."positionId" FROM "Assignment" a WHERE ${isHeld})
    SELECT p."id" AS "personId", p."code", p."name", ${day('p."serviceUntil"')} AS "serviceUntil", a."id", a."positionId",
      a."unitId", a."kind", ${day('a."startedOn"')} AS "startedOn", ${day('a."endedOn"')} AS "endedOn",
      a."decisionNo", a."mandated", ${isHeld} AS "isHeld"
    FROM held
    JOIN "Assignment" a ON a."personId" = held."personId" AND a."positionId" = held."positionId"
      AND a."startedOn" <= ${fromDay(scope.day)}::date
    JOIN "Person" p ON p."id" = a."personId" AND ${isEvaluated}
    ORDER BY a."personId", a."startedOn" DESC, a."id"`)
}

type Positions = ReadonlyMap<string, Assignment['position']>
type Units = ReadonlyMap<string, Assignment['unit']>

const findPositions = async (connection: Connection): Promise<Positions> => {
  const rows = await connection.$queryRaw<Assignment['position'][]>(Prisma.sql`
    SELECT "id", "titles", "leadership", "rank", "termYears", "field", "nonLocalRequired" FROM "Position"`)
  return new Map(rows.map(row => [row.id, row]))
}

const findUnits = async (connection: Connection): Promise<Units> => {
  const rows = await connection.$queryRaw<Assignment['unit'][]>(Prisma.sql`
    SELECT "id", "name", ${day('"validTo"')} AS "validTo" FROM "Unit"`)
  return new Map(rows.map(row => [row.id, row]))
}

/** The successions that lead to a unit, looked for once for each. */
const successionsTo = (all: readonly Succession[]): ((unitId: string) => readonly Succession[]) => {
  const into = Map.groupBy(all, ({ to }) => to)
  const known = new Map<string, readonly Succession[]>()
  return unitId => {
    const hit = known.get(unitId)
    if (hit) return hit
    const places = new Set([unitId])
    for (const place of places) for (const { from } of into.get(place) ?? []) places.add(from)
    const found = [...places].flatMap(place => into.get(place) ?? [])
    known.set(unitId, found)
    return found
  }
}

const toAssignment = (row: Row, positions: Positions, units: Units): Assignment => {
  const { id, positionId, unitId, kind, startedOn, endedOn, decisionNo, mandated } = row
  const [position, unit] = [positions.get(positionId), units.get(unitId)]
  if (!position || !unit) throw new Error(`The assignment ${id} is of no position or unit.`)
  const locality = 'unknown'
  return { id, position, unit, kind, startedOn, endedOn, decisionNo, mandated, locality, localityBy: null }
}

/** Whoever holds a post in the units of a report, with what the clocks of these posts look at, in four queries. */
export const findHolders = async (connection: Connection, scope: ReportScope): Promise<Holder[]> => {
  const rows = await findRows(connection, scope)
  const [positions, units] = [await findPositions(connection), await findUnits(connection)]
  const leadingTo = successionsTo(
    await connection.$queryRaw<Succession[]>(
      Prisma.sql`SELECT "fromId" AS "from", "toId" AS "to" FROM "UnitSuccession"`,
    ),
  )
  return [...Map.groupBy(rows, ({ personId }) => personId).values()].flatMap(own => {
    const [first] = own
    if (!first) return []
    const { personId, code, name, serviceUntil } = first
    const assignments = own.map(row => toAssignment(row, positions, units))
    const posts = assignments.filter((_, place) => own[place]?.isHeld)
    const [unit, ...more] = new Set(posts.map(post => post.unit.id))
    const successions = more.length === 0 ? leadingTo(unit ?? '') : [unit ?? '', ...more].flatMap(leadingTo)
    return [
      { personId, code, name, career: { serviceFrom: null, serviceUntil, assignments, successions }, posts },
    ]
  })
}
