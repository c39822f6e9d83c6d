import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { savedAnswers } from '../kit/colleague.ts'
import { addsProduct } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import {
  evaluationOf,
  handsOver,
  openDesk,
  type PaperDesk,
  printsForm,
  readsPrinted,
  readsToEnd,
  takesForm,
  typesCode,
} from '../kit/paper-entry.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let desk: PaperDesk
let khoi: Person
let hien: Person
let code: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  desk = await openDesk(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const khoiId = () => town.cast('cadre').personId
const period = async () => town.database.prisma.evaluationCycle.findFirstOrThrow()
const entries = () =>
  town.database.prisma.paperEntry.findMany({ where: { personId: khoiId() }, orderBy: { issuedAt: 'asc' } })

const opensPeriods = async (): Promise<void> => {
  await khoi.hearsBelow(khoi.sends('/evaluate'))
  await khoi.seesText('evaluation:cyclesTitle')
}

const printsOwn = async (): Promise<string> => {
  await opensPeriods()
  const label = khoi.labels.find(text => text.startsWith('🖨')) ?? ''
  return printsForm(town, khoi, () => khoi.taps(label))
}

test('a cadre prints his blank form from /evaluate, and a second press prints no other', async () => {
  code = await printsOwn()
  const cycle = (await period()).id
  await manners.forges(khoi, buttons.printOwnForm.encode({ cycle }))
  expect(await entries()).toHaveLength(1)
  expect(khoi.messages.filter(({ document }) => document !== undefined)).toHaveLength(1)
})

test('a newer form ends the code of the one before', async () => {
  await town.passes(60_000)
  const newer = await printsOwn()
  expect(newer).not.toBe(code)
  await typesCode(desk.clerk, code)
  await desk.clerk.seesText('refusals:paper_code_invalid')
  expect((await entries()).map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false])
  code = newer
})

test('the link on it leads its author into his evaluation, and tells a stranger nothing', async () => {
  khoi.user.opens(`paper-${code.replace('-', '')}`)
  await khoi.sees('I.1')
  hien.user.opens(`paper-${code.replace('-', '')}`)
  await hien.seesText('refusals:paper_code_invalid')
})

test('what he has written on his phone stands on the form he prints, and staff goes on from there', async () => {
  await khoi.taps(khoi.speech.number(5))
  await khoi.sees('I.2')
  await khoi.hearsBelow(khoi.sends('/log Tiếp dân 5 lượt'))
  await town.passes(60_000)
  code = await printsOwn()
  const paper = await readsPrinted(town, khoi)
  expect(paper).toContain(code)
  expect(paper).toContain('BẢN NHÁP')
  const { deps } = town
  const { id: evaluationId } = await evaluationOf(town, khoiId())
  const before = await deps.steps.load(evaluationId, deps.moment().at)
  await takesForm(desk.clerk, code)
  await desk.clerk.sees('I.2')
  // An answer that was on its way when staff took the form.
  const answer = { kind: 'score', points: 100 } as const
  const step = { evaluationId, id: 'I.2', answer, cursor: 'I.3', typedId: null }
  expect(await deps.steps.answer({ ...step, version: before?.evaluation.version ?? '' })).toBe(false)
  expect(await savedAnswers(town, khoi)).toMatchObject({ 'I.1': 500 })
})

test('while it is entered he hears by whom, and writes nothing himself; what he wrote is kept', async () => {
  await khoi.findsText('paperEntry:begunTold')
  await opensPeriods()
  await khoi.seesText('paperEntry:beingEntered')
  await khoi.sees(desk.clerkName)
  expect(khoi.labels.some(label => label.startsWith('🖨'))).toBe(false)
  const { id: evaluation } = await evaluationOf(town, khoiId())
  for (const data of [
    buttons.points.encode({ evaluation, step: 'I.2', points: 500 }),
    buttons.submit.encode({ evaluation }),
    buttons.fromNotebook.encode({ evaluation, page: 0 }),
    buttons.resume.encode({ evaluation }),
    buttons.printOwnForm.encode({ cycle: (await period()).id }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:paper_being_entered')
  }
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 500 })
})

test('the clerk reads neither how it is reckoned nor the notebook, and hands nothing in alone', async () => {
  const { id: evaluation } = await evaluationOf(town, khoiId())
  const { clerk } = desk
  await manners.forges(clerk, buttons.explain.encode({ evaluation, page: 0 }))
  await clerk.seesText('refusals:evaluation_unknown')
  await manners.forges(clerk, buttons.ownPaper.encode({ evaluation, official: 0 }))
  await clerk.seesText('refusals:evaluation_unknown')
  await manners.forges(clerk, buttons.fromNotebook.encode({ evaluation, page: 0 }))
  await clerk.seesText('refusals:paper_not_yours')
  await manners.forges(clerk, buttons.askSubmit.encode({ evaluation }))
  await clerk.seesText('refusals:paper_not_yours')
  await manners.forges(clerk, buttons.submit.encode({ evaluation }))
  await clerk.seesText('refusals:paper_not_yours')
  expect((await evaluationOf(town, khoiId())).state).toBe('draft')
})

test('signed by a second person it is handed in, late by the day under his signature', async () => {
  const { clerk, signer } = desk
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: new Date('2026-11-22') } })
  await clerk.hearsBelow(clerk.sends('/paper'))
  await clerk.taps(clerk.speech.text('paperEntry:goOnWith', { name: town.cast('cadre').name }))
  for (const [id, points] of [
    ['I.2', 5],
    ['II.1', 2.5],
    ['II.2', 2.5],
    ['II.3', 2.5],
    ['II.4', 2.5],
    ['III.1', 10],
  ] as const) {
    await clerk.sees(id)
    await clerk.taps(clerk.speech.number(points))
  }
  await clerk.seesText('evaluation:noLines')
  expect(clerk.labels).not.toContain(readable(clerk.speech.text('notebook:fromNotebook', { number: 1 })))
  await addsProduct(clerk)
  await clerk.tapsText('evaluation:linesComplete')
  for (const text of ['Điểm mạnh', 'Hạn chế', 'Khắc phục']) {
    await clerk.seesText('evaluation:writeText')
    clerk.sends(text)
    await clerk.sees(/./)
  }
  await clerk.seesText('evaluation:overviewTitle')
  await handsOver(clerk)
  await signer.tapsText('paperEntry:open')
  await signer.seesText('paperEntry:late')
  await readsToEnd(signer)
  await signer.tapsText('paperEntry:sign')
  await signer.seesText('paperEntry:signedBy')
  const submission = await town.database.prisma.submission.findFirstOrThrow({
    where: { evaluation: { personId: khoiId() } },
  })
  expect(submission).toMatchObject({ revision: 1, late: true })
})

test('its author hears of it, and his history, his print and the reviewer’s card say that it came from paper', async () => {
  await khoi.findsText('paperEntry:submittedTold')
  await hien.findsText('approval:cardTitle')
  await hien.findsText('paperEntry:origin')
  const { id: evaluation } = await evaluationOf(town, khoiId())
  await manners.forges(khoi, buttons.openPast.encode({ evaluation, page: 0 }))
  await khoi.seesText('paperEntry:origin')
  await khoi.sees(desk.signerName)
  const form = await khoi.tapsText('paper:pdf')
  await khoi.hearsBelow(form.message_id)
  expect(await readsPrinted(town, khoi)).toContain(`người ký xác nhận: ${desk.signerName}`)
})
