import type { Deps } from '../ports.ts'
import type { NoticeContent } from './notice.ts'

/** Tells the admins, once a day for each kind of notice, that a text went out without its markup. */
export const raiseUnformatted = (deps: Deps, of: NoticeContent['kind']): Promise<void> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    // An alert about an alert would go round in a circle.
    if (of === 'notice.unformatted') return
    const key = `notice.unformatted:${of}:${today}`
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: key,
      subject: key,
      content: { kind: 'notice.unformatted', of },
      recipients: await store.notices.admins(today),
      at,
    })
  })
