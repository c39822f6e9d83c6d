import type { PersonSummary } from './person.ts'

export type NewInvite = Readonly<{
  id: string
  personId: string
  codeHash: string
  issuerId: string | null
  at: Date
  expiresAt: Date
}>

/** A usable invite: nobody has used it, it was not taken back, it has not expired. */
export type Invitation = Readonly<{ id: string; person: PersonSummary }>
