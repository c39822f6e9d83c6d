import { choices, type Field, fieldsOf, type SheetName, sheetNames } from '../domain/roster/columns.ts'
import type { PresentRoster } from '../domain/roster/port.ts'
import type { RosterFault } from '../domain/roster/roster.ts'
import type { Cell, Column, Sheet, Workbook } from '../domain/table.ts'
import { choiceText, columnText, isChoice, neededMark } from './roster-words.ts'
import { faultText, sheetText } from './screens/roster-faults.ts'
import type { Speech } from './speech.ts'

/** Codes that can still be picked from a list. */
const mostCodes = 500

type Codes = Readonly<Partial<Record<SheetName, readonly string[]>>>

const codesOf = ({ units, scope, positions }: PresentRoster): Codes => ({
  units: units.filter(({ id, validTo }) => scope.has(id) && validTo === null).map(({ code }) => code),
  positions: positions.map(({ code }) => code),
})

const toColumn = (
  sheet: SheetName,
  name: string,
  { kind, of, need }: Field,
  codes: Codes,
  speech: Speech,
): Column => {
  const title = columnText(sheet, name, speech) + (need ? neededMark : '')
  const width = kind === 'text' ? 34 : kind === 'code' ? 18 : 16
  if (isChoice(kind))
    return { title, width, choices: choices[kind].map(word => choiceText(kind, word, speech)) }
  const known = (of && codes[of]) ?? []
  // A code of the same file is none of these yet, so they are offered and not demanded.
  return known.length > 0 && known.length <= mostCodes
    ? { title, width, choices: known, isOpen: true }
    : { title, width }
}

/** A row by the names of its columns, as the file has it. */
type Written = Readonly<Record<string, string | number | boolean | null | undefined>>

const writtenRows = (known: PresentRoster): Readonly<Record<SheetName, readonly Written[]>> => {
  const unitCodes = new Map(known.units.map(({ id, code }) => [id, code]))
  const positionCodes = new Map(known.positions.map(({ id, code }) => [id, code]))
  const personCodes = new Map([...known.people, ...known.others].map(({ id, code }) => [id, code]))
  return {
    units: known.units
      .filter(({ id }) => known.scope.has(id))
      .map(unit => ({ ...unit, parent: unitCodes.get(unit.parentId ?? '') })),
    successions: known.successions.map(({ fromId, toId, ...rest }) => ({
      ...rest,
      from: unitCodes.get(fromId),
      to: unitCodes.get(toId),
    })),
    positions: known.positions.map(({ titles, positionGroup, ...rest }) => ({
      ...rest,
      group: positionGroup,
      titleVi: titles.vi,
      titleEn: titles.en,
      titleDe: titles.de,
      titleAr: titles.ar,
    })),
    people: known.people,
    assignments: known.assignments.map(({ personId, positionId, unitId, ...rest }) => ({
      ...rest,
      person: personCodes.get(personId),
      position: positionCodes.get(positionId),
      unit: unitCodes.get(unitId),
    })),
    lines: known.lines.map(({ subordinateId, supervisorId, ...rest }) => ({
      ...rest,
      subordinate: personCodes.get(subordinateId),
      supervisor: personCodes.get(supervisorId),
    })),
    planned: known.planned.map(({ personId, unitId, ...rest }) => ({
      ...rest,
      person: personCodes.get(personId),
      unit: unitCodes.get(unitId ?? ''),
    })),
    targets: known.targets.map(({ names, unitId, ...rest }) => ({
      ...rest,
      unit: unitCodes.get(unitId),
      nameVi: names.vi,
      nameEn: names.en,
      nameDe: names.de,
      nameAr: names.ar,
    })),
  }
}

const toCell = (value: Written[string], { kind, isSensitive }: Field, speech: Speech): Cell => {
  if (value === null || value === undefined || isSensitive) return null
  if (kind === 'day') return { day: String(value) }
  if (kind === 'yesNo') return choiceText('yesNo', value === true ? 'yes' : 'no', speech)
  if (isChoice(kind)) return choiceText(kind, String(value), speech)
  return kind === 'share' ? Number(value) / 100 : typeof value === 'boolean' ? String(value) : value
}

/** The file to fill in, in somebody's language: empty, or with what there is in his scope. */
export const rosterWorkbook = (known: PresentRoster, isFilled: boolean, speech: Speech): Workbook => {
  const codes = codesOf(known)
  const rows = writtenRows(known)
  const toSheet = (sheet: SheetName): Sheet => ({
    name: sheetText(sheet, speech),
    columns: fieldsOf(sheet).map(([name, field]) => toColumn(sheet, name, field, codes, speech)),
    rows: isFilled
      ? rows[sheet].map(row => fieldsOf(sheet).map(([name, field]) => toCell(row[name], field, speech)))
      : [],
  })
  return { isRightToLeft: speech.isRtl, sheets: sheetNames.map(toSheet) }
}

const faultColumns = [
  { name: 'sheet', width: 22 },
  { name: 'row', width: 8 },
  { name: 'column', width: 30 },
  { name: 'fault', width: 70 },
  { name: 'value', width: 30 },
] as const

/** Every fault of a file, for whoever mends it. */
export const faultsWorkbook = (faults: readonly RosterFault[], speech: Speech): Workbook => ({
  isRightToLeft: speech.isRtl,
  sheets: [
    {
      name: speech.text('roster:faultsFileName'),
      columns: faultColumns.map(({ name, width }) => ({
        title: speech.text(`roster:faultsColumn.${name}`),
        width,
      })),
      rows: faults.map(fault => [
        fault.sheet ? sheetText(fault.sheet, speech) : (fault.name ?? speech.text('roster:csvSheet')),
        fault.row,
        fault.sheet && fault.column ? columnText(fault.sheet, fault.column, speech) : '',
        faultText(fault.kind, speech),
        fault.value ?? '',
      ]),
    },
  ],
})
