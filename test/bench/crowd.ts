import { randomUUID } from 'node:crypto'
import type { Actor } from '../../src/domain/person/person.ts'
import { type Database, Prisma } from '../../src/store/database.ts'
import type { Cast } from './people.ts'

// A province of thousands for the broadcasts. It is written by the database itself: 30,000 people with all that
// belongs to them are there in two seconds, and no use-case is measured by it.

/** People of one area lie inside the next: the units of a broadcast to so many. */
export const crowdSizes = [3_000, 10_000, 30_000] as const
export type CrowdSize = (typeof crowdSizes)[number]

const everybody: CrowdSize = 30_000
const peopleInCommune = 100
const firstAccount = 7_200_000_000
const authorAccount = 7_300_000_001
const releaserAccount = 7_300_000_002

/** What Telegram knows of them: ids that follow one another, and one in a hundred who blocks the bot. */
export type Seats = Readonly<{ first: number; count: number; isBlockedAt: number; office: readonly number[] }>

export const seatsFor = (count: number): Seats => ({
  first: firstAccount,
  count,
  isBlockedAt: 57,
  office: [authorAccount, releaserAccount],
})

export type Crowd = Readonly<{
  author: Actor
  releaser: Actor
  /** The unit that so many people have their posts in, or below. */
  units: Readonly<Record<CrowdSize, string>>
  /** A cycle for all of them, half of whom have handed in. */
  cycleId: string
}>

const language = Prisma.sql`(ARRAY['vi', 'en', 'de', 'ar'])[n % 4 + 1]`

const settleUnits = async ({ prisma }: Database, units: Crowd['units']): Promise<void> => {
  const parents: (string | null)[] = [units[10_000], units[30_000], null]
  for (const [index, size] of [...crowdSizes.entries()].reverse()) {
    await prisma.$executeRaw(Prisma.sql`
      INSERT INTO "Unit" ("id", "code", "kind", "name", "parentId", "validFrom")
      VALUES (${units[size]}::uuid, ${`C-${size}`}, 'agency', ${`Khối ${size}`}, ${parents[index]}::uuid, '2025-07-01')`)
  }
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "Unit" ("id", "code", "kind", "name", "parentId", "validFrom")
    SELECT gen_random_uuid(), 'C' || n, 'commune', 'Xã ' || n, (CASE WHEN n < ${3_000 / peopleInCommune} THEN ${units[3_000]}
      WHEN n < ${10_000 / peopleInCommune} THEN ${units[10_000]} ELSE ${units[30_000]} END)::uuid, '2025-07-01'
    FROM generate_series(0, ${everybody / peopleInCommune - 1}) n`)
}

const settlePosts = async ({ prisma }: Database): Promise<void> => {
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "Person" ("id", "code", "name", "kind", "createdAt")
    SELECT gen_random_uuid(), 'C' || n, 'Lê Thị ' || n, 'civilServant', now() FROM generate_series(0, ${everybody - 1}) n`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "Assignment" ("id", "personId", "positionId", "unitId", "kind", "startedOn", "decisionNo", "mandated", "locality")
    SELECT gen_random_uuid(), p."id", po."id", u."id", 'appointment', '2025-07-01', '1', false, 'local'
    FROM generate_series(0, ${everybody - 1}) n JOIN "Person" p ON p."code" = 'C' || n
    JOIN "Unit" u ON u."code" = 'C' || n / ${peopleInCommune} JOIN "Position" po ON po."code" = 'B'`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "SupervisorLine" ("id", "subordinateId", "supervisorId", "validFrom")
    SELECT gen_random_uuid(), p."id", s."id", '2025-07-01' FROM generate_series(0, ${everybody - 1}) n
    JOIN "Person" p ON p."code" = 'C' || n JOIN "Person" s ON s."code" = 'C' || n / ${peopleInCommune} * ${peopleInCommune}
    WHERE n % ${peopleInCommune} <> 0`)
}

/** Nobody has quiet hours: what is measured by day can then be measured by night. */
const settleAccounts = async ({ prisma }: Database): Promise<void> => {
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "TelegramAccount" ("id", "language", "digits")
    SELECT ${firstAccount}::bigint + n, ${language}, 'latn' FROM generate_series(0, ${everybody - 1}) n`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "TelegramLink" ("id", "accountId", "personId", "linkedAt")
    SELECT gen_random_uuid(), ${firstAccount}::bigint + n, p."id", now()
    FROM generate_series(0, ${everybody - 1}) n JOIN "Person" p ON p."code" = 'C' || n`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "NoticePreference" ("personId", "quietFrom", "quietTo", "digest")
    SELECT p."id", 0, 0, false FROM "Person" p WHERE p."code" LIKE 'C%'`)
}

const settleOfficer = async (
  { prisma }: Database,
  unitId: string,
  officer: Readonly<{ code: string; name: string; account: number }>,
): Promise<Actor> => {
  const { code, name } = officer
  const personId = randomUUID()
  const id = BigInt(officer.account)
  const now = new Date()
  await prisma.person.create({ data: { id: personId, code, name, kind: 'civilServant', createdAt: now } })
  const validFrom = new Date('2025-07-01')
  await prisma.role.create({ data: { id: randomUUID(), personId, role: 'staff', unitId, validFrom } })
  await prisma.telegramAccount.create({ data: { id, language: 'vi', digits: 'latn' } })
  await prisma.telegramLink.create({ data: { id: randomUUID(), accountId: id, personId, linkedAt: now } })
  await prisma.noticePreference.create({ data: { personId, quietFrom: 0, quietTo: 0 } })
  return { personId, name }
}

const settleCycle = async ({ prisma }: Database, unitId: string, templateId: string): Promise<string> => {
  const id = randomUUID()
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "EvaluationCycle" ("id", "kind", "periodFrom", "periodTo", "opensOn", "closesOn", "unitId", "templateId")
    VALUES (${id}::uuid, 'adHoc', current_date - 60, current_date - 1, current_date - 5, current_date + 12,
      ${unitId}::uuid, ${templateId}::uuid)`)
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "Evaluation" ("id", "cycleId", "personId", "templateId", "state", "openedAt", "submittedAt")
    SELECT gen_random_uuid(), ${id}::uuid, p."id", ${templateId}::uuid, 'submitted', now(), now()
    FROM generate_series(0, ${everybody - 1}, 2) n JOIN "Person" p ON p."code" = 'C' || n`)
  return id
}

export const settleCrowd = async (database: Database, cast: Cast): Promise<Crowd> => {
  const units = { 3000: randomUUID(), 10000: randomUUID(), 30000: randomUUID() }
  const [templateId = ''] = cast.templates.values()
  await settleUnits(database, units)
  await settlePosts(database)
  await settleAccounts(database)
  const whole = units[everybody]
  const author = { code: 'V1', name: 'Phạm Thị Thảo', account: authorAccount }
  const releaser = { code: 'V2', name: 'Đỗ Văn Phát', account: releaserAccount }
  const crowd = {
    author: await settleOfficer(database, whole, author),
    releaser: await settleOfficer(database, whole, releaser),
    units,
    cycleId: await settleCycle(database, whole, templateId),
  }
  // The server does so by itself within a minute; a province is not a minute old when it announces something.
  await database.prisma.$executeRaw`ANALYZE`
  return crowd
}
