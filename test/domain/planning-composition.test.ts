import { describe, expect, test } from 'vitest'
import type { PlannedCount, PlannedList } from '../../src/domain/report/planning.ts'
import { ageOn, tallyPlanned } from '../../src/domain/report/tally-planned.ts'
import { divisionsOf, onePlace, planned, compositionRule as rule } from '../kit/planned.ts'

const referenceDay = '2025-09-01'
const listOf = (counts: readonly PlannedCount[], by = rule): PlannedList => {
  const [list] = tallyPlanned(counts, onePlace, by, referenceDay).lists
  if (!list) throw new Error('no list')
  return list
}

describe('an age in full years', () => {
  test.each([
    ['1985-09-01', '2025-09-01', 40],
    ['1985-09-02', '2025-09-01', 39],
    ['1974-08-31', '2025-09-01', 51],
    ['1980-02-29', '2020-02-28', 39],
    ['1980-02-29', '2020-02-29', 40],
    ['1980-02-29', '2021-02-28', 41],
    ['1980-02-29', '2021-02-27', 40],
    ['2001-03-01', '2020-02-29', 18],
    ['2030-01-01', '2025-09-01', 0],
  ])('of somebody born on %s is on %s %i', (bornOn, day, age) => {
    expect(ageOn(bornOn, day)).toBe(age)
  })
})

test('a list is counted by the three age groups, the young, women, and what is not recorded', () => {
  const list = listOf([
    planned(20, 39, 'female'),
    planned(9, 40),
    planned(7, 41, 'female'),
    planned(30, 42),
    planned(6, 50, null),
    planned(40, 51),
    planned(14, null, 'female'),
  ])
  expect(list).toEqual({
    tier: 'province',
    total: 126,
    ages: { youngest: 20, middle: 52, oldest: 40, unknown: 14 },
    young: 36,
    genders: { women: 41, men: 79, unknown: 6 },
  })
})

test('the lists of the levels add up, and an empty one has nobody', () => {
  const { total, lists } = tallyPlanned(
    [planned(126, 45), planned(1_210, 45, 'female', 'district'), planned(7_684, null, null, 'commune')],
    onePlace,
    rule,
    referenceDay,
  )
  expect([total, ...lists.map(list => list.total)]).toEqual([9_020, 126, 1_210, 7_684])
  expect(tallyPlanned([], onePlace, rule, referenceDay).total).toBe(0)
})

test('without a rule, or a day to count ages on, only genders are counted', () => {
  for (const [by, day] of [
    [null, referenceDay],
    [rule, null],
  ] as const)
    expect(tallyPlanned([planned(10, 45)], onePlace, by, day).lists[0]).toMatchObject({
      ages: 'notCounted',
      young: 'notCounted',
      genders: { women: 0, men: 10, unknown: 0 },
    })
})

test('a few people are hidden, with whatever they could be reckoned from', () => {
  expect(listOf([planned(4, 30)])).toMatchObject({ total: null, ages: null, young: null, genders: null })
  expect(listOf([planned(20, 30), planned(2, 60)])).toMatchObject({ total: 22, ages: null, young: null })
  expect(listOf([planned(20, 30), planned(9, 45), planned(3, 41)])).toMatchObject({
    ages: { youngest: 20, middle: 12, oldest: 0, unknown: 0 },
    young: null,
  })
  expect(listOf([planned(20, 30), planned(1, 30, 'female')]).genders).toBeNull()
  const few = tallyPlanned([planned(3, 30), planned(50, 30, 'male', 'commune')], onePlace, rule, referenceDay)
  expect([few.total, ...few.lists.map(list => list.total)]).toEqual([null, null, 0, 50])
})

/** Every possible table by what is shown of it: whoever sees that, and knows the rules, can only be in one of these. */
const worldsBy = <World>(worlds: readonly World[], shownOf: (world: World) => unknown) =>
  Map.groupBy(worlds, world => JSON.stringify(shownOf(world)))

const valuesOf = (worlds: readonly (readonly number[])[], place: number): number =>
  new Set(worlds.map(world => world[place])).size

describe('whoever sees all that is shown, and knows how it is hidden, can pin no hidden number down', () => {
  const wholes = Array.from({ length: 14 }, (_, whole) => whole)

  test('of women and men', () => {
    const genders = ['female', 'male', null] as const
    const worlds = wholes.flatMap(whole => divisionsOf(whole, 3))
    const seen = worldsBy(worlds, world => {
      const { total, genders: shown } = listOf(world.map((count, at) => planned(count, 45, genders[at])))
      return { total, shown }
    })
    for (const [shown, alike] of seen)
      if (JSON.parse(shown).shown === null)
        for (const place of [0, 1, 2]) expect(valuesOf(alike, place), shown).toBeGreaterThan(1)
  })

  test.each([36, 40, 42, 51, 55])('of age groups and of the young below %i', youngBelow => {
    const ages = [30, 37, 41, 45, 53, 60, null].filter((age, at, all) => {
      const limits = [40, 51, youngBelow]
      const cell = (of: number | null) => (of === null ? 'x' : limits.filter(limit => limit <= of).length)
      return all.findIndex(other => cell(other) === cell(age)) === at
    })
    const worlds = wholes.slice(0, 12).flatMap(whole => divisionsOf(whole, ages.length))
    const by = { ...rule, youngBelow }
    const of = (world: readonly number[], isMeant: (age: number) => boolean): number =>
      world.reduce((sum, count, at) => {
        const age = ages[at]
        return typeof age === 'number' && isMeant(age) ? sum + count : sum
      }, 0)
    const figures = (world: readonly number[]) => [
      of(world, age => age < 40),
      of(world, age => age >= 40 && age < 51),
      of(world, age => age >= 51),
      world[ages.indexOf(null)] ?? 0,
      of(world, age => age < youngBelow),
    ]
    const seen = worldsBy(worlds, world => {
      const {
        total,
        ages: groups,
        young,
      } = listOf(
        world.map((count, at) => planned(count, ages[at] ?? null)),
        by,
      )
      return { total, groups, young }
    })
    for (const [shown, alike] of seen) {
      const { groups, young } = JSON.parse(shown)
      const hidden = [...(groups === null ? [0, 1, 2, 3] : []), ...(young === null ? [4] : [])]
      for (const place of hidden)
        expect(valuesOf(alike.map(figures), place), `${shown} ${place}`).toBeGreaterThan(1)
    }
  })

  test('of the lists of the levels', () => {
    const tiers = ['province', 'district', 'commune'] as const
    const few = wholes.slice(0, 10)
    const worlds = few.flatMap(one => few.flatMap(two => few.map(three => [one, two, three])))
    const seen = worldsBy(worlds, world => {
      const counts = tiers.map((tier, at) => planned(world[at] ?? 0, 45, 'male', tier))
      const { total, lists } = tallyPlanned(counts, onePlace, rule, referenceDay)
      return [total, ...lists.map(list => list.total)]
    })
    for (const [shown, alike] of seen)
      for (const place of [0, 1, 2])
        if (JSON.parse(shown)[place + 1] === null) expect(valuesOf(alike, place), shown).toBeGreaterThan(1)
  })
})
