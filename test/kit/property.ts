import fc from 'fast-check'

/** A property that is checked with the same examples at every run. */
export const always = (property: fc.IRawProperty<unknown> | fc.IProperty<never>, numRuns = 300): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: 20_261_121, numRuns })
