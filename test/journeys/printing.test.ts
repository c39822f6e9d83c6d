import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { readPdf } from '../kit/paper.ts'
import { type Person, readable } from '../kit/person.ts'
import { sentFile } from '../kit/sent-file.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let stranger: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  stranger = await aColleague(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

/** The file that comes when this is pressed, as a phone would load it. */
const getsFile = async (person: Person, press: () => Promise<unknown>) => {
  const newest = () => person.messages.filter(({ document }) => document !== undefined).at(-1)
  const before = newest()?.message_id ?? 0
  await press()
  await town.telegram.settled(() => (newest()?.message_id ?? 0) > before)
  await person.hearsBelow(before)
  const sent = newest() ?? person.screen
  const { document, caption, protect_content: isProtected } = sent
  const bytes = await sentFile(town, sent)
  return { name: document?.file_name ?? '', caption: readable(caption ?? ''), isProtected, bytes }
}

const khoisOwn = () =>
  town.database.prisma.evaluation.findFirstOrThrow({ where: { personId: town.cast('cadre').personId } })

const waitsForReview = () =>
  town.database.prisma.approval.findFirstOrThrow({
    where: { requesterId: town.cast('cadre').personId, kind: 'evaluation.review' },
  })

const printEvents = () => town.database.prisma.auditEvent.findMany({ where: { action: 'approval.printed' } })

test('a cadre prints his draft from the overview, in the middle of the dialogue, and goes on', async () => {
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  const { name, caption, isProtected, bytes } = await getsFile(khoi, () => khoi.tapsText('paper:pdf'))
  expect(name).toMatch(/^tu-danh-gia-[\d-]+-ban-nhap\.pdf$/)
  expect(caption).toContain('chưa nộp')
  // It is his: he may keep it and pass it on.
  expect(isProtected).toBeUndefined()
  expect(bytes.length).toBeGreaterThan(20_000)
  expect(bytes.length).toBeLessThan(200_000)
  const { text } = await readPdf(bytes)
  expect(text).toContain(town.cast('cadre').name)
  expect(text).toContain('BẢN NHÁP')
  expect(text).toContain('Thẩm định hồ sơ')
  expect(text).toContain('Điểm mạnh')
  await khoi.tapsText('common:back')
  await khoi.seesText('evaluation:overviewTitle')
})

test('after he has handed it in it is a draft no more, and his history keeps it', async () => {
  await submitsEvaluation(khoi)
  const { name, bytes } = await getsFile(khoi, () => khoi.tapsText('paper:pdf'))
  expect(name).toMatch(/-lan-1\.pdf$/)
  const { text } = await readPdf(bytes)
  expect(text).not.toContain('BẢN NHÁP')
  expect(text).toContain('Bản nộp lần 1')

  await khoi.hearsBelow(khoi.sends('/history'))
  await khoi.seesText('history:title')
  await khoi.sees('100')
  await khoi.tapsText('history:open', { number: 1 })
  await khoi.seesText('evaluation:overviewTitle')
  await khoi.seesText('evaluation:state.submitted')
  await khoi.tapsText('history:back')
  await khoi.seesText('history:title')
})

test('his reviewer prints it in Arabic and in Vietnamese, and each look is an event with its purpose', async () => {
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.seesText('approval:openedTitle')
  const before = (await printEvents()).length
  const arabic = await getsFile(hien, () => hien.tapsText('paper:pdf'))
  expect(arabic.isProtected).toBe(true)
  expect(arabic.caption).toContain(town.cast('cadre').name)
  expect(arabic.name).not.toContain('Khôi')
  const official = await getsFile(hien, () => hien.tapsText('paper:pdfOfficial'))
  expect((await readPdf(official.bytes)).text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  const events = (await printEvents()).slice(before)
  expect(events).toMatchObject([
    { subjectId: town.cast('cadre').personId, actorId: town.cast('supervisor').personId },
    { details: { purpose: 'review' } },
  ])
})

test('nobody else prints it: neither a colleague, nor its author as his own reviewer', async () => {
  const { id: evaluation } = await khoisOwn()
  const { id: approval } = await waitsForReview()
  const before = (await printEvents()).length
  const own = buttons.ownPaper.encode({ evaluation, official: 0 })
  const others = buttons.approvalPaper.encode({ approval, official: 1 })
  const past = buttons.openPast.encode({ evaluation, page: 0 })
  await stranger.hearsBelow(stranger.sends('/history'))
  await stranger.seesText('history:empty')
  for (const data of [own, past]) {
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:evaluation_unknown')
  }
  await manners.forges(stranger, others)
  await stranger.seesText('refusals:approval_unknown')
  await hien.hearsBelow(hien.sends('/approvals'))
  await manners.forges(hien, own)
  await hien.seesText('refusals:evaluation_unknown')
  await khoi.hearsBelow(khoi.sends('/history'))
  await manners.forges(khoi, others)
  await khoi.seesText('refusals:approval_unknown')
  expect(stranger.messages.every(({ document }) => document === undefined)).toBe(true)
  expect((await printEvents()).length).toBe(before)
})

const printsFromHistory = async () => {
  await khoi.hearsBelow(khoi.sends('/history'))
  await khoi.seesText('history:title')
  const { bytes } = await getsFile(khoi, () => khoi.tapsText('paper:pdf'))
  return (await readPdf(bytes)).text
}

test('points and signature of the reviewer come with her approval', async () => {
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.tapsText('approval:openOf', { name: town.cast('cadre').name })
  await hien.seesText('approval:openedTitle')
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:approvedBy')
  await khoi.seesText('notices:approved')
  const text = await printsFromHistory()
  expect(text).toContain('Tổng điểm người xem xét chấm: 100/100')
  expect(text).toContain(town.cast('supervisor').name)
})

test('the level stands on it when it is published, and not while it is only decided', async () => {
  await hien.hearsBelow(hien.sends('/decide'))
  await hien.taps(hien.labels[0] ?? '')
  await hien.seesText('classification:groupTitle')
  await hien.tapsText('classification:decideAll', { count: 1 })
  await hien.tapsText('classification:yes')
  await hien.seesText('classification:groupTitle')
  expect((await khoisOwn()).state).toBe('decided')
  expect(await printsFromHistory()).not.toContain('Điểm được công nhận')
  await hien.tapsText('classification:publish', { count: 1 })
  await hien.tapsText('classification:publishNow')
  await khoi.seesText('notices:published')
  const text = await printsFromHistory()
  expect(text).toContain('Điểm được công nhận: 100/100 điểm')
  expect(text).toContain('Mức xếp loại: hoàn thành xuất sắc nhiệm vụ')
  await khoi.hearsBelow(khoi.sends('/history'))
  await khoi.seesText('history:level')
})

test('a page beyond the last and rubbish in its place harm nobody', async () => {
  await khoi.hearsBelow(khoi.sends('/history'))
  await manners.forges(khoi, buttons.history.encode({ page: 999_999 }))
  await khoi.seesText('history:title')
  const { id: evaluation } = await khoisOwn()
  await manners.forges(khoi, buttons.openPast.encode({ evaluation, page: 999_999 }))
  await khoi.seesText('evaluation:overviewTitle')
})
