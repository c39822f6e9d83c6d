import type { NoticeContent } from '../notice/notice.ts'
import type { Deps, Store } from '../ports.ts'

/** By this what reminds of a day is found; nothing of it is sent once it is handed in. */
export const dueSubject = (recommendationId: string): string => `recommendation:${recommendationId}:due`

/** Tells somebody of a recommendation; the subject is what later copies are found by. */
export const tell = (
  store: Store,
  deps: Deps,
  recommendationId: string,
  content: NoticeContent,
  recipients: readonly string[],
  dedupeKey = `${content.kind}:${deps.newId()}`,
): Promise<void> =>
  recipients.length === 0
    ? Promise.resolve()
    : store.notices.add({
        id: deps.newId(),
        dedupeKey,
        subject: `recommendation:${recommendationId}`,
        content,
        recipients: [...new Set(recipients)],
        at: deps.moment().at,
      })
