import type { NoticeContent } from '../notice/notice.ts'
import type { Deps, Store } from '../ports.ts'

type Waiting = Readonly<{
  approvalId: string
  requesterId: string
  authority: Readonly<{ id: string; name: string }>
}>

/** Puts a card before the authority, and before his deputies of today with the name of whom they act for. */
export const sendCard = async (
  store: Store,
  deps: Deps,
  { approvalId, requesterId, authority }: Waiting,
  content: NoticeContent,
  dedupeKey: string,
): Promise<void> => {
  const { at, today } = deps.moment()
  const subject = `approval:${approvalId}`
  await store.notices.add({
    id: deps.newId(),
    dedupeKey,
    subject,
    content,
    recipients: [authority.id],
    at,
  })
  const deputies = await store.routing.deputiesFor(authority.id, requesterId, today)
  if (deputies.length === 0) return
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${dedupeKey}:deputies`,
    subject,
    content: { kind: 'approval.forPrincipal', of: content, principal: authority.name },
    recipients: deputies,
    at,
  })
}
