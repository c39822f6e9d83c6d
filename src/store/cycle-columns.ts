import type { Cycle, CycleKind } from '../domain/evaluation/evaluation.ts'
import { Prisma } from './database.ts'
import { toDay } from './day-column.ts'

export type CycleRow = Readonly<{
  cycleId: string
  kind: string
  periodFrom: Date
  periodTo: Date
  opensOn: Date
  closesOn: Date
  closedAt: Date | null
  collective: boolean
  /** Where one evaluation is read with its cycle, the unit it is about. */
  collectiveUnit?: string | null
}>

/** Of "EvaluationCycle" as c. */
export const cycleColumns = Prisma.sql`
  c."id" AS "cycleId", c."kind", c."periodFrom", c."periodTo", c."opensOn", c."closesOn", c."closedAt", c."collective"`

/** Of "Evaluation" as e: the name of the unit a collective self-criticism is about. */
export const collectiveUnit = Prisma.sql`
  (SELECT cu."name" FROM "Unit" cu WHERE cu."id" = e."unitId") AS "collectiveUnit"`

export const toCycle = (row: CycleRow): Cycle => ({
  id: row.cycleId,
  kind: row.kind as CycleKind,
  periodFrom: toDay(row.periodFrom),
  periodTo: toDay(row.periodTo),
  opensOn: toDay(row.opensOn),
  closesOn: toDay(row.closesOn),
  isClosed: row.closedAt !== null,
  ...(row.collective ? { collectiveOf: row.collectiveUnit ?? '' } : {}),
})
