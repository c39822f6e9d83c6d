import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { digitSamples } from '../../src/bot/language.ts'
import { addsProduct, beginsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  khoi = await town.resident('cadre')
  await beginsEvaluation(khoi)
  await beginsEvaluation(hien)
})
afterAll(() => town.close())

const evaluationOf = async (personId: string) => {
  const where = { personId }
  return town.database.prisma.evaluation.findFirstOrThrow({ where, include: { template: true } })
}

const ofCadre = () => evaluationOf(town.cast('cadre').personId)
const ofHead = () => evaluationOf(town.cast('supervisor').personId)

/** Those under the head: two colleagues of the cadre, and the cadre himself. */
const subordinateCodes = ['CB0063', 'CB0064', 'CB0065'] as const

const levelsOf = async (levels: Readonly<Record<string, string>>, isPublished: boolean): Promise<void> => {
  const { prisma } = town.database
  const { cycleId, templateId } = await ofCadre()
  const at = town.deps.moment().at
  const { personId: deciderId } = town.cast('staff')
  for (const [code, level] of Object.entries(levels)) {
    const { id: personId } = await prisma.person.findUniqueOrThrow({ where: { code } })
    const opened = { id: town.deps.newId(), cycleId, personId, templateId, state: 'draft', openedAt: at }
    const begun = await prisma.evaluation.findFirst({ where: { cycleId, personId } })
    const { id: evaluationId } = begun ?? (await prisma.evaluation.create({ data: opened }))
    const published = isPublished ? { publisherId: deciderId, publishedAt: at } : {}
    const decided = { evaluationId, points: 4_000, proposed: level, level, deciderId, decidedAt: at }
    await prisma.classification.create({ data: { ...decided, ...published } })
  }
}

const nameOf = async (code: string): Promise<string> =>
  (await town.database.prisma.person.findUniqueOrThrow({ where: { code } })).name

test('a civil servant and his head get their own forms in the same cycle', async () => {
  const [cadre, head] = [await ofCadre(), await ofHead()]
  expect(cadre.cycleId).toBe(head.cycleId)
  expect(cadre.template.code).toBe('decree-335-civil-servant')
  expect(head.template.code).toBe('regulation-366-leader')
})

test('every figure of the explanation is in the reader’s own digits, each deduction with its reason', async () => {
  hien.sends('/settings')
  await hien.taps(digitSamples.arab)
  await hien.speaks('ar', 'arab').sees('١٬٢٣٤٫٥')
  const { id: evaluation } = await ofHead()
  await manners.forges(hien, buttons.goTo.encode({ evaluation, step: 'products' }))
  await addsProduct(hien, { name: 'Thanh tra', assigned: '10', done: '9', failures: '1', delays: '5' })
  await addsProduct(hien, { name: 'Báo cáo', assigned: '3', done: '3', failures: '0', delays: '0' })
  await manners.forges(hien, buttons.explain.encode({ evaluation, page: 0 }))
  const screen = await hien.seesText('explain:title')
  const said = hien.speech.html
  const expected = [
    said('explain:quantity', { done: 9, assigned: 10, rate: 90 }),
    said('explain:qualityTaken', { times: 1, each: 25, taken: 25, rate: 75 }),
    said('explain:progressTaken', { times: 5, each: 25, taken: 100, rate: 0 }),
    said('explain:mean', { quantity: 90, quality: 75, progress: 0, mean: 55 }),
    said('explain:mean', { quantity: 100, quality: 100, progress: 100, mean: 100 }),
  ]
  for (const html of expected) {
    await hien.sees(html.replace(/<[^>]+>/g, ''))
    expect(html).toMatch(/[٠-٩]/)
    expect(html).not.toMatch(/[0-9]/)
  }
  // (90 + 75 + 0 + 300) / 600 of forty points.
  await hien.sees('٣١')
  expect((screen.text ?? '').replace(/(?:I{1,3}|IV)\.\d/g, '')).not.toMatch(/[0-9]/)
  manners.expectGood()
})

test('the unit part says whose rating is missing, who halves it, and what it comes to', async () => {
  const { id: evaluation } = await ofHead()
  const names = await Promise.all(subordinateCodes.map(nameOf))
  const show = () => manners.forges(hien, buttons.goTo.encode({ evaluation, step: 'unit' }))
  const count = (rated: number, missed: number) =>
    hien.speech.html('explain:unitCount', { rated, total: 3, missed })
  const worth = (state: 'full' | 'half' | 'provisional', share: number, points: number) =>
    hien.speech
      .html(`explain:unit.${state}`, {
        share,
        points: hien.speech.number(points),
        max: hien.speech.number(10),
      })
      .replace(/<[^>]+>/g, '')

  await show()
  await hien.sees(count(0, 0))
  for (const name of names) await hien.sees(name)
  await hien.sees(worth('provisional', 0, 0))
  await hien.tapsText('evaluation:next')
  await hien.sees('IV.1')

  await levelsOf({ CB0063: 'completed' }, true)
  await levelsOf({ CB0064: 'notCompleted' }, false)
  await show()
  await hien.sees(count(2, 1))
  await hien.seesText('explain:unitWaiting')
  await hien.sees(names[2] ?? '')
  await hien.sees(worth('half', 50, 5))
  expect(hien.screen.text).not.toContain(names[1])

  await town.database.prisma.classification.updateMany({
    where: { publishedAt: null },
    data: { publisherId: town.cast('staff').personId, publishedAt: town.deps.moment().at },
  })
  await manners.forges(hien, buttons.goTo.encode({ evaluation, step: 'overview' }))
  await hien.seesText('explain:unitHalvedBy')
  await hien.sees(names[1] ?? '')
  manners.expectGood()
})

test('a finding forces the level, and its reason is told', async () => {
  const { id: evaluation, personId } = await ofHead()
  const { personId: recordedById } = town.cast('staff')
  const found = { personId, recordedById, foundOn: new Date('2026-11-02'), recordedAt: town.deps.moment().at }
  const id = town.deps.newId()
  await town.database.prisma.finding.create({
    data: { id, ...found, kind: 'unitCorruption', document: '12/KL' },
  })
  await manners.forges(hien, buttons.explain.encode({ evaluation, page: 99 }))
  await hien.seesText('explain:finding.unitCorruption')
  await hien.sees(hien.speech.text('evaluation:level.notCompleted'))
  await town.database.prisma.finding.update({ where: { id }, data: { revokedAt: found.recordedAt } })
  await manners.forges(hien, buttons.explain.encode({ evaluation, page: 99 }))
  await hien.sees(/^[^⛔]*$/)
  await hien.seesText('explain:belowAll')
  expect(hien.screen.text).not.toContain(hien.says('explain:finding.unitCorruption'))
  manners.expectGood()
})

test('a confirmed objective cause lifts the deductions of its line', async () => {
  const { id: evaluationId, personId: requesterId } = await ofHead()
  const { prisma } = town.database
  const { personId: authorityId } = town.cast('staff')
  const approvalId = town.deps.newId()
  const { at } = town.deps.moment()
  const cause = { evaluationId, questionId: 'products.1.cause', value: { kind: 'text', text: 'Bão số 3' } }
  await prisma.answer.create({ data: cause })
  const rows = await prisma.answer.findMany({ where: { evaluationId } })
  const answers = Object.fromEntries(rows.map(({ questionId, value }) => [questionId, value]))
  const submission = { evaluationId, revision: 1, score: 0, changedLines: 0, late: false, submittedAt: at }
  await prisma.submission.create({ data: { ...submission, answers } })
  await prisma.approval.create({
    data: {
      id: approvalId,
      kind: 'evaluation.cause',
      requesterId,
      authorityId,
      evaluationId,
      revision: 1,
      line: 'products.1',
      createdAt: at,
      dueOn: new Date('2026-11-30'),
    },
  })
  const show = () => manners.forges(hien, buttons.explain.encode({ evaluation: evaluationId, page: 0 }))
  const excused = hien.speech.html('explain:progressExcused', { times: 5 })
  await manners.forges(hien, buttons.goTo.encode({ evaluation: evaluationId, step: 'overview' }))
  await show()
  await hien.seesText('explain:progressTaken')
  await prisma.decision.create({
    data: { approvalId, outcome: 'approved', deciderId: authorityId, decidedAt: at },
  })
  await show()
  await hien.sees(excused)
  await hien.sees(
    hien.speech
      .html('explain:mean', { quantity: 90, quality: 100, progress: 100, mean: 96.67 })
      .replace(/<[^>]+>/g, ''),
  )
  manners.expectGood()
})
