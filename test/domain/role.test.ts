import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flawOfChange, leavesOneAdmin, type RoleFacts, type WantedRole } from '../../src/domain/role/role.ts'
import { always } from '../kit/property.ts'

const facts = (change: Partial<RoleFacts> = {}): RoleFacts => ({
  isUnitStanding: true,
  isInService: true,
  isHeld: false,
  isCovered: false,
  admins: 2,
  ...change,
})
const wanted = (role: WantedRole['role'], change: WantedRole['change']): WantedRole => ({
  personId: 'person',
  unitId: 'unit',
  role,
  change,
})

describe('a change of a role', () => {
  test.each([
    ['staff', 'grant', {}, undefined],
    ['admin', 'grant', {}, undefined],
    ['staff', 'grant', { isUnitStanding: false }, 'role_unit_over'],
    ['staff', 'grant', { isInService: false }, 'role_person_gone'],
    ['staff', 'grant', { isHeld: true, isCovered: true }, 'role_held'],
    // For the unit above: it reaches down already.
    ['staff', 'grant', { isCovered: true }, 'role_held'],
    ['staff', 'end', {}, 'role_not_held'],
    ['staff', 'end', { isCovered: true }, 'role_not_held'],
    ['staff', 'end', { isHeld: true, isCovered: true }, undefined],
    // A role in a unit that was dissolved, or of somebody who left, can still be ended.
    ['staff', 'end', { isHeld: true, isUnitStanding: false, isInService: false }, undefined],
    ['staff', 'end', { isHeld: true, admins: 0 }, undefined],
    ['admin', 'end', { isHeld: true, admins: 0 }, 'role_last_admin'],
    ['admin', 'end', { isHeld: true, admins: 1 }, undefined],
  ] as const)('%s, %s, %j: %s', (role, change, some, flaw) => {
    expect(flawOfChange(wanted(role, change), facts(some))).toBe(flaw)
  })

  test('never ends the role of a last admin, and warns exactly where one would be left', () => {
    always(
      fc.property(fc.nat(5), fc.boolean(), (admins, isHeld) => {
        const some = facts({ admins, isHeld })
        const end = wanted('admin', 'end')
        if (admins === 0) expect(flawOfChange(end, some)).toBeDefined()
        expect(leavesOneAdmin(end, some)).toBe(admins === 1)
        expect(leavesOneAdmin(wanted('admin', 'grant'), some)).toBe(false)
        expect(leavesOneAdmin(wanted('staff', 'end'), some)).toBe(false)
      }),
    )
  })
})
