/** A unit a report can be narrowed to; `hasMore` where there are units below it. */
export type UnitChoice = Readonly<{ id: string; name: string; hasMore: boolean }>
