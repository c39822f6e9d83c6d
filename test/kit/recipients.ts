import { vi } from 'vitest'
import type { Audience, BroadcastCounts } from '../../src/domain/broadcast/broadcast.ts'
import { confirmBroadcast } from '../../src/domain/broadcast/confirm.ts'
import {
  beginBroadcast,
  changeAudience,
  chooseFallback,
  schedule,
  writeText,
} from '../../src/domain/broadcast/draft.ts'
import type { Unreached } from '../../src/domain/broadcast/port.ts'
import { decideRelease } from '../../src/domain/broadcast/release.ts'
import { listUnreached, openReport } from '../../src/domain/broadcast/steer.ts'
import type { LocalTime } from '../../src/domain/local-time.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Result } from '../../src/domain/result.ts'
import { linkAccount } from '../../src/store/setup.ts'
import { Person, readable } from './person.ts'
import type { Town } from './town.ts'

export type Recipient = Readonly<{ id: string; name: string; person: Person }>

/** So many people with a post and no office who are on Telegram, without the long way of arriving. */
export const settlesCrowd = async (town: Town, count: number): Promise<Recipient[]> => {
  const { telegram, database, deps } = town
  const at = deps.moment().at
  const rows = await database.prisma.person.findMany({
    where: {
      links: { none: {} },
      roles: { none: {} },
      assignments: { some: { startedOn: { lte: at }, endedOn: null } },
    },
    orderBy: { code: 'asc' },
    take: count,
  })
  const crowd: Recipient[] = []
  for (const { id, name } of rows) {
    const user = telegram.person({ firstName: name, languageCode: 'vi' })
    await linkAccount(database.prisma, { accountId: user.id, personId: id, language: 'vi', at }, () =>
      deps.newId(),
    )
    user.opens()
    crowd.push({ id, name, person: new Person(telegram, user, 'vi') })
  }
  await telegram.settled(() => crowd.every(({ person }) => person.messages.length > 0), { timeoutMs: 30_000 })
  return crowd
}

/** Waits for what only the database knows. */
export const untilTold = (isSo: () => Promise<boolean>, what: string): Promise<void> =>
  vi.waitUntil(isSo, { timeout: 60_000, interval: 50 }).then(
    () => {},
    () => {
      throw new Error(`It never came about: ${what}`)
    },
  )

/** How often somebody has this in his chat. */
export const copiesOf = (text: string, { person }: Recipient): number =>
  person.messages.filter(message => readable(message.text ?? '').includes(text)).length

const expectDone = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}

/** A second member of the committee's staff, who releases what goes to many. */
const releaserCode = 'CB0009'

export type Announced = Readonly<{ id: string; author: Actor; text: string }>

type Manner = Readonly<{ audience?: Partial<Audience>; startsAt?: LocalTime }>

/** Writes, confirms and, where it needs one, releases a broadcast, as its author and a colleague do in chat. */
export const announces = async (
  { deps, database, cast }: Town,
  text: string,
  { audience = {}, startsAt }: Manner = {},
): Promise<Announced> => {
  const { personId, name } = cast('staff')
  const author = { personId, name }
  const { id } = expectDone(await beginBroadcast(deps, author)).file.broadcast
  expectDone(await changeAudience(deps, author, id, audience))
  expectDone(await writeText(deps, author, id, 'vi', text))
  if (startsAt) expectDone(await schedule(deps, author, id, startsAt))
  const { file, counts } = expectDone(await chooseFallback(deps, author, id, 'vi'))
  const seen = { version: file.broadcast.version, fingerprint: counts.fingerprint, screen: null }
  const { state } = expectDone(await confirmBroadcast(deps, author, id, seen))
  if (state === 'awaiting') {
    const second = await database.prisma.person.findUniqueOrThrow({ where: { code: releaserCode } })
    const releaser = { personId: second.id, name: second.name }
    expectDone(await decideRelease(deps, releaser, id, { kind: 'release' }, null))
  }
  return { id, author, text }
}

/** Steers it, as its author does by a button. */
export const steers =
  (turn: (deps: Town['deps'], actor: Actor, id: string) => Promise<Result<unknown, string>>) =>
  async ({ deps }: Town, { id, author }: Announced): Promise<void> => {
    expectDone(await turn(deps, author, id))
  }

export type Standing = BroadcastCounts & Readonly<{ state: string; ending: string | null }>

/** What its author reads in the report. */
export const standingOf = async ({ deps }: Town, { author, id }: Announced): Promise<Standing> => {
  const { file, counts } = expectDone(await openReport(deps, author, id))
  const { state, ending } = file.broadcast
  return { ...counts, state, ending }
}

/** Everybody on the list of those who were not reached, and why. */
export const unreachedOf = async (
  { deps }: Town,
  { author, id }: Announced,
): Promise<readonly Unreached[]> => {
  const listed = await listUnreached(deps, author, id)
  return listed.ok ? listed.value : []
}

/** All that the report counts people by. */
export const sumOf = ({ total: _total, read: _read, state: _state, ending: _ending, ...fates }: Standing) =>
  Object.values(fates).reduce((sum, count) => sum + count, 0)
