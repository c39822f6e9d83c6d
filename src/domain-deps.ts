import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Deps, Moment } from './domain/ports.ts'

/** The day it is in the province at an instant. */
const createDayOf = (timeZone: string): ((at: Date) => string) => {
  // The Swedish form is the ISO one.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return at => format.format(at)
}

type Options = Readonly<{ store: Pick<Deps, 'transaction' | 'steps'>; now: () => Date; timeZone: string }>

/** What use-cases are given besides the store: time, ids and codes. */
export const createDomainDeps = ({ store, now, timeZone }: Options): Deps => {
  const dayOf = createDayOf(timeZone)
  return {
    ...store,
    moment: (): Moment => {
      const at = now()
      return { at, today: dayOf(at) }
    },
    newId: randomUUID,
    newCode: () => randomBytes(16).toString('base64url'),
    hashCode: code => createHash('sha256').update(code).digest('hex'),
  }
}
