import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { planWord, shortDay } from '../../src/bot/cycle-plan.ts'
import { tagOf } from '../../src/domain/cycle/plan.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const nextQuarter = { kind: 'quarter', periodFrom: '2027-01-01', periodTo: '2027-03-31' } as const
const thisYear = { kind: 'year', periodFrom: '2026-01-01', periodTo: '2026-12-31' } as const

let town: Town
let manners: Manners
let binh: Person
let amir: Person
let communeId: string
let communeName: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  const { prisma } = town.database
  const commune = await prisma.unit.findFirstOrThrow({ where: { code: 'X06' } })
  communeId = commune.id
  communeName = commune.name
  const province = await prisma.unit.findFirstOrThrow({ where: { parentId: null, validTo: null } })
  const first = await inhabitant(town, 'CB0067', 'vi')
  binh = first.person
  await becomes(town, 'staff', 'CB0067', province.name)
  const second = await inhabitant(town, 'CB0065', 'ar')
  amir = second.person
  await becomes(town, 'staff', 'CB0065', communeName)
})
afterAll(() => town.close())

const cycles = () => town.database.prisma.evaluationCycle.findMany({ orderBy: { periodTo: 'asc' } })

test('staff opens the cycle of the next quarter in Vietnamese with a few presses', async () => {
  binh.sends('/cycles')
  await binh.seesText('cycles:title')
  await binh.tapsText('cycles:new')
  await binh.seesText('cycles:kindTitle')
  await binh.tapsText('cycles:kind.quarter')
  await binh.taps(binh.speech.period(nextQuarter))
  await binh.sees(binh.speech.period(nextQuarter))
  await binh.seesText('cycles:planFormByKind')
  await binh.sees(readable(binh.speech.day('2027-04-10')))
  await binh.tapsText('cycles:changeCloses')
  await binh.seesText('cycles:closesTitle')
  binh.sends('hôm nào cũng được')
  await binh.seesText('refusals:cycle_day_needed')
  binh.sends('1/11/2026')
  await binh.seesText('refusals:cycle_day_past')
  binh.sends('15/4/2027')
  await binh.sees(readable(binh.speech.day('2027-04-15')))
  await binh.tapsText('cycles:open')
  await binh.seesText('cycles:opened')
  const opened = (await cycles()).at(-1)
  expect(opened?.closesOn.toISOString()).toContain('2027-04-15')
  expect(opened?.openedById).not.toBeNull()
  manners.expectGood()
})

test('the same cycle is not opened twice, and an overlapping one is warned about', async () => {
  const before = await cycles()
  const same = before.at(-1)
  const plan = planWord({
    kind: 'quarter',
    period: { from: nextQuarter.periodFrom, to: nextQuarter.periodTo },
    unitId: '',
    group: null,
    form: null,
    opensOn: '2026-11-23',
    closesOn: '2027-05-01',
  })
  await manners.forges(binh, buttons.openCycle.encode({ unit: same?.unitId ?? '', plan }))
  await binh.seesText('refusals:cycle_exists')
  expect(await cycles()).toHaveLength(before.length)
  await manners.forges(binh, buttons.planCycle.encode({ look: 's', unit: communeId, plan }))
  await binh.seesText('cycles:overlap')
  expect(binh.labels[0]).toBe(readable(binh.speech.text('cycles:openAnyway')))
  manners.expectGood()
})

test('staff of a commune opens a year for one group in Arabic, and nobody outside the group is under it', async () => {
  amir.sends('/cycles')
  await amir.seesText('cycles:none')
  await amir.tapsText('cycles:new')
  await amir.tapsText('cycles:kind.year')
  await amir.taps(amir.speech.period(thisYear))
  await amir.sees(readable(amir.speech.day('2026-12-14')))
  await amir.tapsText('cycles:changeUnit')
  await amir.seesText('cycles:unitTitle')
  amir.sends('???')
  await amir.seesText('refusals:unit_not_found')
  amir.sends(communeName.slice(-4))
  await amir.seesText('cycles:unitsFound')
  await amir.taps(communeName)
  await amir.tapsText('cycles:chooseUnit', { unit: communeName })
  await amir.seesText('cycles:planFormByKind')
  await amir.tapsText('cycles:changeGroup')
  await amir.seesText('cycles:groupTitle')
  const [, second] = amir.labels
  await amir.taps(second ?? '')
  await amir.seesText('cycles:planFormByKind')
  await amir.tapsText('cycles:open')
  await amir.seesText('cycles:opened')
  const cycle = (await cycles()).find(({ kind }) => kind === 'year')
  expect(cycle?.positionGroup).not.toBeNull()
  const under = await town.deps.transaction(store =>
    store.evaluations.notSubmitted(cycle?.id ?? '', town.deps.moment().today),
  )
  const posts = await town.database.prisma.assignment.findMany({
    where: { personId: { in: [...under] }, endedOn: null },
    include: { position: true },
  })
  expect(under.length).toBeGreaterThan(0)
  for (const personId of under) {
    const groups = posts.filter(post => post.personId === personId).map(post => post.position.positionGroup)
    expect(groups).toContain(cycle?.positionGroup)
    const open = await town.deps.transaction(store => store.evaluations.cyclesFor(personId, '2026-11-23'))
    expect(open.map(one => one.cycle.id)).toContain(cycle?.id)
  }
  const others = await town.database.prisma.assignment.findMany({
    where: { unitId: communeId, endedOn: null, personId: { notIn: [...under] } },
  })
  for (const { personId } of others) {
    const open = await town.deps.transaction(store => store.evaluations.cyclesFor(personId, '2026-11-23'))
    expect(open.map(one => one.cycle.id)).not.toContain(cycle?.id)
  }
  manners.expectGood()
})

test('days somebody names himself are typed, and nonsense is told so', async () => {
  binh.sends('/cycles')
  await binh.seesText('cycles:title')
  await binh.tapsText('cycles:new')
  await binh.tapsText('cycles:kind.adHoc')
  await binh.seesText('cycles:askPeriod')
  binh.sends('x'.repeat(400))
  await binh.seesText('refusals:cycle_day_needed')
  binh.sends('15/11/2026 – 1/10/2026')
  await binh.seesText('refusals:cycle_period_wrong')
  binh.sends('1/10/2026 – 15/11/2026')
  await binh.seesText('cycles:planFormByKind')
  await binh.sees('15/11/2026')
  manners.expectGood()
})

test('nobody but staff, nobody outside the scope and nobody with made-up ids gets anywhere', async () => {
  const khoi = await town.resident('cadre')
  const before = await cycles()
  khoi.sends('/cycles')
  await khoi.seesText('refusals:not_allowed')
  const [cycle] = before
  const plan = planWord({
    kind: 'month',
    period: { from: '2026-11-01', to: '2026-11-30' },
    unitId: '',
    group: null,
    form: null,
    opensOn: '2026-11-23',
    closesOn: '2026-12-10',
  })
  const id = cycle?.id ?? ''
  for (const data of [
    buttons.openCycle.encode({ unit: communeId, plan }),
    buttons.planCycle.encode({ look: 's', unit: communeId, plan }),
    buttons.planCycle.encode({ look: 'u', unit: communeId, plan }),
    buttons.unitPage.encode({ page: 3, unit: communeId, plan }),
    buttons.newCycle.encode({}),
    buttons.cycleKind.encode({ unit: communeId, kind: 'adHoc' }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:not_allowed')
  }
  for (const person of [khoi, amir])
    for (const data of [
      buttons.cycleCard.encode({ cycle: id }),
      buttons.cyclePeople.encode({ cycle: id, state: 'none', page: 0 }),
      buttons.remindCycle.encode({ cycle: id }),
      buttons.askExtend.encode({ cycle: id }),
      buttons.extendCycle.encode({ cycle: id, day: shortDay('2027-12-01') }),
      buttons.askClose.encode({ cycle: id }),
      buttons.closeCycle.encode({ cycle: id }),
      buttons.renewForm.encode({ cycle: id }),
      buttons.cycleCard.encode({ cycle: randomUUID() }),
    ]) {
      await manners.forges(person, data)
      await person.seesText('refusals:cycle_unknown')
    }
  const province = await unitNamed(
    town,
    (await town.database.prisma.unit.findFirstOrThrow({ where: { parentId: null, validTo: null } })).name,
  )
  await manners.forges(amir, buttons.openCycle.encode({ unit: province.id, plan }))
  await amir.seesText('refusals:not_allowed')
  await manners.forges(binh, buttons.openCycle.encode({ unit: communeId, plan: 'rubbish' }))
  await binh.seesText('refusals:cycle_period_wrong')
  await manners.forges(
    binh,
    buttons.openCycle.encode({ unit: communeId, plan: plan.replace('-.-', `${tagOf('nobody')}.-`) }),
  )
  await binh.seesText('refusals:cycle_group_gone')
  await manners.forges(
    binh,
    buttons.openCycle.encode({ unit: communeId, plan: plan.replace(/-$/, tagOf('x')) }),
  )
  await binh.seesText('refusals:cycle_form_gone')
  await manners.forges(binh, buttons.extendCycle.encode({ cycle: id, day: '!'.replace('!', 'zzzz') }))
  await binh.seesText('refusals:cycle_day_needed')
  expect(await cycles()).toEqual(before)
  manners.expectGood()
})

test('pressing twice at once opens one', async () => {
  const before = await cycles()
  binh.sends('/cycles')
  await binh.seesText('cycles:title')
  await binh.tapsText('cycles:new')
  await binh.tapsText('cycles:kind.month')
  await binh.taps(binh.speech.period({ kind: 'month', periodFrom: '2026-11-01', periodTo: '2026-11-30' }))
  await binh.seesText('cycles:planFormByKind')
  await manners.hammers(binh, binh.speech.text('cycles:open'))
  expect(await cycles()).toHaveLength(before.length + 1)
  manners.expectGood()
})
