/** An update that could not be handled, kept whole for the operator. */
export type DeadLetter = Readonly<{
  updateId: number
  lane: string
  /** The kind of fault and where it arose; never personal text. */
  fault: string
  attempts: number
  update: object
  at: Date
}>
