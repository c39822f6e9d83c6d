import type { Day } from '../day.ts'
import type { MovementBasis } from '../movement/rules.ts'
import type { HamletHeadCount } from './hamlet-heads.ts'
import type { TreeUnit } from './hiding.ts'
import type { CompositionRule, PlannedCount } from './planning.ts'
import type { RecruitedCount } from './recruitment.ts'
import type { ReportScope } from './report.ts'
import type { Target } from './targets.ts'
import type { Term } from './term.ts'

export type ScopeUnit = TreeUnit & Readonly<{ name: string }>

/** What the reports about planning, recruitment, heads of hamlets and targets count; nobody’s name among it. */
export type PlanningReports = Readonly<{
  /** `report.terms` of the rulebook on a day, the earliest first; none where it has no such rule. */
  terms(day: Day): Promise<readonly Term[]>
  /** `planning.composition` of the rulebook on a day, and what it rests on. */
  composition(day: Day): Promise<Readonly<{ rule: CompositionRule; basis: MovementBasis }> | null>
  /** The terms somebody is planned for in these units, as codes such as 2025-2030, the newest first. */
  plannedTerms(scope: ReportScope): Promise<readonly string[]>
  /** All units within the reader’s scope, whatever he asks for, dissolved ones too, by name. */
  units(scope: ReportScope): Promise<readonly ScopeUnit[]>
  /**
   * Who is planned for a term in any unit within the reader’s scope: that of his list, also a dissolved one, or where
   * that is open the one of his first post there on the day, a leading one before others.
   */
  planned(scope: ReportScope, term: string): Promise<readonly PlannedCount[]>
  /** Who was recruited between two days, both included, by the unit he serves in on the day, or served in last. */
  recruited(scope: ReportScope, from: Day, to: Day): Promise<readonly RecruitedCount[]>
  /** Heads of hamlets in any unit within the reader’s scope on the day, each once. */
  hamletHeads(scope: ReportScope): Promise<readonly HamletHeadCount[]>
  /** Targets as of the day or earlier, by resolution and code. */
  targets(scope: ReportScope): Promise<readonly Target[]>
}>
