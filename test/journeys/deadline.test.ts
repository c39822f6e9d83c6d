import { afterAll, beforeAll, expect, test } from 'vitest'
import { aColleagueFilling, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
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
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

test('what is handed in after the closing day is taken, and marked late for both', async () => {
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  const { closesOn } = await town.database.prisma.evaluationCycle.findFirstOrThrow()
  town.telegram.clock.advance(closesOn.getTime() - town.telegram.clock.now() + 86_400_000)
  khoi.sends('/evaluate')
  await khoi.seesText('evaluation:closedOn')
  await khoi.taps(khoi.labels[0] ?? '')
  await khoi.seesText('evaluation:overviewTitle')
  await submitsEvaluation(khoi)
  await khoi.seesText('evaluation:submittedLate')
  await hien.seesText('approval:cardLate')
  expect(await town.database.prisma.submission.findMany({ where: { late: true } })).toHaveLength(1)
  manners.expectGood()
})

test('when a cycle is closed while somebody writes, he is told, and what he wrote before is kept', async () => {
  const colleague = await aColleagueFilling(town)
  colleague.sends('4')
  await colleague.sees('I.2')
  await town.database.prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })
  expect(await manners.hears(colleague, () => colleague.sends('3'))).toBe(
    colleague.speech.text('refusals:cycle_closed'),
  )
  expect(await savedAnswers(town, colleague)).toEqual({ 'I.1': 400 })
  await colleague.tapsText('common:home')
  await colleague.tapsText('home:evaluate')
  await colleague.seesText('evaluation:noCycles')
  manners.expectGood()
})
