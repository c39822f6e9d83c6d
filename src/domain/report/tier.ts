/** Which level's authority manages a post. */
export const tiers = ['central', 'province', 'district', 'commune'] as const
export type Tier = (typeof tiers)[number]

/** With a place for what is not recorded, so that every sum comes out. */
export const tierPlaces = [...tiers, 'notRecorded'] as const
export type TierPlace = (typeof tierPlaces)[number]

export const tierPlaceOf = (tier: Tier | null): TierPlace => tier ?? 'notRecorded'
