import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { concludes, recommends, standsPlanned } from '../kit/on-site.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { heard, settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let leader: Person
let owner: Person
let staff: Person
let inspection: string
let recommendation: string

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leader = await town.resident('cadre')
  owner = await town.resident('inspectedHead')
  staff = await town.resident('staff')
  inspection = (await standsPlanned(town)).id
  await concludes(town, inspection)
  recommendation = await recommends(town, inspection, 60)
  await owner.findsText('recommendation:toldIssued')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const all = () => town.database.prisma.urge.findMany({ orderBy: { sentAt: 'asc' } })

/** From the key to the card before whoever is urged. */
const urges = async (person: Person, reference: string): Promise<string> => {
  await manners.hears(person, () => person.sends('/start'))
  await person.seesText('home:choose')
  await manners.forges(person, buttons.urgeOwner.encode({ recommendation }))
  await person.seesText('urge:askReference')
  await person.hearsBelow(person.sends(reference))
  await person.seesText('urge:askText')
  await person.hearsBelow(person.sends('Đề nghị báo cáo tiến độ.'))
  await person.seesText('urge:askDay')
  await person.hearsBelow(person.sends('30/11'))
  await person.seesText('urge:confirm')
  await person.tapsText('urge:send')
  await person.seesText('urge:sent')
  await owner.sees(reference)
  const found = (await all()).find(one => one.reference === reference)
  return found?.id ?? ''
}

test('an urge needs a reference, words and a day to come, and is sent once', async () => {
  await manners.hears(leader, () => leader.sends('/start'))
  await manners.forges(leader, buttons.urgeOwner.encode({ recommendation }))
  await leader.seesText('urge:askReference')
  const refuses = async (text: string, refusal: Parameters<Person['says']>[0]): Promise<void> => {
    expect(await manners.hears(leader, () => leader.sends(text))).toContain(readable(leader.says(refusal)))
  }
  await refuses('x'.repeat(121), 'refusals:text_too_long')
  await refuses('\u200e', 'refusals:text_needed')
  await leader.hearsBelow(leader.sends('Công văn 12-CV/UBKT'))
  await refuses('TUYỆT MẬT\nnội dung', 'refusals:text_classified')
  await leader.hearsBelow(leader.sends('Đề nghị báo cáo tiến độ.'))
  await refuses('20/11', 'refusals:due_day_past')
  await refuses('sớm', 'refusals:due_day_needed')
  await leader.hearsBelow(leader.sends('27/11'))
  await leader.seesText('urge:confirm')
  await manners.hammers(leader, leader.speech.text('urge:send'), 3)
  await owner.seesText('urge:ask')
  expect(await all()).toHaveLength(1)
})

test('it is answered once: the first answer stands, goes to whoever urged, and later presses say so', async () => {
  const [urge] = await all()
  const id = urge?.id ?? ''
  for (const data of [buttons.urgeDone, buttons.urgeNotMine, buttons.urgeNeedTime, buttons.openUrge])
    for (const other of [id, crypto.randomUUID()]) {
      await manners.forges(staff, data.encode({ urge: other }))
      await staff.seesText('refusals:urge_unknown')
    }
  await manners.forges(leader, buttons.urgeDone.encode({ urge: id }))
  await leader.seesText('refusals:urge_unknown')
  await owner.tapsText('urge:done')
  await owner.seesText('urge:answer.done')
  await leader.seesText('urge:toldAnswered')
  await manners.forges(owner, buttons.urgeNotMine.encode({ urge: id }))
  await owner.seesText('refusals:urge_answered')
  await manners.forges(owner, buttons.urgeDone.encode({ urge: id }))
  await owner.seesText('refusals:urge_answered')
  expect((await all())[0]).toMatchObject({ answer: 'done' })
  await manners.forges(leader, buttons.openRecommendation.encode({ recommendation }))
  await leader.sees('Công văn 12-CV/UBKT')
})

test('more time needs a day to come and a reason', async () => {
  const urge = await urges(staff, 'CV 13')
  await owner.tapsText('urge:needTime')
  await owner.seesText('urge:askNeedDay')
  const { today } = town.deps.moment()
  await manners.forges(owner, buttons.urgeNeedDay.encode({ urge, days: dayToNumber(today) }))
  await owner.seesText('refusals:due_day_past')
  await owner.hearsBelow(owner.sends('10/12'))
  await owner.seesText('urge:askNeedReason')
  expect(await manners.hears(owner, () => owner.sends('\u202e'))).toContain(
    readable(owner.says('refusals:reason_needed')),
  )
  await owner.hearsBelow(owner.sends('Chờ đơn vị gửi hồ sơ.'))
  await owner.seesText('urge:answer.needTime')
  await staff.seesText('urge:toldAnswered')
  await staff.sees('Chờ đơn vị gửi hồ sơ.')
})

test('whoever says it is not his says why', async () => {
  await urges(leader, 'CV 14')
  await owner.tapsText('urge:notMine')
  await owner.seesText('urge:askNotMine')
  await owner.hearsBelow(owner.sends('Thuộc phòng chuyên môn.'))
  await owner.seesText('urge:answer.notMine')
  await leader.sees('Thuộc phòng chuyên môn.')
})

test('an addressee is urged for a document too; what stays unanswered goes to the next authority once', async () => {
  await settlesDemonstration(town)
  await manners.hears(leader, () => leader.sends('/start'))
  await manners.forges(leader, buttons.urgeAddressee.encode({ inspection }))
  await leader.seesText('urge:askRecipient')
  await leader.taps(town.cast('inspectedHead').name)
  await leader.seesText('urge:askReference')
  await leader.hearsBelow(leader.sends('Báo cáo giải trình'))
  await leader.hearsBelow(leader.sends('Đề nghị gửi báo cáo.'))
  await leader.hearsBelow(leader.sends('25/11'))
  await leader.tapsText('urge:send')
  await owner.sees('Báo cáo giải trình')
  await goesOnTo(town, '2026-11-26T07:59')
  expect(heard(leader, 'urge:toldUnanswered')).toEqual([])
  await goesOnTo(town, '2026-11-26T08:01')
  await leader.findsText('urge:toldUnanswered')
  await goesOnTo(town, '2026-11-27T09:00')
  expect(heard(leader, 'urge:toldUnanswered')).toHaveLength(1)
  const late = (await all()).filter(({ escalatedAt }) => escalatedAt)
  expect(late.map(({ reference }) => reference)).toEqual(['Báo cáo giải trình'])
  const [authority] = await town.deps.transaction(store =>
    store.people.authorities(town.cast('inspectedHead').personId, town.deps.moment().today),
  )
  const told = await town.database.prisma.delivery.findMany({
    where: { notice: { kind: 'urge.unanswered' } },
  })
  expect(told.map(({ personId }) => personId)).toContain(authority?.id)
})
