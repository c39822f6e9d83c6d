import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { shortDay } from '../../src/bot/cycle-plan.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import {
  evaluationOf,
  openDesk,
  type PaperDesk,
  printsFor,
  takesForm,
  typesCode,
} from '../kit/paper-entry.ts'
import type { Person } from '../kit/person.ts'
import { handsIn } from '../kit/routing.ts'
import { becomes, losesRoles, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const anHour = 3_600_000

let town: Town
let manners: Manners
let desk: PaperDesk
let khoi: Person
let linh: Awaited<ReturnType<typeof inhabitant>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  desk = await openDesk(town)
  khoi = await town.resident('cadre')
  linh = await inhabitant(town, 'CB0055', 'vi')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const khoiId = () => town.cast('cadre').personId
const entry = (personId: string) =>
  town.database.prisma.paperEntry.findFirstOrThrow({ where: { personId, revokedAt: null } })

const relatesTo = (personId: string, relativeId: string) =>
  town.database.prisma.declaredRelative.create({
    data: { id: randomUUID(), personId, relativeId, declaredAt: town.deps.moment().at },
  })

test('whatever is no code is one sentence, and after five tries even a right one is refused for an hour', async () => {
  const { clerk, cadre } = desk
  const code = await printsFor(town, clerk, cadre.name)
  await clerk.hearsBelow(clerk.sends('/paper'))
  for (const typed of ['abc', `${code}0`, code.replace(/^./, 'U'), 'x'.repeat(1_000), '<b>&'])
    await clerk.hearsBelow(clerk.sends(typed))
  await clerk.seesText('refusals:paper_code_invalid')
  await clerk.hearsBelow(clerk.sends(code))
  await clerk.seesText('refusals:paper_code_invalid')
  await town.passes(anHour)
  await clerk.hearsBelow(clerk.sends(code))
  await clerk.seesText('paperEntry:checkPerson')
})

test('ten thousand characters and a sticker are no code either', async () => {
  const { clerk } = desk
  await clerk.hearsBelow(clerk.sends('9'.repeat(10_000)))
  await clerk.seesText('refusals:paper_code_invalid')
  clerk.user.sendsSticker()
  await clerk.seesText('refusals:paper_code_invalid')
  await town.passes(anHour)
})

test('whoever is staff elsewhere, and whoever is none, learns nothing from a right code', async () => {
  const code = await printsFor(town, desk.clerk, town.cast('cadre').name)
  const elsewhere = await inhabitant(town, 'CB0061', 'en')
  const other = await town.database.prisma.unit.findFirstOrThrow({ where: { code: 'X06', validTo: null } })
  await becomes(town, 'staff', 'CB0061', other.name)
  await typesCode(elsewhere.person, code)
  await elsewhere.person.seesText('refusals:paper_code_invalid')
  await manners.forges(elsewhere.person, buttons.takeForm.encode({ code: code.replace('-', '') }))
  await elsewhere.person.seesText('refusals:paper_code_invalid')
  await khoi.hearsBelow(khoi.sends('/paper'))
  await khoi.seesText('refusals:not_allowed')
  for (const data of [
    buttons.printFormFor.encode({ cycle: randomUUID(), person: desk.cadre.id }),
    buttons.paperOf.encode({ person: desk.cadre.id }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:evaluation_unknown')
  }
})

test('nobody enters his own form or a declared relative’s', async () => {
  const { clerk, clerkId, signer, signerId, clerkName } = desk
  const own = await printsFor(town, signer, clerkName)
  await typesCode(clerk, own)
  await clerk.seesText('refusals:paper_not_for_you')
  const relation = await relatesTo(clerkId, signerId)
  await typesCode(signer, own)
  await signer.seesText('refusals:paper_not_for_you')
  await town.database.prisma.declaredRelative.delete({ where: { id: relation.id } })
})

test('what a cadre writes on his phone is neither shown to staff nor overwritten', async () => {
  const { clerk } = desk
  await town.passes(60_000)
  const code = await printsFor(town, clerk, town.cast('cadre').name)
  await khoi.hearsBelow(khoi.sends('/start'))
  await beginsEvaluation(khoi)
  await khoi.taps(khoi.speech.number(5))
  await khoi.sees('I.2')
  await typesCode(clerk, code)
  await clerk.seesText('refusals:paper_answers_in_chat')
  await manners.forges(clerk, buttons.takeForm.encode({ code: code.replace('-', '') }))
  await clerk.seesText('refusals:paper_answers_in_chat')
  await town.passes(60_000)
  const cycle = (await entry(khoiId())).cycleId
  await manners.forges(clerk, buttons.printFormFor.encode({ cycle, person: khoiId() }))
  await clerk.seesText('refusals:paper_answers_in_chat')
  expect((await entry(khoiId())).clerkId).toBeNull()
})

test('what he hands in on his phone meanwhile stands, and the paper is not entered', async () => {
  const { clerk } = desk
  const colleague = await inhabitant(town, 'CB0059', 'vi')
  await town.passes(anHour)
  const code = await printsFor(town, clerk, colleague.name)
  await colleague.person.hearsBelow(colleague.person.sends('/start'))
  await handsIn(colleague.person)
  await typesCode(clerk, code)
  await clerk.seesText('refusals:paper_submitted')
})

test('the second of two clerks sees who has a form, and takes it over once that one is staff no more', async () => {
  const { clerk, clerkId, clerkName, signer, signerId, cadre } = desk
  await town.passes(anHour)
  const code = await printsFor(town, clerk, cadre.name)
  await takesForm(clerk, code)
  await typesCode(signer, code)
  await signer.seesText('refusals:paper_taken')
  await signer.sees(clerkName)
  await manners.forges(signer, buttons.takeForm.encode({ code: code.replace('-', '') }))
  await signer.seesText('refusals:paper_taken')
  await clerk.hearsBelow(clerk.sends('/paper'))
  await clerk.taps(clerk.speech.text('paperEntry:goOnWith', { name: cadre.name }))
  await clerk.sees('I.1')
  await losesRoles(town, clerkId)
  await clerk.taps(clerk.speech.number(5))
  await clerk.seesText('refusals:paper_not_yours')
  await takesForm(signer, code)
  await signer.sees('I.1')
  await regainsRoles(town, clerkId)
  expect((await entry(cadre.id)).clerkId).toBe(signerId)
  const { id: evaluation } = await evaluationOf(town, cadre.id)
  await manners.forges(clerk, buttons.points.encode({ evaluation, step: 'I.1', points: 500 }))
  await clerk.seesText('refusals:evaluation_unknown')
  const day = shortDay('2026-11-23')
  await manners.forges(clerk, buttons.handInForm.encode({ entry: (await entry(cadre.id)).id, day }))
  await clerk.seesText('refusals:evaluation_unknown')
})

test('somebody who moves out of scope is entered no further, and again once he is back', async () => {
  const { signer, signerId, cadre } = desk
  const { prisma } = town.database
  const { id: unitId } = await unitNamed(
    town,
    (await prisma.unit.findFirstOrThrow({ where: { code: 'X06', validTo: null } })).name,
  )
  const before = await prisma.role.findFirstOrThrow({ where: { personId: signerId } })
  await prisma.role.update({ where: { id: before.id }, data: { unitId } })
  await manners.forges(signer, buttons.resume.encode({ evaluation: (await evaluationOf(town, cadre.id)).id }))
  await signer.seesText('refusals:paper_not_yours')
  await prisma.role.update({ where: { id: before.id }, data: { unitId: before.unitId } })
  await signer.hearsBelow(signer.sends('/paper'))
  await signer.taps(signer.speech.text('paperEntry:goOnWith', { name: cadre.name }))
  await signer.sees('I.1')
})

test('a form is given back, its code ends, and what was typed from the blank goes with it', async () => {
  const { clerk, clerkId } = desk
  const { paperEntry, answer } = town.database.prisma
  await town.passes(anHour)
  const code = await printsFor(town, desk.signer, linh.name)
  await takesForm(clerk, code)
  await clerk.taps(clerk.speech.number(5))
  await clerk.sees('I.2')
  const { id } = await entry(linh.id)
  await manners.forges(desk.signer, buttons.giveBack.encode({ entry: id }))
  await clerk.hearsBelow(clerk.sends('/paper'))
  await clerk.tapsText('paperEntry:giveBack')
  await clerk.seesText('paperEntry:askGiveBack')
  expect((await paperEntry.findUniqueOrThrow({ where: { id } })).revokedAt).toBeNull()
  await clerk.tapsText('paperEntry:giveBackNow')
  await clerk.seesText('paperEntry:title')
  await linh.person.findsText('paperEntry:givenBackTold')
  expect(await answer.count({ where: { evaluation: { personId: linh.id } } })).toBe(0)
  expect(await paperEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({ clerkId })
  await typesCode(clerk, code)
  await clerk.seesText('refusals:paper_code_invalid')
  await linh.person.hearsBelow(linh.person.sends('/start'))
  await beginsEvaluation(linh.person)
})

test('a form is not handed over before it is whole, and no key of a stranger moves it', async () => {
  const { clerk, signer, cadre } = desk
  const { id } = await entry(cadre.id)
  const day = shortDay('2026-11-23')
  for (const data of [
    buttons.handInDay.encode({ entry: id }),
    buttons.handInForm.encode({ entry: id, day }),
    buttons.planHandIn.encode({ entry: id, day: '...' }),
  ]) {
    await manners.forges(signer, data)
    await signer.seesText('refusals:evaluation_incomplete')
  }
  for (const data of [
    buttons.handInDay.encode({ entry: randomUUID() }),
    buttons.planHandIn.encode({ entry: id, day }),
    buttons.openPaper.encode({ approval: randomUUID(), page: 0 }),
    buttons.signPaper.encode({ approval: randomUUID() }),
  ]) {
    await manners.forges(clerk, data)
    await clerk.seesText(/^z[hi]/.test(data) ? 'refusals:approval_unknown' : 'refusals:evaluation_unknown')
  }
})
