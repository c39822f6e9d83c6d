import type { Day } from '../day.ts'

/** Who enters an evaluation from paper at present; nobody else writes in it meanwhile. */
export type PaperStanding = Readonly<{
  entryId: string
  clerkId: string
  clerk: string
  /** Whose form it is. */
  cadre: string
  /** Waits for the second signature. */
  isHandedIn: boolean
}>

/** How a submission came from paper: who entered it, who compared it, and the day under the cadre's signature. */
export type PaperOrigin = Readonly<{ clerk: string; signer: string; signedOn: Day }>
