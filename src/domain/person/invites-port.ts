import type { Day } from '../day.ts'
import type { Invitation, NewInvite } from './invitation.ts'

export type Invites = Readonly<{
  /** Adds invites and takes back these persons' earlier unused ones. */
  add(invites: readonly NewInvite[]): Promise<void>
  find(codeHash: string, at: Date, today: Day): Promise<Invitation | undefined>
  /** Wrong codes of this account in the last hour, this one included when `isWrong`. */
  countWrong(accountId: number, isWrong: boolean, at: Date): Promise<number>
  /** False when it was used, revoked or has expired meanwhile. */
  use(inviteId: string, at: Date): Promise<boolean>
  revoke(
    inviteId: string,
    at: Date,
  ): Promise<Readonly<{ issuerId: string | null; personId: string }> | undefined>
  /** Whether neither the account nor the person has a live link; of the person, another than this one. */
  isFree(accountId: number, personId: string, but?: string | null): Promise<boolean>
  /** The live link of the person an invite is for, where it was issued for a second account. */
  replacedLink(inviteId: string): Promise<string | null>
  link(link: {
    id: string
    accountId: number
    personId: string
    at: Date
    consent: Readonly<{ id: string; noticeVersion: number; language: string; noticeHash: string }>
  }): Promise<void>
}>
