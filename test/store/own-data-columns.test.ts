import { afterAll, beforeAll, expect, test } from 'vitest'
import { partNames, parts } from '../../src/domain/own-data/parts.ts'
import { connectDatabase, type Database, Prisma } from '../../src/store/database.ts'
import { personColumns } from '../../src/store/own-data-columns.ts'
import { createTestDatabase } from '../kit/database.ts'

let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createTestDatabase()
  drop = made.drop
  database = connectDatabase(made.url)
})
afterAll(async () => {
  await database.close()
  await drop()
})

test('every column that names a person or his account is exported to him, or left out for a reason', async () => {
  const keys = await database.prisma.$queryRaw<{ column: string }[]>(Prisma.sql`
    SELECT DISTINCT k.table_name || '.' || k.column_name AS "column"
    FROM information_schema.referential_constraints r
    JOIN information_schema.key_column_usage k
      ON k.constraint_schema = r.constraint_schema AND k.constraint_name = r.constraint_name
    JOIN information_schema.constraint_column_usage t
      ON t.constraint_schema = r.unique_constraint_schema AND t.constraint_name = r.unique_constraint_name
    WHERE k.table_schema = 'public' AND t.table_name IN ('Person', 'TelegramAccount')`)
  const named = await database.prisma.$queryRaw<{ column: string }[]>(Prisma.sql`
    SELECT table_name || '.' || column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name IN ('personId', 'actorId', 'subjectId', 'authorId', 'accountId')
      AND table_name || '.' || column_name <> 'InspectionAddressee.subjectId'`)
  const found = new Set([...keys, ...named].map(({ column }) => column))
  expect(found.size).toBeGreaterThan(50)
  expect([...found, 'Person.id'].sort()).toEqual(Object.keys(personColumns).sort())
})

test('every part of the copy comes from somewhere', () => {
  const filled = new Set(Object.values(personColumns).flatMap(place => ('in' in place ? [...place.in] : [])))
  expect([...filled].sort()).toEqual([...partNames].sort())
})

test('every column of a person’s own row stands in his copy', async () => {
  const rows = await database.prisma.$queryRaw<{ name: string }[]>(Prisma.sql`
    SELECT column_name AS "name" FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'Person' AND column_name <> 'id'`)
  const shown: readonly string[] = parts.person
  const hidden = rows
    .map(({ name }) => (name === 'createdAt' ? 'at' : name))
    .filter(one => !shown.includes(one))
  expect(hidden).toEqual([])
})
