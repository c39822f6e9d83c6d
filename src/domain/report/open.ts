import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { mayReadReports } from './may-read.ts'
import type { ReportName, ReportQuery, ReportRefusal, ReportScope } from './report.ts'

export type Opened<Facts> = Readonly<{ scope: ReportScope; unit: string | null; facts: Facts }>

/**
 * Reads a report for somebody who is staff today, over the unit he asks for; every look is an audit event that
 * names the report and nobody in it. Refuses as ReportRefusal says.
 */
export const openReport = <Facts>(
  deps: Deps,
  actor: Actor,
  name: ReportName,
  { unitId, day, part }: ReportQuery,
  read: (store: Store, scope: ReportScope) => Promise<Facts>,
): Promise<Result<Opened<Facts>, ReportRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    if (!(await mayReadReports(store, actor.personId, today))) return refused('not_allowed')
    if (day > today) return refused('day_too_late')
    const unit = unitId === null ? null : await store.reports.unit(actor.personId, unitId, today)
    if (unit === undefined) return refused('unit_not_yours')
    const scope = { staffId: actor.personId, unitId, day, today }
    const facts = await read(store, scope)
    const details = {
      ...{ purpose: name, day },
      ...(unitId === null ? {} : { unit: unitId }),
      ...(part === undefined ? {} : { part }),
    }
    await store.audit({ at, actorId: actor.personId, action: 'report.read', subjectId: null, details })
    return done({ scope, unit, facts })
  })
