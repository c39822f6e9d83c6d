import type { ShownNotice } from '../notice/delivery-file.ts'
import type { Deps } from '../ports.ts'
import { progressKey } from './card.ts'
import type { Report } from './steer.ts'

/** How far a broadcast is, and where its author watches it. */
export type Progress = Report & Readonly<{ shown: readonly ShownNotice[] }>

/** Undefined for one nobody has confirmed. */
export const readProgress = (deps: Deps, id: string): Promise<Progress | undefined> =>
  deps.transaction(async store => {
    const file = await store.broadcasts.lock(id, null, deps.moment().today)
    if (!file?.broadcast.noticeId) return undefined
    const counts = await store.broadcasts.counts(file.broadcast.noticeId)
    return { file, counts, shown: await store.notices.shown(progressKey(id)) }
  })

/** The notice of a broadcast that is being sent now. */
export const noticeBeingSent = (deps: Deps, id: string): Promise<string | undefined> =>
  deps.transaction(async store => {
    const file = await store.broadcasts.lock(id, null, deps.moment().today)
    return file?.broadcast.state === 'running' ? (file.broadcast.noticeId ?? undefined) : undefined
  })
