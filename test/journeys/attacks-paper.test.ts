import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { escalateOverdue, remindOverdue } from '../../src/domain/approval/escalate.ts'
import { fingerprintOf, listOverdue, reassignApproval } from '../../src/domain/approval/reassign.ts'
import { answerStep, goToStep, passStep } from '../../src/domain/evaluation/fill.ts'
import { giveBack } from '../../src/domain/paper-entry/give-back.ts'
import { planHandIn } from '../../src/domain/paper-entry/hand-in.ts'
import { sendPaperBack, signPaper } from '../../src/domain/paper-entry/sign.ts'
import { findForm } from '../../src/domain/paper-entry/take.ts'
import type { Result } from '../../src/domain/result.ts'
import { fillsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import {
  evaluationOf,
  handsOver,
  openDesk,
  type PaperDesk,
  paperApproval,
  printsFor,
  provinceName,
  takesForm,
} from '../kit/paper-entry.ts'
import { filesPetition, getsResult, petitionItem } from '../kit/petitioning.ts'
import { fallsSilent } from '../kit/reminding.ts'
import { aDay, settlesDemonstration } from '../kit/routing.ts'
import { becomes, losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let desk: PaperDesk
let third: Awaited<ReturnType<typeof inhabitant>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await settlesDemonstration(town)
  desk = await openDesk(town)
  third = await inhabitant(town, 'CB0061', 'en')
  await becomes(town, 'staff', 'CB0061', await provinceName(town))
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const refusalOf = (result: Result<unknown, string>): string => (result.ok ? 'done' : result.refusal)
const clerkActor = () => ({ personId: desk.clerkId, name: desk.clerkName })
const entryOf = () =>
  town.database.prisma.paperEntry.findFirstOrThrow({
    where: { personId: desk.cadre.id, revokedAt: null },
    orderBy: { issuedAt: 'desc' },
  })

test('a clerk whose role ended finds every key of the form dead, and what he typed stays', async () => {
  const { clerk, clerkId, cadre } = desk
  const code = await printsFor(town, clerk, cadre.name)
  await takesForm(clerk, code)
  await fillsEvaluation(clerk)
  const { id: entryId } = await entryOf()
  const { id, answers } = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { personId: cadre.id },
    include: { answers: true },
  })
  await losesRoles(town, clerkId)
  const { deps } = town
  const me = clerkActor()
  const step = answers[0]?.questionId ?? 'I.1'
  const pressed = [
    await answerStep(deps, me, id, step, { kind: 'typed', text: '1', hundredths: 100 }),
    await goToStep(deps, me, id, step),
    await passStep(deps, me, id, step),
    await giveBack(deps, me, entryId),
    await planHandIn(deps, me, entryId, null),
  ]
  expect(pressed.map(refusalOf)).toEqual(pressed.map(() => 'paper_not_yours'))
  expect(await town.database.prisma.answer.count({ where: { evaluationId: id } })).toBe(answers.length)
  await takesOver(code)
  await regainsRoles(town, clerkId)
})

const takesOver = async (code: string): Promise<void> => {
  await takesForm(third.person, code)
  await handsOver(third.person)
}

test('whoever typed a part of a form before another took it over does not sign it, nor send it back', async () => {
  const { id } = await paperApproval(town)
  const { clerk, signer } = desk
  await manners.forges(clerk, buttons.signPaper.encode({ approval: id }))
  await clerk.seesText('refusals:paper_own_entry')
  expect(refusalOf(await signPaper(town.deps, clerkActor(), id))).toBe('paper_own_entry')
  expect(refusalOf(await sendPaperBack(town.deps, clerkActor(), id, 'x'))).toBe('paper_own_entry')
  expect((await evaluationOf(town, desk.cadre.id)).state).toBe('draft')
  await manners.forges(signer, buttons.openPaper.encode({ approval: id, page: 0 }))
  await manners.forges(signer, buttons.signPaper.encode({ approval: id }))
  await expect.poll(async () => (await evaluationOf(town, desk.cadre.id)).state).toBe('submitted')
})

test('wrong codes at once count one by one, whoever types them in whatever disguise', async () => {
  const { accountId } = await town.database.prisma.telegramLink.findFirstOrThrow({
    where: { personId: third.id, endedAt: null },
  })
  const actor = { personId: third.id, name: third.name }
  const tries = Array.from({ length: 12 }, (_, turn) => `0000-0${turn}\u202e`.padEnd(11, 'Z'))
  await Promise.all(tries.map(typed => findForm(town.deps, actor, Number(accountId), typed)))
  const code = await printsFor(town, desk.signer, third.name === '' ? '' : town.cast('cadre').name)
  expect(refusalOf(await findForm(town.deps, actor, Number(accountId), code))).toBe('paper_code_invalid')
})

test('who opened a paper form stands among those who looked at its author’s record', async () => {
  const looks = await town.deps.transaction(store =>
    store.ownData.looks(desk.cadre.id, town.deps.moment().today, { offset: 0, limit: 50 }),
  )
  const opened = looks.items.filter(({ action }) => action === 'paper.opened').map(({ by }) => by.name)
  expect(new Set(opened)).toEqual(new Set([desk.clerkName, desk.signerName, third.name]))
})

test('a petition passed on is answered by its legal day still, and is asked for once', async () => {
  const khoi = await town.resident('cadre')
  const id = town.cast('cadre').personId
  const { prisma } = town.database
  await getsResult(town, { person: khoi, id }, town.cast('supervisor').personId, 'good')
  await filesPetition(khoi)
  const { answerBy } = await prisma.petition.findFirstOrThrow({ where: { personId: id } })
  const before = await petitionItem(town, id)
  expect(before.dueOn).toEqual(answerBy)
  // Passed on because its authority left, long before it is due.
  const remindedAt = new Date(town.deps.moment().at.getTime() - 30 * aDay)
  await prisma.approval.update({ where: { id: before.id }, data: { remindedAt } })
  await town.passes(answerBy.getTime() - town.deps.moment().at.getTime() - 3_600_000)
  await escalateOverdue(town.deps)
  const passed = await petitionItem(town, id)
  expect(passed.authorityId).not.toBe(before.authorityId)
  expect(passed.dueOn).toEqual(answerBy)
  await town.passes(3 * aDay)
  await fallsSilent(town)
  const staff = { personId: desk.signerId, name: desk.signerName }
  const listed = await listOverdue(town.deps, staff, 0)
  expect(listed.ok && listed.value.items.map(item => item.id)).toContain(before.id)
  const { authorityId } = await petitionItem(town, id)
  const to = before.authorityId ?? ''
  const was = fingerprintOf(authorityId ?? '')
  expect(refusalOf(await reassignApproval(town.deps, staff, before.id, to, was))).toBe('done')
  expect((await petitionItem(town, id)).dueOn).toEqual(answerBy)
  await remindOverdue(town.deps)
  expect((await petitionItem(town, id)).remindedAt).toBeNull()
})
