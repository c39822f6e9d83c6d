import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { recordEnd } from '../../src/domain/service/record.ts'
import { endsOf, leadsToConfirm, recordsEnd } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent } from '../kit/reminding.ts'
import { heard } from '../kit/routing.ts'
import { losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let hue: Person
let cadre: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  cadre = town.cast('cadre').personId
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const confirming = (reason: 'resignation' | 'death', typed: string) =>
  leadsToConfirm(manners, hue, cadre, reason, typed)
const says = (text: string) => manners.hears(hue, () => hue.sends(text))

test('decision and day are asked until they are some; nothing is kept before it is confirmed', async () => {
  await manners.forges(hue, buttons.openService.encode({ person: cadre }))
  await hue.tapsText('service:reasonOf.resignation')
  await hue.seesText('service:askDecision')
  for (const [typed, refusal] of [
    ['   ', 'refusals:service_decision_needed'],
    ['x'.repeat(400), 'refusals:service_decision_long'],
    ['TUYỆT MẬT\nQuyết định 1', 'refusals:text_classified'],
  ] as const) {
    await says(typed)
    await hue.seesText(refusal)
  }
  await says('123/QĐ-UBND <b>&</b>')
  await hue.seesText('service:askDay')
  for (const [typed, refusal] of [
    ['ngày mai', 'refusals:service_day_needed'],
    ['30/02/2027', 'refusals:service_day_needed'],
    ['01/01/2031', 'refusals:service_day_far'],
    ['01/01/2020', 'refusals:service_day_far'],
  ] as const) {
    await says(typed)
    await hue.seesText(refusal)
  }
  await manners.forges(hue, buttons.lastDay.encode({ person: cadre, days: 9_999_999 }))
  await hue.seesText('refusals:service_day_far')
  expect(await says('٣٠/١١/٢٠٢٦')).toContain('<b>&</b>')
  await hue.seesText('service:later')
  await hue.seesText('service:of.posts')
  await hue.seesText('service:of.link')
  expect(await endsOf(town, cadre)).toEqual([])
})

test('pressed three times it is recorded once; taken back, the same people hear once and all stays as it was', async () => {
  await manners.hammers(hue, hue.speech.text('service:record'), 3)
  await khoi.findsText('service:announced')
  await hien.findsText('service:toldRecorded')
  expect(await endsOf(town, cadre)).toHaveLength(1)
  expect(heard(khoi, 'service:announced')).toHaveLength(1)
  await manners.forges(hue, buttons.newServiceEnd.encode({ person: cadre, part: 'death' }))
  await hue.seesText('refusals:service_known')
  await hue.tapsText('service:cancel')
  await hue.seesText('service:askCancel')
  await manners.hammers(hue, hue.speech.text('service:cancelNow'), 3)
  await khoi.findsText('service:revoked')
  await hien.findsText('service:toldCancelled')
  expect(heard(khoi, 'service:revoked')).toHaveLength(1)
  expect(await endsOf(town, cadre)).toMatchObject([{ settledAt: null }])
  await town.passes(9 * 86_400_000)
  expect(await town.database.prisma.telegramLink.count({ where: { personId: cadre, endedAt: null } })).toBe(1)
  expect(heard(khoi, 'service:ended')).toEqual([])
})

test('of two members of staff who record at once one is refused', async () => {
  const draft = { lastDay: '2026-12-31', reason: 'transferOut', decisionNo: '7' } as const
  const actor = town.cast('staff')
  const recorded = await Promise.all([
    recordEnd(town.deps, actor, cadre, draft),
    recordEnd(town.deps, actor, cadre, draft),
  ])
  expect(recorded.filter(({ ok }) => ok)).toHaveLength(1)
  expect(recorded.find(({ ok }) => !ok)).toMatchObject({ refusal: 'service_known' })
  const [, end] = await endsOf(town, cadre)
  await manners.forges(hue, buttons.cancelServiceEnd.encode({ entry: end?.id ?? '' }))
  await hue.seesText('service:none')
})

test('a death is never recorded ahead, nor a day before a post that began later', async () => {
  await confirming('death', '31/12/2026')
  await hue.seesText('refusals:service_death_ahead')
  await confirming('resignation', '01/06/2026')
  const { startedOn } = await town.database.prisma.assignment.findFirstOrThrow({
    where: { personId: cadre, endedOn: null },
    orderBy: { startedOn: 'desc' },
  })
  await town.database.prisma.assignment.updateMany({
    where: { personId: cadre, startedOn },
    data: { startedOn: new Date('2026-07-01') },
  })
  await confirming('resignation', '01/06/2026')
  await hue.seesText('refusals:service_post_later')
  await town.database.prisma.assignment.updateMany({
    where: { personId: cadre, startedOn: new Date('2026-07-01') },
    data: { startedOn },
  })
})

test('nobody records it of himself or of a relative, nobody but staff does at all, and no key leads further', async () => {
  // What they are told of the last cancellation would stand below what they press.
  await fallsSilent(town)
  const own = town.cast('staff').personId
  await manners.forges(hue, buttons.openService.encode({ person: own }))
  await hue.seesText('refusals:person_unknown')
  const relation = await town.database.prisma.declaredRelative.create({
    data: { id: crypto.randomUUID(), personId: cadre, relativeId: own, declaredAt: town.deps.moment().at },
  })
  await manners.forges(hue, buttons.newServiceEnd.encode({ person: cadre, part: 'death' }))
  await hue.seesText('refusals:person_related')
  await town.database.prisma.declaredRelative.delete({ where: { id: relation.id } })
  const [end] = await endsOf(town, cadre)
  const keys = [
    buttons.openService.encode({ person: cadre }),
    buttons.newServiceEnd.encode({ person: cadre, part: 'death' }),
    buttons.lastDay.encode({ person: cadre, days: 9_800 }),
    buttons.recordServiceEnd.encode({ person: cadre }),
    buttons.askCancelServiceEnd.encode({ person: cadre }),
    buttons.cancelServiceEnd.encode({ entry: end?.id ?? '' }),
  ]
  const admin = await town.resident('admin')
  for (const one of [khoi, hien, admin])
    for (const key of keys) {
      await manners.forges(one, key)
      await one.seesText('refusals:person_unknown')
    }
  await manners.forges(hue, buttons.newServiceEnd.encode({ person: cadre, part: 'nonsense' }))
  await hue.seesText('service:none')
  await manners.forges(hue, buttons.cancelServiceEnd.encode({ entry: crypto.randomUUID() }))
  await hue.seesText('refusals:person_unknown')
})

test('staff who lost the role between asking and confirming records nothing', async () => {
  await confirming('resignation', '31/12/2026')
  await hue.seesText('service:later')
  await losesRoles(town, town.cast('staff').personId)
  await hue.tapsText('service:record')
  await hue.seesText('refusals:person_unknown')
  await regainsRoles(town, town.cast('staff').personId)
  expect((await endsOf(town, cadre)).every(({ cancelledAt }) => cancelledAt !== null)).toBe(true)
  expect(readable(khoi.screen.text ?? '')).not.toContain('123/QĐ-UBND, 05/11/2026')
  await recordsEnd(manners, hue, cadre, 'resignation', '31/12/2026')
  expect(await endsOf(town, cadre)).toHaveLength(3)
})
