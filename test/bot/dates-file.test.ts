import { expect, test } from 'vitest'
import { type DatedEvent, datesFile } from '../../src/bot/dates-file.ts'
import { eventsIn, linesOf } from '../kit/dates-file.ts'

const at = new Date('2026-11-23T02:00:00Z')

const kept: DatedEvent = {
  id: 'inspection-1',
  version: 3,
  from: '2027-02-01',
  to: '2027-02-05',
  title: 'Kiểm tra việc thực hiện quy chế; “làm việc”, chế độ tự phê bình của cấp ủy cấp xã',
  description: 'Dòng 1\nDòng 2 \\ dòng 3',
  alarmDays: [7, 1],
}

test('a date is read back as it was: whole days, the last one included, and every letter', () => {
  const [event] = eventsIn(datesFile('Lịch', [kept], at))
  expect(event).toMatchObject({
    UID: 'inspection-1@canbo',
    SEQUENCE: '3',
    DTSTAMP: '20261123T020000Z',
    'DTSTART;VALUE=DATE': '20270201',
    'DTEND;VALUE=DATE': '20270206',
    SUMMARY: kept.title,
    DESCRIPTION: kept.description,
  })
})

test('an alarm rings at eight in the morning, so many days before', () => {
  const lines = linesOf(datesFile('Lịch', [kept], at))
  expect(lines.filter(line => line.startsWith('TRIGGER'))).toEqual(['TRIGGER:-P6DT16H', 'TRIGGER:-PT16H'])
})

test('a moved date has the same name and a higher number, so that it takes the place of the former one', () => {
  const [before] = eventsIn(datesFile('Lịch', [kept], at))
  const [after] = eventsIn(datesFile('Lịch', [{ ...kept, version: 4, from: '2027-02-03' }], at))
  expect(after?.UID).toBe(before?.UID)
  expect(Number(after?.SEQUENCE)).toBeGreaterThan(Number(before?.SEQUENCE))
})

test.each([
  'Kiểm tra việc chấp hành '.repeat(12),
  'تفتيش على تنفيذ اللائحة '.repeat(12),
  '𠀋🏛️e\u0301'.repeat(40),
])('no line is longer than 75 bytes, and no letter is cut in two', title => {
  const file = datesFile('Lịch', [{ ...kept, title }], at)
  const folded = file.toString().split('\r\n')
  for (const line of folded) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(eventsIn(file)[0]?.SUMMARY).toBe(title.normalize('NFC').trim())
})

test('signs that turn text around or end a line cannot get into it', () => {
  const title = 'A\u202eB\r\nBEGIN:VALARM\u0007'
  const file = datesFile('Lịch', [{ ...kept, title, alarmDays: [] }], at)
  expect(linesOf(file)).not.toContain('BEGIN:VALARM')
  expect(eventsIn(file)[0]?.SUMMARY).toBe('AB\nBEGIN:VALARM')
})
