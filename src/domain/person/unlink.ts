import type { Deps } from '../ports.ts'
import type { Actor } from './person.ts'

/** Parts account and person; it needs nobody's leave. False when there was no link any more. */
export const unlinkPerson = (deps: Deps, actor: Actor): Promise<boolean> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const ended = await store.people.endLink(actor.personId, at)
    const subjectId = actor.personId
    if (ended)
      await store.audit({ at, actorId: subjectId, action: 'person.unlinked', subjectId, details: {} })
    return ended
  })
