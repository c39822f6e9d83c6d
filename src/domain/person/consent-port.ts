export type ConsentProof = Readonly<{ noticeVersion: number; language: string; noticeHash: string }>

/** The proofs that somebody agreed to a version of the privacy notice; none is ever taken away. */
export type Consents = Readonly<{
  /** The newest version somebody agreed to from this account, and has not withdrawn. */
  version(personId: string, accountId: number): Promise<number | null>
  add(
    consent: ConsentProof & Readonly<{ id: string; personId: string; accountId: number; at: Date }>,
  ): Promise<void>
}>
