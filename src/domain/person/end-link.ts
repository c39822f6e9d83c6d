import { isAllowed } from '../access.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { UnlinkReason } from './notice.ts'
import type { Actor } from './person.ts'

/** Tells somebody in the chat of a link that ended, which is no longer his otherwise. */
export const tellOldChat = (
  store: Store,
  deps: Deps,
  personId: string,
  oldLink: string,
  reason: UnlinkReason | 'replaced',
): Promise<void> =>
  store.notices.add({
    id: deps.newId(),
    dedupeKey: `person.unlinked:${oldLink}`,
    subject: `link:${oldLink}`,
    content: { kind: 'person.unlinked', oldLink, reason },
    recipients: [personId],
    at: deps.moment().at,
  })

/**
 * Parts somebody's account from him, for a reason that is kept and told him in that chat. Answers whose it was.
 * Refuses: `person_unknown` (also out of scope), `person_not_yours` for oneself and relatives, `link_ended` when it
 * ended before, with whose it was.
 */
export const endLinkOf = (
  deps: Deps,
  actor: Actor,
  linkId: string,
  reason: UnlinkReason,
): Promise<Result<string, 'person_unknown' | 'person_not_yours'> | LinkEnded> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const subjectId = await store.personDesk.ownerOf('link', linkId)
    if (!subjectId) return refused('person_unknown')
    const relations = await store.personDesk.relations(actor.personId, subjectId, today)
    if (!isAllowed('person.find', relations)) return refused('person_unknown')
    if (!isAllowed('person.unlink', relations)) return refused('person_not_yours')
    if (!(await store.personDesk.endLink(linkId, at))) {
      return { ...refused('link_ended'), personId: subjectId }
    }
    const details = { reason, link: linkId }
    await store.audit({ at, actorId: actor.personId, action: 'person.unlinked', subjectId, details })
    await tellOldChat(store, deps, subjectId, linkId, reason)
    return done(subjectId)
  })

export type LinkEnded = Readonly<{ ok: false; refusal: 'link_ended'; personId: string }>
