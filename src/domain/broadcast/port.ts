import type { Relation } from '../access.ts'
import type { Decision } from '../approval/approval.ts'
import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { PeriodFacts, ScreenRef } from '../notice/facts.ts'
import type { PersonSummary } from '../person/person.ts'
import type {
  Announcement,
  Audience,
  AudienceCounts,
  Broadcast,
  BroadcastCounts,
  BroadcastEnding,
  BroadcastState,
  BroadcastTexts,
  PositionGroup,
} from './broadcast.ts'

export type UnitName = Readonly<{ id: string; name: string }>

/** A unit among its neighbours; `parent` is null at the top of what the one who asks may see. */
export type UnitPlace = Readonly<{ unit: UnitName; parent: UnitName | null; children: readonly UnitName[] }>

export type AudienceCycle = Readonly<{ id: string; period: PeriodFacts; closesOn: Day }>

/** A broadcast with what a decision on it needs, its row held until the transaction ends. */
export type BroadcastFile = Readonly<{
  broadcast: Broadcast
  author: string
  unit: string
  /** In whose name it goes out: where its author has his post. */
  sender: string
  /** What its audience is asked for, where it is those who have not handed something in. */
  cycle: AudienceCycle | null
  /** The positions it is narrowed to, where it is. */
  group: PositionGroup | null
  /** In which relations the one who acts stands to it today. */
  relations: ReadonlySet<Relation>
  /** The release it waits for, or waited for. */
  release: Readonly<{ approvalId: string; decision: Decision | null }> | null
}>

export type BroadcastChange = Readonly<
  Partial<
    Pick<Broadcast, 'step' | 'texts' | 'fallback' | 'attachment' | 'asksRead' | 'startsAt'> & {
      audience: Audience
      state: BroadcastState
      ending: BroadcastEnding
      noticeId: string
      confirmedAt: Date
      startedAt: Date
      endedAt: Date
    }
  >
>

export type ListedBroadcast = Readonly<{
  id: string
  author: string
  title: string
  state: BroadcastState
  ending: BroadcastEnding | null
  createdAt: Date
}>

/** A recipient who was not reached, with the state his delivery ended in. */
export type Unreached = Readonly<{
  person: PersonSummary
  reason: 'gone' | 'unlinked' | 'refused' | 'unknown' | 'cancelled'
}>

/** `fingerprint` tells two audiences of the same size apart: at most seven digits. */
export type CountedAudience = AudienceCounts & Readonly<{ fingerprint: number }>

export type Broadcasts = Readonly<{
  add(broadcast: Readonly<{ id: string; authorId: string; unitId: string; at: Date }>): Promise<void>
  lock(id: string, actorId: string | null, today: Day): Promise<BroadcastFile | undefined>
  /** A draft of the author's that he began and never changed. */
  untouched(authorId: string, unitId: string, texts: BroadcastTexts): Promise<string | undefined>
  /** Every change of a draft counts its version up. */
  change(id: string, change: BroadcastChange): Promise<void>
  list(actorId: string, today: Day, limit: number): Promise<readonly ListedBroadcast[]>
  /** More recipients than this need a second person: `broadcast.secondApprovalAbove` of the rulebook. */
  secondApprovalAbove(moment: Moment): Promise<number>

  /** The units somebody is staff for today, without those that lie under another of them. */
  scopes(actorId: string, today: Day): Promise<readonly UnitName[]>
  isStaffFor(personId: string, unitId: string, today: Day): Promise<boolean>
  /** Staff whose scope covers the unit today. */
  staffFor(unitId: string, today: Day): Promise<readonly string[]>
  unit(unitId: string, today: Day): Promise<UnitPlace | undefined>
  /** By part of the name, without diacritics, within the actor's scope as staff. */
  findUnits(actorId: string, name: string, today: Day, limit: number): Promise<readonly UnitName[]>
  positionGroups(unitId: string, today: Day): Promise<readonly PositionGroup[]>
  /** Cycles that are open somewhere in or above the unit. */
  cycles(unitId: string, today: Day): Promise<readonly AudienceCycle[]>
  count(audience: Audience, today: Day): Promise<CountedAudience>

  /** Writes the announcement and a delivery for each of the audience: the list nothing changes any more. */
  freeze(
    noticeId: string,
    announcement: Announcement,
    audience: Audience,
    moment: Moment,
  ): Promise<Readonly<{ recipients: number }>>
  /** Puts somebody to work on it: a job in the same transaction. */
  run(id: string): Promise<void>
  counts(noticeId: string): Promise<BroadcastCounts>
  /** Lets those be sent to who have an account by now, and had none when the list was frozen. */
  admitLinked(noticeId: string): Promise<void>
  /** Cancels whatever was not sent yet. */
  cancelRest(noticeId: string, at: Date): Promise<void>
  /** Lets those of whom nobody knows be sent to once more. */
  retryUnknown(noticeId: string): Promise<number>
  unreached(noticeId: string, today: Day): Promise<readonly Unreached[]>
  /**
   * Recipients without an account today, within the actor's scope; those first who hold no invite that can still be
   * used. Whoever was given one after `since` is left out.
   */
  unlinked(
    noticeId: string,
    actorId: string,
    moment: Moment,
    limits: Readonly<{ since: Date; limit: number }>,
  ): Promise<readonly PersonSummary[]>
  /** Whether the message shows somebody how far one of his own is that is being sent. */
  isWatched(authorId: string, screen: ScreenRef): Promise<boolean>
  /** From now on its author watches it there, once he watches it anywhere. */
  watch(id: string, screen: ScreenRef): Promise<void>
  /** Broadcasts whose time has come. */
  due(at: Date): Promise<readonly string[]>
  /** Those being sent that have somebody to send to now. */
  unfinished(at: Date): Promise<readonly string[]>
}>
