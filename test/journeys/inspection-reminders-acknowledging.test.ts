import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague } from '../kit/colleague.ts'
import { hasPlanned, remindedOf, remindersTo, rungsSent } from '../kit/inspection-reminding.ts'
import { createInspectionTown, type InspectionTown } from '../kit/inspection-town.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { heard } from '../kit/routing.ts'
import { dayFrom, leavesPosts, personOf, unitNamed } from '../kit/staffing.ts'
import type { Town } from '../kit/town.ts'

let all: InspectionTown
let town: Town
let hien: Person
let khoi: Person
let hue: Person
let tiep: Person
let first: string
beforeAll(async () => {
  all = await createInspectionTown()
  ;({ town, khoi, hue, tiep } = all)
  hien = await town.resident('supervisor')
  first = await hasPlanned(town, {
    startsOn: '2026-12-10',
    title: 'Đợt một',
    subjects: [all.khoisId],
    team: [all.leader.id],
    ladder: [7],
  })
})
afterAll(() => town.close())
beforeEach(() => all.manners.expectGood())

const unacknowledged = (person: Person) => heard(person, 'inspectionReminder:unacknowledged')
const acknowledgeOf = async (inspection: string, personId: string): Promise<string> => {
  const [reminder] = await remindersTo(town, inspection, personId)
  return buttons.acknowledgeReminder.encode({ reminder: reminder?.id ?? randomUUID() })
}

test('a rung of a Thursday without an answer goes to the next authority and to staff on Monday at eight, once', async () => {
  await goesOnTo(town, '2026-12-03T08:00')
  expect(remindedOf(khoi, 'Đợt một')).toHaveLength(1)
  for (const time of ['2026-12-05T09:00', '2026-12-06T09:00', '2026-12-07T07:59']) await goesOnTo(town, time)
  expect([hien, hue].map(person => unacknowledged(person).length)).toEqual([0, 0])
  await goesOnTo(town, '2026-12-07T08:00')
  for (const person of [hien, hue]) {
    const [told] = unacknowledged(person)
    expect(told).toContain(town.cast('cadre').name)
    expect(told).toContain(readable(person.speech.day('2026-12-03')))
    expect(told).toContain(town.cast('supervisor').name)
  }
  await goesOnTo(town, '2026-12-09T12:00')
  expect([hien, hue].map(person => unacknowledged(person).length)).toEqual([1, 1])
})

test('the board says who was told when and who has acknowledged, to the team and to staff alone', async () => {
  const board = buttons.reminderBoard.encode({ inspection: first, page: 0 })
  for (const person of [hue, all.leader.person]) {
    await all.manners.forges(person, board)
    await person.seesText('inspectionReminder:boardTitle')
    await person.sees(person.speech.text('inspectionReminder:boardCount', { acknowledged: 0, reminded: 1 }))
    await person.sees(town.cast('cadre').name)
  }
  await all.manners.forges(khoi, board)
  await khoi.seesText('refusals:inspection_unknown')
  await all.manners.forges(khoi, await acknowledgeOf(first, all.khoisId))
  await all.manners.forges(hue, buttons.reminderBoard.encode({ inspection: first, page: 9_999_999 }))
  await hue.sees(hue.speech.text('inspectionReminder:boardCount', { acknowledged: 1, reminded: 1 }))
  await hue.tapsText('common:back')
  await hue.sees('Đợt một')
})

test('a stranger cannot acknowledge another’s reminder, nor one that does not exist', async () => {
  const stranger = await aColleague(town)
  const second = await hasPlanned(town, {
    startsOn: '2026-12-21',
    title: 'Đợt hai',
    subjects: [all.khoisId],
    team: [all.leader.id],
    ladder: [7, 6],
  })
  await goesOnTo(town, '2026-12-14T08:00')
  const unknown = stranger.speech.text('refusals:inspection_unknown')
  const none = buttons.acknowledgeReminder.encode({ reminder: randomUUID() })
  for (const data of [await acknowledgeOf(second, all.khoisId), none]) {
    await all.manners.forges(stranger, data)
    expect(readable(all.manners.alert(stranger) ?? '')).toBe(readable(unknown))
  }
  await all.manners.forges(all.leader.person, await acknowledgeOf(second, all.khoisId))
  expect((await remindersTo(town, second, all.khoisId)).map(one => one.acknowledgedAt)).toEqual([null])
})

test('whoever acknowledges a later rung in time has answered the earlier one, and nobody hears of it', async () => {
  await goesOnTo(town, '2026-12-15T08:00')
  await khoi.tapsText('inspectionReminder:received')
  await khoi.seesText('inspectionReminder:receivedAt')
  await goesOnTo(town, '2026-12-18T12:00')
  expect(unacknowledged(hien)).toHaveLength(1)
})

test('a head who was replaced between two rungs is asked no more, and what he had not acknowledged goes nowhere', async () => {
  const { id: unitId } = await unitNamed(
    town,
    (await town.database.prisma.unit.findFirstOrThrow({ where: { code: 'P12', validTo: null } })).name,
  )
  const title = 'Đợt ba'
  const inspection = await hasPlanned(town, {
    startsOn: '2027-01-11',
    title,
    unit: { unitId, headId: all.tiepsId },
    team: [all.leader.id],
    ladder: [14, 7],
  })
  await goesOnTo(town, '2026-12-28T08:00')
  expect(remindedOf(tiep, title)).toHaveLength(1)
  const post = await town.database.prisma.assignment.findFirstOrThrow({
    where: { personId: all.tiepsId, unitId, endedOn: null },
  })
  await leavesPosts(town, 'CB0178', 0)
  const { id: heirsId } = await personOf(town, 'CB0064')
  await town.database.prisma.assignment.create({
    data: { ...post, id: randomUUID(), personId: heirsId, startedOn: dayFrom(town, 1), endedOn: null },
  })
  await goesOnTo(town, '2026-12-30T12:00')
  expect(unacknowledged(hue).filter(text => text.includes(title))).toEqual([])
  await all.manners.forges(tiep, await acknowledgeOf(inspection, all.tiepsId))
  expect(readable(all.manners.alert(tiep) ?? '')).toBe(
    readable(tiep.speech.text('refusals:reminder_outdated')),
  )
  await goesOnTo(town, '2027-01-04T08:00')
  expect(await rungsSent(town, inspection, all.tiepsId)).toEqual([['2026-12-28', 14]])
  expect(await rungsSent(town, inspection, heirsId)).toEqual([['2027-01-04', 7]])
})

test('staff hears once that an addressee has no chat, at the time his reminder would have come', async () => {
  const { id } = await personOf(town, 'CB0065')
  await hasPlanned(town, {
    startsOn: '2027-01-15',
    title: 'Đợt bốn',
    subjects: [id],
    team: [all.leader.id],
    ladder: [3, 2],
  })
  const unreachable = () => heard(hue, 'inspectionReminder:unreachable').length
  await goesOnTo(town, '2027-01-12T07:59')
  const before = unreachable()
  await goesOnTo(town, '2027-01-12T08:00')
  expect(unreachable()).toBe(before + 1)
  await goesOnTo(town, '2027-01-13T12:00')
  expect(unreachable()).toBe(before + 1)
  await hue.tapsText('inspectionReminder:board')
  await hue.findsText('inspectionReminder:noChat')
})
