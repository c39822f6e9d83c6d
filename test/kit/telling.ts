import type { NoticeContent } from '../../src/domain/notice/notice.ts'
import { type Recipient, untilTold } from './recipients.ts'
import type { Town } from './town.ts'

/** Something somebody is told unasked; the name in it tells one from another. */
export const about = (name: string): NoticeContent => ({ kind: 'invite.disowned', person: name })

export type Telling = Readonly<{
  /** Tells these people, as a use-case would; answers what the notice's deliveries are found by. */
  tells(content: NoticeContent, ...recipients: readonly Recipient[]): Promise<string>
  statesOf(subject: string): Promise<string[]>
  untilState(subject: string, state: string): Promise<void>
}>

export const startTelling = (town: Town): Telling => {
  let told = 0
  const statesOf = async (subject: string): Promise<string[]> => {
    const rows = await town.database.prisma.delivery.findMany({ where: { notice: { subject } } })
    return rows.map(({ state }) => state)
  }
  return {
    async tells(content, ...recipients) {
      told += 1
      const subject = `test:${told}`
      const { at } = town.deps.moment()
      const ids = recipients.map(({ id }) => id)
      const notice = { id: town.deps.newId(), dedupeKey: subject, subject, content, recipients: ids, at }
      await town.deps.transaction(store => store.notices.add(notice))
      return subject
    },
    statesOf,
    untilState: (subject, state) =>
      untilTold(async () => (await statesOf(subject)).every(found => found === state), `${subject} ${state}`),
  }
}
