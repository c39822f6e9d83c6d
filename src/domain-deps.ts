import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Moment } from './domain/moment.ts'
import type { Deps } from './domain/ports.ts'
import { zones } from './zones.ts'

type Options = Readonly<{
  store: Pick<Deps, 'transaction' | 'longTransaction' | 'steps'>
  now: () => Date
  timeZone: string
}>

/** The instant, and the day it is in the province. */
export const createMoment =
  ({ now, timeZone }: Pick<Options, 'now' | 'timeZone'>) =>
  (): Moment => {
    const at = now()
    return { at, today: zones.local(at, timeZone).day }
  }

/** What use-cases are given besides the store: time, ids and codes. */
export const createDomainDeps = ({ store, now, timeZone }: Options): Deps => {
  return {
    ...store,
    moment: createMoment({ now, timeZone }),
    zones,
    newId: randomUUID,
    newCode: () => randomBytes(16).toString('base64url'),
    hashCode: code => createHash('sha256').update(code).digest('hex'),
  }
}
