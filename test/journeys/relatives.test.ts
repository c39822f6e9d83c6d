import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { approveKey, deputises, handsIn, heard, reviewOf } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let thuy: Awaited<ReturnType<typeof inhabitant>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  thuy = await inhabitant(town, 'CB0061', 'en')
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())

const relations = () => town.database.prisma.declaredRelative.findMany({ where: { endedAt: null } })

test('a search shows names and units of five people at most, whatever is typed', async () => {
  khoi.sends('/relatives')
  await khoi.seesText('relatives:none')
  await khoi.tapsText('relatives:new')
  await khoi.seesText('relatives:askName')
  for (const [typed, key] of [
    ['x', 'refusals:name_too_short'],
    ['%%', 'refusals:name_too_short'],
    ['x'.repeat(900), 'refusals:name_too_short'],
    ['Zzyzx', 'refusals:nobody_known'],
  ] as const) {
    khoi.sends(typed)
    await khoi.seesText(key)
  }
  khoi.user.sendsSticker()
  await khoi.seesText('refusals:name_too_short')
  khoi.sends('nguyen')
  await khoi.seesText('relatives:choose')
  expect(khoi.labels).toHaveLength(6)
  expect(readable(khoi.screen.text ?? '')).not.toMatch(/Chuyên viên|Trưởng|Phó/)
  manners.expectGood()
})

test('oneself and people who do not exist cannot be declared', async () => {
  const ids = [randomUUID(), town.cast('cadre').personId]
  for (const person of ids) {
    await manners.forges(khoi, buttons.declareRelative.encode({ person }))
    await khoi.seesText('refusals:relative_unknown')
    await manners.forges(khoi, buttons.chooseRelative.encode({ person }))
    await khoi.seesText('refusals:relative_unknown')
  }
  expect(await relations()).toEqual([])
  manners.expectGood()
})

test('declared while something waits, it goes on at once in neutral words, and neither decides any more', async () => {
  await khoi.tapsText('common:home')
  await handsIn(khoi)
  const { name, personId } = town.cast('supervisor')
  await hien.sees(town.cast('cadre').name)
  const { id } = await reviewOf(town, town.cast('cadre').personId)
  khoi.sends('/relatives')
  await khoi.tapsText('relatives:new')
  await khoi.seesText('relatives:askName')
  khoi.sends(name)
  await khoi.taps(name)
  await khoi.seesText('relatives:confirmText')
  const data = khoi.dataOf(khoi.speech.text('relatives:confirm'))
  const { message_id } = khoi.screen
  khoi.user.presses(message_id, data)
  khoi.user.presses(message_id, data)
  await thuy.person.seesText('routing:passed')
  await thuy.person.sees(thuy.person.speech.text('routing:why.related'))
  expect(readable(thuy.person.screen.text ?? '')).not.toContain(name)
  await town.telegram.settled(() => heard(hien, 'routing:passedOn').length === 1)
  await town.telegram.settled(() => heard(khoi, 'routing:rerouted').length === 1)
  expect(await relations()).toHaveLength(1)
  expect((await reviewOf(town, town.cast('cadre').personId)).authorityId).toBe(thuy.id)
  const audit = await town.database.prisma.auditEvent.findMany({ where: { action: 'approval.passedOn' } })
  expect(audit).toHaveLength(1)

  await deputises(town, thuy.id, personId, 0, 3)
  await manners.forges(hien, approveKey(id))
  await hien.seesText('routing:wentOn')
  await manners.forges(hien, buttons.openApproval.encode({ approval: id, page: 0 }))
  await hien.seesText('routing:wentOn')
  hien.sends('/approvals')
  await hien.sees('Vũ Đức Toàn')
  expect(readable(hien.screen.text ?? '')).not.toContain(town.cast('cadre').name)
  expect(await town.database.prisma.decision.count({ where: { approvalId: id } })).toBe(0)
  manners.expectGood()
})

test('the other sees the declaration and cannot end it; who made it can, and once', async () => {
  const [relation] = await relations()
  const key = buttons.endRelative.encode({ relation: relation?.id ?? '' })
  hien.sends('/relatives')
  await hien.seesText('relatives:declaredByOther')
  await manners.forges(hien, key)
  await hien.seesText('refusals:relation_unknown')
  await manners.forges(hien, buttons.declareRelative.encode({ person: town.cast('cadre').personId }))
  await hien.seesText('refusals:relative_declared')
  khoi.sends('/relatives')
  await khoi.sees(town.cast('supervisor').name)
  await khoi.tapsText('relatives:end', { name: town.cast('supervisor').name })
  await khoi.seesText('relatives:endDone')
  await manners.forges(khoi, key)
  await khoi.seesText('refusals:relation_unknown')
  expect(await relations()).toEqual([])
  manners.expectGood()
})

test('two who declare one another at the same moment have declared it once', async () => {
  const { personId } = town.cast('supervisor')
  await Promise.all([
    manners.forges(khoi, buttons.declareRelative.encode({ person: personId })),
    manners.forges(hien, buttons.declareRelative.encode({ person: town.cast('cadre').personId })),
  ])
  await town.telegram.settled(
    () =>
      heard(khoi, 'relatives:done').length + heard(khoi, 'refusals:relative_declared').length > 0 &&
      heard(hien, 'relatives:done').length + heard(hien, 'refusals:relative_declared').length > 0,
  )
  expect(await relations()).toHaveLength(1)
  manners.expectGood()
})
