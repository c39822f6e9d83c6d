import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideRequest } from '../../src/domain/movement/decide-request.ts'
import { cancelEnd, recordEnd } from '../../src/domain/service/record.ts'
import { settleServiceEnds } from '../../src/domain/service/settle.ts'
import { actorOf, granted } from '../kit/desk.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { endsOf, nothingRunning, recordsEnd, runningOf } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo } from '../kit/reminding.ts'
import { handsIn, reviewOf, settlesDemonstration } from '../kit/routing.ts'
import { becomes, dayFrom } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  await settlesDemonstration(town)
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: dayFrom(town, 60) } })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const past = { lastDay: '2026-11-22', reason: 'resignation', decisionNo: '7/QĐ' } as const

test('a wish answered while its author’s service ends: one answer stands, and the end is recorded', async () => {
  const codes = ['CB0066', 'CB0067', 'CB0068', 'CB0069']
  const hueActor = await actorOf(town, 'CB0008')
  await becomes(town, 'staff', 'CB0055', 'Tỉnh Nam Xuyên')
  const other = await actorOf(town, 'CB0055')
  const { at } = town.deps.moment()
  for (const code of codes) {
    const { personId } = await actorOf(town, code)
    const [requestId, id] = [randomUUID(), randomUUID()]
    const { prisma } = town.database
    await prisma.personRequest.create({
      data: {
        id: requestId,
        personId,
        kind: 'wish',
        about: null,
        text: 'Xin chuyển',
        createdAt: at,
      } as never,
    })
    await prisma.approval.create({
      data: {
        ...{ id, kind: 'person.request', requesterId: personId, requestId, revision: 1, createdAt: at },
        dueOn: dayFrom(town, 5),
      },
    })
    const [ended] = await Promise.all([
      recordEnd(town.deps, hueActor, personId, past),
      decideRequest(town.deps, other, id, { outcome: 'approved', answer: 'Được' }),
    ])
    expect(ended.ok).toBe(true)
    expect(await prisma.decision.count({ where: { approvalId: id } })).toBe(1)
    expect(await runningOf(town, personId, '2026-11-22')).toEqual(nothingRunning)
  }
})

test('in the middle of an evaluation the service ends: the next word opens nothing and changes nothing', async () => {
  const { id, person } = await inhabitant(town, 'CB0065', 'en')
  await beginsEvaluation(person)
  await recordsEnd(manners, hue, id, 'resignation', '22/11/2026')
  await person.findsText('service:ended')
  const evaluation = await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId: id } })
  await manners.forges(person, buttons.points.encode({ evaluation: evaluation.id, step: 'I.1', points: 100 }))
  await manners.hears(person, () => person.sends('5'))
  await person.seesText('home:stranger')
  const after = await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId: id } })
  expect(after).toEqual(evaluation)
})

test('cancelled, recorded again and carried out at one moment: it ends at most once, and both halves agree', async () => {
  const [hueActor, other] = [await actorOf(town, 'CB0008'), await actorOf(town, 'CB0055')]
  const leaver = await actorOf(town, 'CB0070')
  await granted(recordEnd(town.deps, hueActor, leaver.personId, { ...past, lastDay: '2026-11-23' }))
  const [end] = await endsOf(town, leaver.personId)
  await goesOnTo(town, '2026-11-23T23:59')
  expect(await endsOf(town, leaver.personId)).toMatchObject([{ settledAt: null }])
  town.telegram.clock.advance(60_000)
  await Promise.all([
    settleServiceEnds(town.deps),
    cancelEnd(town.deps, other, end?.id ?? ''),
    settleServiceEnds(town.deps),
    recordEnd(town.deps, other, leaver.personId, { ...past, lastDay: '2026-11-30' }),
    cancelEnd(town.deps, hueActor, end?.id ?? ''),
  ])
  const ends = await endsOf(town, leaver.personId)
  for (const { settledAt, cancelledAt } of ends)
    expect(settledAt !== null && cancelledAt !== null).toBe(false)
  const settled = ends.filter(({ settledAt }) => settledAt !== null)
  expect(settled.length).toBeLessThan(2)
  const running = await runningOf(town, leaver.personId, '2026-11-23')
  if (settled.length === 1) expect(running).toEqual(nothingRunning)
  else expect(running.posts).toBeGreaterThan(0)
  await fallsSilent(town)
})

test('whoever is the only authority dies: what waits with him goes on, and nothing new goes to him', async () => {
  const { prisma } = town.database
  const supervisor = town.cast('supervisor').personId
  const cadre = town.cast('cadre').personId
  await handsIn(khoi)
  expect((await reviewOf(town, cadre)).authorityId).toBe(supervisor)
  const hueActor = await actorOf(town, 'CB0008')
  const draft = { lastDay: town.deps.moment().today, reason: 'death', decisionNo: 'Giấy báo tử' } as const
  await granted(recordEnd(town.deps, hueActor, supervisor, draft))
  const authorities = await town.deps.transaction(store =>
    store.people.authorities(cadre, town.deps.moment().today),
  )
  expect(authorities.map(({ id }) => id)).not.toContain(supervisor)
  await town.passes(60_000)
  await fallsSilent(town)
  const { authorityId } = await prisma.approval.findFirstOrThrow({
    where: { requesterId: cadre, kind: 'evaluation.review' },
  })
  expect(authorityId).not.toBe(supervisor)
})

test('staff of a small unit ends nobody’s service above it; once the last admin has left, his keys open nothing', async () => {
  const { prisma } = town.database
  const hueActor = await actorOf(town, 'CB0008')
  await prisma.role.deleteMany({ where: { personId: { not: hueActor.personId } } })
  await becomes(town, 'staff', 'CB0071', 'Xã Lộc Vinh')
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  const local = await actorOf(town, 'CB0071')
  expect(await recordEnd(town.deps, local, hueActor.personId, past)).toMatchObject({
    refusal: 'person_unknown',
  })
  await becomes(town, 'staff', 'CB0071', 'Tỉnh Nam Xuyên')
  await granted(recordEnd(town.deps, local, hueActor.personId, past))
  // The role of admin began on the 23rd, after the last day, and ended with it.
  expect(await runningOf(town, hueActor.personId, '2026-11-23')).toEqual(nothingRunning)
  await town.passes(60_000)
  await fallsSilent(town)
  await manners.hears(hue, () => hue.sends('/roles'))
  await hue.seesText('home:stranger')
})

test('a declared relative on the staff hears nothing of it, neither ahead nor when it is carried out', async () => {
  const { prisma } = town.database
  const [local, leaver] = [await actorOf(town, 'CB0071'), await actorOf(town, 'CB0072')]
  await becomes(town, 'staff', 'CB0073', 'Tỉnh Nam Xuyên')
  const relative = await actorOf(town, 'CB0073')
  const both = { personId: leaver.personId, relativeId: relative.personId }
  await prisma.declaredRelative.create({
    data: { id: randomUUID(), ...both, declaredAt: town.deps.moment().at },
  })
  const ahead = { ...past, lastDay: town.deps.moment().today }
  await granted(recordEnd(town.deps, local, leaver.personId, ahead))
  await town.passes(86_400_000)
  await fallsSilent(town)
  expect(await endsOf(town, leaver.personId)).toMatchObject([{ settledAt: expect.any(Date) }])
  const told = { kind: { startsWith: 'service.' }, deliveries: { some: { personId: relative.personId } } }
  expect(await prisma.notice.count({ where: { ...told, subject: { startsWith: 'service:' } } })).toBe(0)
})

test('no line of the log names anybody', async () => {
  const names = (await town.database.prisma.person.findMany({ select: { name: true, code: true } })).flatMap(
    ({ name, code }) => [name, code],
  )
  const log = readable(JSON.stringify(town.log))
  expect(names.filter(name => log.includes(name))).toEqual([])
})
