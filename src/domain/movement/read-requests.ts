import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { historyLength, loadRotation, type Rotation } from './read.ts'
import type { OwnRequest } from './request.ts'

export type OwnRequests = Readonly<{ rotation: Rotation; requests: readonly OwnRequest[] }>

/** What one may ask staff for, and what one has asked lately. */
export const readRequests = (deps: Deps, actor: Actor): Promise<OwnRequests> =>
  deps.transaction(async store => ({
    rotation: await loadRotation(store, deps.moment().today, actor.personId),
    requests: await store.movements.ownRequests(actor.personId, historyLength),
  }))
