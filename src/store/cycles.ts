import type { PositionGroup } from '../domain/broadcast/broadcast.ts'
import type { CycleFile, NamedForm } from '../domain/cycle/cycle.ts'
import type { Period } from '../domain/cycle/period.ts'
import type { CycleScope, Cycles } from '../domain/cycle/port.ts'
import type { Day } from '../domain/day.ts'
import { dueSubject } from '../domain/evaluation/deadline.ts'
import type { Text4 } from '../domain/evaluation/form.ts'
import {
  countSharedUnits,
  countUnitStates,
  countUnits,
  findUnremindedHeads,
  listUnitsInState,
} from './collective-cycles.ts'
import { type CycleRow, cycleColumns, toCycle } from './cycle-columns.ts'
import { countShared, countStates, countUnder, findUnreminded, listInState } from './cycle-people.ts'
import { findHandedScores, findHeads, findPeriodScores } from './cycle-scores.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import type { Forms } from './forms.ts'
import { isRunning, staffScope } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type Titles = PositionGroup['titles']

export type FileRow = CycleRow &
  Readonly<{ unitId: string; unit: string; positionGroup: string | null; titles: Titles | null }>

/** Of "EvaluationCycle" as c, joined with its "Unit" as u. */
export const fileColumns = Prisma.sql`${cycleColumns}, u."id" AS "unitId", u."name" AS "unit", c."positionGroup",
  (SELECT json_agg(DISTINCT po."titles"::jsonb) FROM "Position" po
    WHERE po."positionGroup" = c."positionGroup") AS "titles"`

export const toFile = (row: FileRow): Omit<CycleFile, 'newForm'> => ({
  cycle: toCycle(row),
  unit: { id: row.unitId, name: row.unit },
  group: row.positionGroup === null ? null : { code: row.positionGroup, titles: row.titles ?? [] },
})

const whomOf = ({ unit, group }: Pick<CycleFile, 'unit' | 'group'>) => ({
  unitId: unit.id,
  positionGroup: group?.code ?? null,
})

/** Of "FormTemplate" as t, valid at the end of a period. */
const isValidAt = (day: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`t."validFrom" <= ${day} AND (t."validTo" IS NULL OR ${day} <= t."validTo")`

const formColumns = Prisma.sql`t."id", t."code", t."version", t."content"->'title' AS "title"`

type FormRow = Readonly<{ id: string; code: string; version: number; title: Text4 }>

const endOf = ({ to }: Period): Prisma.Sql => Prisma.sql`${fromDay(to)}::date`

/** A version newer than one that the cycle, or somebody who is writing in it, has; not the one it went over to. */
const findNewForm = async (connection: Connection, cycleId: string): Promise<NamedForm | null> => {
  const [found] = await connection.$queryRaw<FormRow[]>(Prisma.sql`
    SELECT ${formColumns} FROM "EvaluationCycle" c JOIN "FormTemplate" t ON ${isValidAt(Prisma.sql`c."periodTo"`)}
    WHERE c."id" = ${cycleId}::uuid AND t."id" <> c."templateId"
      AND EXISTS (
        SELECT 1 FROM "FormTemplate" used WHERE used."code" = t."code" AND used."version" < t."version"
          AND (used."id" = c."templateId" OR used."id" IN (SELECT e."templateId" FROM "Evaluation" e
            WHERE e."cycleId" = c."id" AND e."state" IN ('draft', 'returned'))))
      AND NOT EXISTS (
        SELECT 1 FROM "FormTemplate" own WHERE own."id" = c."templateId" AND own."code" = t."code"
          AND own."version" >= t."version")
    ORDER BY t."code" = (SELECT own."code" FROM "FormTemplate" own WHERE own."id" = c."templateId") DESC,
      t."code", t."version" DESC LIMIT 1`)
  return found ?? null
}

const isSamePeriod = ({ kind, period, collective }: CycleScope): Prisma.Sql => Prisma.sql`
  c."collective" = ${collective} AND c."kind" = ${kind} AND c."periodFrom" = ${fromDay(period.from)}::date AND c."periodTo" = ${fromDay(period.to)}::date`

const isSameWhom = ({ unitId, positionGroup }: CycleScope): Prisma.Sql => Prisma.sql`
  (c."unitId" = ${unitId}::uuid AND c."positionGroup" IS NOT DISTINCT FROM ${positionGroup}::text)`

const isCollective = ({ cycle }: Pick<CycleFile, 'cycle'>): boolean => cycle.collectiveOf !== undefined

const countsOf = (connection: Connection, file: Pick<CycleFile, 'cycle' | 'unit' | 'group'>, today: Day) =>
  (isCollective(file) ? countUnitStates : countStates)(connection, file.cycle.id, whomOf(file), today)

/** The form that the rulebook names for units. */
const isCollectiveForm = Prisma.sql`t."code" IN (SELECT r."value"->>'form' FROM "Rule" r
  WHERE r."key" = 'evaluation.regime.collective')`

type Options = Readonly<{ forms: Forms; rulebook: Rulebook }>

export const createCycles = (connection: Connection, { forms, rulebook }: Options): Cycles => ({
  async list(actorId, today, { offset, limit }) {
    const rows = await connection.$queryRaw<(FileRow & { total: number })[]>(Prisma.sql`
      WITH RECURSIVE ${staffScope(actorId, today)}
      SELECT ${fileColumns}, (count(*) OVER ())::int AS "total"
      FROM "EvaluationCycle" c JOIN "Unit" u ON u."id" = c."unitId" WHERE u."id" IN (SELECT "id" FROM scope)
      ORDER BY c."closedAt" IS NOT NULL, CASE WHEN c."closedAt" IS NULL THEN c."closesOn" END, c."closedAt" DESC, c."id"
      OFFSET ${offset} LIMIT ${limit}`)
    const items = []
    for (const row of rows) {
      const file = toFile(row)
      items.push({ ...file, counts: await countsOf(connection, file, today) })
    }
    return { total: rows[0]?.total ?? 0, items }
  },

  async holdUnit(unitId) {
    await connection.$queryRaw(
      Prisma.sql`SELECT 1 FROM "Unit" WHERE "id" = ${unitId}::uuid FOR NO KEY UPDATE`,
    )
  },

  async exists(scope) {
    const rows = await connection.$queryRaw<unknown[]>(Prisma.sql`
      SELECT 1 FROM "EvaluationCycle" c WHERE ${isSamePeriod(scope)} AND ${isSameWhom(scope)} LIMIT 1`)
    return rows.length > 0
  },

  async overlaps(scope, today) {
    const rows = await connection.$queryRaw<FileRow[]>(Prisma.sql`
      SELECT ${fileColumns} FROM "EvaluationCycle" c JOIN "Unit" u ON u."id" = c."unitId"
      WHERE ${isSamePeriod(scope)} AND NOT ${isSameWhom(scope)} ORDER BY u."name", c."id"`)
    const overlaps = []
    for (const row of rows) {
      const { unit, group } = toFile(row)
      const share = scope.collective ? countSharedUnits : countShared
      const shared = await share(connection, scope, row, today)
      if (shared > 0) overlaps.push({ unit: unit.name, group, shared })
    }
    return overlaps
  },

  countPeople: (scope, today) => (scope.collective ? countUnits : countUnder)(connection, scope, today),

  async add({ period, opensOn, closesOn, ...cycle }) {
    const days = { opensOn: fromDay(opensOn), closesOn: fromDay(closesOn) }
    const data = { ...cycle, ...days, periodFrom: fromDay(period.from), periodTo: fromDay(period.to) }
    await connection.evaluationCycle.create({ data })
  },

  ownForms: period =>
    connection.$queryRaw<FormRow[]>(Prisma.sql`
      SELECT DISTINCT ON (t."code") ${formColumns} FROM "FormTemplate" t
      WHERE ${isValidAt(endOf(period))} AND NOT ${isCollectiveForm}
      ORDER BY t."code", t."version" DESC LIMIT 20`),

  async collectiveForm(period) {
    const [found] = await connection.$queryRaw<FormRow[]>(Prisma.sql`
      SELECT ${formColumns} FROM "FormTemplate" t WHERE ${isValidAt(endOf(period))} AND ${isCollectiveForm}
      ORDER BY t."version" DESC LIMIT 1`)
    return found
  },

  async usualForm(period) {
    const rows = await connection.$queryRaw<FormRow[]>(Prisma.sql`
      SELECT ${formColumns} FROM "Rule" r JOIN "FormTemplate" t ON t."code" = r."value"->>'form'
      WHERE r."key" = 'evaluation.regime.civilServant' AND ${isValidAt(endOf(period))}
        AND r."validFrom" <= ${endOf(period)} AND (r."validTo" IS NULL OR ${endOf(period)} <= r."validTo")
      ORDER BY t."version" DESC LIMIT 1`)
    return rows[0]
  },

  yearlyDay: ({ at, today }) => rulebook.yearly(connection, today, at),

  async lock(cycleId) {
    const [row] = await connection.$queryRaw<FileRow[]>(Prisma.sql`
      SELECT ${fileColumns} FROM "EvaluationCycle" c JOIN "Unit" u ON u."id" = c."unitId"
      WHERE c."id" = ${cycleId}::uuid FOR NO KEY UPDATE OF c`)
    return row && { ...toFile(row), newForm: row.closedAt ? null : await findNewForm(connection, cycleId) }
  },

  counts: (file, today) => countsOf(connection, file, today),

  people: (file, state, actorId, today, page) =>
    (isCollective(file) ? listUnitsInState : listInState)(
      connection,
      file.cycle.id,
      whomOf(file),
      state,
      actorId,
      today,
      page,
    ),

  async toRemind(cycleId, today, since) {
    const { unitId, positionGroup, collective } = await connection.evaluationCycle.findUniqueOrThrow({
      where: { id: cycleId },
      select: { unitId: true, positionGroup: true, collective: true },
    })
    if (collective) return findUnremindedHeads(connection, cycleId, today, since)
    return findUnreminded(connection, cycleId, { unitId, positionGroup }, today, since)
  },

  async toldOf(cycleId, closesOn, today) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT d."personId" AS "id" FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id"
      WHERE n."subject" = ${dueSubject(cycleId)} AND n."payload"->>'closesOn' = ${closesOn}
        AND (d."state" IN ('sent', 'unknown', 'digested') OR d."screen" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Evaluation" e WHERE e."cycleId" = ${cycleId}::uuid
          AND e."personId" = d."personId" AND e."state" NOT IN ('draft', 'returned'))
        AND EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = d."personId"
          AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})`)
    return rows.map(({ id }) => id)
  },

  async extend(cycleId, closesOn) {
    await connection.evaluationCycle.update({ where: { id: cycleId }, data: { closesOn: fromDay(closesOn) } })
  },

  async close(cycleId, at) {
    await connection.evaluationCycle.update({ where: { id: cycleId }, data: { closedAt: at } })
  },

  async writing(cycleId) {
    const where = { cycleId, state: { in: ['draft', 'returned'] } }
    const rows = await connection.evaluation.findMany({ where, select: { personId: true } })
    return rows.map(({ personId }) => personId)
  },

  async renewForm(cycleId, templateId) {
    await connection.evaluationCycle.update({ where: { id: cycleId }, data: { templateId } })
  },

  async newerForm(evaluationId) {
    const [row] = await connection.$queryRaw<{ templateId: string }[]>(Prisma.sql`
      SELECT newer."id" AS "templateId" FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
      JOIN "FormTemplate" used ON used."id" = e."templateId" JOIN "FormTemplate" newer ON newer."id" = c."templateId"
      WHERE e."id" = ${evaluationId}::uuid AND used."code" = newer."code" AND used."version" < newer."version"`)
    return row && { templateId: row.templateId, form: await forms.load(connection, row.templateId) }
  },

  async moveToForm(evaluationId, templateId) {
    await connection.evaluation.update({ where: { id: evaluationId }, data: { templateId } })
  },

  periodScores: (personId, year, isPublishedOnly) =>
    findPeriodScores(connection, personId, year, isPublishedOnly),
  handedScores: (today, limit) => findHandedScores(connection, today, limit),
  headsOf: (unitId, except, today) => findHeads(connection, unitId, except, today),
})
