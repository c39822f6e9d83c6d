import type { Level } from '../../src/domain/evaluation/score.ts'

/** Quantity assigned and done, quality failures, delays. */
export type HandLine = readonly [assigned: number, done: number, failures: number, delays: number]

/**
 * One of the thirty of Xã Thượng Lương (X21), reckoned by hand from DOMAIN §3, never by the code: `common` of the 30
 * points of the common block, `lines` of products, then what he comes to by himself and after his review, and the
 * level proposed. Points in hundredths.
 */
export type HandRow = Readonly<{
  code: string
  common: number
  lines: readonly HandLine[]
  own: number
  reviewed: number
  level: Level
}>

/*
 * A line's three percentages: done of assigned (100 at most); 100 − 25 a failure; 100 − 25 a delay. The task block is
 * their mean over 300, over all lines, of 70 points:
 */
const whole: HandLine = [10, 10, 0, 0] // 300/300 → 70.00
const oneFailure: HandLine = [10, 10, 1, 0] // 275/300 × 70 = 64.1666 → 64.17
const halfDone: HandLine = [10, 5, 0, 0] // 250/300 × 70 = 58.3333 → 58.33
const eightTenths: HandLine = [10, 8, 0, 0] // 280/300 × 70 = 65.3333 → 65.33
const oneOfEach: HandLine = [10, 10, 1, 1] // (100 + 75 + 75)/300 × 70 = 58.33
const twoAndOne: HandLine = [10, 10, 2, 1] // (100 + 50 + 75)/300 × 70 = 52.50
const halves: HandLine = [10, 5, 2, 2] // 150/300 × 70 = 35.00
const poor: HandLine = [10, 3, 3, 3] // (30 + 25 + 25)/300 × 70 = 18.6666 → 18.67
const sevenTenths: HandLine = [10, 7, 1, 1] // (70 + 75 + 75)/300 × 70 = 51.3333 → 51.33
const sixTenths: HandLine = [10, 6, 1, 2] // (60 + 75 + 50)/300 × 70 = 43.1666 → 43.17
const nineLate: HandLine = [10, 9, 0, 1] // (90 + 100 + 75)/300 × 70 = 61.8333 → 61.83
const twoLines = [whole, oneFailure] // 575/600 × 70 = 67.0833 → 67.08
const threeLines = [whole, oneFailure, halfDone] // 825/900 × 70 = 64.1666 → 64.17
const wholeAndHalves = [whole, halves] // 450/600 × 70 = 52.50

const row = (
  code: string,
  common: number,
  lines: readonly HandLine[],
  own: number,
  level: Level,
  reviewed = own,
): HandRow => ({ code, common, lines, own, reviewed, level })

const specialists: readonly HandRow[] = [
  row('CB0127', 30, [whole], 10_000, 'excellent'),
  row('CB0128', 30, [oneFailure], 9_417, 'excellent'),
  row('CB0129', 30, twoLines, 9_708, 'excellent'),
  row('CB012903', 28, [nineLate], 8_983, 'good'),
  // The reviewer gives III.1 one point instead of seven: 91.17 − 6.
  row('CB012904', 27, threeLines, 9_117, 'good', 8_517),
  row('CB012905', 29, [oneOfEach], 8_733, 'good'),
  row('CB012906', 26, [halfDone], 8_433, 'good'),
  row('CB012907', 25, [sevenTenths], 7_633, 'good'),
  row('CB012908', 30, [twoAndOne], 8_250, 'good'),
  row('CB012909', 24, [sixTenths], 6_717, 'completed'),
  // The cause of failures and delay is confirmed: nothing is taken, 30 + 70.
  row('CB012910', 30, [twoAndOne], 8_250, 'excellent', 10_000),
  row('CB012911', 20, [halves], 5_500, 'completed'),
]

const landSpecialists: readonly HandRow[] = [
  row('CB012912', 30, [whole], 10_000, 'excellent'),
  row('CB012913', 29, [eightTenths], 9_433, 'excellent'),
  row('CB012914', 24, [eightTenths], 8_933, 'good'),
  row('CB012915', 27, [nineLate], 8_883, 'good'),
  row('CB012916', 30, [oneOfEach], 8_833, 'good'),
  row('CB012917', 25, threeLines, 8_917, 'good'),
  row('CB012918', 30, wholeAndHalves, 8_250, 'good'),
  row('CB012919', 21, twoLines, 8_808, 'good'),
  row('CB012920', 22, [poor], 4_067, 'notCompleted'),
]

const employees: readonly HandRow[] = [
  row('CB012921', 30, [oneFailure], 9_417, 'excellent'),
  row('CB012922', 26, [sevenTenths], 7_733, 'good'),
  row('CB012923', 28, [halfDone], 8_633, 'good'),
  // Handed in as 5 of 10 with two failures and two delays (30 + 35), returned, and set right.
  row('CB012924', 30, [oneOfEach], 8_833, 'good'),
  row('CB012925', 23, [sixTenths], 6_617, 'completed'),
  row('CB012926', 24, [nineLate], 8_583, 'good'),
]

/*
 * Leaders: 30 common + 40 tasks + 10 of the unit + 20 of leading. A deputy leads nobody here, so his unit part is
 * whole. Regulation 366: excellent only with everything on time, in quality, and three tenths beyond.
 */
const deputies: readonly HandRow[] = [
  // 30 + 40 (13 of 10) + 10 + 20.
  row('CB012901', 30, [[10, 13, 0, 0]], 10_000, 'excellent'),
  // 28 + 275/300 × 40 = 36.67, + 10 + 19 = 93.67: excellent by points, good because one task failed in quality.
  row('CB012902', 28, [oneFailure], 9_367, 'good'),
]

/** Points of IV.1 and IV.2, of leading. */
export const leading: Readonly<Record<string, readonly [number, number]>> = {
  CB012901: [10, 10],
  CB012902: [10, 9],
  CB0126: [10, 9],
}

/**
 * The head: 30 + 40 + 19 while ratings are missing; one of the twenty-nine did not complete his tasks, so half of the
 * unit's ten comes to it: 94.00.
 */
export const head = row('CB0126', 30, [[10, 13, 0, 0]], 8_900, 'excellent', 9_400)

export const everybodyUnder: readonly HandRow[] = [
  ...deputies,
  ...specialists,
  ...landSpecialists,
  ...employees,
]

/** Excellent: at most a fifth of those rated good, rounded down, in the agency and in each group. */
export const handCaps = {
  // 8 excellent (1 + 4 + 2 + 1), 17 good (1 + 6 + 6 + 4), 3 completed, 1 not: 3.4.
  agency: { allowed: 3, excellent: 8 },
  // 6 good: 1.2.
  specialists: { allowed: 1, excellent: 4 },
  // 6 good: 1.2.
  land: { allowed: 1, excellent: 2 },
  // 4 good: 0.8.
  employees: { allowed: 0, excellent: 1 },
  // 1 good: 0.2.
  deputies: { allowed: 0, excellent: 1 },
} as const

/** After one specialist was decided good instead of excellent: 18 good in all (3.6), 7 among the specialists (1.4). */
export const handCapsDecided = {
  ...handCaps,
  agency: { allowed: 3, excellent: 7 },
  specialists: { allowed: 1, excellent: 3 },
} as const

/** With the head, who is excellent too, thirty are counted: 18 good, 8 excellent. */
export const handCapsWithHead = { agency: { allowed: 3, good: 18, excellent: 8 } } as const

/** After the petition he is excellent again: 17 good (3.4) and 9 excellent with the head. */
export const handCapsAnswered = { ...handCaps, agency: { allowed: 3, excellent: 9 } } as const

/*
 * Quartiles between the ordered points, at 1 + share × (n − 1).
 * Specialists, 12: 55.00 67.17 76.33 82.50 84.33 85.17 87.33 89.83 94.17 97.08 100 100. A quarter at 3.75:
 * 76.33 + 0.75 × 6.17 = 80.9575; half at 6.5: (85.17 + 87.33)/2 = 86.25; three quarters at 9.25:
 * 94.17 + 0.25 × 2.91 = 94.8975.
 */
export const specialistsBand = { count: 12, lower: 8_096, median: 8_625, upper: 9_490 } as const

/** Land and construction, 9: the third, fifth and seventh of 40.67 82.50 88.08 88.33 88.83 89.17 89.33 94.33 100. */
export const landBand = { count: 9, lower: 8_808, median: 8_883, upper: 8_933 } as const
