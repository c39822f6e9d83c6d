import type { SheetName } from '../domain/roster/columns.ts'
import type { Records } from '../domain/roster/roster.ts'
import { Prisma } from './database.ts'

type Table<Sheet extends SheetName> = Readonly<{
  table: string
  /** What a row is found by when it changes. */
  keys: readonly (keyof Records[Sheet] & string)[]
  columns: Readonly<Record<keyof Records[Sheet], 'uuid' | 'text' | 'date' | 'boolean' | 'int' | 'jsonb'>>
}>

/** The tables of a roster, by the sheet they are written in. */
export const tables: { readonly [Sheet in SheetName]: Table<Sheet> } = {
  units: {
    table: 'Unit',
    keys: ['id'],
    columns: {
      id: 'uuid',
      code: 'text',
      kind: 'text',
      name: 'text',
      parentId: 'uuid',
      validFrom: 'date',
      validTo: 'date',
    },
  },
  successions: {
    table: 'UnitSuccession',
    keys: ['fromId', 'toId'],
    columns: { fromId: 'uuid', toId: 'uuid', share: 'int', decision: 'text' },
  },
  positions: {
    table: 'Position',
    keys: ['id'],
    columns: {
      id: 'uuid',
      code: 'text',
      titles: 'jsonb',
      positionGroup: 'text',
      leadership: 'boolean',
      rank: 'text',
      nonLocalRequired: 'boolean',
      termYears: 'int',
      field: 'text',
      tier: 'text',
    },
  },
  people: {
    table: 'Person',
    keys: ['id'],
    columns: {
      id: 'uuid',
      code: 'text',
      name: 'text',
      kind: 'text',
      bornOn: 'date',
      gender: 'text',
      serviceFrom: 'date',
      serviceUntil: 'date',
      recruitedOn: 'date',
      partyMember: 'boolean',
    },
  },
  assignments: {
    table: 'Assignment',
    keys: ['id'],
    columns: {
      id: 'uuid',
      personId: 'uuid',
      positionId: 'uuid',
      unitId: 'uuid',
      kind: 'text',
      startedOn: 'date',
      endedOn: 'date',
      decisionNo: 'text',
      managingTier: 'text',
      mandated: 'boolean',
      locality: 'text',
      localityBy: 'text',
    },
  },
  lines: {
    table: 'SupervisorLine',
    keys: ['id'],
    columns: {
      id: 'uuid',
      subordinateId: 'uuid',
      supervisorId: 'uuid',
      validFrom: 'date',
      validTo: 'date',
    },
  },
  planned: {
    table: 'PlannedCadre',
    keys: ['id'],
    columns: {
      id: 'uuid',
      personId: 'uuid',
      term: 'text',
      tier: 'text',
      unitId: 'uuid',
      decisionNo: 'text',
    },
  },
  targets: {
    table: 'ResolutionTarget',
    keys: ['id'],
    columns: {
      id: 'uuid',
      code: 'text',
      names: 'jsonb',
      resolution: 'text',
      unitId: 'uuid',
      reached: 'boolean',
      asOf: 'date',
    },
  },
}

type AnyTable = Readonly<{
  table: string
  keys: readonly string[]
  columns: Readonly<Record<string, string>>
}>

const quoted = (name: string): string => `"${name}"`

/** Only names of the table above are put into statements as they are. */
const listed = (names: readonly string[]): Prisma.Sql => Prisma.raw(names.map(quoted).join(', '))

/** The columns of a sheet, of the table as `t`: days as text, because the domain speaks of days so. */
export const selected = (sheet: SheetName): Prisma.Sql => {
  const { table, columns }: AnyTable = tables[sheet]
  const read = Object.entries(columns).map(
    ([name, kind]) => `t.${quoted(name)}${kind === 'date' ? `::text AS ${quoted(name)}` : ''}`,
  )
  return Prisma.raw(`SELECT ${read.join(', ')} FROM ${quoted(table)} t`)
}

/** Records as a table of the database's own, in one parameter. */
const recordset = (sheet: SheetName, records: readonly object[]): Prisma.Sql => {
  const { columns }: AnyTable = tables[sheet]
  const typed = Object.entries(columns).map(([name, kind]) => `${quoted(name)} ${kind}`)
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(${Prisma.raw(typed.join(', '))})`
}

export const insertion = (sheet: SheetName, records: readonly object[], at: Date): Prisma.Sql => {
  const { table, columns }: AnyTable = tables[sheet]
  const names = Object.keys(columns)
  const into = Prisma.raw(quoted(table))
  return sheet === 'people'
    ? Prisma.sql`INSERT INTO ${into} (${listed(names)}, "createdAt") SELECT ${listed(names)}, ${at} FROM ${recordset(sheet, records)}`
    : Prisma.sql`INSERT INTO ${into} (${listed(names)}) SELECT ${listed(names)} FROM ${recordset(sheet, records)}`
}

export const replacement = (sheet: SheetName, records: readonly object[]): Prisma.Sql => {
  const { table, keys, columns }: AnyTable = tables[sheet]
  const set = Object.keys(columns)
    .filter(name => !keys.includes(name))
    .map(name => `${quoted(name)} = r.${quoted(name)}`)
  const found = keys.map(name => `t.${quoted(name)} = r.${quoted(name)}`)
  return Prisma.sql`UPDATE ${Prisma.raw(quoted(table))} t SET ${Prisma.raw(set.join(', '))}
    FROM ${recordset(sheet, records)} WHERE ${Prisma.raw(found.join(' AND '))}`
}
