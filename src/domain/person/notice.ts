/** Why staff parts an account from somebody. */
export const unlinkReasons = ['lostPhone', 'otherHands', 'wrongPerson', 'ownWish'] as const
export type UnlinkReason = (typeof unlinkReasons)[number]

/**
 * `unlinked` goes to the chat of the link that ended; `secondInvited` to the one that is linked still, so that nobody
 * is replaced without hearing of it; `until` is when that invite ends.
 */
export type PersonNotice =
  | Readonly<{ kind: 'person.unlinked'; oldLink: string; reason: UnlinkReason | 'replaced' }>
  | Readonly<{ kind: 'person.secondInvited'; until: string }>
