import { type FieldName, fieldKinds } from '../domain/own-data/fields.ts'
import {
  type Fact,
  type FactRow,
  type OwnFacts,
  type PartName,
  partNames,
  parts,
} from '../domain/own-data/parts.ts'
import type { Connection } from './database.ts'
import { toDay } from './day-column.ts'
import { evaluationQueries } from './own-data-evaluation.ts'
import { type PartQuery, recordQueries } from './own-data-record.ts'
import { traceQueries } from './own-data-traces.ts'
import { workQueries } from './own-data-work.ts'

const queries: Readonly<Record<PartName, PartQuery>> = {
  ...recordQueries,
  ...evaluationQueries,
  ...workQueries,
  ...traceQueries,
}

type Row = Readonly<Partial<Record<FieldName, Fact | Date>>>

const toFact = (name: FieldName, value: Fact | Date | undefined): Fact => {
  if (!(value instanceof Date)) return value ?? null
  return fieldKinds[name] === 'day' ? toDay(value) : value.toISOString()
}

const toFacts = (names: readonly FieldName[], row: Row): FactRow =>
  Object.fromEntries(names.map(name => [name, toFact(name, row[name])]))

/** Everything held about one person, a query a part; `but` is left empty. */
export const findOwnFacts = async (
  connection: Connection,
  personId: string,
  timeZone: string,
  but: readonly PartName[],
): Promise<OwnFacts> => {
  const found: Partial<Record<PartName, readonly FactRow[]>> = {}
  for (const part of partNames) {
    const rows = but.includes(part)
      ? []
      : await connection.$queryRaw<Row[]>(queries[part](personId, timeZone))
    found[part] = rows.map(row => toFacts(parts[part], row))
  }
  return found as OwnFacts
}
