import { expect, test } from 'vitest'
import { decideAuthority, nextAuthority } from '../../src/domain/approval/authority.ts'
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

const ways = [village, commune, province]

test('after the present authority comes the next one up', () => {
  expect(nextAuthority(ways, 'cadre', 'village')).toBe(commune)
  expect(nextAuthority(ways, 'cadre', 'commune')).toBe(province)
  expect(nextAuthority(ways, 'cadre', 'province')).toBeUndefined()
})

test('it is never the requester, and nobody under another hat whose turn was before', () => {
  expect(nextAuthority(ways, 'commune', 'village')).toBe(province)
  expect(nextAuthority([village, village, province], 'cadre', 'village')).toBe(province)
  expect(nextAuthority([village, commune, village], 'cadre', 'commune')).toBeUndefined()
})

test('whoever has no account is passed over while somebody above him has one', () => {
  const unlinked = { ...commune, isLinked: false }
  expect(nextAuthority([village, unlinked, province], 'cadre', 'village')).toBe(province)
  expect(nextAuthority([village, unlinked], 'cadre', 'village')).toBe(unlinked)
})

test('after somebody who is no authority any more it begins with the nearest', () => {
  expect(nextAuthority(ways, 'cadre', 'left')).toBe(village)
})
