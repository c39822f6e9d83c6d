import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { notebookOf, notes } from '../kit/noting.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const secret = 'Việc riêng của tôi'

let town: Town
let manners: Manners
let khoi: Person
let entry: string
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  await notes(khoi, secret)
  entry = (await notebookOf(town, khoi))[0]?.id ?? ''
  await khoi.hearsBelow(khoi.sends('/start'))
  await beginsEvaluation(khoi)
  const { personId } = town.cast('cadre')
  evaluation = (await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId } })).id
})
afterAll(() => town.close())

const keysOf = (id: string): string[] => [
  buttons.openEntry.encode({ entry: id, page: 0 }),
  buttons.editEntry.encode({ entry: id }),
  buttons.entryDays.encode({ entry: id }),
  buttons.setEntryDay.encode({ entry: id, day: '2026-11-20' }),
  buttons.askDeleteEntry.encode({ entry: id }),
  buttons.deleteEntry.encode({ entry: id }),
  buttons.entryFile.encode({ entry: id }),
]

test("another's entry is as unknown as one that does not exist: to a colleague, his chief, staff and an admin", async () => {
  const before = await notebookOf(town, khoi)
  const others = [
    await aColleague(town),
    await town.resident('supervisor'),
    await town.resident('staff'),
    await town.resident('admin'),
  ]
  for (const other of others) {
    for (const id of [entry, randomUUID()]) {
      for (const data of keysOf(id)) {
        await other.hearsBelow(other.sends('/start'))
        await manners.forges(other, data)
        await other.seesText('refusals:entry_unknown')
        await other.seesText('notebook:empty')
      }
    }
    expect(JSON.stringify(other.messages)).not.toContain(secret)
  }
  expect(await notebookOf(town, khoi)).toEqual(before)
  manners.expectGood()
})

test("another's notebook cannot be taken over, nor into another's evaluation", async () => {
  const colleague = await aColleague(town)
  for (const data of [
    buttons.fromNotebook.encode({ evaluation, page: 0 }),
    buttons.pickEntry.encode({ evaluation, entry, wanted: 1, page: 0 }),
    buttons.pickAll.encode({ evaluation, wanted: 1 }),
    buttons.takeOver.encode({ evaluation, total: 1 }),
  ]) {
    await colleague.hearsBelow(colleague.sends('/start'))
    await manners.forges(colleague, data)
    await colleague.seesText('refusals:evaluation_unknown')
  }
  expect(await savedAnswers(town, khoi)).toEqual({})
  manners.expectGood()
})

test('days that are not among the last seven, and pages beyond the last, change nothing', async () => {
  for (const day of ['2026-11-24', '2026-11-15', '2026-02-30', 'constructor', '0']) {
    await khoi.hearsBelow(khoi.sends('/start'))
    await manners.forges(khoi, buttons.setEntryDay.encode({ entry, day }))
    await khoi.seesText('refusals:entry_day_invalid')
  }
  await manners.forges(khoi, buttons.notebook.encode({ page: 9_999_999 }))
  await khoi.seesText('notebook:title')
  await khoi.tapsText('common:previousPage')
  await khoi.sees(secret)
  expect((await notebookOf(town, khoi))[0]?.day).toEqual(new Date('2026-11-23T00:00:00Z'))
  manners.expectGood()
})

test('what was handed in, and a period that was closed, take nothing over any more, and say so', async () => {
  await manners.forges(khoi, buttons.goTo.encode({ evaluation, step: 'products' }))
  await khoi.tapsText('notebook:fromNotebook', { number: 1 })
  await khoi.seesText('notebook:pickTitle')
  await khoi.hearsBelow(khoi.sends('/start'))
  await manners.forges(khoi, buttons.goTo.encode({ evaluation, step: 'I.1' }))
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  await manners.forges(khoi, buttons.takeOver.encode({ evaluation, total: 1 }))
  await khoi.seesText('refusals:evaluation_locked')
  expect((await notebookOf(town, khoi))[0]?.evaluationId).toBeNull()

  const other = await aColleague(town)
  await notes(other, 'Việc khác')
  await other.hearsBelow(other.sends('/start'))
  await beginsEvaluation(other)
  const { id } = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { id: { not: evaluation } },
  })
  await manners.forges(other, buttons.fromNotebook.encode({ evaluation: id, page: 0 }))
  await other.seesText('notebook:pickTitle')
  await town.database.prisma.evaluationCycle.updateMany({
    data: { closedAt: new Date('2026-11-23T02:00:00Z') },
  })
  await other.tapsText('notebook:takeOver', { number: 1 })
  await other.seesText('refusals:cycle_closed')
  expect((await notebookOf(town, other))[0]?.evaluationId).toBeNull()
  manners.expectGood()
})
