import { unitWithCode } from './collective.ts'
import { inhabitant } from './inhabitant.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

/** A unit with its head and two of its people, and the staff who opens the cycle. */
export const collectiveCast = async (town: Town) => {
  const unit = await unitWithCode(town, 'X06')
  const staff = await town.resident('staff')
  const head = await inhabitant(town, 'CB0066', 'vi')
  const first = await inhabitant(town, 'CB0067', 'ar')
  const second = await inhabitant(town, 'CB0068', 'en')
  return {
    staff,
    khang: head.person,
    headId: head.id,
    duc: first.person,
    ducId: first.id,
    xuan: second.person,
    xuanName: second.name,
    unitId: unit.id,
    unitName: unit.name,
  }
}

/** The quarter of the cycle for units, as somebody reads it. */
export const collectivePeriod = (person: Person, unitName: string): string =>
  person.speech.period({
    kind: 'quarter',
    periodFrom: '2026-10-01',
    periodTo: '2026-12-31',
    collectiveOf: unitName,
  })
