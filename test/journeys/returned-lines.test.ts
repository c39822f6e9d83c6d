import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
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
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  const { personId } = town.cast('cadre')
  evaluation = (await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId } })).id
  await hien.seesText('approval:cardTitle')
})
afterAll(() => town.close())

const reason = '<b>Xem lại</b> & sửa\u202e dòng này 🙂'

test('what was handed in is locked, whatever old key is pressed', async () => {
  const before = await savedAnswers(town, khoi)
  await manners.hears(khoi, () => khoi.sends('/start'))
  await manners.forges(khoi, buttons.points.encode({ evaluation, step: 'I.1', points: 100 }))
  await khoi.seesText('refusals:evaluation_locked')
  for (const data of [
    buttons.removeLine.encode({ evaluation, step: 'products.1' }),
    buttons.submit.encode({ evaluation }),
  ]) {
    await manners.hears(khoi, () => khoi.sends('/start'))
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:evaluation_locked')
  }
  expect(await savedAnswers(town, khoi)).toEqual(before)
  expect(await town.database.prisma.approval.count({ where: { evaluationId: evaluation } })).toBe(1)
  manners.expectGood()
})

test('keys of a return tapped twice choose and go on once', async () => {
  await hien.tapsText('approval:return')
  await hien.seesText('approval:chooseLines')
  const product = hien.speech.text('evaluation:lineShort', { number: 1 })
  await manners.hammers(hien, '☐ II.1', 3)
  await town.telegram.settled(() => hien.labels.includes('☑ II.1'))
  await manners.hammers(hien, '☑ II.1')
  await town.telegram.settled(() => hien.labels.includes('☐ II.1'))
  await manners.hammers(hien, hien.labels.find(label => label.includes(product.slice(-4))) ?? product)
  await town.telegram.settled(() => hien.labels.some(label => label.startsWith('☑')))
  await manners.hammers(hien, '☐ II.2')
  await town.telegram.settled(() => hien.labels.includes('☑ II.2'))
  await manners.hammers(hien, hien.speech.text('approval:continueToReason'), 3)
  await hien.seesText('approval:writeReason')
  manners.expectGood()
})

test('a reason is refused while it is empty, too long or marked, and then told word for word', async () => {
  const tries = [
    ['refusals:reason_needed', () => hien.user.sendsPhoto({ caption: reason })],
    ['refusals:reason_needed', () => hien.sends('\u200f\u202e')],
    ['refusals:reason_too_long', () => hien.sends('س'.repeat(1_501))],
    ['refusals:text_classified', () => hien.sends('\u200fسري جداً\nالنص')],
  ] as const
  for (const [refusal, act] of tries) expect(await manners.hears(hien, act)).toContain(hien.says(refusal))
  expect(await town.database.prisma.decision.count()).toBe(0)
  await manners.hears(hien, () => hien.sends(reason))
  await khoi.sees(reason.replace('\u202e', ''))
  await khoi.seesText('notices:returned')
  manners.expectGood()
})

test('only the returned lines open, and the only product can be changed but not removed', async () => {
  await khoi.tapsText('notices:change')
  await khoi.sees('Thẩm định hồ sơ')
  for (const data of [
    buttons.points.encode({ evaluation, step: 'I.1', points: 100 }),
    buttons.goTo.encode({ evaluation, step: 'prose.remedy' }),
    buttons.addLine.encode({ evaluation, question: 'products' }),
    buttons.goTo.encode({ evaluation, step: 'products.2.name' }),
  ]) {
    await manners.hears(khoi, () => khoi.sends('?'))
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:line_locked')
  }
  await manners.forges(khoi, buttons.removeLine.encode({ evaluation, step: 'products.1' }))
  await khoi.seesText('refusals:lines_incomplete')
  expect(await savedAnswers(town, khoi)).toMatchObject({ 'I.1': 500, 'products.1.name': 'Thẩm định hồ sơ' })
  await manners.forges(khoi, buttons.points.encode({ evaluation, step: 'II.2', points: 200 }))
  await khoi.seesText('evaluation:onlyReturned')
  await submitsEvaluation(khoi)
  expect(await town.database.prisma.approval.count({ where: { evaluationId: evaluation } })).toBe(2)
  manners.expectGood()
})
