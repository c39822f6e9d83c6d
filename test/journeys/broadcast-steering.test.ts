import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { cancelBroadcast, pauseBroadcast, resumeBroadcast } from '../../src/domain/broadcast/steer.ts'
import { aimedAt, type BroadcastWatch, watchBroadcasts } from '../kit/broadcast-watch.ts'
import {
  announces,
  copiesOf,
  type Recipient,
  settlesCrowd,
  standingOf,
  steers,
  sumOf,
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

const pauses = steers(pauseBroadcast)
const resumes = steers(resumeBroadcast)
const cancels = steers(cancelBroadcast)

test('paused, nothing more goes out; resumed, it goes on where it stood; cancelled, the rest stays away', async () => {
  await town.restart(slowly)
  onTestFinished(() => town.restart())
  const announced = await announces(town, 'Tạm dừng')
  await watch.untilArrived(announced, 20)
  await pauses(town, announced)
  await watch.untilNobodyIsInHand(announced)
  const reached = watch.arrived(announced)
  expect(reached).toBeLessThan(crowd.length)

  const other = await announces(town, 'Trong lúc chờ')
  await watch.untilEnded(other)
  await town.passes(60_000)
  expect(watch.arrived(announced)).toBe(reached)
  const paused = await standingOf(town, announced)
  expect(paused).toMatchObject({ state: 'paused', sent: reached, waiting: crowd.length - reached })

  await resumes(town, announced)
  await watch.untilArrived(announced, reached + 20)
  await cancels(town, announced)
  await watch.untilNobodyIsInHand(announced)
  const ended = await standingOf(town, announced)
  expect(ended).toMatchObject({ state: 'ended', ending: 'cancelled', waiting: 0 })
  expect(ended.sent).toBe(watch.arrived(announced))
  expect(ended.sent + ended.cancelled).toBe(crowd.length)
  expect(sumOf(ended)).toBe(ended.total)

  await watch.untilEnded(await announces(town, 'Sau khi hủy'))
  expect(watch.arrived(announced)).toBe(ended.sent)
  await watch.expectOnce(announced)
}, 90_000)

test('whose message comes back unsent after it was cancelled is cancelled too', async () => {
  const [, , late] = crowd
  const { faults } = town.telegram
  faults.delay(1_000, aimedAt(late))
  faults.tooMany(1, aimedAt(late))
  const announced = await announces(town, 'Về muộn')
  await town.telegram.settled(() => faults.list().length === 0, { timeoutMs: 20_000 })
  await cancels(town, announced)
  await untilTold(async () => (await standingOf(town, announced)).waiting === 0, 'nobody waits')
  const standing = await standingOf(town, announced)
  expect(sumOf(standing)).toBe(standing.total)
  expect(await watch.whoIs(announced, 'cancelled')).toContain(late)
  expect(late && copiesOf(announced.text, late)).toBe(0)
}, 60_000)

test('who is unlinked while his message waits for its turn does not get it', async () => {
  const [, , hasty] = crowd
  await town.restart(slowly)
  onTestFinished(() => town.restart())
  town.telegram.faults.tooMany(2, aimedAt(hasty))
  const announced = await announces(town, 'Người rời đi')
  await town.telegram.settled(() => town.telegram.faults.list().length === 0, { timeoutMs: 20_000 })
  const [leaving] = (await watch.whoIs(announced, 'pending')).filter(recipient => recipient !== hasty)
  const where = { personId: leaving?.id ?? '' }
  await town.database.prisma.telegramLink.updateMany({ where, data: { endedAt: town.deps.moment().at } })
  const standing = await watch.untilEnded(announced)
  await town.database.prisma.telegramLink.updateMany({ where, data: { endedAt: null } })
  expect(standing.sent).toBe(crowd.length - 1)
  expect(leaving && copiesOf(announced.text, leaving)).toBe(0)
  await watch.expectOnce(announced)
}, 60_000)

test('at night it waits for the morning, except for whoever sleeps at other times', async () => {
  const [early] = crowd
  const quiet = { personId: early?.id ?? '', quietFrom: 0, quietTo: 0 }
  await town.database.prisma.noticePreference.create({ data: quiet })
  const untilNight = Date.parse('2026-11-23T15:00:00Z') - town.telegram.clock.now()
  await town.passes(untilNight + Math.ceil(-untilNight / 86_400_000 + 1) * 86_400_000)
  const announced = await announces(town, 'Trong đêm')
  await untilTold(async () => (await standingOf(town, announced)).waiting === 0, 'nobody waits')
  const night = await standingOf(town, announced)
  expect(night).toMatchObject({ state: 'running', sent: 1, later: crowd.length - 1 })
  expect(sumOf(night)).toBe(night.total)
  expect(early && copiesOf(announced.text, early)).toBe(1)

  await town.passes(9 * 3_600_000 + 60_000)
  const standing = await watch.untilEnded(announced)
  expect(standing).toMatchObject({ sent: crowd.length, later: 0, ending: 'finished' })
  await watch.expectOnce(announced)
}, 60_000)

test('whoever is meant is settled when it is confirmed, not when it is sent', async () => {
  const [, leaver] = crowd
  const { prisma } = town.database
  const inAnHour = new Date(town.telegram.clock.now() + 3_600_000)
  const startsAt = town.deps.zones.local(inAnHour, 'Asia/Ho_Chi_Minh')
  const announced = await announces(town, 'Danh sách', { startsAt })
  const before = await standingOf(town, announced)
  const posts = { personId: leaver?.id ?? '', endedOn: null }
  const left = await prisma.assignment.findMany({ where: posts, select: { id: true } })
  await prisma.assignment.updateMany({ where: posts, data: { endedOn: new Date('2026-11-01') } })
  onTestFinished(async () => {
    await prisma.assignment.updateMany({
      where: { id: { in: left.map(({ id }) => id) } },
      data: { endedOn: null },
    })
  })
  expect(watch.arrived(announced)).toBe(0)
  await town.passes(3_600_000)
  const standing = await watch.untilEnded(announced)
  expect(standing.total).toBe(before.total)
  expect(standing.sent).toBe(crowd.length)
  expect(leaver && copiesOf(announced.text, leaver)).toBe(1)
}, 60_000)

test('what everybody has got, but nobody has finished, ends at the next look', async () => {
  const announced = await announces(town, 'Chưa khép lại')
  await watch.untilEnded(announced)
  await town.database.prisma.broadcast.update({
    where: { id: announced.id },
    data: { state: 'running', ending: null, endedAt: null },
  })
  await town.passes(60_000)
  const standing = await watch.untilEnded(announced)
  expect(standing.ending).toBe('finished')
  await watch.expectOnce(announced)
}, 60_000)

test('its author sees it come to its end in the message it began in, though an edit fails', async () => {
  const author = await town.resident('staff')
  const { faults } = town.telegram
  faults.fail500({ chatId: author.user.id, method: 'editMessageText', times: 2 })
  const announced = await announces(town, 'Người viết theo dõi')
  await watch.untilEnded(announced)
  const isShown = () => {
    const shown = author.messages.filter(({ text }) =>
      text?.includes(author.says('broadcast:ending.finished')),
    )
    return shown.length === 1
  }
  await town.telegram.settled(isShown, { timeoutMs: 20_000 })
  expect(faults.list()).toEqual([])
  const stillRuns = author.says('broadcast:state.running')
  expect(author.messages.filter(({ text }) => text?.includes(stillRuns))).toEqual([])
}, 60_000)
