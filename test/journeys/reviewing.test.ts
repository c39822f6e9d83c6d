import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})
afterAll(() => town.close())

test('a cadre submits in Vietnamese, his chairwoman returns one line in Arabic, he changes it, she approves', async () => {
  const hien = await town.resident('supervisor')
  const khoi = await town.resident('cadre')
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await khoi.sees('100')
  await submitsEvaluation(khoi)

  await hien.seesText('approval:cardTitle')
  await hien.sees(town.cast('cadre').name)
  await hien.tapsText('approval:open')
  await hien.sees('I.1')
  await hien.tapsText('approval:return')
  await hien.seesText('approval:chooseLines')
  await hien.taps('☐ II.1')
  await hien.tapsText('approval:continueToReason')
  await hien.seesText('approval:writeReason')
  hien.sends('يرجى مراجعة هذا البند')
  await hien.seesText('approval:returnedBy')

  await khoi.sees('يرجى مراجعة هذا البند')
  await khoi.tapsText('notices:change')
  await khoi.sees('II.1')
  await khoi.taps(khoi.speech.number(2))
  await khoi.seesText('evaluation:overviewTitle')
  await khoi.sees(khoi.speech.number(99.5))
  await submitsEvaluation(khoi)

  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:approve')
  await hien.sees(town.cast('supervisor').name)
  await khoi.seesText('notices:approved')
  expect(town.telegram.violations).toEqual([])
})
