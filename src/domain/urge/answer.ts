import { isAllowed } from '../access.ts'
import { addDays, type Day } from '../day.ts'
import { toKeptText } from '../evaluation/written-text.ts'
import type { ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { type DayRefusal, flawOfDueDay } from '../recommendation/due-day.ts'
import { flawOfReason, type ReasonRefusal } from '../recommendation/reason.ts'
import { done, type Result, refused } from '../result.ts'
import { answerFactsOf, urgeCardOf } from './card.ts'
import type { Urge, UrgeAnswer } from './urge.ts'

export type UrgeReply =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'needTime'; day: Day; reason: string }>
  | Readonly<{ kind: 'notMine'; reason: string }>

/** `isLate`: it had its answer before. */
export type AnsweredUrge = Readonly<{ urge: Urge; isLate: boolean }>

type AnswerRefusal = 'urge_unknown' | DayRefusal | ReasonRefusal

/** One's own urge, as its sender or its recipient. Not there and not yours are one answer. */
export const openUrge = (deps: Deps, actor: Actor, id: string): Promise<Result<Urge, 'urge_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.urges.lock(id, actor.personId)
    if (!file || !isAllowed('urge.read', file.relations)) return refused('urge_unknown')
    return done(file.urge)
  })

const flawOfReply = (reply: UrgeReply, today: Day): AnswerRefusal | undefined => {
  if (reply.kind === 'done') return undefined
  const flaw = reply.kind === 'needTime' ? flawOfDueDay(addDays(reply.day, -1), today) : undefined
  return flaw ?? flawOfReason(reply.reason)
}

/** What stands against a day somebody needs: it is to come. */
export const flawOfNeededDay = (day: Day, today: Day): DayRefusal | undefined =>
  flawOfDueDay(addDays(day, -1), today)

/**
 * Answers an urge: done, more time until a day and why, or not his and why. The first answer stands, and goes to
 * whoever urged.
 */
export const answerUrge = (
  deps: Deps,
  actor: Actor,
  id: string,
  reply: UrgeReply,
  screen: ScreenRef | null,
): Promise<Result<AnsweredUrge, AnswerRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.urges.lock(id, actor.personId)
    if (!file || !isAllowed('urge.answer', file.relations)) return refused('urge_unknown')
    if (file.urge.answer) return done({ urge: file.urge, isLate: true })
    const flaw = flawOfReply(reply, today)
    if (flaw) return refused(flaw)
    const answer: UrgeAnswer = {
      kind: reply.kind,
      reason: reply.kind === 'done' ? null : toKeptText(reply.reason),
      day: reply.kind === 'needTime' ? reply.day : null,
      at,
    }
    await store.urges.answer(id, answer)
    const urge = { ...file.urge, answer }
    await tellAnswer(store, deps, urge, answer, screen)
    const details = { urgeId: id, answer: answer.kind }
    const event = { at, actorId: actor.personId, subjectId: actor.personId, details }
    await store.audit({ ...event, action: 'urge.answered' })
    return done({ urge, isLate: false })
  })

const tellAnswer = async (
  store: Store,
  deps: Deps,
  urge: Urge,
  given: UrgeAnswer,
  except: ScreenRef | null,
): Promise<void> => {
  const { at } = deps.moment()
  const card = urgeCardOf(urge)
  const answer = answerFactsOf(given)
  const { id } = urge
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `urge.answered:${id}`,
    subject: `urge:${id}:answer`,
    content: { kind: 'urge.answered', card, answer },
    recipients: [urge.sender.id],
    at,
  })
  const content = { kind: 'urge.settled' as const, card, answer }
  const revision = { id: deps.newId(), dedupeKey: `urge.settled:${id}`, subject: `urge:${id}` }
  await store.notices.revise({ ...revision, content, except, at })
}
