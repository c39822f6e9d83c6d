import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Collected, DeliveryFile, ShownNotice } from './delivery-file.ts'
import type { ScreenRef } from './facts.ts'
import type { NoticePreference, NoticeRules } from './manner.ts'
import type { NewNotice, Revision } from './notice.ts'

export type Notices = Readonly<{
  /**
   * Writes the notice, its deliveries and their jobs; a notice with a known dedupe key is left as it was. What
   * goes to very many is held, and due at once.
   */
  add(notice: NewNotice): Promise<void>
  /** Writes a notice its one recipient has before him already, so that it is found and edited there. */
  addShown(notice: NewNotice, screen: ScreenRef): Promise<void>
  /** Where the notice of this dedupe key stands now, and how to speak to whoever reads it there. */
  shown(dedupeKey: string): Promise<readonly ShownNotice[]>
  /** Whether a notice of this dedupe key was written before. */
  isKnown(dedupeKey: string): Promise<boolean>
  /** Those of these keys that were written already. */
  known(dedupeKeys: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * Edits what was delivered about a subject, in every copy but the one somebody is looking at. Copies that wait
   * for a morning are not sent any more: they would say what is no longer so.
   */
  revise(revision: Revision): Promise<void>
  /**
   * Nothing more about this subject goes to these persons, or to anybody when none are named. What is being
   * settled at that very moment is waited for when it is one person's, and left as it is when they are many.
   */
  withdraw(subject: string, personIds: readonly string[] | null, at: Date): Promise<void>
  lock(deliveryId: string): Promise<DeliveryFile | undefined>
  /** Sends it again at that time, as if it had never been sent. */
  putOff(deliveryId: string, until: Date): Promise<void>
  /** Once; whoever says that he read it has got it, also where nobody knew. */
  acknowledge(deliveryId: string, at: Date): Promise<void>
  /** Gives held ones whose time has come back to the road out, so many at most; answers how many there were. */
  releaseHeld(at: Date, limit: number): Promise<number>
  /** What waits for a morning that has come, person by person. */
  collected(at: Date, limit: number): Promise<readonly Collected[]>
  /** Settles what was collected: told in a digest, or past its time. */
  settleCollected(deliveryIds: readonly string[], state: 'digested' | 'expired', at: Date): Promise<void>
  /** Leaves what was collected for a later morning. */
  keepCollected(deliveryIds: readonly string[], until: Date): Promise<void>
  preference(personId: string): Promise<NoticePreference>
  savePreference(personId: string, preference: NoticePreference): Promise<void>
  rules(moment: Moment): Promise<NoticeRules>
  /** Whoever looks after the bot today: the admins. */
  admins(today: Day): Promise<readonly string[]>
}>
