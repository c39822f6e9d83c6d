import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { fillsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import {
  evaluationOf,
  handsOver,
  openDesk,
  type PaperDesk,
  pressesFirst,
  printsFor,
  printsForm,
  readsPrinted,
  readsToEnd,
  typesCode,
  withoutPhone,
} from '../kit/paper-entry.ts'
import { readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let desk: PaperDesk
let code: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  desk = await openDesk(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const cycleId = async (): Promise<string> =>
  (await town.database.prisma.evaluationCycle.findFirstOrThrow({ where: { closedAt: null } })).id

const actions = async (): Promise<string[]> => {
  const events = await town.database.prisma.auditEvent.findMany({
    where: { subjectId: desk.cadre.id },
    orderBy: { seq: 'asc' },
  })
  return events.map(({ action }) => action)
}

test('staff prints a blank form with a code for somebody without the bot', async () => {
  code = await printsFor(town, desk.clerk, desk.cadre.name)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  const [entry] = await town.database.prisma.paperEntry.findMany({ where: { personId: desk.cadre.id } })
  expect(entry?.issuedById).toBe(desk.clerkId)
  expect(entry?.codeHash).not.toContain(code.slice(0, 5))
  expect(await actions()).toContain('paper.issued')
  const paper = await readsPrinted(town, desk.clerk)
  expect(paper).toContain(code)
  expect(paper).toContain(desk.cadre.name)
  expect(paper).toContain('Mẫu để trống')
})

test('the code is found however it is typed, and says whose form of which period it is', async () => {
  const { clerk, cadre } = desk
  const arabicDigits = code
    .toLowerCase()
    .replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit)))
    .replace('-', '  ')
  await typesCode(clerk, arabicDigits)
  await clerk.seesText('paperEntry:checkPerson')
  await clerk.sees(cadre.name)
  expect((await actions()).at(-1)).toBe('paper.opened')
})

test('it is entered in the guided dialogue, above which stands whose it is', async () => {
  const { clerk, cadre } = desk
  await clerk.tapsText('paperEntry:take')
  await clerk.seesText('paperEntry:standing')
  await clerk.sees(cadre.name)
  await clerk.taps(clerk.speech.number(4))
  await clerk.sees('I.2')
  expect((await actions()).at(-1)).toBe('paper.taken')
  await clerk.tapsText('evaluation:pause')
  await clerk.seesText('paperEntry:mine')
})

test('after a restart /paper leads back to the very line', async () => {
  const { clerk, cadre } = desk
  await town.restart()
  await clerk.hearsBelow(clerk.sends('/paper'))
  await clerk.seesText('paperEntry:mine')
  await clerk.taps(clerk.speech.text('paperEntry:goOnWith', { name: cadre.name }))
  await clerk.sees('I.2')
  await clerk.taps(clerk.speech.text('common:back'))
  await clerk.sees('I.1')
})

test('the day under the signature is typed, and neither lies ahead nor before the period was open', async () => {
  const { clerk } = desk
  await fillsEvaluation(clerk)
  expect(clerk.labels).not.toContain(readable(clerk.speech.text('evaluation:submit')))
  expect(clerk.labels).not.toContain(readable(clerk.speech.text('explain:how')))
  await clerk.tapsText('paperEntry:handIn')
  await clerk.seesText('paperEntry:askDay')
  clerk.sends('hôm qua')
  await clerk.seesText('refusals:paper_day_needed')
  clerk.sends('24/11/2026')
  await clerk.seesText('refusals:paper_day_ahead')
  clerk.sends('1/1/2020')
  await clerk.seesText('refusals:paper_day_early')
  clerk.sends('23/11/2026')
  await clerk.seesText('paperEntry:confirmNote')
  await clerk.tapsText('common:back')
  await clerk.seesText('evaluation:overviewTitle')
})

test('a second member of staff compares it line by line, and sends it back with what differs', async () => {
  const { clerk, signer, cadre, clerkName } = desk
  await handsOver(clerk)
  await signer.findsText('paperEntry:cardTitle')
  await signer.tapsText('paperEntry:open')
  await signer.sees(cadre.name)
  await signer.sees(clerkName)
  await readsToEnd(signer)
  await signer.tapsText('paperEntry:sendBack')
  await signer.seesText('paperEntry:askReason')
  signer.sends('ن'.repeat(10_000))
  await signer.seesText('refusals:reason_too_long')
  signer.sends('المعيار الأول أربع نقاط')
  await signer.seesText('paperEntry:sentBackBy')
  await clerk.sees('المعيار الأول أربع نقاط')
  await clerk.tapsText('paperEntry:mended')
  await clerk.seesText('evaluation:overviewTitle')
  await clerk.taps('I.1')
  await clerk.sees('I.1')
  await clerk.taps(clerk.speech.number(4))
  await clerk.hearsBelow(clerk.sends('/paper'))
  await clerk.taps(clerk.speech.text('paperEntry:goOnWith', { name: cadre.name }))
  await clerk.seesText('evaluation:overviewTitle')
  await handsOver(clerk)
})

test('it stands among what waits for him, and his signature hands it in to the deciding authority', async () => {
  const { clerk, signer, cadre, signerName } = desk
  await signer.hearsBelow(signer.sends('/approvals'))
  await signer.seesText('paperEntry:listItem')
  await signer.taps(signer.speech.text('paperEntry:openOf', { name: cadre.name }))
  await signer.seesText('paperEntry:cardTitle')
  await readsToEnd(signer)
  await signer.tapsText('paperEntry:sign')
  await signer.seesText('paperEntry:signedBy')
  await clerk.findsText('paperEntry:signedBy')
  await clerk.sees(signerName)
  const evaluation = await evaluationOf(town, cadre.id)
  expect(evaluation.state).toBe('submitted')
  const review = await town.database.prisma.approval.findFirstOrThrow({
    where: { evaluationId: evaluation.id, kind: 'evaluation.review' },
  })
  expect(review.requesterId).toBe(cadre.id)
  const notice = await town.database.prisma.notice.findFirstOrThrow({
    where: { subject: `approval:${review.id}` },
  })
  expect(notice.payload).toMatchObject({ card: { paper: { signer: signerName, signedOn: '2026-11-23' } } })
  expect(await actions()).toEqual(
    expect.arrayContaining(['paper.handedIn', 'paper.sentBack', 'paper.signed']),
  )
})

test('from the people of a cycle staff prints for one of them', async () => {
  const { clerk } = desk
  const other = await withoutPhone(town)
  await clerk.hearsBelow(clerk.sends('/cycles'))
  await clerk.seesText('cycles:title')
  const data = buttons.cyclePeople.encode({ cycle: await cycleId(), state: 'none', page: 0 })
  await manners.forges(clerk, data)
  await clerk.seesText('cycles:peopleTitle')
  const [name = ''] = clerk.labels
  await clerk.taps(name)
  await clerk.seesText('paperEntry:personForms')
  await clerk.sees(name)
  const printed = await printsForm(town, clerk, () => pressesFirst(clerk))
  expect(printed).not.toBe(code)
  const person = other.id
  await manners.forges(clerk, buttons.cyclePerson.encode({ cycle: person, person }))
  await clerk.seesText('paperEntry:nothingToPrint')
})

test('the code is used up, also for whoever entered it', async () => {
  await typesCode(desk.clerk, code)
  await desk.clerk.seesText('refusals:paper_settled')
})
