import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Connection, Database } from './database.ts'
import { Prisma } from './database.ts'
import { fromDay, fromDayOrNull } from './day-column.ts'
import { formSchema } from './form-schema.ts'

const folder = new URL('../../prisma/rulebook/', import.meta.url)

const day = z.iso.date()

const ruleSchema = z.object({
  key: z.string(),
  value: z.json(),
  reference: z.json(),
  source: z.string(),
  grade: z.enum(['T', 'P', 'M']),
  verified: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
})

/** A form takes effect with the regime it belongs to; Decree 335/2025 from 1 January 2026. */
const formValidFrom = '2026-01-01'

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const loadRules = async (connection: Connection, newId: () => string): Promise<void> => {
  const rules = z.array(ruleSchema).parse(readJson('rules.json'))
  const known = await connection.rule.findMany({ select: { key: true, validFrom: true } })
  const names = new Set(known.map(row => `${row.key} ${row.validFrom.toISOString().slice(0, 10)}`))
  const missing = rules.filter(rule => !names.has(`${rule.key} ${rule.validFrom}`))
  await connection.rule.createMany({
    data: missing.map(({ validFrom, validTo, value, reference, ...rule }) => ({
      ...rule,
      id: newId(),
      value: value as Prisma.InputJsonValue,
      reference: reference as Prisma.InputJsonValue,
      validFrom: fromDay(validFrom),
      validTo: fromDayOrNull(validTo),
    })),
  })
}

const loadForms = async (connection: Connection, newId: () => string): Promise<void> => {
  for (const file of readdirSync(new URL('forms/', folder))) {
    const form = formSchema.parse(readJson(`forms/${file}`))
    const { code, version } = form
    const known = await connection.formTemplate.findUnique({
      where: { code_version: { code, version } },
      select: { id: true },
    })
    if (known) continue
    const content = form as Prisma.InputJsonObject
    const validFrom = fromDay(formValidFrom)
    await connection.formTemplate.create({ data: { id: newId(), code, version, content, validFrom } })
  }
}

/**
 * Brings the rules and forms that come with this version into the database. Rows that are there stay as they
 * are, whatever the file says now: what was decided under a rule keeps it.
 */
export const loadRulebook = ({ prisma }: Database, newId: () => string): Promise<void> =>
  prisma.$transaction(async connection => {
    await connection.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtext('canbo rulebook'))`)
    await loadRules(connection, newId)
    await loadForms(connection, newId)
  })
