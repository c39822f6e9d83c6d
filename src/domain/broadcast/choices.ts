import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { PositionGroup } from './broadcast.ts'
import { type DraftRefusal, type DraftView, viewDraft } from './draft.ts'
import { type LocalClock, localClock } from './local-clock.ts'
import type { AudienceCycle, UnitName, UnitPlace } from './port.ts'

/** What an audience can be narrowed by. */
export type Choices =
  | Readonly<{ part: 'role' | 'language' }>
  | Readonly<{ part: 'group'; groups: readonly PositionGroup[] }>
  | Readonly<{ part: 'cycle'; cycles: readonly AudienceCycle[] }>

export type ChoicePart = Choices['part']

export type Chosen<Value> = Readonly<{ view: DraftView; choices: Value }>

const choosing = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  id: string,
  read: (store: Store, view: DraftView) => Promise<Result<Value, Refusal>>,
): Promise<Result<Chosen<Value>, DraftRefusal | Refusal>> =>
  deps.transaction(async store => {
    const view = await viewDraft(store, deps, actor, id)
    if (!view.ok) return view
    const choices = await read(store, view.value)
    return choices.ok ? done({ view: view.value, choices: choices.value }) : choices
  })

export const readChoices = (
  deps: Deps,
  actor: Actor,
  id: string,
  part: ChoicePart,
): Promise<Result<Chosen<Choices>, DraftRefusal>> =>
  choosing<Choices>(deps, actor, id, async (store, { file }) => {
    const { today } = deps.moment()
    const { unitId } = file.broadcast.audience
    if (part === 'group') return done({ part, groups: await store.broadcasts.positionGroups(unitId, today) })
    if (part === 'cycle') return done({ part, cycles: await store.broadcasts.cycles(unitId, today) })
    return done({ part })
  })

/** A unit with its neighbours, no further up than the author's scope. Refuses `not_allowed` outside it. */
export const readUnit = (
  deps: Deps,
  actor: Actor,
  id: string,
  unitId: string | null,
): Promise<Result<Chosen<UnitPlace>, DraftRefusal | 'not_allowed'>> =>
  choosing(deps, actor, id, async (store, { file }) => {
    const { today } = deps.moment()
    const wanted = unitId ?? file.broadcast.audience.unitId
    const isInScope = await store.broadcasts.isStaffFor(actor.personId, wanted, today)
    const place = isInScope ? await store.broadcasts.unit(wanted, today) : undefined
    if (!place) return refused('not_allowed')
    const { parent } = place
    const mayGoUp = parent !== null && (await store.broadcasts.isStaffFor(actor.personId, parent.id, today))
    return done({ ...place, parent: mayGoUp ? parent : null })
  })

/** Units of one search: what a phone shows at once. */
export const foundUnits = 8

/** Units by part of their name, within the author's scope. */
export const searchUnits = (
  deps: Deps,
  actor: Actor,
  id: string,
  name: string,
): Promise<Result<Chosen<readonly UnitName[]>, DraftRefusal | 'unit_not_found'>> =>
  choosing(deps, actor, id, async store => {
    const { today } = deps.moment()
    const wanted = name.trim()
    const units =
      wanted === '' ? [] : await store.broadcasts.findUnits(actor.personId, wanted, today, foundUnits)
    return units.length > 0 ? done(units) : refused('unit_not_found')
  })

/** What the author's clock shows just now. */
export const readClock = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Chosen<LocalClock>, DraftRefusal>> =>
  choosing(deps, actor, id, async store => done(await localClock(store, deps, actor)))
