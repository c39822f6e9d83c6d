/** The sheets of a roster file, in the order in which they are written: each refers to those before it. */
export const sheetNames = [
  'units',
  'successions',
  'positions',
  'people',
  'assignments',
  'lines',
  'planned',
  'targets',
] as const
export type SheetName = (typeof sheetNames)[number]

/** What may be picked, as the tables have it. */
export const choices = {
  unitKind: ['province', 'district', 'commune', 'ward', 'specialZone', 'agency'],
  personKind: ['civilServant', 'leader', 'publicEmployee', 'partTime'],
  movement: ['appointment', 'rotation', 'transfer', 'secondment', 'periodicChange'],
  locality: ['local', 'notLocal', 'unknown'],
  gender: ['female', 'male'],
  rank: ['head', 'deputy'],
  tier: ['province', 'district', 'commune'],
  managingTier: ['central', 'province', 'district', 'commune'],
  yesNo: ['yes', 'no'],
} as const
export type ChoiceName = keyof typeof choices

/** `share` is a percentage, kept in hundredths; `years` a whole number; `term` two years such as 2025-2030. A code
 * names a row of `of`. */
export type Field = Readonly<{
  kind: ChoiceName | 'code' | 'text' | 'day' | 'years' | 'share' | 'term'
  of?: SheetName
  /** Part of what a row is known by, or needed where the row is new; everything else may stay unknown. */
  need?: 'key' | 'new'
  /** Comes in and never goes out: it is in no file handed out, and its cells are not repeated where they are wrong. */
  isSensitive?: true
}>

/** A row is found again by its keys, so that a file sent twice changes nothing. */
export const columns = {
  units: {
    code: { kind: 'code', need: 'key' },
    kind: { kind: 'unitKind', need: 'new' },
    name: { kind: 'text', need: 'new' },
    parent: { kind: 'code', of: 'units' },
    validFrom: { kind: 'day', need: 'key' },
    validTo: { kind: 'day' },
  },
  successions: {
    from: { kind: 'code', of: 'units', need: 'key' },
    to: { kind: 'code', of: 'units', need: 'key' },
    share: { kind: 'share', need: 'new' },
    decision: { kind: 'text', need: 'new' },
  },
  positions: {
    code: { kind: 'code', need: 'key' },
    titleVi: { kind: 'text', need: 'new' },
    titleEn: { kind: 'text' },
    titleDe: { kind: 'text' },
    titleAr: { kind: 'text' },
    group: { kind: 'code', need: 'new' },
    leadership: { kind: 'yesNo', need: 'new' },
    rank: { kind: 'rank' },
    nonLocalRequired: { kind: 'yesNo' },
    termYears: { kind: 'years' },
    field: { kind: 'code' },
    tier: { kind: 'tier' },
  },
  people: {
    code: { kind: 'code', need: 'key' },
    name: { kind: 'text', need: 'new' },
    kind: { kind: 'personKind', need: 'new' },
    bornOn: { kind: 'day' },
    gender: { kind: 'gender' },
    serviceFrom: { kind: 'day' },
    serviceUntil: { kind: 'day' },
    recruitedOn: { kind: 'day' },
    partyMember: { kind: 'yesNo', isSensitive: true },
  },
  assignments: {
    person: { kind: 'code', of: 'people', need: 'key' },
    position: { kind: 'code', of: 'positions', need: 'key' },
    unit: { kind: 'code', of: 'units', need: 'key' },
    kind: { kind: 'movement', need: 'new' },
    startedOn: { kind: 'day', need: 'key' },
    endedOn: { kind: 'day' },
    decisionNo: { kind: 'text', need: 'new' },
    managingTier: { kind: 'managingTier' },
    mandated: { kind: 'yesNo' },
    locality: { kind: 'locality' },
    localityBy: { kind: 'text' },
  },
  lines: {
    subordinate: { kind: 'code', of: 'people', need: 'key' },
    supervisor: { kind: 'code', of: 'people', need: 'key' },
    validFrom: { kind: 'day', need: 'key' },
    validTo: { kind: 'day' },
  },
  planned: {
    person: { kind: 'code', of: 'people', need: 'key' },
    term: { kind: 'term', need: 'key' },
    tier: { kind: 'tier', need: 'key' },
    unit: { kind: 'code', of: 'units' },
    decisionNo: { kind: 'text', need: 'new' },
  },
  targets: {
    code: { kind: 'code', need: 'key' },
    nameVi: { kind: 'text', need: 'new' },
    nameEn: { kind: 'text' },
    nameDe: { kind: 'text' },
    nameAr: { kind: 'text' },
    resolution: { kind: 'text', need: 'new' },
    unit: { kind: 'code', of: 'units', need: 'new' },
    reached: { kind: 'yesNo' },
    asOf: { kind: 'day', need: 'new' },
  },
} as const satisfies Record<SheetName, Record<string, Field>>

export const fieldsOf = (sheet: SheetName): readonly (readonly [string, Field])[] =>
  Object.entries(columns[sheet])
