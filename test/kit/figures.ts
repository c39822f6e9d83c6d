import { figuresWorkbook } from '../../src/demo-figures-file.ts'
import { Prisma } from '../../src/store/database.ts'
import { opensImport } from './importing.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

/** Longer than a large file takes on a busy machine. */
const patience = { timeoutMs: 100_000 }

/** Sends the workbook of the figures in chat, looks at what it would change, and has it written. */
export const importsFigures = async (staff: Person): Promise<void> => {
  const data = Buffer.from(await figuresWorkbook())
  await opensImport(staff)
  staff.user.sendsDocument({ data, fileName: 'so-lieu.xlsx' })
  await staff.seesText('roster:checked', patience)
  await staff.tapsText('roster:write')
  await staff.seesText('roster:done', patience)
}

/** One line of numbers of a statement, as text parted by spaces. */
const lineOf = async ({ database: { prisma } }: Town, statement: Prisma.Sql): Promise<string> => {
  const [row] = await prisma.$queryRaw<Record<string, number>[]>(statement)
  return Object.values(row ?? {}).join(' ')
}

/** The figures as the tables have them, counted without the program. */
export const countedFigures = (town: Town) => ({
  secretaries: (position: string): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE a."locality" = 'notLocal')::int AS "notLocal",
        count(*) FILTER (WHERE a."locality" = 'unknown')::int AS "unknown", count(*)::int AS "all"
      FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId" AND po."code" = ${position}
      WHERE a."startedOn" <= '2025-06-30' AND (a."endedOn" IS NULL OR a."endedOn" >= '2025-06-30')`,
    ),

  movements: (): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE a."kind" = 'rotation')::int AS "rotation",
        count(*) FILTER (WHERE a."kind" = 'transfer')::int AS "transfer",
        count(*) FILTER (WHERE a."managingTier" = 'central')::int AS "central",
        count(*) FILTER (WHERE a."managingTier" = 'province')::int AS "province",
        count(*) FILTER (WHERE a."managingTier" = 'district')::int AS "district",
        count(DISTINCT a."personId")::int AS "people"
      FROM "Assignment" a
      WHERE a."kind" IN ('rotation', 'transfer') AND a."startedOn" BETWEEN '2020-07-01' AND '2024-05-01'`,
    ),

  planned: (term: string): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE "tier" = 'province')::int AS "province",
        count(*) FILTER (WHERE "tier" = 'district')::int AS "district",
        count(*) FILTER (WHERE "tier" = 'commune')::int AS "commune", count(DISTINCT "personId")::int AS "people"
      FROM "PlannedCadre" WHERE "term" = ${term}`,
    ),

  plannedWithoutPost: (): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*)::int AS "count" FROM "PlannedCadre" pc WHERE NOT EXISTS (
        SELECT 1 FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId" AND u."validTo" IS NULL
        WHERE a."personId" = pc."personId" AND a."endedOn" IS NULL)`,
    ),

  recruited: (): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE "kind" = 'civilServant')::int AS "civilServants",
        count(*) FILTER (WHERE "kind" = 'publicEmployee')::int AS "publicEmployees", count(*)::int AS "all"
      FROM "Person" WHERE "recruitedOn" >= '2020-07-01'`,
    ),

  hamletHeads: (): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE p."partyMember")::int AS "members", count(*)::int AS "all"
      FROM "Person" p JOIN "Assignment" a ON a."personId" = p."id" AND a."endedOn" IS NULL
      JOIN "Position" po ON po."id" = a."positionId" AND po."positionGroup" = 'hamletHead'
      WHERE p."kind" = 'partTime'`,
    ),

  targets: (): Promise<string> =>
    lineOf(
      town,
      Prisma.sql`SELECT count(*) FILTER (WHERE "reached")::int AS "reached", count(*)::int AS "all"
      FROM "ResolutionTarget"`,
    ),
})
