import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Deputyship } from './deputy.ts'

/** Ends one's own deputy's time at once; he is told. Refuses `deputyship_over` for whatever is not there. */
export const endDeputy = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Deputyship, 'deputyship_over'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const mine = await store.deputies.lock(actor.personId, today)
    const found = mine.find(deputyship => deputyship.id === id)
    if (!found) return refused('deputyship_over')
    await store.deputies.end(id, today)
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `deputy.ended:${id}`,
      subject: `deputy:${id}`,
      content: { kind: 'deputy.ended', principal: actor.name },
      recipients: [found.deputyId],
      at,
    })
    const details = { deputyshipId: id }
    const subjectId = found.deputyId
    await store.audit({ at, actorId: actor.personId, action: 'deputy.ended', subjectId, details })
    return done(found)
  })
