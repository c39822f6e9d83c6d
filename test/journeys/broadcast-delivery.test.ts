import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { repeatUnknown } from '../../src/domain/broadcast/steer.ts'
import { Secret } from '../../src/secret.ts'
import { aimedAt, type BroadcastWatch, watchBroadcasts } from '../kit/broadcast-watch.ts'
import { startChildBot } from '../kit/child-bot.ts'
import { layDatabaseWire } from '../kit/database-wire.ts'
import { isSameAgain } from '../kit/manners.ts'
import {
  type Announced,
  announces,
  copiesOf,
  type Recipient,
  settlesCrowd,
  steers,
  unreachedOf,
  untilTold,
} from '../kit/recipients.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let crowd: Recipient[]
let watch: BroadcastWatch
beforeAll(async () => {
  town = await createTown()
  crowd = await settlesCrowd(town, 150)
  watch = watchBroadcasts(town, crowd)
}, 120_000)
afterAll(() => town.close())
beforeEach(() => town.telegram.faults.clear())

/** Slow enough to be stopped in the middle. */
const slowly = { noticesPerSecond: 60 }

/** Most recipients whose messages are on their way at the same time. */
const inHand = 64

const repeats = steers(repeatUnknown)

test('everybody gets it once, through blocked chats, refusals for haste and lost answers; nobody is missing', async () => {
  const [blocked, alsoBlocked, lost, broken, hasty, failing] = crowd
  for (const recipient of [blocked, alsoBlocked]) recipient?.person.user.blocks()
  const unreachable = () => town.database.prisma.telegramAccount.count({ where: { reachable: false } })
  await untilTold(async () => (await unreachable()) === 2, 'the blocks are known')
  onTestFinished(async () => {
    for (const recipient of [blocked, alsoBlocked]) recipient?.person.user.unblocks()
    await untilTold(async () => (await unreachable()) === 0, 'they are back')
  })
  // One of them is not known to have blocked it before.
  await town.database.prisma.telegramAccount.updateMany({
    where: { id: BigInt(blocked?.person.user.id ?? 0) },
    data: { reachable: true },
  })
  const { faults } = town.telegram
  faults.loseAnswer(aimedAt(lost))
  faults.reset(aimedAt(broken))
  faults.tooMany(1, aimedAt(hasty))
  faults.fail500(aimedAt(failing))

  const announced = await announces(town, 'Lần thứ nhất')
  const standing = await watch.untilEnded(announced)
  expect(standing).toMatchObject({ ending: 'finished', gone: 2, unknown: 2, waiting: 0, refused: 0 })
  expect(standing.sent).toBe(crowd.length - 4)
  expect(standing.unlinked).toBe(standing.total - crowd.length)
  await watch.expectOnce(announced)
  expect(new Set(await watch.whoIs(announced, 'unknown'))).toEqual(new Set([lost, broken]))

  const unreached = await unreachedOf(town, announced)
  expect(unreached).toHaveLength(standing.total - standing.sent)
  expect(unreached.filter(({ reason }) => reason === 'gone')).toHaveLength(2)
  expect(unreached.filter(({ reason }) => reason === 'unknown')).toHaveLength(2)

  await repeats(town, announced)
  const after = await watch.untilEnded(announced)
  expect(after).toMatchObject({ ending: 'finished', unknown: 0, sent: standing.sent + 2 })
  expect(lost && copiesOf(announced.text, lost)).toBe(2)
  expect(broken && copiesOf(announced.text, broken)).toBe(1)
  expect(watch.arrived(announced)).toBe(after.sent + 1)
  expect(town.telegram.violations.filter(violation => !isSameAgain(violation))).toEqual([])
}, 60_000)

test.each(['error', 'reset'] as const)(
  'an outage (%s) in the middle is waited out',
  async style => {
    await town.restart(slowly)
    onTestFinished(() => town.restart())
    const announced = await announces(town, `Mất liên lạc ${style}`)
    await watch.untilArrived(announced, 30)
    town.telegram.faults.outage(2_000, { method: 'sendMessage', style })
    const standing = await watch.untilEnded(announced)
    // Where the line breaks nobody can know; only who was in hand and the few who try the way are exposed to it.
    expect(standing.unknown).toBeLessThan(style === 'error' ? 1 : inHand + 16)
    expect(standing.sent + standing.unknown).toBe(crowd.length)
    await watch.expectOnce(announced)
  },
  60_000,
)

test('kill -9 in the middle: nobody gets it twice, and only who was in hand is unknown', async () => {
  await town.app.stop()
  town.telegram.faults.delay(60, { method: 'sendMessage', times: 500 })
  let bot = await startChildBot(town)
  const announced = await announces(town, 'Giữa chừng')
  for (const count of [40, 100]) {
    await watch.untilArrived(announced, count)
    await bot.kill()
    bot = await startChildBot(town)
  }
  const standing = await watch.untilEnded(announced)
  await bot.kill()
  await town.restart()
  expect(standing).toMatchObject({ ending: 'finished', waiting: 0 })
  expect(standing.sent + standing.unknown).toBe(crowd.length)
  expect(standing.unknown).toBeLessThanOrEqual(2 * inHand)
  await watch.expectOnce(announced)
}, 120_000)

test('a database that goes away in the middle: it goes on when it is back, and nobody gets it twice', async () => {
  const line = await layDatabaseWire(town.databaseUrl)
  await town.restart({ ...slowly, databaseUrl: line.url })
  onTestFinished(async () => {
    await town.restart()
    await line.close()
  })
  const announced = await announces(town, 'Mất cơ sở dữ liệu')
  await watch.untilArrived(announced, 40)
  const lines = town.log.length
  await line.cut()
  await untilTold(async () => town.log.length > lines, 'somebody notices')
  await line.mend()
  const standing = await watch.untilEnded(announced)
  expect(standing).toMatchObject({ ending: 'finished', waiting: 0 })
  expect(standing.sent + standing.unknown).toBe(crowd.length)
  expect(standing.unknown).toBeLessThanOrEqual(inHand)
  await watch.expectOnce(announced)
}, 90_000)

test('two processes, several broadcasts at once: everybody gets each of them once', async () => {
  const intake = {
    kind: 'webhook',
    url: 'http://127.0.0.1',
    secret: new Secret('not-listening-to-it'),
  } as const
  const second = await town.secondApp({ intake })
  onTestFinished(() => second.stop())
  const all: Announced[] = []
  for (const text of ['Cùng lúc 1', 'Cùng lúc 2', 'Cùng lúc 3']) all.push(await announces(town, text))
  // Each process looks every minute for what is unfinished, and may find what is being worked on.
  for (let look = 0; look < 5; look += 1) await Promise.all([town.app.lookAtClock(), second.lookAtClock()])
  for (const announced of all) {
    const standing = await watch.untilEnded(announced)
    expect(standing).toMatchObject({ sent: crowd.length, unknown: 0 })
    await watch.expectOnce(announced)
  }
}, 60_000)
