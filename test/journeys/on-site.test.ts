import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { clockNames } from '../../src/domain/calendar/clock.ts'
import { addDays } from '../../src/domain/day.ts'
import { eventsIn } from '../kit/dates-file.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { standsPlanned } from '../kit/on-site.ts'
import { type Person, readable } from '../kit/person.ts'
import { aPdf } from '../kit/remarking.ts'
import { heard } from '../kit/routing.ts'
import { sentFile } from '../kit/sent-file.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let leader: Person
let head: Person
let staff: Person
let inspection: string
let subject: string
const place = clockNames.indexOf('thematicSupervision')

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leader = await town.resident('cadre')
  head = await town.resident('inspectedHead')
  staff = await town.resident('staff')
  const planned = await standsPlanned(town, { from: 3 })
  inspection = planned.id
  subject = planned.subject
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const goes = async (person: Person): Promise<void> => {
  await manners.hears(person, () => person.sends('/start'))
  await person.seesText('home:choose')
  await manners.forges(person, buttons.followUp.encode({ inspection }))
}
const present = () => town.database.prisma.inspection.findUniqueOrThrow({ where: { id: inspection } })

test('only the team opens an inspection, before its first day only when confirmed once more, and once', async () => {
  await manners.forges(staff, buttons.openOnSite.encode({ inspection, wanted: 1 }))
  await staff.seesText('refusals:inspection_unknown')
  await manners.forges(head, buttons.openOnSite.encode({ inspection, wanted: 1 }))
  await head.seesText('refusals:inspection_unknown')
  await goes(leader)
  await leader.tapsText('recommendation:openKey')
  await leader.seesText('recommendation:askOpen')
  await leader.tapsText('recommendation:openNow')
  await leader.seesText('recommendation:askOpenEarly')
  expect((await present()).state).toBe('planned')
  await leader.tapsText('recommendation:openEarly')
  await leader.seesText('recommendation:openedAt')
  await leader.seesText('recommendation:noReceipt')
  await head.seesText('recommendation:askReceipt')
  await manners.forges(leader, buttons.openOnSite.encode({ inspection, wanted: 1 }))
  await leader.seesText('refusals:inspection_opened')
  const opened = await town.database.prisma.inspectionEvent.count({ where: { inspectionId: inspection } })
  expect(opened).toBe(1)
})

test('the head gives his receipt on the card, once; the leader hears of it', async () => {
  await manners.hammers(head, head.speech.text('recommendation:received'), 3)
  await head.seesText('recommendation:receiptGiven')
  await leader.seesText('recommendation:receiptTold')
  expect(heard(leader, 'recommendation:receiptTold')).toHaveLength(1)
  await goes(leader)
  await leader.seesText('recommendation:receipt')
  await manners.forges(leader, buttons.paperReceipt.encode({ inspection, subject }))
  await leader.seesText('refusals:receipt_given')
  const receipts = await town.database.prisma.inspectionEvent.count({ where: { kind: 'received' } })
  expect(receipts).toBe(1)
})

test('a time limit has no day before its event; its day is not to come, and it is extended once, no further than its part', async () => {
  await goes(leader)
  await leader.seesText('calendar:clock.notStarted')
  await manners.forges(leader, buttons.askExtension.encode({ inspection, place }))
  await leader.seesText('refusals:clock_not_started')
  await leader.tapsText('recommendation:record.subjectReportReceived')
  await leader.seesText('recommendation:askStart')
  const { today } = town.deps.moment()
  const tomorrow = dayToNumber(addDays(today, 1))
  for (const text of ['24/11', 'hôm qua'])
    expect(await manners.hears(leader, () => leader.sends(text))).toContain(
      readable(leader.says(text === '24/11' ? 'refusals:start_day_future' : 'refusals:due_day_needed')),
    )
  await manners.forges(leader, buttons.setClockStart.encode({ inspection, place, days: tomorrow }))
  await leader.seesText('refusals:start_day_future')
  await goes(leader)
  await leader.tapsText('recommendation:record.subjectReportReceived')
  await leader.tapsText('recommendation:today')
  await leader.seesText('calendar:clock.startedOn')
  await manners.forges(leader, buttons.setClockStart.encode({ inspection, place, days: tomorrow - 2 }))
  await leader.seesText('refusals:clock_started')
  await leader.tapsText('recommendation:extend')
  await leader.seesText('recommendation:askExtension')
  await manners.forges(leader, buttons.extendClock.encode({ inspection, place, days: 31 }))
  await leader.seesText('refusals:clock_extension_too_long')
  await leader.tapsText('recommendation:extend')
  await leader.taps(leader.speech.text('recommendation:days', { count: 5 }))
  await leader.seesText('recommendation:askExtensionReason')
  await leader.hearsBelow(leader.sends('Đối tượng gửi báo cáo bổ sung.'))
  await leader.sees(readable(leader.says('calendar:clock.extended')))
  await manners.forges(leader, buttons.extendClock.encode({ inspection, place, days: 1 }))
  await leader.seesText('refusals:clock_extended')
})

test('the team takes its time limits into its calendar with the days of the inspection, the head these days alone', async () => {
  const eventsFor = async (person: Person) => {
    const before = person.screen.message_id
    await manners.forges(person, buttons.inspectionDays.encode({ inspection }))
    return eventsIn(await sentFile(town, await person.hearsBelow(before)))
  }
  const events = await eventsFor(leader)
  expect(events).toHaveLength(2)
  expect(events[1]?.SUMMARY).toContain(leader.speech.text('calendar:clock.thematicSupervision'))
  expect(await eventsFor(head)).toHaveLength(1)
})

test('the leader writes conclusions or adds a document; nobody hears of them before he says so', async () => {
  await manners.forges(staff, buttons.conclude.encode({ inspection }))
  await staff.seesText('refusals:inspection_unknown')
  await manners.forges(leader, buttons.newRecommendation.encode({ inspection }))
  await leader.seesText('refusals:inspection_not_concluded')
  await manners.forges(leader, buttons.conclude.encode({ inspection }))
  await leader.seesText('refusals:conclusion_needed')
  await leader.tapsText('recommendation:conclude')
  await leader.seesText('recommendation:askConclusion')
  for (const [act, refusal] of [
    [() => leader.sends('TỐI MẬT\nkết luận'), 'refusals:text_classified'],
    [() => leader.user.sendsDocument(aPdf('ket-luan.exe')), 'refusals:evidence_forbidden'],
    [() => leader.user.sendsSticker(), 'refusals:evidence_forbidden'],
    [() => leader.sends('x'.repeat(3_501)), 'refusals:text_too_long'],
  ] as const)
    expect(await manners.hears(leader, act)).toContain(readable(leader.says(refusal)))
  await town.passes(3_000)
  await leader.hearsBelow(leader.sends('Còn hai hồ sơ <chưa> đủ.'))
  await leader.seesText('recommendation:preview')
  await leader.hearsBelow(leader.user.sendsDocument(aPdf('ket-luan.pdf')))
  await leader.sees('ket-luan.pdf')
  await goes(head)
  expect(head.screen.text).not.toContain('hai hồ sơ')
  await leader.tapsText('recommendation:tell')
  await leader.seesText('recommendation:noneYet')
  await head.seesText('recommendation:told')
  await head.sees('Còn hai hồ sơ <chưa> đủ.')
  await head.tapsText('recommendation:file')
  await head.seesText('recommendation:readConclusion')
  await manners.forges(leader, buttons.writeConclusion.encode({ inspection }))
  await leader.seesText('refusals:inspection_concluded')
})

test('with no recommendation left open the inspection is closed', async () => {
  await goes(staff)
  await staff.tapsText('recommendation:close')
  await staff.sees(staff.speech.text('recommendation:inspection.closed'))
  expect((await present()).state).toBe('closed')
})

test('a surprise inspection exists for its subject from its opening on; its receipt may be on paper', async () => {
  const sealed = await standsPlanned(town, { kind: 'surprise', title: 'Đột xuất 07' })
  const encode = buttons.followUp.encode({ inspection: sealed.id })
  for (const person of [head, staff])
    for (const data of [encode, buttons.urgeAddressee.encode({ inspection: sealed.id })]) {
      await manners.forges(person, data)
      await person.seesText('refusals:inspection_unknown')
    }
  await manners.forges(leader, buttons.urgeAddressee.encode({ inspection: sealed.id }))
  await leader.seesText('refusals:inspection_unknown')
  await goes(leader)
  await manners.forges(leader, buttons.askOpenOnSite.encode({ inspection: sealed.id }))
  await leader.seesText('recommendation:askOpenSealed')
  await leader.tapsText('recommendation:openNow')
  await leader.seesText('recommendation:openedAt')
  await head.sees('Đột xuất 07')
  await head.seesText('recommendation:askReceipt')
  await leader.taps(leader.labels.find(label => label.startsWith('📝')) ?? '')
  await leader.seesText('recommendation:askTaker')
  expect(await manners.hears(leader, () => leader.sends('\u200f'))).toContain(
    readable(leader.says('refusals:receipt_name')),
  )
  await leader.hearsBelow(leader.sends('Nguyễn Văn Trực, văn thư'))
  await leader.seesText('recommendation:paperReceipt')
  await head.findsText('recommendation:receiptOnPaper')
})

test('of signs of a violation nothing is written here', async () => {
  const signs = await standsPlanned(town, { kind: 'signs', title: 'DH-03' })
  await manners.forges(leader, buttons.openOnSite.encode({ inspection: signs.id, wanted: 1 }))
  await leader.seesText('recommendation:openedAt')
  await leader.tapsText('recommendation:conclude')
  await leader.seesText('recommendation:askNeutral')
  expect(await manners.hears(leader, () => leader.sends('Vi phạm quy định'))).toContain(
    readable(leader.says('refusals:conclusion_neutral')),
  )
  await manners.forges(leader, buttons.conclude.encode({ inspection: signs.id }))
  await leader.seesText('recommendation:noneYet')
  await head.findsText('recommendation:onPaper')
  await leader.tapsText('recommendation:new')
  await leader.seesText('recommendation:askNeutralText')
  expect(await manners.hears(leader, () => leader.sends('x'.repeat(101)))).toContain(
    readable(leader.says('refusals:recommendation_neutral')),
  )
})
