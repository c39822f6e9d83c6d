import type { Day } from '../day.ts'
import type { Level } from '../evaluation/score.ts'
import type { Moment } from '../moment.ts'
import type { ClassificationFile, ClassificationRules, Publication, Response } from './classification.ts'
import type { Band, Group, GroupSummary } from './group.ts'

/** What is written of one decision; points in hundredths. */
export type NewClassification = Readonly<{
  approvalId: string
  evaluationId: string
  points: number
  proposed: Level
  level: Level
  reason: string | null
}>

export type Classifications = Readonly<{
  rules(moment: Moment, personId: string | null): Promise<ClassificationRules>
  /** Cycles in which this person, or somebody whose deputy he is today, decides; the newest first. */
  groups(personId: string, today: Day): Promise<readonly GroupSummary[]>
  /** Undefined where there is nothing for him. */
  group(cycleId: string, personId: string, today: Day): Promise<Group | undefined>
  lock(evaluationId: string, actorId: string, today: Day): Promise<ClassificationFile | undefined>
  /** Everything in the cycle that is his to decide and not decided yet, in one order, all held. */
  lockWaiting(cycleId: string, actorId: string, today: Day): Promise<readonly ClassificationFile[]>
  /** Everything in the cycle that is decided by his hand or his principals' and not published yet, all held. */
  lockUnpublished(cycleId: string, actorId: string, today: Day): Promise<readonly ClassificationFile[]>
  /** Decides, once: a second decision on the same approval throws. */
  decide(decisions: readonly NewClassification[], deciderId: string, at: Date): Promise<void>
  /** Those who reviewed these evaluations and the staff of their cycle's unit: who hears of a publication. */
  circle(
    evaluationIds: readonly string[],
    today: Day,
  ): Promise<readonly Readonly<{ id: string; name: string }>[]>
  /** Of everybody in the same position group and period whose points are reviewed, or published. */
  band(evaluationId: string, isPublishedOnly: boolean, today: Day): Promise<Band>
  publish(evaluationIds: readonly string[], publisherId: string, at: Date): Promise<void>
  respond(evaluationId: string, response: Response, at: Date): Promise<void>
  /** Publications of the last days all of whose cadres have answered, or had a day to do so; not told of yet. */
  untold(at: Date): Promise<readonly Publication[]>
}>

/** By which a publication is told of once. */
export const publicationKey = ({ cycle, publishedAt, publisherId }: Publication): string =>
  `classification.published:${cycle.id}:${publisherId}:${publishedAt.toISOString()}`
