import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber, numberToDay } from '../../src/bot/day-number.ts'
import { addDays } from '../../src/domain/day.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { aDay, handsIn, heard } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let nga: Awaited<ReturnType<typeof inhabitant>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = (await town.resident('supervisor')).speaks('ar')
  nga = await inhabitant(town, 'CB0065', 'de')
})
afterAll(() => town.close())

const deputies = () => town.database.prisma.deputy.findMany({ orderBy: { validFrom: 'asc' } })
const today = () => town.deps.moment().today

test('whoever decides for nobody names no deputy, not with forged keys either', async () => {
  nga.person.sends('/deputy')
  await nga.person.seesText('refusals:not_allowed')
  const now = dayToNumber(today())
  const span = { person: town.cast('cadre').personId, from: now, to: now }
  for (const data of [
    buttons.findDeputy.encode({}),
    buttons.chooseDeputy.encode({ person: span.person }),
    buttons.planDeputy.encode(span),
    buttons.nameDeputy.encode(span),
  ]) {
    await manners.forges(nga.person, data)
    await nga.person.seesText('refusals:not_allowed')
  }
  expect(await deputies()).toEqual([])
  manners.expectGood()
})

test('a deputy is found by name, named for a week, told, and decides with the name of whom he acts for', async () => {
  hien.sends('/deputy')
  await hien.seesText('deputy:none')
  await hien.tapsText('deputy:new')
  await hien.seesText('deputy:askName')
  hien.sends('?')
  await hien.seesText('refusals:name_too_short')
  hien.sends('Zzyzx')
  await hien.seesText('refusals:nobody_near')
  hien.sends('do ngoc nga')
  await hien.taps(nga.name)
  await hien.seesText('deputy:askDays')
  await hien.tapsText('deputy:week')
  await hien.seesText('deputy:confirmText')
  await manners.hammers(hien, hien.speech.text('deputy:confirm'))
  await nga.person.seesText('deputy:named')
  await nga.person.sees(town.cast('supervisor').name)
  expect(heard(nga.person, 'deputy:named')).toHaveLength(1)
  const [deputy, ...more] = await deputies()
  expect(more).toEqual([])
  expect(deputy?.validTo.toISOString().slice(0, 10)).toBe(addDays(today(), 6))

  nga.person.sends('/approvals')
  await nga.person.sees('Vũ Đức Toàn')
  await nga.person.seesText('routing:listFor')
  const khoi = await town.resident('cadre')
  await handsIn(khoi)
  await nga.person.seesText('routing:forPrincipal')
  await nga.person.sees(town.cast('cadre').name)
  await nga.person.tapsText('approval:approve')
  await khoi.seesText('notices:approved')
  await khoi.sees(nga.name)
  manners.expectGood()
})

test('days that overlap, lie in the past, are too many or mean nothing are refused, each in a sentence', async () => {
  const person = nga.id
  const cases = [
    [person, today(), addDays(today(), 3), 'refusals:deputy_overlaps'],
    [person, addDays(today(), -1), addDays(today(), 3), 'refusals:deputy_days_past'],
    [person, addDays(today(), 40), addDays(today(), 30), 'refusals:deputy_days_past'],
    [person, addDays(today(), 20), addDays(today(), 400), 'refusals:deputy_too_long'],
    [person, today(), numberToDay(9_999_999), 'refusals:deputy_too_long'],
    [town.cast('supervisor').personId, today(), today(), 'refusals:deputy_unknown'],
    [town.cast('inspectedHead').personId, today(), today(), 'refusals:deputy_unknown'],
    [randomUUID(), today(), today(), 'refusals:deputy_unknown'],
  ] as const
  for (const [who, from, to, key] of cases) {
    for (const kind of [buttons.planDeputy, buttons.nameDeputy]) {
      await manners.forges(hien, kind.encode({ person: who, from: dayToNumber(from), to: dayToNumber(to) }))
      await hien.seesText(key)
    }
  }
  expect(await deputies()).toHaveLength(1)
  manners.expectGood()
})

test('days are typed as people write them, and what is no time is asked for again', async () => {
  await manners.forges(hien, buttons.chooseDeputy.encode({ person: nga.id }))
  await hien.seesText('deputy:askDays')
  for (const typed of ['غدا', '31/2', 'x'.repeat(900)]) {
    hien.sends(typed)
    await hien.seesText('refusals:deputy_days_needed')
  }
  hien.user.sendsSticker()
  await hien.seesText('refusals:deputy_days_needed')
  hien.sends('١/١٢/٢٠٢٦ – ٥/١٢/٢٠٢٦')
  await hien.seesText('deputy:confirmText')
  const data = hien.dataOf(hien.speech.text('deputy:confirm'))
  expect(data).toContain(`${dayToNumber('2026-12-01')}:${dayToNumber('2026-12-05')}`)
  await Promise.all([manners.forges(hien, data), manners.forges(hien, data)])
  expect(await deputies()).toHaveLength(2)
  manners.expectGood()
})

test('the principal ends it at once and the deputy is told; nobody else can, and it ends by itself', async () => {
  const [present, coming] = await deputies()
  const end = buttons.endDeputy.encode({ deputyship: present?.id ?? '' })
  await manners.forges(nga.person, end)
  await nga.person.seesText('refusals:not_allowed')
  await manners.hears(hien, () => hien.sends('/deputy'))
  await hien.seesText('deputy:present')
  await manners.forges(hien, end)
  await hien.seesText('deputy:endDone')
  await nga.person.seesText('deputy:ended')
  await manners.forges(hien, end)
  await hien.seesText('refusals:deputyship_over')
  nga.person.sends('/approvals')
  await nga.person.seesText('approval:listEmpty')
  expect((await deputies()).map(({ id }) => id)).toEqual([coming?.id])

  await town.passes(20 * aDay)
  hien.sends('/deputy')
  await hien.seesText('deputy:none')
  manners.expectGood()
})
