import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Connection, Database } from './database.ts'
import { Prisma } from './database.ts'
import { fromDay, fromDayOrNull } from './day-column.ts'
import { formSchema } from './form-schema.ts'
import { loadHolidays } from './load-holidays.ts'

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

type RuleRow = z.infer<typeof ruleSchema>

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const loadRules = async (
  connection: Connection,
  rules: readonly RuleRow[],
  newId: () => string,
): Promise<void> => {
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

const regimeSchema = z.object({ form: z.string().nullable() })

/** A form is in force from the first to the last day on which a regime names it. */
const spanOf = (code: string, rules: readonly RuleRow[]): Pick<RuleRow, 'validFrom' | 'validTo'> => {
  const naming = rules.filter(
    ({ key, value }) => key.startsWith('evaluation.regime.') && regimeSchema.parse(value).form === code,
  )
  const [validFrom] = naming.map(rule => rule.validFrom).sort()
  if (validFrom === undefined) throw new Error(`No regime of the rulebook names the form ${code}.`)
  const ends = naming.map(rule => rule.validTo)
  return { validFrom, validTo: ends.includes(null) ? null : (ends.sort().at(-1) ?? null) }
}

const loadForms = async (
  connection: Connection,
  rules: readonly RuleRow[],
  newId: () => string,
): Promise<void> => {
  for (const file of readdirSync(new URL('forms/', folder))) {
    const form = formSchema.parse(readJson(`forms/${file}`))
    const { code, version } = form
    const known = await connection.formTemplate.findUnique({
      where: { code_version: { code, version } },
      select: { id: true },
    })
    if (known) continue
    const content = form as Prisma.InputJsonObject
    const span = spanOf(code, rules)
    const validity = { validFrom: fromDay(span.validFrom), validTo: fromDayOrNull(span.validTo) }
    await connection.formTemplate.create({ data: { id: newId(), code, version, content, ...validity } })
  }
}

/** Others may start at the same time, on a machine that is busy with just that; in milliseconds. */
const startLimits = { timeout: 60_000, maxWait: 60_000 }

/**
 * Brings the rules, forms and holidays that come with this version into the database. Rows that are there stay as
 * they are, whatever the file says now: what was decided under a rule keeps it.
 */
export const loadRulebook = ({ prisma }: Database, newId: () => string): Promise<void> =>
  prisma.$transaction(async connection => {
    await connection.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtext('canbo rulebook'))`)
    const rules = z.array(ruleSchema).parse(readJson('rules.json'))
    await loadRules(connection, rules, newId)
    await loadForms(connection, rules, newId)
    await loadHolidays(connection)
  }, startLimits)
