import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { longestRequest, mostWaiting } from '../movement/request.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type DataRequestKind, isDataRequestKind, reckon } from './clocks.ts'
import type { RequestDays } from './request.ts'

const textRefusals = {
  empty: 'request_needed',
  long: 'request_too_long',
  classified: 'text_classified',
} as const

export type FileDataRefusal =
  | 'data_request_unknown'
  | 'request_needed'
  | 'request_too_long'
  | 'text_classified'
  | 'requests_waiting'
  | 'nobody_in_charge'

/**
 * Puts what somebody asks about his own data before the staff in charge of him, with the day of the first answer and
 * that of the decision (Law 91/2025/QH15, Decree 356/2025; `privacy.*`, `data.request.*` of the rulebook). The same one
 * sent twice asks once.
 */
export const fileDataRequest = (
  deps: Deps,
  { personId, name: requester }: Actor,
  kind: string,
  typed: string,
): Promise<Result<Readonly<{ kind: DataRequestKind; days: RequestDays }>, FileDataRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    if (!isDataRequestKind(kind) || !isAllowed('request.file', new Set(['self'])))
      return refused('data_request_unknown')
    const text = toKeptText(typed)
    const flaw = flawOfText(text, longestRequest)
    if (flaw) return refused(textRefusals[flaw])
    const { same, total } = await store.dataRequests.waiting(personId, kind, text)
    if (same) return done({ kind, days: same })
    if (total >= mostWaiting) return refused('requests_waiting')
    const recipients = await store.movements.staffFor(personId, today)
    if (recipients.length === 0) return refused('nobody_in_charge')
    const calendar = await store.calendar.load(moment)
    const terms = await store.dataRequests.terms(kind, moment)
    const days = {
      firstAnswer: reckon(calendar, terms.firstAnswer, today),
      decision: reckon(calendar, terms.decision, today),
    }
    const [id, approvalId] = [deps.newId(), deps.newId()]
    await store.dataRequests.file({ id, approvalId, personId, kind, text, days, at })
    const { positionTitles = null, unit = null } = (await store.people.summary(personId, today)) ?? {}
    const card = { approvalId, requester, positionTitles, unit, kind, text, days, taken: null }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `dataRequest.filed:${approvalId}`,
      subject: `approval:${approvalId}`,
      content: { kind: 'dataRequest.filed', card },
      recipients,
      at,
    })
    const details = { approvalId, kind }
    await store.audit({ at, actorId: personId, action: 'request.filed', subjectId: personId, details })
    return done({ kind, days })
  })
