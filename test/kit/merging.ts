import type { Written } from './importing.ts'

/** A province before and after 1 July 2025, as two files: 13 districts with 177 communes, and the 54 that follow. */

const numbered = (letter: string, count: number, digits: number): string[] =>
  Array.from({ length: count }, (_, place) => letter + String(place + 1).padStart(digits, '0'))

const districts = numbered('QH', 13, 2)
const communes = numbered('K', 177, 3)
const merged = numbered('M', 54, 2)

const chairOf = (commune: string): string => `CT${commune}`
const clerkOf = (commune: string): string => `CV${commune}`

/** Which of the 54 a commune goes into; every tenth is split between two. */
const successorsOf = (place: number): readonly (readonly [code: string, share: number])[] => {
  const first = merged[place % 54] ?? ''
  return place % 10 === 0
    ? [
        [first, 65],
        [merged[(place + 1) % 54] ?? '', 35],
      ]
    : [[first, 100]]
}

const position = { group: 'merging', nonLocalRequired: 'no', tier: 'commune' }
const oldUnits = [
  ...districts.map(code => ({
    code,
    kind: 'district',
    name: `Huyện ${code}`,
    parent: 'NX',
    validFrom: '1997-01-01',
  })),
  ...communes.map((code, place) => ({
    ...{ code, kind: 'commune', name: `Xã cũ ${code}`, parent: districts[place % 13] ?? '' },
    validFrom: '1997-01-01',
  })),
]
const oldPosts = communes.flatMap(unit =>
  [
    { person: chairOf(unit), position: 'mergingChair' },
    { person: clerkOf(unit), position: 'mergingClerk' },
  ].map(post => ({ ...post, unit, kind: 'appointment', startedOn: '2021-07-01', decisionNo: '1/QĐ' })),
)

export const beforeMerging: Written = {
  units: oldUnits,
  positions: [
    { ...position, code: 'mergingChair', titleVi: 'Chủ tịch xã', leadership: 'yes', rank: 'head' },
    { ...position, code: 'mergingClerk', titleVi: 'Công chức xã', leadership: 'no', rank: null },
  ],
  people: communes.flatMap(unit => [
    { code: chairOf(unit), name: `Lê Văn ${unit}`, kind: 'leader' },
    { code: clerkOf(unit), name: `Trần Thị ${unit}`, kind: 'civilServant' },
  ]),
  assignments: oldPosts,
}

/** The first 54 chairs lead a new unit; everybody else works in the one his commune went into. */
const newPosts = communes.flatMap((commune, place) => {
  const [[unit = '']] = successorsOf(place) as [readonly [string, number]]
  const post = { unit, kind: 'transfer', startedOn: '01/07/2025', decisionNo: '2/QĐ' }
  return [
    { ...post, person: chairOf(commune), position: place < 54 ? 'mergingChair' : 'mergingClerk' },
    { ...post, person: clerkOf(commune), position: 'mergingClerk' },
  ]
})

export const theMerger: Written = {
  units: [
    ...oldUnits.map(unit => ({ ...unit, validTo: '30/06/2025' })),
    ...merged.map((code, place) => ({
      ...{
        code,
        kind: place < 30 ? 'ward' : place < 52 ? 'commune' : 'specialZone',
        name: `Đơn vị mới ${code}`,
      },
      ...{ parent: 'NX', validFrom: '01/07/2025', validTo: null },
    })),
  ],
  successions: communes.flatMap((from, place) =>
    successorsOf(place).map(([to, share]) => ({ from, to, share, decision: 'Nghị quyết 1656/NQ-UBTVQH15' })),
  ),
  assignments: [...oldPosts.map(post => ({ ...post, endedOn: '30/06/2025' })), ...newPosts],
}
