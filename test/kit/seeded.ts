import { createChance } from '../../src/demo-figures-chance.ts'

/** Numbers that look random and are the same in every run. */
export const seeded = createChance
