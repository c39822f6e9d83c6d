import fc from 'fast-check'

/** A property that is checked with the same examples at every run. */
export const always = <Values>(property: fc.IProperty<Values>, numRuns = 300): void =>
  fc.assert(property, { seed: 20_261_121, numRuns })
