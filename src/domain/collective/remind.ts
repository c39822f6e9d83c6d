import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type LeadRefusal, type LedDraft, leadingOpen, readLed } from './lead.ts'
import { cardOf, tell } from './tell.ts'

/** Reminds those who have not answered yet, once a day. Refuses `collective_all_answered`, `collective_reminded`. */
export const remindMembers = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<LedDraft, LeadRefusal | 'collective_all_answered' | 'collective_reminded'>> =>
  leadingOpen<LedDraft, 'collective_all_answered' | 'collective_reminded'>(
    deps,
    actor,
    evaluationId,
    async all => {
      const { store, file } = all
      const draft = await readLed(all)
      const silent = draft.members.filter(({ hasAnswered }) => !hasAnswered).map(({ id }) => id)
      if (silent.length === 0) return refused('collective_all_answered')
      const key = `collective.reminded:${evaluationId}:${deps.moment().today}`
      if (await store.notices.isKnown(key)) return refused('collective_reminded')
      const content = { kind: 'collective.reminded' as const, card: cardOf(file, actor.name) }
      await tell(store, deps, evaluationId, content, silent, key)
      return done(draft)
    },
  )
