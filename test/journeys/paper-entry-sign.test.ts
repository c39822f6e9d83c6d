import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { shortDay } from '../../src/bot/cycle-plan.ts'
import { fillsEvaluation } from '../kit/filling.ts'
import { aCriterion, introducesForm, openForm } from '../kit/forms.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import {
  entersForm,
  evaluationOf,
  handsOver,
  openDesk,
  type PaperDesk,
  paperApproval,
  printsFor,
  provinceName,
  readsToEnd,
  takesForm,
  typesCode,
  withoutPhone,
} from '../kit/paper-entry.ts'
import type { Person } from '../kit/person.ts'
import { becomes, dayFrom, losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let desk: PaperDesk
let third: Awaited<ReturnType<typeof inhabitant>>
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  desk = await openDesk(town)
  third = await inhabitant(town, 'CB0061', 'de')
  await becomes(town, 'staff', 'CB0061', await provinceName(town))
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const state = async (personId: string): Promise<string> => (await evaluationOf(town, personId)).state
const key = (approval: string): string => buttons.signPaper.encode({ approval })
const decisions = (approvalId: string) => town.database.prisma.decision.findMany({ where: { approvalId } })

test('without a second person it is not handed over, and nothing is lost', async () => {
  const { clerk, signerId, cadre } = desk
  const { prisma } = town.database
  const code = await printsFor(town, clerk, cadre.name)
  await takesForm(clerk, code)
  await fillsEvaluation(clerk)
  const others = await prisma.role.findMany({ where: { role: 'staff', personId: { not: desk.clerkId } } })
  for (const { personId } of others) await losesRoles(town, personId)
  const { id: entry } = await prisma.paperEntry.findFirstOrThrow({ where: { personId: cadre.id } })
  const day = shortDay('2026-11-23')
  await manners.forges(clerk, buttons.handInForm.encode({ entry, day }))
  await clerk.seesText('refusals:nobody_to_sign')
  for (const { personId } of others) await regainsRoles(town, personId)
  await clerk.tapsText('common:back')
  await handsOver(clerk)
  await manners.forges(clerk, buttons.handInForm.encode({ entry, day }))
  await clerk.seesText('refusals:paper_handed_in')
  expect(await prisma.approval.count({ where: { kind: 'evaluation.paper' } })).toBe(1)
  expect(others.some(({ personId }) => personId === signerId)).toBe(true)
})

test('neither its clerk, nor a relative of its author, nor anybody who is no staff signs it', async () => {
  const { clerk, signer, signerId, cadre } = desk
  const { id } = await paperApproval(town)
  await manners.forges(clerk, key(id))
  await clerk.seesText('refusals:paper_own_entry')
  await manners.forges(khoi, key(id))
  await khoi.seesText('refusals:approval_unknown')
  await manners.forges(khoi, buttons.openPaper.encode({ approval: id, page: 0 }))
  await khoi.seesText('refusals:approval_unknown')
  const { declaredRelative } = town.database.prisma
  const declaredAt = town.deps.moment().at
  const relation = { id: randomUUID(), personId: signerId, relativeId: cadre.id, declaredAt }
  await declaredRelative.create({ data: relation })
  await manners.forges(signer, key(id))
  await signer.seesText('refusals:approval_unknown')
  await signer.hearsBelow(signer.sends('/approvals'))
  await signer.seesText('approval:listEmpty')
  await declaredRelative.delete({ where: { id: relation.id } })
  expect(await state(cadre.id)).toBe('draft')
})

test('where nobody decides for its author staff is told, and the form waits on', async () => {
  const { signer, cadre } = desk
  const { prisma } = town.database
  const { id } = await paperApproval(town)
  const lines = await prisma.supervisorLine.findMany({ where: { subordinateId: cadre.id } })
  const leading = { position: { leadership: true }, endedOn: null }
  const posts = await prisma.assignment.findMany({ where: leading, select: { id: true } })
  await prisma.supervisorLine.deleteMany({ where: { subordinateId: cadre.id } })
  await prisma.assignment.updateMany({ where: leading, data: { endedOn: dayFrom(town, -1) } })
  await manners.forges(signer, key(id))
  await signer.seesText('refusals:paper_authority_missing')
  expect(await prisma.notice.count({ where: { kind: 'authority.missing' } })).toBe(1)
  for (const told of [signer, third.person]) await told.findsText('routing:authorityMissing')
  expect(await decisions(id)).toEqual([])
  await prisma.supervisorLine.createMany({ data: lines })
  const ids = posts.map(post => post.id)
  await prisma.assignment.updateMany({ where: { id: { in: ids } }, data: { endedOn: null } })
})

test('the first of two words on it stands, and the other one sees whose it was', async () => {
  const { signer, signerName, cadre } = desk
  const { id } = await paperApproval(town)
  await third.person.findsText('paperEntry:cardTitle')
  await Promise.all([manners.forges(signer, key(id)), manners.forges(signer, key(id))])
  await signer.seesText('paperEntry:signedBy')
  expect(await state(cadre.id)).toBe('submitted')
  await third.person.findsText('paperEntry:signedBy')
  await manners.forges(third.person, key(id))
  await third.person.seesText('refusals:already_decided')
  await third.person.sees(signerName)
  await manners.forges(third.person, buttons.askSendPaperBack.encode({ approval: id }))
  await third.person.seesText('refusals:already_decided')
  expect(await decisions(id)).toHaveLength(1)
  expect(await town.database.prisma.submission.count({ where: { evaluation: { personId: cadre.id } } })).toBe(
    1,
  )
})

test('what the reviewer returns of somebody without a phone is corrected on paper again', async () => {
  const { clerk, signer, cadre } = desk
  const { prisma } = town.database
  const { id: evaluationId } = await evaluationOf(town, cadre.id)
  await prisma.evaluation.update({
    where: { id: evaluationId },
    data: { state: 'returned', linesToChange: ['I.1'], cursor: 'I.1' },
  })
  await town.passes(60_000)
  const code = await printsFor(town, clerk, cadre.name)
  await takesForm(clerk, code)
  await clerk.sees('I.1')
  await clerk.taps(clerk.speech.number(3))
  await clerk.seesText('evaluation:overviewTitle')
  const { message_id: before } = signer.screen
  await handsOver(clerk)
  await signer.hearsBelow(before)
  const { id } = await paperApproval(town)
  await manners.forges(signer, key(id))
  await signer.seesText('paperEntry:signedBy')
  expect(await evaluationOf(town, cadre.id)).toMatchObject({ state: 'submitted', revision: 2 })
})

test('a newer version of the form in the middle is told to the clerk as to anybody who writes', async () => {
  const { clerk } = desk
  const somebody = await withoutPhone(town)
  const code = await printsFor(town, clerk, somebody.name)
  await takesForm(clerk, code)
  await clerk.taps(clerk.speech.number(5))
  await clerk.sees('I.2')
  const form = await openForm(town)
  const [first, ...rest] = form.sections
  if (!first) throw new Error('a form without sections')
  const sections = [{ ...first, questions: [...first.questions, aCriterion('I.9')] }, ...rest]
  await introducesForm(town, { ...form, version: form.version + 1, sections })
  await typesCode(clerk, code)
  await clerk.tapsText('paperEntry:take')
  await clerk.seesText('cycles:formChanged')
  await clerk.sees('I.9')
})

test('after the cycle is closed nothing is entered, handed over or signed, and it waits for nobody', async () => {
  const { clerk, signer, cadre } = desk
  const { prisma } = town.database
  const other = await withoutPhone(town, 1)
  await prisma.formTemplate.updateMany({ where: { version: 2 }, data: { validTo: new Date('2026-01-02') } })
  const first = await prisma.formTemplate.findFirstOrThrow({
    where: { code: 'decree-335-civil-servant', version: 1 },
  })
  await prisma.evaluationCycle.updateMany({ data: { templateId: first.id } })
  const code = await entersForm(town, clerk, other.name)
  await signer.sees(other.name)
  const { id } = await paperApproval(town)
  await prisma.evaluationCycle.updateMany({ data: { closedAt: town.deps.moment().at } })
  await manners.forges(signer, key(id))
  await signer.seesText('refusals:cycle_closed')
  await signer.hearsBelow(signer.sends('/approvals'))
  await signer.seesText('approval:listEmpty')
  await typesCode(clerk, code)
  await clerk.seesText('refusals:cycle_closed')
  await readsToEnd(signer)
  expect(await state(other.id)).toBe('draft')
  expect(await state(cadre.id)).toBe('submitted')
})
