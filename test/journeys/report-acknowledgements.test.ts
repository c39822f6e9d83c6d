import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport, takesPicture, takesWorkbook } from '../kit/reporting.ts'
import { dayFrom, personOf, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const commune = 'Xã Lộc Vinh'
const codes = ['CB0061', 'CB0062', 'CB0063', 'CB0178'] as const

let town: Town
let manners: Manners
let long: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  long = (await inhabitant(town, 'CB0009', 'vi')).person
  await wasAnnounced('=1+1 <b>Lịch họp</b>', -2, 3)
  await wasAnnounced('Thông báo cũ', -60, 1)
  await wasReminded('Kiểm tra tài chính', 1, false)
  await wasReminded('BÍ MẬT', 2, true)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const persons = () => Promise.all(codes.map(code => personOf(town, code)))

/** An announcement to four people, so many of whom say that they have read it. */
const wasAnnounced = async (text: string, days: number, read: number): Promise<void> => {
  const { prisma } = town.database
  const [id, noticeId, startedAt] = [randomUUID(), randomUUID(), dayFrom(town, days)]
  const { personId: authorId } = town.cast('staff')
  const { id: unitId } = await unitNamed(town, 'Tỉnh Nam Xuyên')
  const notice = { kind: 'broadcast.announced', dedupeKey: id, subject: id, payload: {} }
  await prisma.notice.create({ data: { ...notice, id: noticeId, createdAt: startedAt } })
  await prisma.delivery.createMany({
    data: (await persons()).map(({ id: personId }, place) => ({
      ...{ id: randomUUID(), noticeId, personId, state: 'sent', settledAt: startedAt },
      acknowledgedAt: place < read ? startedAt : null,
    })),
  })
  const times = { createdAt: startedAt, confirmedAt: startedAt, startedAt, endedAt: startedAt }
  const ended = { ...times, state: 'ended', ending: 'finished', asksRead: true, texts: { vi: text } }
  await prisma.broadcast.create({ data: { id, authorId, unitId, noticeId, ...ended } })
}

/** An inspection of which four people were reminded, so many of whom have acknowledged it. */
const wasReminded = async (title: string, acknowledged: number, isSealed: boolean): Promise<void> => {
  const { prisma } = town.database
  const { personId: plannedById } = town.cast('staff')
  const { id: unitId } = await unitNamed(town, 'Tỉnh Nam Xuyên')
  const [id, sentAt, startsOn] = [randomUUID(), dayFrom(town, -1), dayFrom(town, 6)]
  const kind = isSealed ? { kind: 'surprise', sealed: true } : { kind: 'thematic' }
  const planned = { body: 'party', title, basis: '12-KH/UBKT', state: 'planned', plannedAt: sentAt }
  await prisma.inspection.create({
    data: { ...planned, ...kind, id, unitId, plannedById, startsOn, endsOn: startsOn, createdAt: sentAt },
  })
  await prisma.inspectionReminder.createMany({
    data: (await persons()).map(({ id: personId }, place) => ({
      ...{ id: randomUUID(), inspectionId: id, personId, daysBefore: 7, startsOn, dueOn: sentAt, sentAt },
      acknowledgedAt: place < acknowledged ? sentAt : null,
    })),
  })
}

const says = (person: Person): string => readable(person.screen.text ?? '')

const words = ({ speech }: Person, confirmed: number, asked: number): string =>
  readable(speech.text('report:confirmed', { confirmed, asked, percent: speech.percent(confirmed, asked) }))

test('what was to be confirmed in the last thirty days, and how much of it was; nothing of a sealed inspection', async () => {
  await opensReport(long, 'acknowledgements')
  expect(says(long)).toContain(words(long, 3, 4))
  expect(says(long)).toContain(words(long, 1, 4))
  expect(says(long)).toContain('=1+1 <b>Lịch họp</b>: 3/4')
  expect(says(long)).not.toContain('Thông báo cũ')
  expect(says(long)).not.toContain('BÍ MẬT')
})

test('ninety days show what is older, and the workbook has all of it as text', async () => {
  await opensReport(long, 'acknowledgements')
  await long.tapsText('report:span', { count: 90 })
  await long.sees('Thông báo cũ')
  expect(says(long)).toContain(words(long, 4, 8))
  const { about, sheets } = await takesWorkbook(town, long, 2)
  expect(about.rows.flat()).toContain(long.speech.text('report:span', { count: 90 }))
  const [announced, reminded] = sheets
  expect(announced?.rows.slice(1).map(row => [row[0], row[2], row[3], row[4]])).toEqual([
    ['=1+1 <b>Lịch họp</b>', '4', '3', long.speech.percent(3, 4)],
    ['Thông báo cũ', '4', '1', long.speech.percent(1, 4)],
  ])
  expect(announced?.active).toEqual([])
  expect(reminded?.rows.slice(1).map(([title]) => title)).toEqual(['Kiểm tra tài chính'])
  const seen = await takesPicture(town, long)
  expect(seen.isCut).toBe(false)
  expect(seen.amountOf('#0f5c8c')).toBeGreaterThan(1_000)
})

test('of one unit, its people alone are counted', async () => {
  const { id: unit } = await unitNamed(town, commune)
  const key = { report: 'ac', unit, days: dayToNumber('2026-11-23'), choice: '30' }
  await manners.forges(long, buttons.report.encode(key))
  await long.sees(words(long, 3, 3))
  expect(says(long)).toContain(words(long, 1, 3))
})

test('as of an earlier day, what came later is not there, and a span that is none is said', async () => {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const key = { report: 'ac', unit: nobody, days: dayToNumber('2026-11-20'), choice: '30' }
  await manners.forges(long, buttons.report.encode(key))
  await long.seesText('report:nothingSent')
  expect(says(long)).not.toContain('Lịch họp')
  for (const choice of ['31', '99999', '-1']) {
    await manners.forges(long, buttons.report.encode({ ...key, choice }))
    await long.seesText('refusals:report_choice_unknown')
    await manners.forges(long, buttons.report.encode(key))
    await long.seesText('report:nothingSent')
  }
})
