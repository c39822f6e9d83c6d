import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { addDays } from '../../src/domain/day.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { concludes, recommendationOf, recommends, standsPlanned } from '../kit/on-site.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { heard, settlesDemonstration } from '../kit/routing.ts'
import { losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let leader: Person
let owner: Person
let staff: Person
let inspection: string
let moved: string
let late: string

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leader = await town.resident('cadre')
  owner = await town.resident('inspectedHead')
  staff = await town.resident('staff')
  inspection = (await standsPlanned(town)).id
  await concludes(town, inspection)
  moved = await recommends(town, inspection, 4)
  late = await recommends(town, inspection, 2)
  await settlesDemonstration(town)
  await owner.findsText('recommendation:toldIssued')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const opens = async (person: Person, recommendation: string): Promise<void> => {
  await manners.hears(person, () => person.sends('/start'))
  await person.seesText('home:choose')
  await manners.forges(person, buttons.openRecommendation.encode({ recommendation }))
  await person.seesText('recommendation:title')
}

test('the owner asks for a later day with a reason, the verifier refuses one and grants another', async () => {
  await opens(owner, moved)
  await owner.tapsText('recommendation:askDay')
  await owner.seesText('recommendation:askOtherDay')
  const days = dayToNumber(addDays(town.deps.moment().today, -1))
  await manners.forges(owner, buttons.otherDay.encode({ recommendation: moved, days }))
  await owner.seesText('refusals:due_day_past')
  await owner.tapsText('recommendation:askDay')
  await owner.seesText('recommendation:askOtherDay')
  expect(await manners.hears(owner, () => owner.sends('25/11'))).toContain(
    readable(owner.says('refusals:due_day_same')),
  )
  await owner.hearsBelow(owner.sends('15/12'))
  await owner.seesText('recommendation:askDayReason')
  await owner.hearsBelow(owner.sends('Chờ hồ sơ từ cấp xã.'))
  await owner.seesText('recommendation:dayWaits')
  await manners.forges(owner, buttons.askOtherDay.encode({ recommendation: moved }))
  await owner.seesText('refusals:due_day_asked')
  await leader.seesText('recommendation:toldAsked')
  await leader.tapsText('recommendation:open')
  await leader.tapsText('recommendation:refuse')
  await leader.seesText('recommendation:askRefuseDay')
  await leader.hearsBelow(leader.sends('Đã đủ thời gian.'))
  await owner.seesText('recommendation:toldRefused')
  await opens(owner, moved)
  await owner.tapsText('recommendation:askDay')
  await owner.hearsBelow(owner.sends('14/12'))
  await owner.hearsBelow(owner.sends('Chờ bản gốc.'))
  await leader.seesText('recommendation:toldAsked')
  await leader.tapsText('recommendation:open')
  await leader.seesText('recommendation:dayWaits')
  await manners.hammers(leader, leader.speech.text('recommendation:grant'))
  await owner.seesText('recommendation:toldGranted')
  const { dueOn } = await recommendationOf(town, moved)
  expect(dueOn.toISOString().slice(0, 10)).toBe('2026-12-14')
})

test('its owner is reminded the day before and on the day, and when it is past the next authority and staff are told', async () => {
  const authorities = await town.deps.transaction(store =>
    store.people.authorities(town.cast('inspectedHead').personId, town.deps.moment().today),
  )
  await goesOnTo(town, '2026-11-24T07:59')
  expect(heard(owner, 'recommendation:toldSoon')).toEqual([])
  await goesOnTo(town, '2026-11-24T08:01')
  await owner.findsText('recommendation:toldSoon')
  await goesOnTo(town, '2026-11-25T08:01')
  await owner.findsText('recommendation:toldToday')
  await goesOnTo(town, '2026-11-26T08:01')
  await staff.findsText('recommendation:toldOverdue')
  await leader.findsText('recommendation:toldOverdue')
  const told = async () => {
    const notices = await town.database.prisma.notice.findMany({
      where: { kind: 'recommendation.overdue' },
      include: { deliveries: true },
      orderBy: { createdAt: 'asc' },
    })
    return notices.map(({ deliveries }) => deliveries.map(({ personId }) => personId))
  }
  expect((await told())[0]).toContain(authorities[0]?.id)
  await goesOnTo(town, '2026-12-02T12:00')
  expect(await told()).toHaveLength(1)
  await goesOnTo(town, '2026-12-03T08:01')
  expect(await told()).toHaveLength(2)
  const { events, escalatedAt } = await recommendationOf(town, late)
  expect(events.filter(({ kind }) => kind === 'escalated')).toHaveLength(2)
  expect(escalatedAt).not.toBeNull()
})

test('the lists say what somebody owns, verifies and, as staff, what is overdue in his scope', async () => {
  await manners.hears(owner, () => owner.sends('/recommendations'))
  await owner.sees(owner.speech.text('recommendation:itemOverdue', { state: '', day: '' }).slice(0, 9))
  await owner.tapsText('recommendation:listKey.verified')
  await owner.seesText('recommendation:listEmpty.verified')
  await manners.forges(owner, buttons.recommendations.encode({ part: 'overdue', page: 0 }))
  await owner.seesText('recommendation:listTitle.owned')
  await manners.forges(owner, buttons.recommendations.encode({ part: '__proto__', page: 9_999_999 }))
  await owner.seesText('recommendation:listTitle.owned')
  await manners.hears(staff, () => staff.sends('/recommendations'))
  await staff.seesText('recommendation:listEmpty.owned')
  await staff.tapsText('recommendation:listKey.overdue')
  await staff.seesText('recommendation:itemOverdue')
  await manners.hears(leader, () => leader.sends('/recommendations'))
  await leader.tapsText('recommendation:listKey.verified')
  await leader.seesText('recommendation:item')
})

test('it is passed on to somebody around, never to its verifier', async () => {
  await opens(owner, late)
  await manners.forges(
    owner,
    buttons.passToOwner.encode({ recommendation: late, person: town.cast('cadre').personId }),
  )
  await owner.seesText('refusals:verifier_is_owner')
  await manners.forges(
    owner,
    buttons.passToOwner.encode({ recommendation: late, person: crypto.randomUUID() }),
  )
  await owner.seesText('refusals:owner_unknown')
  await owner.tapsText('recommendation:passOn')
  await owner.seesText('recommendation:askNextOwner')
  const near = await town.deps.transaction(store =>
    store.deputies.find(town.cast('inspectedHead').personId, 'n', town.deps.moment().today, 5),
  )
  const next = near.find(({ id }) => id !== town.cast('cadre').personId)
  await owner.hearsBelow(owner.sends(next?.name ?? ''))
  await owner.seesText('recommendation:choosePerson')
  await owner.taps(next?.name ?? '')
  await owner.seesText('recommendation:passedDone')
  await leader.findsText('recommendation:toldPassed')
  expect((await recommendationOf(town, late)).ownerId).toBe(next?.id)
})

test('whose verifier has no post any more waits for another, and the team or staff names him', async () => {
  await town.database.prisma.assignment.updateMany({
    where: { personId: town.cast('cadre').personId, endedOn: null },
    data: { endedOn: new Date('2026-12-01T00:00:00Z') },
  })
  await losesRoles(town, town.cast('cadre').personId)
  await goesOnTo(town, '2026-12-03T09:00')
  await staff.findsText('recommendation:toldGone')
  await opens(staff, moved)
  await staff.tapsText('recommendation:otherVerifier')
  await staff.seesText('recommendation:chooseVerifier')
  await manners.forges(
    staff,
    buttons.nameVerifier.encode({ recommendation: moved, person: town.cast('inspectedHead').personId }),
  )
  await staff.seesText('refusals:verifier_is_owner')
  await staff.tapsText('recommendation:otherVerifier')
  await staff.taps(town.cast('staff').name)
  await owner.seesText('recommendation:toldVerifier')
  expect((await recommendationOf(town, moved)).verifierId).toBe(town.cast('staff').personId)
})
