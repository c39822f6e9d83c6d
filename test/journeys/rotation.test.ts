import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { dayFrom, leavesPosts, personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const asks = async (person: Person): Promise<string> => {
  await person.hearsBelow(person.sends('/rotation'))
  await person.seesText('rotation:title')
  return readable(person.screen.text ?? '')
}

test('a cadre reads his post, how long he has held it, and every clock with its state', async () => {
  const said = await asks(khoi)
  for (const line of [
    'Chuyên viên Trung tâm Phục vụ hành chính công',
    'Điều động từ',
    'quyết định số 105/QĐ-UBND',
    'Thời gian giữ vị trí: 1 năm, 4 tháng',
    'Giới hạn nhiệm kỳ: không áp dụng – không phải chức vụ lãnh đạo, quản lý',
    'Thời gian công tác còn lại: 24 năm, 6 tháng',
    '⏳ Chuyển đổi vị trí công tác: sắp đến, Thứ Năm, ngày 01/07/2027 (còn 7 tháng)',
    'muộn nhất Thứ Hai, ngày 01/07/2030',
    'Yếu tố địa phương: người địa phương',
    'không phải dự báo',
  ])
    expect(said).toContain(line)
})

test('each clock is explained by its rule, its article, its source, and whether anybody checked it', async () => {
  await khoi.tapsText('rotation:why', { title: 'Chuyên viên Trung tâm Phục vụ hành chính công' })
  await khoi.seesText('rotation:whyTitle')
  const said = readable(khoi.screen.text ?? '')
  for (const line of [
    'Điều 48 Nghị định 170/2025/NĐ-CP',
    'Điều 4 Quy định số 65-QĐ/TW năm 2022',
    'lawnet.vn 15257',
    'Định kỳ từ 2 năm đến 5 năm tùy lĩnh vực',
    'ít nhất 10 năm; nếu theo quy định về người địa phương hoặc hai nhiệm kỳ thì ít nhất 5 năm',
    khoi.says('evaluation:whyVerified'),
    khoi.says('evaluation:whyUnverified'),
  ])
    expect(said).toContain(line)
  await khoi.tapsText('rotation:toList')
  await khoi.seesText('rotation:title')
})

test('a chairwoman near her mark reads it in Arabic, in the numerals she has chosen', async () => {
  const said = await asks(hien)
  expect(said).toContain('⏳ إتمام 36 شهراً')
  expect(said).toContain('سنتان')
  const { personId } = town.cast('supervisor')
  const link = await town.database.prisma.telegramLink.findFirstOrThrow({
    where: { personId, endedAt: null },
  })
  await town.database.prisma.telegramAccount.update({
    where: { id: link.accountId },
    data: { digits: 'arab' },
  })
  hien.speaks('ar', 'arab')
  const again = await asks(hien)
  expect(again).toContain('إتمام ٣٦ شهراً')
  expect(again).not.toMatch(/36|2027/)
})

test('a term limit that is past is marked, and each post has its own lines', async () => {
  const tiep = await town.resident('inspectedHead')
  const said = await asks(tiep)
  expect(said).toContain('⚠️ Term limit: overdue since Thursday')
  expect(said).toContain('✅ 36-month mark: reached on')
  expect(said).toContain('the unit before the merger')
  expect(said.match(/36-month mark/g)).toHaveLength(2)
})

test('what is not recorded is called unknown, never guessed', async () => {
  const hanh = await town.resident('admin')
  const said = await asks(hanh)
  expect(said).toContain('❔ Thời gian công tác còn lại: chưa rõ')
  expect(said).toContain('❔ Chuyển đổi vị trí công tác: chưa rõ – chưa ghi nhận lĩnh vực')
  expect(said).toContain('Yếu tố địa phương: chưa rõ')
})

test('the calendar file holds the days of the clocks, in the words of its reader', async () => {
  await asks(khoi)
  const before = khoi.screen.message_id
  await khoi.tapsText('rotation:dates')
  const { document } = await khoi.hearsBelow(before)
  expect(document?.file_name).toBe('moc-thoi-gian.ics')
})

test('the history says every post under the name its unit had, with its decision', async () => {
  await khoi.hearsBelow(khoi.sends('/rotation'))
  await khoi.tapsText('rotation:history')
  await khoi.seesText('rotation:decision')
  const said = readable(khoi.screen.text ?? '')
  const { name } = await town.database.prisma.unit.findFirstOrThrow({ where: { code: 'C074' } })
  expect(said).toContain(name)
  expect(said).toContain('Quyết định số 116/QĐ-UBND')
  expect(said).toContain('chưa ghi nhận ngày kết thúc')
})

test('forged buttons show nobody else his posts, and pages that do not exist show the last one', async () => {
  const { personId } = town.cast('supervisor')
  const theirs = await town.database.prisma.assignment.findFirstOrThrow({
    where: { personId, endedOn: null },
  })
  for (const assignment of [theirs.id, randomUUID()]) {
    await manners.forges(khoi, buttons.rotationWhy.encode({ assignment }))
    await khoi.seesText('refusals:post_unknown')
    expect(readable(khoi.screen.text ?? '')).not.toContain('Chủ tịch')
  }
  await manners.forges(khoi, buttons.rotationHistory.encode({ page: 999 }))
  await khoi.seesText('rotation:decision')
  await manners.forges(khoi, buttons.rotation.encode({ page: 9_999_999 }))
  await khoi.seesText('rotation:noProphecy')
})

test('a post to come is said as it is recorded and has no clock yet; one left over is called so', async () => {
  const other = await inhabitant(town, 'CB0064', 'de')
  const { prisma } = town.database
  const [now] = await prisma.assignment.findMany({ where: { personId: other.id, endedOn: null } })
  if (!now) throw new Error('no post')
  const gone = await prisma.unit.findFirstOrThrow({ where: { code: 'C074' } })
  await prisma.assignment.update({ where: { id: now.id }, data: { unitId: gone.id } })
  const later = { ...now, id: randomUUID(), startedOn: dayFrom(town, 40), decisionNo: '999/QĐ' }
  await prisma.assignment.create({ data: later })
  const said = await asks(other.person)
  expect(said).toContain('Diese Einheit besteht seit')
  expect(said).toContain('die Einheit besteht nicht mehr')
  expect(said).toContain('Beschluss Nr. 999/QĐ')
  expect(said).not.toContain('Zeit im Amt')
})

test('without a post there is nothing to count, and the screen says so', async () => {
  const other = await inhabitant(town, 'CB0065', 'en')
  await leavesPosts(town, 'CB0065', -1)
  const said = await asks(other.person)
  expect(said).toContain(other.person.says('rotation:none'))
  await other.person.tapsText('rotation:dates')
  await other.person.seesText('rotation:noDates')
  await prismaForgets('CB0065')
  await manners.forges(other.person, buttons.rotationHistory.encode({ page: 0 }))
  await other.person.seesText('rotation:historyEmpty')
})

const prismaForgets = async (code: string): Promise<void> => {
  const { id: personId } = await personOf(town, code)
  await town.database.prisma.assignment.deleteMany({ where: { personId } })
}
