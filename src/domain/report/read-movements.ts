import { type ClockName, clockRules, type MovementBases, type MovementBasis } from '../movement/rules.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { Result } from '../result.ts'
import { type DueFacts, tallyDue } from './due.ts'
import { type NonLocalFacts, tallyNonLocal } from './non-local.ts'
import { type Opened, openReport } from './open.ts'
import type { ReportQuery, ReportRefusal, ReportScope } from './report.ts'
import { chosenSpan, type Span, spansOf } from './span.ts'
import { type MovementTable, tallyByUnit, tallyMovements, type UnitMovements } from './tally-movements.ts'

type Read<Facts> = Promise<Result<Opened<Facts>, ReportRefusal>>

/** People a message names; the workbook has all of them. */
export const namedInMessage = 8

const isClock = (name: string | null): name is ClockName => name !== null && Object.hasOwn(clockRules, name)

/** Whose names the asked part shows: whoever is named can see in /access that he was. */
const namesShown = ({ due, unknown }: DueFacts, part: ReportQuery['part']): readonly string[] => {
  if (part === 'picture') return []
  const rows = part === 'workbook' ? [...due, ...unknown] : due.slice(0, namedInMessage)
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** With what the rules of the day rest on. */
export type DueReport = DueFacts & Readonly<{ bases: MovementBases }>

const loadDue = async (
  store: Store,
  { at }: Readonly<{ at: Date }>,
  { staffId, day, today, ...scope }: ReportScope,
  { choice, part }: ReportQuery,
): Promise<DueReport> => {
  const holders = await store.movementReports.holders({ staffId, day, today, ...scope })
  const { rules, bases } = await store.movements.rules(day)
  const facts = tallyDue(holders, rules, day, isClock(choice) ? choice : null)
  const personIds = namesShown(facts, part)
  await store.movementReports.named({ actorId: staffId, at, today, purpose: 'due', personIds })
  return { ...facts, bases }
}

/**
 * The clocks of everybody with a post in scope on the day, by the rules in force that day; `choice` is one of the
 * clocks. Refuses as ReportRefusal says.
 */
export const readDue = (deps: Deps, actor: Actor, query: ReportQuery): Read<DueReport> =>
  openReport(deps, actor, 'due', query, (store, scope) => loadDue(store, deps.moment(), scope, query))

export type NonLocalReport = NonLocalFacts & Readonly<{ basis: MovementBasis | null }>

/**
 * Posts that nobody local may hold, and how many of them somebody not local holds (Party Regulation 65-QĐ/TW).
 * Refuses as ReportRefusal says.
 */
export const readNonLocal = (deps: Deps, actor: Actor, query: ReportQuery): Read<NonLocalReport> =>
  openReport(deps, actor, 'nonLocal', query, async (store, scope) => {
    const counts = await store.movementReports.localities(scope)
    const { bases } = await store.movements.rules(scope.day)
    return { ...tallyNonLocal(counts), basis: bases.get('nonLocal') ?? null }
  })

export type MovementFacts = Readonly<{
  span: Span
  spans: readonly Span[]
  table: MovementTable
  units: readonly UnitMovements[]
  /** What the terms rest on; null where the rulebook has none. */
  basis: MovementBasis | null
}>

const loadMovements = async (
  store: Store,
  scope: ReportScope,
  { choice }: ReportQuery,
): Promise<MovementFacts> => {
  const spans = spansOf(await store.planningReports.terms(scope.day), scope.day)
  const span = chosenSpan(spans, choice)
  const counts = await store.movementReports.movements(scope, span)
  const basis = await store.movementReports.termsBasis(scope.day)
  return { span, spans, table: tallyMovements(counts), units: tallyByUnit(counts), basis }
}

/**
 * Movements begun within a span up to the day, by kind and by the level that manages the post; `choice` is a term or
 * a span. Refuses as ReportRefusal says.
 */
export const readMovements = (deps: Deps, actor: Actor, query: ReportQuery): Read<MovementFacts> =>
  openReport(deps, actor, 'movements', query, (store, scope) => loadMovements(store, scope, query))
