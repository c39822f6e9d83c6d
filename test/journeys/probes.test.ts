import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addsProduct, beginsEvaluation } from '../kit/filling.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  await beginsEvaluation(khoi)
})
afterAll(() => town.close())

const answersOf = async (): Promise<Record<string, unknown>> => {
  const rows = await town.database.prisma.answer.findMany({
    where: { evaluation: { personId: town.cast('cadre').personId } },
  })
  return Object.fromEntries(rows.map(row => [row.questionId, row.value]))
}

test('typed fail', async () => {
  town.telegram.faults.fail500({ method: 'sendMessage' })
  khoi.sends('1')
  await khoi.sees('I.2')
  khoi.sends('/help')
  await khoi.seesText('help:linked')
  console.log(
    await answersOf(),
    town.telegram.violations,
    khoi.messages.map(m => m.text?.slice(0, 100)),
  )
})
test('press fail', async () => {
  await khoi.tapsText('home:evaluate').catch(() => {})
  khoi.sends('/evaluate')
  await khoi.seesText('evaluation:cyclesTitle')
  await khoi.taps(khoi.labels[0] ?? '')
  await khoi.sees('I.2')
  town.telegram.faults.fail500({ method: 'editMessageText' })
  await khoi.taps('2')
  await khoi.sees('II.1.')
  console.log(await answersOf(), town.telegram.violations)
  town.telegram.faults.fail500({ method: 'answerCallbackQuery' })
  await khoi.taps('2')
  await khoi.sees('II.2.')
  khoi.sends('/help')
  await khoi.seesText('help:linked')
  console.log(await answersOf(), town.telegram.violations)
  console.log(town.log)
})
