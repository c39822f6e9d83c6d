import { expect, test } from 'vitest'
import { decideAuthority } from '../../src/domain/approval/authority.ts'
import type { PersonSummary } from '../../src/domain/person/person.ts'

const aHead = (id: string): PersonSummary => ({
  id,
  name: `Head ${id}`,
  positionTitles: null,
  unit: null,
  isLinked: true,
})
const [village, commune, province] = [aHead('village'), aHead('commune'), aHead('province')]

test('the nearest authority decides', () => {
  expect(decideAuthority([village, commune, province], 'cadre')).toBe(village)
})

test('what would come back to its author goes on to the next one up, however many hats he wears', () => {
  expect(decideAuthority([village, commune, province], 'village')).toBe(commune)
  expect(decideAuthority([village, village, province], 'village')).toBe(province)
})

test('there is none where nobody stands above, or only the author himself', () => {
  expect(decideAuthority([], 'cadre')).toBeUndefined()
  expect(decideAuthority([province], 'province')).toBeUndefined()
})

test('somebody without a linked account stays the one who decides: reaching him is another question', () => {
  expect(decideAuthority([{ ...village, isLinked: false }, commune], 'cadre')?.id).toBe('village')
})
