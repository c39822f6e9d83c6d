import type { App } from '../../src/app.ts'
import { escalateUnacknowledged } from '../../src/domain/inspection/reminder-escalate.ts'
import { remindOfInspections } from '../../src/domain/inspection/reminder-send.ts'
import { remindOfRecommendations } from '../../src/domain/recommendation/remind.ts'
import { type Database, Prisma } from '../../src/store/database.ts'
import { median } from './measure.ts'
import { fixed, sayTable } from './table.ts'

const openDates = 100_000
const repeats = 7

/** So many open dates, each of an inspection with an addressee and of a recommendation, far ahead of today. */
const layOutMany = async ({ prisma }: Database): Promise<void> => {
  await prisma.$executeRaw(Prisma.sql`
    WITH pattern AS (SELECT * FROM "Inspection" WHERE NOT "sealed" AND cardinality("ladder") > 0 LIMIT 1),
    made AS (
      INSERT INTO "Inspection" ("id", "body", "kind", "state", "title", "basis", "unitId", "plannedById", "startsOn",
        "endsOn", "ladder", "createdAt", "plannedAt")
      SELECT gen_random_uuid(), "body", "kind", 'planned', 'Cuộc ' || n, "basis", "unitId", "plannedById",
        "startsOn" + 3000 + n % 300, "endsOn" + 3000 + n % 300, "ladder", "createdAt", "plannedAt"
      FROM pattern, generate_series(1, ${openDates}) n RETURNING "id"
    ),
    subject AS (
      INSERT INTO "InspectionSubject" ("id", "inspectionId", "personId")
      SELECT gen_random_uuid(), "id", (SELECT "personId" FROM "InspectionAddressee" LIMIT 1) FROM made
      RETURNING "id", "inspectionId", "personId"
    )
    INSERT INTO "InspectionAddressee" ("id", "inspectionId", "subjectId", "personId", "since")
    SELECT gen_random_uuid(), "inspectionId", "id", "personId", now() FROM subject`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "Recommendation" ("id", "inspectionId", "number", "text", "ownerId", "verifierId", "dueOn", "state",
      "authorId", "createdAt")
    SELECT gen_random_uuid(), r."inspectionId", 100000 + n, r."text", r."ownerId", r."verifierId", r."dueOn" + 3000 + n % 300,
      'open', r."authorId", r."createdAt" FROM (SELECT * FROM "Recommendation" LIMIT 1) r, generate_series(1, ${openDates}) n`)
  await prisma.$executeRawUnsafe('ANALYZE')
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < repeats; round += 1) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return median(times)
}

/** One sweep over 100,000 open dates of each kind, nothing of which is due. */
export const measureSweeps = async (database: Database, { deps }: App): Promise<void> => {
  await layOutMany(database)
  const sweeps = {
    'reminders of inspections': () => remindOfInspections(deps),
    'unacknowledged reminders': () => escalateUnacknowledged(deps),
    'reminders of recommendations': () => remindOfRecommendations(deps),
  }
  const rows = []
  for (const [name, sweep] of Object.entries(sweeps)) {
    const took = await timed(sweep)
    rows.push({ name, value: `${fixed(took)} ms`, target: '≤ 1,000 ms', isMet: took <= 1_000 })
  }
  sayTable('one sweep over 100,000 open dates, the median', rows)
}
