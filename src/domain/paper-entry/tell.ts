import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { PaperCard, PaperDecision, PaperNotice } from './notice.ts'
import type { PaperApproval } from './port.ts'
import type { PaperOrigin } from './standing.ts'

type Decided = Readonly<{ card: PaperCard; decision: PaperDecision }>

/** Every copy before those who could have signed says who did. */
const reviseCopies = (store: Store, deps: Deps, approvalId: string, decided: Decided): Promise<void> =>
  store.notices.revise({
    id: deps.newId(),
    dedupeKey: `paper.decided:${approvalId}`,
    subject: `approval:${approvalId}`,
    content: { kind: 'paper.decided', ...decided },
    except: null,
    at: deps.moment().at,
  })

const tell = (
  store: Store,
  deps: Deps,
  approvalId: string,
  recipient: string,
  content: PaperNotice,
): Promise<void> =>
  store.notices.add({
    id: deps.newId(),
    dedupeKey: `${content.kind}:${approvalId}:${recipient}`,
    subject: `paper:${approvalId}`,
    content,
    recipients: [recipient],
    at: deps.moment().at,
  })

/** The clerk hears that it is signed, and its author, where he has the bot, that it is handed in. */
export const tellSigned = async (
  store: Store,
  deps: Deps,
  { approvalId, requesterId, entry }: PaperApproval,
  decided: Decided,
  origin: PaperOrigin,
  authority: PersonSummary,
): Promise<void> => {
  await reviseCopies(store, deps, approvalId, decided)
  await tell(store, deps, approvalId, requesterId, { kind: 'paper.decided', ...decided })
  const cadre = await store.people.summary(entry.personId, deps.moment().today)
  if (!cadre?.isLinked) return
  const { period } = decided.card
  const content = { kind: 'paper.submitted' as const, period, origin, authority: authority.name }
  await tell(store, deps, approvalId, entry.personId, content)
}

/** The clerk hears what differs from the paper, and goes on from there. */
export const tellSentBack = async (
  store: Store,
  deps: Deps,
  { approvalId, requesterId, entry }: PaperApproval,
  decided: Decided,
): Promise<void> => {
  await reviseCopies(store, deps, approvalId, decided)
  const { evaluationId } = entry
  await tell(store, deps, approvalId, requesterId, { kind: 'paper.sentBack', ...decided, evaluationId })
}
