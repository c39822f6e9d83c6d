import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  await beginsEvaluation(khoi)
  evaluation = await evaluationOf(town.cast('cadre').personId)
})
afterAll(() => town.close())

const evaluationOf = async (personId: string): Promise<string> =>
  (await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId } })).id

test('rubbish of any bytes opens a window, changes nothing, and holds nobody up', async () => {
  const before = khoi.screen
  const rubbish = [
    '🙂'.repeat(16),
    '\u0000'.repeat(64),
    '\ud83d\ude00\ud83d',
    ':'.repeat(64),
    'ea:'.padEnd(64, 'A'),
    buttons.goTo.encode({ evaluation, step: 'I.1' }).toUpperCase(),
    buttons.points.encode({ evaluation, step: 'I.1', points: 500 }).replace('500', '-500'),
    buttons.points.encode({ evaluation, step: 'I.1', points: 500 }).replace('500', '5e2'),
    'eo:__proto__:0',
    'sl:constructor',
    "po:' OR 1=1;--:0",
  ]
  for (const data of rubbish) {
    await manners.forges(khoi, data)
    if (data !== 'sl:constructor') expect(manners.alert(khoi)).toBe(khoi.speech.text('common:outdatedButton'))
  }
  expect(khoi.screen).toEqual(before)
  expect(await savedAnswers(town, khoi)).toEqual({})
  manners.expectGood()
})

test('points above the maximum and steps that do not exist are refused above the question', async () => {
  await manners.forges(khoi, buttons.points.encode({ evaluation, step: 'I.1', points: 501 }))
  await khoi.seesText('refusals:points_above_maximum')
  const steps = [
    'IX.9',
    '__proto__',
    'constructor',
    'products.0',
    'products.21',
    'products.1.salary',
    'prose',
  ]
  for (const step of steps) {
    await manners.forges(khoi, buttons.points.encode({ evaluation, step, points: 100 }))
    await khoi.seesText('refusals:line_locked')
    await manners.forges(khoi, buttons.why.encode({ evaluation, step }))
    await khoi.seesText('evaluation:whyTitle')
  }
  await manners.forges(khoi, buttons.skip.encode({ evaluation, step: 'I.1' }))
  await khoi.seesText('refusals:points_needed')
  await manners.forges(khoi, buttons.complete.encode({ evaluation, step: 'products' }))
  await khoi.seesText('refusals:lines_incomplete')
  await manners.forges(khoi, buttons.submit.encode({ evaluation }))
  await khoi.seesText('refusals:evaluation_incomplete')
  await manners.forges(khoi, buttons.overviewPage.encode({ evaluation, page: 9_999_999 }))
  await khoi.seesText('evaluation:overviewTitle')
  await manners.forges(khoi, buttons.approvals.encode({ page: 9_999_999 }))
  await khoi.seesText('approval:listEmpty')
  expect(await savedAnswers(town, khoi)).toEqual({})
  manners.expectGood()
})

test("another person's evaluation, and one that does not exist, are equally unknown", async () => {
  const colleague = await aColleague(town)
  const unknown = colleague.speech.text('refusals:evaluation_unknown')
  for (const id of [evaluation, randomUUID()]) {
    for (const data of [
      buttons.points.encode({ evaluation: id, step: 'I.1', points: 100 }),
      buttons.goTo.encode({ evaluation: id, step: 'I.1' }),
      buttons.overviewPage.encode({ evaluation: id, page: 0 }),
      buttons.removeLine.encode({ evaluation: id, step: 'products.1' }),
      buttons.resume.encode({ evaluation: id }),
      buttons.submit.encode({ evaluation: id }),
      buttons.why.encode({ evaluation: id, step: 'I.1' }),
    ]) {
      await manners.hears(colleague, () => colleague.sends('/start'))
      await manners.forges(colleague, data)
      expect(await colleague.sees(unknown)).toMatchObject({ text: unknown })
    }
  }
  expect(await savedAnswers(town, khoi)).toEqual({})
  manners.expectGood()
})

test("buttons of another's approval, of what he himself handed in and of nothing are equally unknown", async () => {
  await manners.hears(khoi, () => khoi.sends('/start'))
  await manners.forges(khoi, buttons.goTo.encode({ evaluation, step: 'I.1' }))
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  const own = await town.database.prisma.approval.findFirstOrThrow({ where: { evaluationId: evaluation } })
  const colleague = await aColleague(town)
  for (const person of [khoi, colleague]) {
    for (const approval of [own.id, randomUUID()]) {
      for (const data of [
        buttons.openApproval.encode({ approval, page: 0 }),
        buttons.approve.encode({ approval }),
        buttons.askReturn.encode({ approval }),
        buttons.returnLine.encode({ approval, line: 'I.1', wanted: 1 }),
        buttons.returnReason.encode({ approval }),
      ]) {
        await manners.hears(person, () => person.sends('/start'))
        await manners.forges(person, data)
        await person.seesText('refusals:approval_unknown')
      }
    }
  }
  expect(await town.database.prisma.decision.count()).toBe(0)
  expect(await town.database.prisma.auditEvent.count({ where: { action: 'approval.opened' } })).toBe(0)
  manners.expectGood()
})

test('somebody out of scope can be neither found nor invited, and an unknown id is answered the same', async () => {
  const { personId } = town.cast('supervisor')
  for (const person of [personId, randomUUID(), town.cast('cadre').personId]) {
    await manners.hears(khoi, () => khoi.sends('/start'))
    await manners.forges(khoi, buttons.invite.encode({ person }))
    await khoi.seesText('refusals:not_allowed')
  }
  khoi.sends('/invite')
  await khoi.seesText('refusals:not_allowed')
  expect(khoi.labels).toEqual([khoi.speech.text('common:home')])
  expect(await town.database.prisma.auditEvent.count({ where: { action: 'invite.issued' } })).toBe(0)
  manners.expectGood()
})
