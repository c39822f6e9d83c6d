import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { escalateUnacknowledged } from '../../src/domain/inspection/reminder-escalate.ts'
import { remindOfInspections } from '../../src/domain/inspection/reminder-send.ts'
import { hasPlanned, remindedOf, remindersTo, rungsSent } from '../kit/inspection-reminding.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

const title = 'Kiểm tra quy chế làm việc'

let town: Town
let manners: Manners
let khoi: Person
let tiep: Person
let inspection: string
const khoisId = () => town.cast('cadre').personId
const tiepsId = () => town.cast('inspectedHead').personId

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  tiep = await town.resident('inspectedHead')
  await settlesDemonstration(town)
  await town.database.prisma.evaluationCycle.updateMany({ data: { closedAt: town.deps.moment().at } })
  inspection = await hasPlanned(town, {
    startsOn: '2027-02-15',
    endsOn: '2027-02-19',
    title,
    subjects: [khoisId(), tiepsId()],
    team: [town.cast('supervisor').personId],
  })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const counts = (): number[] => [khoi, tiep].map(person => remindedOf(person, title).length)

test('the first rung falls on a Saturday, so it comes on the Friday before, at eight and not a minute earlier', async () => {
  await goesOnTo(town, '2027-01-15T07:59')
  expect(counts()).toEqual([0, 0])
  await goesOnTo(town, '2027-01-15T08:00')
  expect(counts()).toEqual([1, 1])
  const [reminder] = remindedOf(tiep, title)
  expect(reminder).toContain(readable(tiep.speech.day('2027-02-15')))
  expect(reminder).toContain('Báo cáo tự kiểm tra')
  expect(reminder).toContain(town.cast('supervisor').name)
  expect(khoi.labels).toEqual(
    (['received', 'ask', 'file'] as const).map(key =>
      readable(khoi.speech.text(`inspectionReminder:${key}`)),
    ),
  )
})

test('looking again, by however many at once, adds nothing', async () => {
  await Promise.all([remindOfInspections(town.deps), remindOfInspections(town.deps)])
  await town.restart()
  await goesOnTo(town, '2027-01-15T20:00')
  expect(counts()).toEqual([1, 1])
})

test('received is said once; the card then says when, and pressing again changes nothing', async () => {
  await manners.hammers(khoi, khoi.speech.text('inspectionReminder:received'), 3)
  await khoi.seesText('inspectionReminder:receivedAt')
  const [reminder] = await remindersTo(town, inspection, khoisId())
  expect(reminder?.acknowledgedAt).toSatisfy(
    (at: Date | null) => at?.toISOString().startsWith('2027-01-15T13:0') ?? false,
  )
  expect(khoi.labels).not.toContain(readable(khoi.speech.text('inspectionReminder:received')))
  expect(await town.database.prisma.auditEvent.count({ where: { action: 'inspection.acknowledged' } })).toBe(
    1,
  )
})

test('across Tết every rung comes on its computed day and none on a day off', async () => {
  for (const day of ['02-01', '02-03', '02-05', '02-08', '02-11', '02-12', '02-14', '02-15', '02-16'])
    await goesOnTo(town, `2027-${day}T08:00`)
  expect(await rungsSent(town, inspection, khoisId())).toEqual([
    ['2027-01-15', 30],
    ['2027-02-01', 14],
    ['2027-02-03', 7],
    ['2027-02-12', 1],
    ['2027-02-15', 0],
  ])
  expect(counts()).toEqual([5, 5])
})

test('whoever acknowledges an older card has acknowledged that rung and those before it, no later one', async () => {
  const before = await remindersTo(town, inspection, tiepsId())
  const middle = before[2]
  const card = tiep.messages.filter(message => (message.text ?? '').includes(title))[2]
  if (!middle || !card) throw new Error('three reminders were expected')
  tiep.user.presses(card.message_id, buttons.acknowledgeReminder.encode({ reminder: middle.id }))
  await tiep.findsText('inspectionReminder:receivedAt', card.message_id)
  const after = await remindersTo(town, inspection, tiepsId())
  expect(after.map(({ acknowledgedAt }) => acknowledgedAt !== null)).toEqual([true, true, true, false, false])
})

test('where the bot was down, the newest rung alone is sent, and none after the first day', async () => {
  const missed = await hasPlanned(town, {
    startsOn: '2027-03-31',
    title: 'Đợt hai',
    subjects: [khoisId()],
    team: [town.cast('supervisor').personId],
  })
  await goesOnTo(town, '2027-03-29T15:00')
  expect(await rungsSent(town, missed, khoisId())).toEqual([['2027-03-26', 3]])
  town.telegram.clock.advance(5 * 86_400_000)
  await remindOfInspections(town.deps)
  await fallsSilent(town)
  expect(await rungsSent(town, missed, khoisId())).toHaveLength(1)
})

test('a rung that was over when it was planned is left out; the first one to come is on its day', async () => {
  const late = await hasPlanned(town, {
    startsOn: '2027-04-12',
    title: 'Đợt ba',
    subjects: [khoisId()],
    team: [town.cast('supervisor').personId],
  })
  await remindOfInspections(town.deps)
  expect(await rungsSent(town, late, khoisId())).toEqual([])
  await goesOnTo(town, '2027-04-05T08:00')
  expect(await rungsSent(town, late, khoisId())).toEqual([['2027-04-05', 7]])
})

test('a sealed inspection reminds nobody, and nothing of it escalates', async () => {
  const sealed = await hasPlanned(town, {
    startsOn: '2027-04-13',
    title: 'Đột xuất',
    kind: 'surprise',
    subjects: [khoisId()],
    team: [town.cast('supervisor').personId],
  })
  for (const day of ['04-06', '04-09', '04-12', '04-13']) await goesOnTo(town, `2027-${day}T08:00`)
  await escalateUnacknowledged(town.deps)
  expect(await rungsSent(town, sealed, khoisId())).toEqual([])
  expect(remindedOf(khoi, 'Đột xuất')).toEqual([])
})
