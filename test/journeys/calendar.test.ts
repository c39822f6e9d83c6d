import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { sentFile } from '../kit/sent-file.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let admin: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  admin = await town.resident('admin')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const file = (content: string | Buffer, fileName = 'lich.csv') => ({ data: Buffer.from(content), fileName })

const opensImport = async (): Promise<void> => {
  await admin.hearsBelow(admin.sends('/calendar'))
  await admin.tapsText('calendar:import')
  await admin.seesText('calendar:askFile')
}

const sends = async (content: string | Buffer): Promise<void> => {
  await admin.hearsBelow(admin.user.sendsDocument(file(content)))
}

const year2027 = () =>
  town.database.prisma.holiday.findMany({
    where: { day: { gte: new Date('2027-01-01'), lte: new Date('2027-12-31') } },
    orderBy: { day: 'asc' },
  })

test('everybody reads which days are off, and only an admin may take the file or change it', async () => {
  const khoi = await town.resident('cadre')
  await khoi.hearsBelow(khoi.sends('/calendar'))
  await khoi.sees('Tết Nguyên đán')
  await khoi.sees('16/02/2026')
  expect(khoi.labels).not.toContain(khoi.speech.text('calendar:import'))
  await khoi.tapsText('calendar:later', { period: 'Năm 2027' })
  await khoi.sees('10/02/2027')
  await manners.forges(khoi, buttons.importCalendar.encode({ year: 2027 }))
  await khoi.seesText('refusals:not_allowed')
  await manners.forges(khoi, buttons.calendarFile.encode({ year: 2027 }))
  await khoi.seesText('refusals:not_allowed')
  await manners.forges(khoi, buttons.changeCalendar.encode({ year: 2027, fingerprint: 1 }))
  await khoi.seesText('refusals:calendar_import_over')
  await manners.forges(khoi, buttons.calendar.encode({ year: 9_999_999 }))
  await khoi.sees('16/02/2026')
})

test('whatever is no calendar gets one clear sentence, and nothing is written', async () => {
  const before = await year2027()
  await opensImport()
  await admin.hearsBelow(admin.sends('ngày nghỉ Tết'))
  await admin.seesText('refusals:calendar_file_needed')
  await sends(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xfe]))
  await admin.seesText('refusals:calendar_file_unreadable')
  await sends('')
  await admin.seesText('refusals:calendar_file_unreadable')
  await sends('Kính gửi các đồng chí\nĐây là một bức thư\n')
  await admin.seesText('refusals:calendar_file_unreadable')
  await sends('x'.repeat(70_000))
  await admin.seesText('refusals:calendar_file_too_large')
  await sends(Buffer.alloc(20 * 1_048_576, 'a'))
  await admin.seesText('refusals:calendar_file_too_large')
  await sends(
    Array.from({ length: 120 }, (_, row) => `${(row % 28) + 1}/3/2027;holiday;Ngày ${row}`).join('\n'),
  )
  await admin.seesText('refusals:calendar_file_too_long')
  expect(await year2027()).toEqual(before)
})

test('every line with a fault is named, and the rest is not written either', async () => {
  const before = await year2027()
  await opensImport()
  const rows = [
    'ngày;loại;tên',
    '2027-02-08;nghỉ lễ;Tết Nguyên đán',
    '30/02/2027;nghỉ lễ;Tết Nguyên đán',
    '2027-02-08;holiday;Tết',
    '2027-03-01;lễ hội;Hội làng',
    '2028-01-03;nghỉ bù;Tết Dương lịch',
    '2027-03-02;làm bù;Đổi ngày',
    '2027-03-03;nghỉ lễ;',
    `2027-03-04;nghỉ lễ;${'a'.repeat(101)}`,
    '2027-03-05;nghỉ lễ;TUYỆT MẬT',
    '2027-03-08;nghỉ lễ;Một;hai',
  ]
  await sends(rows.join('\n'))
  await admin.sees(admin.speech.text('calendar:faultAt', { number: 3, fault: '' }).trim())
  for (const kind of [
    'day',
    'kind',
    'columns',
    'otherYear',
    'twice',
    'notWeekend',
    'nameMissing',
    'nameLong',
    'nameClassified',
  ] as const)
    await admin.sees(admin.speech.text(`calendar:fault.${kind}`))
  expect(await year2027()).toEqual(before)
})

/** The year as the admin was handed it, with what he changes in it. */
const handedOut = async (): Promise<string> => {
  await admin.hearsBelow(admin.sends('/calendar'))
  await admin.tapsText('calendar:later', { period: 'Năm 2027' })
  await admin.sees('10/02/2027')
  const before = admin.screen.message_id
  await admin.tapsText('calendar:download')
  const sent = await admin.hearsBelow(before)
  return (await sentFile(town, sent)).toString('utf8')
}

test('the corrected file shows what changes, is written on one press, and the other admins are told', async () => {
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  const second = await town.resident('staff')
  const text = await handedOut()
  expect(text).toContain('2027-02-10;nghỉ bù;Nghỉ bù Tết Nguyên đán')
  await opensImport()
  const changed = text
    .replace('2027-02-04;nghỉ lễ', '2027-02-11;nghỉ lễ')
    .replace('\r\n', '\r\n09/01/2027,làm bù'.replace(',', ';').concat(';=1+1 <b>Đổi</b>\u202e\r\n'))
  await sends(changed)
  await admin.sees('11/02/2027')
  await admin.sees('=1+1 <b>Đổi</b>')
  expect((await year2027()).some(({ day }) => day.getUTCMonth() === 1 && day.getUTCDate() === 11)).toBe(false)
  await manners.hammers(admin, admin.speech.text('calendar:confirm'), 2)
  await second.sees(town.cast('admin').name)
  await second.tapsText('calendar:open')
  const written = await year2027()
  const ofDay = (day: string) => written.find(row => row.day.toISOString().startsWith(day))
  expect(ofDay('2027-02-04')).toBeUndefined()
  expect(ofDay('2027-02-11')).toMatchObject({ kind: 'holiday', verified: true })
  expect(ofDay('2027-02-11')?.names).toMatchObject({ ar: expect.stringContaining('تيت') })
  expect(ofDay('2027-01-09')).toMatchObject({ kind: 'worked', names: { vi: '=1+1 <b>Đổi</b>' } })
  const events = await town.database.prisma.auditEvent.findMany({ where: { action: 'calendar.changed' } })
  expect(events).toHaveLength(1)
})

test('the same file a second time changes nothing, and a spreadsheet does not reckon what stands in it', async () => {
  const before = await year2027()
  const text = await handedOut()
  expect(text).toContain("'=1+1")
  await opensImport()
  await sends(text)
  await admin.seesText('calendar:unchanged')
  await opensImport()
  await sends(text.replaceAll(';', ','))
  await admin.seesText('calendar:unchanged')
  expect(await year2027()).toEqual(before)
})

test('what somebody else changed meanwhile is shown anew before anything is written', async () => {
  const text = await handedOut()
  await opensImport()
  await sends(text.replace(/2027-04-30[^\r]*\r\n/, ''))
  await admin.sees('30/04/2027')
  await town.database.prisma.holiday.delete({ where: { day: new Date('2027-09-03') } })
  await admin.tapsText('calendar:confirm')
  await admin.seesText('refusals:calendar_changed')
  await admin.sees('03/09/2027')
  await admin.tapsText('calendar:confirm')
  await admin.sees(admin.speech.text('calendar:changed', { period: 'Năm 2027', count: 2 }))
  const days = (await year2027()).map(({ day }) => day.toISOString().slice(0, 10))
  expect(days).not.toContain('2027-04-30')
  expect(days).toContain('2027-09-03')
})
