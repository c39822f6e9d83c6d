import { isAllowed } from '../access.ts'
import { decisionDays } from '../approval/approval.ts'
import { workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addDays } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Assignment, type Career, isRunningOn } from './movement.ts'
import {
  type ClockInput,
  clockInputs,
  longestRequest,
  mostWaiting,
  type RequestAbout,
  type RequestKind,
  requestKinds,
} from './request.ts'

/** What somebody asks for, as the keys say it: nothing of it is believed. */
export type Wanted = Readonly<{ kind: string; about: string }>

/** Where a request is about no line. */
export const aboutNothing = '-'

export type Subject = Readonly<{ kind: RequestKind; about: RequestAbout | null }>

const aboutPost = ({ id, position, unit, startedOn, decisionNo }: Assignment): RequestAbout => ({
  kind: 'post',
  id,
  titles: position.titles,
  unit: unit.name,
  startedOn,
  decisionNo,
})

/**
 * What a request is about: any recorded post of his or what a clock goes by for a correction, a post held today
 * for an early end, nothing for a wish. Undefined for what does not fit, also for other people's posts.
 */
export const decideSubject = (wanted: Wanted, career: Career, today: string): Subject | undefined => {
  const kind = requestKinds.find(known => known === wanted.kind)
  if (!kind) return undefined
  if (kind === 'wish') return wanted.about === aboutNothing ? { kind, about: null } : undefined
  const post = career.assignments.find(({ id }) => id === wanted.about)
  if (kind === 'endEarly')
    return post && isRunningOn(post, today) ? { kind, about: aboutPost(post) } : undefined
  if (post) return { kind, about: aboutPost(post) }
  const input = clockInputs.find((known): known is ClockInput => known === wanted.about)
  return input && { kind, about: { kind: 'input', input } }
}

/** What a request would be about, before anything is written. Refuses `line_unknown`. */
export const chooseSubject = (
  deps: Deps,
  actor: Actor,
  wanted: Wanted,
): Promise<Result<Subject, 'line_unknown'>> =>
  deps.transaction(async store => {
    const career = await store.movements.career(actor.personId)
    const subject = decideSubject(wanted, career, deps.moment().today)
    return subject ? done(subject) : refused('line_unknown')
  })

const textRefusals = {
  empty: 'request_needed',
  long: 'request_too_long',
  classified: 'text_classified',
} as const

export type FileRefusal =
  | 'line_unknown'
  | 'request_needed'
  | 'request_too_long'
  | 'text_classified'
  | 'requests_waiting'
  | 'nobody_in_charge'

/**
 * Puts a request before the staff in whose scope its author has a post today; any of them may decide. It changes no
 * record by itself. The same one sent twice asks once. Refuses `requests_waiting` beyond ten undecided ones and
 * `nobody_in_charge` where no member of staff may decide for him.
 */
export const fileRequest = (
  deps: Deps,
  actor: Actor,
  wanted: Wanted,
  typed: string,
): Promise<Result<Subject, FileRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    const { personId, name: requester } = actor
    const subject = decideSubject(wanted, await store.movements.career(personId), today)
    if (!subject || !isAllowed('request.file', new Set(['self']))) return refused('line_unknown')
    const text = toKeptText(typed)
    const flaw = flawOfText(text, longestRequest)
    if (flaw) return refused(textRefusals[flaw])
    const { kind, about } = subject
    const { same, total } = await store.movements.waiting({ personId, kind, about, text })
    if (same !== null) return done(subject)
    if (total >= mostWaiting) return refused('requests_waiting')
    const recipients = await store.movements.staffFor(personId, today)
    if (recipients.length === 0) return refused('nobody_in_charge')
    const [id, approvalId] = [deps.newId(), deps.newId()]
    const dueOn = workingDayOnOrAfter(await store.calendar.load(moment), addDays(today, decisionDays))
    await store.movements.file({ id, approvalId, personId, kind, about, text, at, dueOn })
    const person = await store.people.summary(personId, today)
    const { positionTitles = null, unit = null } = person ?? {}
    const card = { approvalId, requester, positionTitles, unit, kind, about, text, dueOn }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `request.filed:${approvalId}`,
      subject: `approval:${approvalId}`,
      content: { kind: 'request.filed', card },
      recipients,
      at,
    })
    const details = { approvalId, kind }
    await store.audit({ at, actorId: personId, action: 'request.filed', subjectId: personId, details })
    return done(subject)
  })
