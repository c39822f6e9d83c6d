import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { aPdf, evaluationOf } from '../kit/remarking.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  khoi = await town.resident('cadre')
  await beginsEvaluation(khoi)
  evaluation = await evaluationOf(town, town.cast('cadre').personId)
})
afterAll(() => town.close())

const kept = () =>
  town.database.prisma.evidence.findMany({
    where: { evaluationId: evaluation },
    orderBy: { createdAt: 'asc' },
  })

const goesTo = async (step: string): Promise<void> => {
  await manners.hears(khoi, () => khoi.sends('/start'))
  await manners.forges(khoi, buttons.goTo.encode({ evaluation, step }))
}

test('a note is kept beside the points, through a restart and another language, and can be taken back', async () => {
  await khoi.tapsText('remarks:keyNote')
  await khoi.seesText('remarks:askNote')
  khoi.sends('Đã \u202eđạt <b>giấy khen</b>')
  await khoi.sees('Đã đạt <b>giấy khen</b>')
  await khoi.sees('I.1')
  await khoi.taps(khoi.speech.number(4))
  await khoi.sees('I.2')
  await town.restart()
  await manners.forges(khoi, buttons.language.encode({ language: 'en' }))
  khoi.speaks('en')
  await goesTo('I.1')
  await khoi.sees('giấy khen')
  await khoi.seesText('remarks:note')
  await manners.forges(khoi, buttons.language.encode({ language: 'vi' }))
  khoi.speaks('vi')
  await goesTo('I.1')
  await khoi.sees('giấy khen')
  await khoi.taps(khoi.speech.number(5))
  await khoi.sees('I.2')
  expect(await savedAnswers(town, khoi)).toMatchObject({ 'I.1': 500, 'I.1.note': 'Đã đạt <b>giấy khen</b>' })

  await goesTo('I.2.note')
  await khoi.seesText('remarks:askNote')
  for (const [refusal, said] of [
    ['refusals:text_too_long', 'ệ'.repeat(501)],
    ['refusals:text_needed', '\u200f\u202e'],
    ['refusals:text_classified', 'MẬT\nnội dung'],
  ] as const)
    expect(await manners.hears(khoi, () => khoi.sends(said))).toContain(khoi.says(refusal))
  expect(await manners.hears(khoi, () => khoi.user.sendsSticker())).toContain(
    khoi.says('refusals:text_needed'),
  )
  khoi.sends('x'.repeat(500))
  await khoi.sees('x'.repeat(500))
  await khoi.tapsText('remarks:keyNote')
  await khoi.tapsText('remarks:remove')
  await khoi.seesText('evaluation:choosePoints')
  expect(khoi.screen.text).not.toContain('xxx')
  manners.expectGood()
})

test('photos and documents are added, shown and removed; what is too large, forbidden or one too many is not', async () => {
  await goesTo('I.1')
  await khoi.tapsText('remarks:keyEvidence')
  await khoi.seesText('remarks:askEvidence')
  const refusedFiles = [
    ['refusals:evidence_too_large', aPdf('lon.pdf', Buffer.alloc(25 * 1024 * 1024))],
    ['refusals:evidence_forbidden', aPdf('bao-cao.pdf.exe')],
    ['refusals:evidence_forbidden', aPdf('bao\u202efdp.exe')],
    ['refusals:evidence_forbidden', aPdf('macro.docm')],
    ['refusals:evidence_forbidden', aPdf('')],
    ['refusals:text_classified', { ...aPdf(), caption: 'TỐI MẬT' }],
    ['refusals:text_too_long', { ...aPdf(), caption: 'x'.repeat(201) }],
  ] as const
  for (const [refusal, file] of refusedFiles)
    expect(await manners.hears(khoi, () => khoi.user.sendsDocument(file))).toContain(khoi.says(refusal))
  expect(await manners.hears(khoi, () => khoi.user.sendsVoice())).toContain(
    khoi.says('refusals:evidence_forbidden'),
  )
  expect(await manners.hears(khoi, () => khoi.sends('đây'))).toContain(khoi.says('refusals:evidence_needed'))
  expect(await kept()).toEqual([])

  await khoi.hearsBelow(khoi.user.sendsPhoto({ caption: 'Ảnh <hội nghị>' }))
  await khoi.sees('Ảnh <hội nghị>')
  for (const name of ['a.PDF', 'b.docx', 'c.xls', 'd.pptx']) {
    await khoi.hearsBelow(khoi.user.sendsDocument(aPdf(name)))
    await khoi.sees(name)
  }
  await khoi.seesText('remarks:evidenceFull')
  expect(await manners.hears(khoi, () => khoi.user.sendsDocument(aPdf('e.pdf')))).toContain(
    khoi.says('refusals:evidence_full'),
  )
  await khoi.tapsText('remarks:showFile', { number: 1 })
  await town.telegram.settled(() => khoi.screen.photo !== undefined)
  await khoi.sees('Ảnh <hội nghị>')
  expect(khoi.screen).toMatchObject({ protect_content: true })
  await khoi.tapsText('common:back')
  await khoi.sees('d.pptx')
  const [, second] = await kept()
  await manners.hammers(khoi, khoi.speech.text('remarks:removeFile', { number: 2 }))
  await town.telegram.settled(() => !khoi.screen.text?.includes('a.PDF'))
  expect((await kept()).map(({ id }) => id)).not.toContain(second?.id)
  for (const kind of ['showFile', 'removeFile'] as const) {
    await manners.forges(khoi, buttons[kind].encode({ evaluation, file: second?.id ?? '' }))
    await khoi.sees(kind === 'showFile' ? khoi.says('refusals:evidence_gone') : 'b.docx')
  }
  expect(await kept()).toHaveLength(4)
  manners.expectGood()
})

test('a file whose message is worked on twice is there once', async () => {
  await goesTo('II.1.evidence')
  await khoi.seesText('remarks:askEvidence')
  town.telegram.faults.fail500({ method: 'sendMessage', times: 1 })
  await khoi.hearsBelow(khoi.user.sendsDocument(aPdf('mot-lan.pdf')))
  await khoi.sees('mot-lan.pdf')
  expect((await kept()).filter(({ line }) => line === 'II.1')).toHaveLength(1)
  manners.expectNoComplaint()
})

test('the reviewer sees notes and files of what was handed in, and each opening is kept; a draft shows nothing', async () => {
  await goesTo('I.1')
  await fillsEvaluation(khoi, ['4', '5', '2.5', '2.5', '2.5', '2.5', '10'])
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.sees('giấy khen')
  const label = hien.speech.text('remarks:filesOf', { line: 'I.1', number: 4 })
  await hien.taps(label)
  const filesSeen = () => hien.messages.filter(message => message.photo || message.document)
  await town.telegram.settled(() => filesSeen().length === 4)
  const files = filesSeen()
  expect(files.every(message => message.protect_content)).toBe(true)
  const { personId } = town.cast('supervisor')
  const where = { action: 'evidence.opened' as const }
  expect(await town.database.prisma.auditEvent.findMany({ where })).toMatchObject([
    { actorId: personId, subjectId: town.cast('cadre').personId },
  ])
  await hien.tapsText('common:back')
  await hien.sees('giấy khen')
  await hien.tapsText('approval:return')
  await hien.taps('☐ I.1')
  await hien.tapsText('approval:continueToReason')
  await hien.seesText('approval:writeReason')
  hien.sends('أضيفوا الإثبات')
  await khoi.tapsText('notices:change')
  await khoi.sees('I.1')
  await khoi.tapsText('remarks:keyFiles', { number: 4 })
  await khoi.tapsText('remarks:removeFile', { number: 1 })
  await town.telegram.settled(() => !khoi.screen.text?.includes('hội nghị'))
  expect(await kept()).toHaveLength(5)

  const [first] = await town.database.prisma.approval.findMany({ where: { evaluationId: evaluation } })
  const evidence = buttons.evidence.encode({ approval: first?.id ?? '', line: 'I.1' })
  const before = hien.messages.length
  await manners.forges(hien, evidence)
  await town.telegram.settled(() => hien.messages.length >= before + 4)
  await khoi.tapsText('common:back')
  await khoi.taps(`✓ ${khoi.speech.number(4)}`)
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.seesText('remarks:filesBefore')
  expect(hien.screen.text).not.toContain(hien.says('approval:before'))
  await hien.taps(hien.speech.text('remarks:filesOf', { line: 'I.1', number: 3 }))
  const second = await town.database.prisma.approval.findFirstOrThrow({
    where: { evaluationId: evaluation, revision: 2 },
    include: { evaluation: { include: { submissions: true } } },
  })
  expect(second.evaluation?.submissions.map(({ changedLines }) => changedLines).sort()).toEqual([0, 1])
  manners.expectNoComplaint()
})

test("another's evidence is unknown, whether it is asked for by file, by line or by evaluation", async () => {
  const colleague = await aColleague(town)
  const [file] = await kept()
  const [approval] = await town.database.prisma.approval.findMany({ where: { evaluationId: evaluation } })
  for (const [data, refusal] of [
    [buttons.showFile.encode({ evaluation, file: file?.id ?? '' }), 'refusals:evaluation_unknown'],
    [buttons.removeFile.encode({ evaluation, file: file?.id ?? '' }), 'refusals:evaluation_unknown'],
    [buttons.goTo.encode({ evaluation, step: 'I.1.evidence' }), 'refusals:evaluation_unknown'],
    [buttons.evidence.encode({ approval: approval?.id ?? '', line: 'I.1' }), 'refusals:approval_unknown'],
  ] as const) {
    await manners.hears(colleague, () => colleague.sends('/start'))
    await manners.forges(colleague, data)
    await colleague.seesText(refusal)
  }
  await manners.hears(hien, () => hien.sends('/start'))
  await manners.forges(hien, buttons.evidence.encode({ approval: approval?.id ?? '', line: '__proto__' }))
  await hien.seesText('refusals:evidence_gone')
  manners.expectNoComplaint()
})
