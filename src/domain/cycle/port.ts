import type { PositionGroup } from '../broadcast/broadcast.ts'
import type { UnitName } from '../broadcast/port.ts'
import type { Day } from '../day.ts'
import type { CycleKind } from '../evaluation/evaluation.ts'
import type { Form } from '../evaluation/form.ts'
import type { Level } from '../evaluation/score.ts'
import type { PeriodScore } from '../evaluation/year-score.ts'
import type { Moment } from '../moment.ts'
import type { PeriodFacts } from '../notice/facts.ts'
import type { CycleCounts, CycleFile, CycleState, ListedCycle, NamedForm } from './cycle.ts'
import type { Period } from './period.ts'

/** Whom a cycle would be for. */
export type CycleScope = Readonly<{
  kind: CycleKind
  period: Period
  unitId: string
  positionGroup: string | null
  /** For units, each by its head. */
  collective: boolean
}>

export type NewCycle = CycleScope &
  Readonly<{
    id: string
    opensOn: Day
    closesOn: Day
    templateId: string
    formChosen: boolean
    openedById: string
  }>

/** Another cycle of the same kind and period that some of the same people are under. */
export type Overlap = Readonly<{ unit: string; group: PositionGroup | null; shared: number }>

export type CyclePerson = Readonly<{ id: string; name: string; unit: string | null }>

type Page = Readonly<{ offset: number; limit: number }>

/** A decided score whose owner has moved since; the recipients are the heads of both units. */
export type HandedScore = Readonly<{
  evaluationId: string
  personId: string
  person: string
  period: PeriodFacts
  points: number
  level: Level
  fromUnit: UnitName
  toUnit: UnitName
}>

export type Cycles = Readonly<{
  /** Cycles of units somebody is staff for today: open ones first, then by closing day. */
  list(
    actorId: string,
    today: Day,
    page: Page,
  ): Promise<Readonly<{ total: number; items: readonly ListedCycle[] }>>
  /** Holds the unit, so that two who open the same cycle follow one another. */
  holdUnit(unitId: string): Promise<void>
  exists(scope: CycleScope): Promise<boolean>
  overlaps(scope: CycleScope, today: Day): Promise<readonly Overlap[]>
  countPeople(scope: CycleScope, today: Day): Promise<number>
  add(cycle: NewCycle): Promise<void>
  /** Forms that no regime names, in their newest version valid for the period: what could be chosen instead. */
  ownForms(period: Period): Promise<readonly NamedForm[]>
  /** The form of collective self-criticism in its newest version valid for the period. */
  collectiveForm(period: Period): Promise<NamedForm | undefined>
  /** The civil servants' form of a period: what a cycle for everybody's own form is opened with. */
  usualForm(period: Period): Promise<NamedForm | undefined>
  /** `MM-DD`, the last day of the yearly evaluation: `evaluation.deadline.yearly` of the rulebook. */
  yearlyDay(moment: Moment): Promise<string>

  /** The cycle's row held until the transaction ends. */
  lock(cycleId: string): Promise<CycleFile | undefined>
  counts(file: CycleFile, today: Day): Promise<CycleCounts>
  /** Of those in one state, the ones with a post in the actor's scope as staff today. */
  people(
    file: CycleFile,
    state: CycleState,
    actorId: string,
    today: Day,
    page: Page,
  ): Promise<Readonly<{ total: number; items: readonly CyclePerson[] }>>
  /** Under the cycle, nothing handed in, and not reminded of it since. */
  toRemind(cycleId: string, today: Day, since: Date): Promise<readonly string[]>
  /** Told of this closing day, and nothing handed in. */
  toldOf(cycleId: string, closesOn: Day, today: Day): Promise<readonly string[]>
  extend(cycleId: string, closesOn: Day): Promise<void>
  close(cycleId: string, at: Date): Promise<void>
  /** Those who are writing: a draft, or returned. */
  writing(cycleId: string): Promise<readonly string[]>
  renewForm(cycleId: string, templateId: string): Promise<void>

  /** The newer version of its own form that an evaluation's cycle has gone over to. */
  newerForm(evaluationId: string): Promise<Readonly<{ templateId: string; form: Form }> | undefined>
  moveToForm(evaluationId: string, templateId: string): Promise<void>

  /** Somebody's months and quarters of a year, decided or not; only published ones where asked. */
  periodScores(personId: string, year: number, isPublishedOnly: boolean): Promise<readonly PeriodScore[]>
  /** Of the last twelve months, not told yet, at most so many. */
  handedScores(today: Day, limit: number): Promise<readonly HandedScore[]>
  /** The heads of a unit today, else of the next one above it that has any. */
  headsOf(unitId: string, except: string, today: Day): Promise<readonly string[]>
}>
