import { afterAll, beforeAll, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
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
})
afterAll(() => town.close())

const ofCadre = () => {
  const { personId } = town.cast('cadre')
  return town.database.prisma.evaluation.findFirstOrThrow({ where: { personId } })
}

test('the cadre reads how his score came about and by which rules, and goes on where he was', async () => {
  await fillsEvaluation(khoi)
  await khoi.tapsText('explain:how')
  await khoi.seesText('explain:title')
  await khoi.sees(
    khoi.speech
      .html('explain:total', { sum: '10 + 10 + 10 + 70', points: '100', max: '100' })
      .replace(/<[^>]+>/g, ''),
  )
  await khoi.seesText('explain:byPoints')
  await khoi.tapsText('evaluation:why')
  await khoi.seesText('explain:rule.combination')
  await khoi.sees('Điều 14 Nghị định 335/2025/NĐ-CP')
  await khoi.seesText('evaluation:whyUnverified')
  await khoi.seesText('explain:gradeText')
  await khoi.tapsText('common:back')
  await khoi.seesText('explain:title')
  await khoi.tapsText('common:back')
  await khoi.seesText('evaluation:overviewTitle')
  await submitsEvaluation(khoi)
  await khoi.tapsText('explain:how')
  await khoi.seesText('explain:title')
  await khoi.tapsText('common:back')
  await khoi.seesText('evaluation:cyclesTitle')
  manners.expectGood()
})

test('his reviewer reads the same from the card, nobody else anything', async () => {
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.tapsText('explain:how')
  await hien.seesText('explain:title')
  await hien.sees(town.cast('cadre').name)
  await hien.sees('10 + 10 + 10 + 70')
  await hien.tapsText('evaluation:why')
  await hien.seesText('explain:rule.quality')
  await hien.tapsText('common:back')
  await hien.seesText('explain:title')

  const { id: evaluation } = await ofCadre()
  const { id: approval } = await town.database.prisma.approval.findFirstOrThrow({
    where: { evaluationId: evaluation },
  })
  const { person: stranger } = await inhabitant(town, 'CB0046', 'en')
  for (const data of [
    buttons.explain.encode({ evaluation, page: 0 }),
    buttons.explainRules.encode({ evaluation }),
  ]) {
    await manners.hears(stranger, () => stranger.sends('/start'))
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:evaluation_unknown')
  }
  for (const data of [
    buttons.explainApproval.encode({ approval, page: 0 }),
    buttons.approvalRules.encode({ approval }),
  ]) {
    await manners.hears(stranger, () => stranger.sends('/start'))
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:approval_unknown')
  }
  manners.expectGood()
})
