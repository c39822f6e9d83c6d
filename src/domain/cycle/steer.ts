import { isAllowed } from '../access.ts'
import type { AuditAction } from '../audit/audit.ts'
import type { Day } from '../day.ts'
import { dueSubject, endOfClosingDay } from '../evaluation/deadline.ts'
import type { PeriodFacts } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { CycleCard, CycleFile } from './cycle.ts'
import { periodFactsOf } from './period-facts.ts'
import { type DayRefusal, decideDays } from './plan.ts'

export type SteerRefusal = 'cycle_unknown' | 'cycle_over'

/** What steering needs together: the transaction, who acts, and the cycle he may steer. */
export type Steering = Readonly<{ store: Store; deps: Deps; actor: Actor; file: CycleFile }>

/** A cycle within the actor's scope, held; any other is as unknown as one that does not exist. */
export const steering = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  cycleId: string,
  work: (steering: Steering) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | 'cycle_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.cycles.lock(cycleId)
    if (!file) return refused('cycle_unknown')
    const isStaff = await store.broadcasts.isStaffFor(actor.personId, file.unit.id, deps.moment().today)
    if (!isAllowed('cycle.steer', new Set(isStaff ? (['staff'] as const) : [])))
      return refused('cycle_unknown')
    return work({ store, deps, actor, file })
  })

const steerOpen = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  cycleId: string,
  work: (steering: Steering) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | SteerRefusal>> =>
  steering<Value, Refusal | 'cycle_over'>(deps, actor, cycleId, async all =>
    all.file.cycle.isClosed ? refused('cycle_over') : work(all),
  )

const periodOf = ({ cycle }: CycleFile): PeriodFacts => periodFactsOf(cycle)

const record = (
  { store, deps, actor, file }: Steering,
  action: AuditAction,
  more: Readonly<Record<string, string | number>> = {},
): Promise<void> =>
  store.audit({
    at: deps.moment().at,
    actorId: actor.personId,
    action,
    subjectId: null,
    details: { cycleId: file.cycle.id, ...more },
  })

const cardOf = async ({ store, deps, file }: Steering): Promise<CycleCard> => ({
  ...file,
  counts: await store.cycles.counts(file, deps.moment().today),
})

export const openCycleCard = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<CycleCard, 'cycle_unknown'>> =>
  steering(deps, actor, cycleId, async all => done(await cardOf(all)))

/**
 * Reminds everybody who has not handed in, by one notice; whoever was reminded of it today already, by this
 * press or by the ladder, is left out. Answers how many were told.
 */
export const remindCycle = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<number, SteerRefusal | 'cycle_not_begun'>> =>
  steerOpen<number, 'cycle_not_begun'>(deps, actor, cycleId, async all => {
    const { store, file } = all
    const moment = deps.moment()
    const { timeZone } = await store.notices.rules(moment)
    const { day: today } = deps.zones.local(moment.at, timeZone)
    const { opensOn, closesOn } = file.cycle
    if (opensOn > today) return refused('cycle_not_begun')
    const since = deps.zones.instant({ day: today, minute: 0 }, timeZone)
    const recipients = await store.cycles.toRemind(cycleId, today, since)
    if (recipients.length === 0) return done(0)
    const id = deps.newId()
    const subject = dueSubject(cycleId)
    await store.notices.withdraw(subject, recipients, moment.at)
    await store.notices.add({
      id,
      dedupeKey: `${subject}:asked:${id}`,
      subject,
      content: { kind: 'evaluation.due', cycleId, period: periodOf(file), closesOn },
      recipients,
      at: moment.at,
      ...(closesOn < today ? {} : { expiresAt: endOfClosingDay(closesOn, timeZone, deps.zones) }),
    })
    await record(all, 'cycle.reminded', { people: recipients.length })
    return done(recipients.length)
  })

/** Moves the closing day; whoever had been told of the old one, and has nothing handed in, hears of the new one. */
export const extendCycle = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  closesOn: Day,
): Promise<Result<CycleCard, SteerRefusal | DayRefusal | 'cycle_not_later'>> =>
  steerOpen<CycleCard, DayRefusal | 'cycle_not_later'>(deps, actor, cycleId, async all => {
    const { store, file } = all
    const { at, today } = deps.moment()
    const { cycle } = file
    // Pressed again.
    if (closesOn === cycle.closesOn) return done(await cardOf(all))
    if (closesOn < cycle.closesOn) return refused('cycle_not_later')
    const decided = decideDays(cycle.opensOn, closesOn, today)
    if (!decided.ok) return decided
    const recipients = await store.cycles.toldOf(cycleId, cycle.closesOn, today)
    await store.cycles.extend(cycleId, closesOn)
    await store.notices.withdraw(dueSubject(cycleId), null, at)
    if (recipients.length > 0) {
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: `cycle.extended:${cycleId}:${closesOn}`,
        subject: dueSubject(cycleId),
        content: { kind: 'cycle.extended', cycleId, period: periodOf(file), closesOn },
        recipients,
        at,
      })
    }
    await record(all, 'cycle.extended', { closesOn })
    return done(await cardOf({ ...all, file: { ...file, cycle: { ...cycle, closesOn } } }))
  })

/**
 * Closes a cycle for good: nothing more can be handed in, whatever was written stays readable to its author, and
 * those who were writing are told so. `cycle_over` when it was closed before.
 */
export const closeCycle = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<CycleCard, SteerRefusal>> =>
  steerOpen(deps, actor, cycleId, async all => {
    const { store, file } = all
    const { at } = deps.moment()
    const recipients = await store.cycles.writing(cycleId)
    await store.cycles.close(cycleId, at)
    await store.notices.withdraw(dueSubject(cycleId), null, at)
    if (recipients.length > 0) {
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: `cycle.closed:${cycleId}`,
        subject: `cycle:${cycleId}`,
        content: { kind: 'cycle.closed', period: periodOf(file) },
        recipients,
        at,
      })
    }
    await record(all, 'cycle.closed', { writing: recipients.length })
    return done(await cardOf({ ...all, file: { ...file, cycle: { ...file.cycle, isClosed: true } } }))
  })

/** Lets the cycle go over to the newer version of its form; whatever is being written follows when it is opened. */
export const useNewForm = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
): Promise<Result<CycleCard, SteerRefusal | 'cycle_form_gone'>> =>
  steerOpen<CycleCard, 'cycle_form_gone'>(deps, actor, cycleId, async all => {
    const { store, file } = all
    if (!file.newForm) return refused('cycle_form_gone')
    await store.cycles.renewForm(cycleId, file.newForm.id)
    await record(all, 'cycle.formRenewed', { templateId: file.newForm.id })
    return done(await cardOf({ ...all, file: { ...file, newForm: null } }))
  })
