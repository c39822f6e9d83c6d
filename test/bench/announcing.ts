import type { Audience, BroadcastCounts } from '../../src/domain/broadcast/broadcast.ts'
import { confirmBroadcast } from '../../src/domain/broadcast/confirm.ts'
import { beginBroadcast, changeAudience, writeText } from '../../src/domain/broadcast/draft.ts'
import { decideRelease } from '../../src/domain/broadcast/release.ts'
import { cancelBroadcast, openReport, pauseBroadcast } from '../../src/domain/broadcast/steer.ts'
import type { LanguageCode } from '../../src/domain/evaluation/form.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Deps } from '../../src/domain/ports.ts'
import type { Result } from '../../src/domain/result.ts'

// What an author and a second person do at their screens, by the use-cases behind them.

/** Of the length of a real circular. */
const texts: Readonly<Record<LanguageCode, string>> = {
  vi: `Thông báo về việc hoàn thành phiếu tự đánh giá.\n${'Đề nghị các đồng chí rà soát, bổ sung minh chứng và gửi phiếu đúng hạn. '.repeat(8)}`,
  en: `On completing the self-evaluation.\n${'Please look through it, add what supports it and hand it in on time. '.repeat(8)}`,
  de: `Zum Abschluss der Selbstbewertung.\n${'Bitte prüfen, Belege ergänzen und den Bogen fristgerecht abgeben. '.repeat(8)}`,
  ar: `بشأن استكمال التقييم الذاتي.\n${'يرجى مراجعة الاستمارة وإضافة ما يدعمها وتسليمها في الموعد. '.repeat(8)}`,
}

export type Office = Readonly<{ author: Actor; releaser: Actor }>

/** `confirming`: milliseconds of the transaction that freezes the recipients. */
export type Confirming = Readonly<{ id: string; confirming: number }>

const expectDone = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(`A broadcast was refused: ${result.refusal}`)
  return result.value
}

export const prepareBroadcast = async (
  deps: Deps,
  { author }: Office,
  audience: Partial<Audience>,
): Promise<Confirming> => {
  const { id } = expectDone(await beginBroadcast(deps, author)).file.broadcast
  let draft = expectDone(await changeAudience(deps, author, id, audience))
  for (const [language, text] of Object.entries(texts)) {
    draft = expectDone(await writeText(deps, author, id, language as LanguageCode, text))
  }
  const { version } = draft.file.broadcast
  const { fingerprint } = draft.counts
  const from = performance.now()
  expectDone(await confirmBroadcast(deps, author, id, { version, fingerprint, screen: null }))
  return { id, confirming: performance.now() - from }
}

export const releaseBroadcast = async (deps: Deps, { releaser }: Office, id: string): Promise<void> => {
  expectDone(await decideRelease(deps, releaser, id, { kind: 'release' }, null))
}

export const holdBroadcast = async (deps: Deps, { author }: Office, id: string): Promise<void> => {
  expectDone(await pauseBroadcast(deps, author, id))
}

/** Answers how many milliseconds the author waited for it. */
export const stopBroadcast = async (deps: Deps, { author }: Office, id: string): Promise<number> => {
  const from = performance.now()
  expectDone(await cancelBroadcast(deps, author, id))
  return performance.now() - from
}

export const readReport = async (deps: Deps, { author }: Office, id: string): Promise<BroadcastCounts> =>
  expectDone(await openReport(deps, author, id)).counts

/** What an author's screen counts at every change of a filter. */
export const countAudience = async (
  deps: Deps,
  audience: Audience,
): Promise<Readonly<{ total: number; took: number }>> => {
  const from = performance.now()
  const { total } = await deps.transaction(store => store.broadcasts.count(audience, deps.moment().today))
  return { total, took: performance.now() - from }
}
