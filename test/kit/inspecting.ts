import type { Speech } from '../../src/bot/speech.ts'
import type { InspectionBody, InspectionKind } from '../../src/domain/inspection/inspection.ts'
import { type Person, readable } from './person.ts'
import type { Town } from './town.ts'

type Key = Parameters<Speech['text']>[0]

/** The units of two heads who lead alone: of the cast's, and another one's. */
export const inspected = { head: 'CB0178', unit: 'P12' } as const
export const otherInspected = { head: 'CB0066', unit: 'X06' } as const

export const nameOfUnit = async ({ database }: Town, code: string): Promise<string> =>
  (await database.prisma.unit.findFirstOrThrow({ where: { code, validTo: null } })).name

export const opensInspections = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/inspections'))
  await person.seesText('inspection:listTitle')
}

/** Begins a draft of a kind: everything about it on one screen. */
export const beginsInspection = async (
  staff: Person,
  kind: InspectionKind,
  body: InspectionBody = 'party',
): Promise<void> => {
  const { speech } = staff
  await opensInspections(staff)
  await staff.tapsText('inspection:new')
  await staff.seesText('inspection:kindTitle')
  await staff.tapsText('inspection:kindKey', {
    kind: speech.text(`inspection:kind.${kind}`),
    body: speech.text(`inspection:body.${body}`),
  })
  await staff.seesText('inspection:draftSaved')
}

/** Answers by typing what a key of the draft asks for. */
export const types = async (staff: Person, key: Key, asked: Key, text: string): Promise<void> => {
  await staff.tapsText(key)
  await staff.seesText(asked)
  await staff.hearsBelow(staff.sends(text))
}

export const writesTitle = async (staff: Person, title: string): Promise<void> => {
  await types(staff, 'inspection:keyTitle', 'inspection:askTitle', title)
  await staff.sees(title)
}

export const writesBasis = async (staff: Person, basis: string): Promise<void> => {
  await types(staff, 'inspection:keyBasis', 'inspection:askBasis', basis)
  await staff.sees(basis)
}

/** Goes back from a part to the draft. */
export const goesBack = async (staff: Person): Promise<void> => {
  await staff.tapsText('common:back')
  await staff.seesText('inspection:draftSaved')
}

/** Taps the first key that begins with this name. */
export const tapsName = async (person: Person, name: string): Promise<void> => {
  const label = person.labels.find(key => key.startsWith(readable(name)))
  await person.taps(label ?? name)
}

export const addsMember = async (staff: Person, name: string): Promise<void> => {
  await types(staff, 'inspection:keyTeam', 'inspection:teamTitle', name)
  await staff.seesText('inspection:found')
  await tapsName(staff, name)
}

export const addsUnit = async (staff: Person, unit: string): Promise<void> => {
  await staff.tapsText('inspection:keySubjects')
  await staff.seesText('inspection:subjectsTitle')
  await staff.tapsText('inspection:addUnit')
  await staff.seesText('inspection:unitTitle')
  await staff.hearsBelow(staff.sends(unit))
  await staff.seesText('inspection:unitsFound')
  await staff.taps(unit)
  await staff.tapsText('inspection:chooseUnit', { unit })
}

export const setsDay = async (staff: Person, part: 'startsOn' | 'endsOn', typed: string): Promise<void> => {
  const key = part === 'startsOn' ? 'inspection:keyStart' : 'inspection:keyEnd'
  await types(staff, key, `inspection:askDay.${part}`, typed)
}

export type Wanted = Readonly<{
  kind?: InspectionKind
  title?: string
  member: string
  unit: string
  from?: string
  to?: string
}>

/** A whole draft, ready to be looked at before it is confirmed. */
export const draftsInspection = async (staff: Person, wanted: Wanted): Promise<void> => {
  const { kind = 'regular', title = 'Đợt kiểm tra quý IV', member, unit } = wanted
  await beginsInspection(staff, kind)
  await writesTitle(staff, title)
  await writesBasis(staff, 'Kế hoạch 12-KH/UBKT')
  await addsMember(staff, member)
  await staff.seesText('inspection:teamTitle')
  await goesBack(staff)
  await addsUnit(staff, unit)
  await staff.seesText('inspection:subjectsTitle')
  await goesBack(staff)
  await setsDay(staff, 'startsOn', wanted.from ?? '14/12/2026')
  await staff.seesText('inspection:draftSaved')
  await setsDay(staff, 'endsOn', wanted.to ?? '18/12/2026')
  await staff.seesText('inspection:draftSaved')
}

/** From the draft over the preview to what is planned. */
export const plansInspection = async (staff: Person): Promise<void> => {
  await staff.tapsText('inspection:keyPreview')
  await staff.seesText('inspection:previewTitle')
  await staff.tapsText('inspection:confirm')
  await staff.seesText('inspection:planned')
}

export const inspectionTitled = ({ database }: Town, title: string) =>
  database.prisma.inspection.findFirstOrThrow({ where: { title } })
