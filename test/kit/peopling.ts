import type { LookPurpose } from '../../src/domain/person/search.ts'
import type { Person } from './person.ts'
import { personOf } from './staffing.ts'
import type { Town } from './town.ts'

/** From /people to the question whom to find. */
export const asksFor = async (staff: Person, purpose: LookPurpose): Promise<void> => {
  await staff.hearsBelow(staff.sends('/people'))
  await staff.seesText('people:askPurpose')
  await staff.tapsText(`people:purpose.${purpose}`)
  await staff.seesText('people:ask')
}

/** Types part of a name, and sees whom it finds. */
export const finds = async (staff: Person, typed: string): Promise<string> => {
  const { text } = await staff.hearsBelow(staff.sends(typed))
  return text ?? ''
}

/** From /people to somebody's record card, by his name. */
export const opensRecord = async (
  town: Town,
  staff: Person,
  code: string,
  purpose: LookPurpose = 'planning',
): Promise<string> => {
  const { id, name } = await personOf(town, code)
  await asksFor(staff, purpose)
  await finds(staff, name)
  await staff.taps(name)
  await staff.sees(code)
  return id
}

/** So many are found. */
export const seesFound = (staff: Person, count: number) =>
  staff.sees(staff.speech.text('people:total', { count }).replace(/<[^>]+>/g, ''))

/** Looks at somebody's record, by purpose, as they stand in the audit. */
export const looksAt = async ({ database }: Town, subjectId: string) => {
  const where = { subjectId, action: { in: ['person.found', 'person.opened', 'person.refused'] } }
  const events = await database.prisma.auditEvent.findMany({ where, orderBy: { seq: 'asc' } })
  return events.map(({ action, details }) => ({ action, details }))
}
