import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAuditChain } from '../../src/store/audit-chain.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { runProgram } from '../kit/program.ts'

let made: TestDatabase
let database: Database
beforeAll(async () => {
  made = await createTestDatabase()
  database = connectDatabase(made.url)
  for (let number = 1; number <= 5; number += 1) await writes(number)
})
afterAll(async () => {
  await database.close()
  await made.drop()
})

const writes = (number: number) =>
  database.prisma.auditEvent.create({
    data: { at: new Date('2026-11-23T02:00:00Z'), action: 'person.found', details: { number } },
  })

/** The number of the n-th event; numbers have gaps. */
const place = async (nth: number): Promise<bigint | undefined> => {
  const events = await database.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
  return events[nth - 1]?.seq
}

/** As somebody would who has the database itself in his hands; what he did is undone afterwards. */
const tampers = async <Value>(statement: string, look: () => Promise<Value>): Promise<Value> => {
  const { prisma } = database
  await prisma.$executeRawUnsafe('ALTER TABLE "AuditEvent" DISABLE TRIGGER USER')
  await prisma.$executeRawUnsafe('CREATE TABLE kept AS SELECT * FROM "AuditEvent"')
  await prisma.$executeRawUnsafe(
    statement.replace(/nth\((\d)\)/, '(SELECT "seq" FROM kept ORDER BY "seq" OFFSET $1 - 1 LIMIT 1)'),
  )
  const seen = await look()
  await prisma.$executeRawUnsafe('DELETE FROM "AuditEvent"')
  await prisma.$executeRawUnsafe('INSERT INTO "AuditEvent" SELECT * FROM kept')
  await prisma.$executeRawUnsafe('DROP TABLE kept')
  await prisma.$executeRawUnsafe('ALTER TABLE "AuditEvent" ENABLE TRIGGER USER')
  return seen
}

const verifies = (known: string | null = null) => verifyAuditChain(database.prisma, known)
const audits = (...end: string[]) =>
  runProgram('audit', { DATABASE_URL: made.url, LOG_LEVEL: 'silent' }, end).ended

test('a chain nobody touched is whole, and says where it ends', async () => {
  expect(await verifies()).toMatchObject({
    events: 5,
    brokenAt: null,
    isKnown: true,
    end: { seq: await place(5) },
  })
})

test.each([
  ['an event that was changed', `UPDATE "AuditEvent" SET "details" = '{}' WHERE "seq" = nth(3)`, 3],
  [
    'one whose hash was made anew as well',
    `UPDATE "AuditEvent" SET "hash" = repeat('0', 64) WHERE "seq" = nth(3)`,
    3,
  ],
  ['one that was taken out of the middle', `DELETE FROM "AuditEvent" WHERE "seq" = nth(3)`, 4],
  ['the first one taken away', `DELETE FROM "AuditEvent" WHERE "seq" = nth(1)`, 2],
])('%s is found', async (_, statement, brokenPlace) => {
  const brokenAt = await place(brokenPlace)
  expect(await tampers(statement, verifies)).toMatchObject({ brokenAt })
})

test('events taken off the end are found by whoever noted the end', async () => {
  const { end } = await verifies()
  const cut = () => verifies(end?.hash ?? '')
  expect(await tampers('DELETE FROM "AuditEvent" WHERE "seq" = nth(5)', cut)).toMatchObject({
    brokenAt: null,
    isKnown: false,
  })
})

test('the command says whether the chain is whole, and ends with 1 where it is not', async () => {
  const whole = await audits()
  expect(whole).toMatchObject({
    code: 0,
    out: expect.stringContaining('5 audit events, the chain is whole.'),
  })
  const broken = await tampers(`UPDATE "AuditEvent" SET "action" = 'x' WHERE "seq" = nth(2)`, () => audits())
  expect(broken).toMatchObject({
    code: 1,
    err: expect.stringContaining(`broken at event ${await place(2)}:`),
  })
  const shortened = await audits('--end', 'f'.repeat(64))
  expect(shortened).toMatchObject({ code: 1, err: expect.stringContaining('taken off its end') })
}, 60_000)

test('many events written by one statement follow one another', async () => {
  const { events } = await verifies()
  await database.prisma.$executeRaw`
    INSERT INTO "AuditEvent" ("at", "action", "details") SELECT now(), 'report.named', '{}' FROM generate_series(1, 50)`
  expect(await verifies()).toMatchObject({ events: events + 50, brokenAt: null })
})
