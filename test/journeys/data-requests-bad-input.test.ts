import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideDataRequest } from '../../src/domain/data-request/decide.ts'
import { fileDataRequest } from '../../src/domain/data-request/file.ts'
import { takeUpDataRequest } from '../../src/domain/data-request/take-up.ts'
import { asksAboutData, dataApprovals, lastDataApproval, opensMyData } from '../kit/data-requests.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const screenOf = (person: Person): string => readable(person.screen.text ?? '')

test('words that are empty, too long or marked classified are refused, and the question stays', async () => {
  await opensMyData(khoi)
  await khoi.tapsText('dataRequest:ask.erasure')
  await khoi.seesText('dataRequest:write.erasure')
  await khoi.hearsBelow(khoi.user.sendsSticker())
  await khoi.seesText('refusals:request_needed')
  await khoi.hearsBelow(khoi.sends('TUYỆT MẬT: danh sách'))
  await khoi.seesText('refusals:text_classified')
  await khoi.hearsBelow(khoi.sends('x'.repeat(1_501)))
  await khoi.seesText('refusals:request_too_long')
  const tooLong = await fileDataRequest(town.deps, town.cast('cadre'), 'erasure', 'x'.repeat(10_000))
  expect(tooLong).toMatchObject({ refusal: 'request_too_long' })
  expect(await dataApprovals(town)).toEqual([])
  await khoi.tapsText('common:back')
  await khoi.seesText('ownData:title')
})

test('a kind that does not exist, other people’s items and numbers of nothing are refused in one sentence', async () => {
  for (const code of ['wish', 'access', 'toString', 'x'.repeat(40)]) {
    await manners.forges(khoi, buttons.writeDataRequest.encode({ code }))
    await khoi.seesText('refusals:data_request_unknown')
  }
  await asksAboutData(khoi, 'rectification', 'Tên đệm chưa đúng')
  await hue.sees('Tên đệm')
  const approval = await lastDataApproval(town)
  const others = [await town.resident('supervisor'), await town.resident('admin'), khoi]
  const kinds = ['openDataRequest', 'takeUpDataRequest', 'acceptDataRequest', 'declineDataRequest'] as const
  for (const person of others)
    for (const kind of kinds) {
      await manners.forges(person, buttons[kind].encode({ approval }))
      await person.seesText('refusals:approval_unknown')
    }
  const review = await town.database.prisma.approval.findFirstOrThrow({
    where: { kind: { not: 'person.request' } },
  })
  for (const id of [review.id, randomUUID()]) {
    await manners.forges(hue, buttons.takeUpDataRequest.encode({ approval: id }))
    await hue.seesText('refusals:approval_unknown')
  }
  // What is about data is decided by its own keys only.
  await manners.forges(hue, buttons.acceptRequest.encode({ approval }))
  await hue.seesText('refusals:approval_unknown')
})

test('nobody deals with his own request, nor with that of a declared relative', async () => {
  const staff = town.cast('staff')
  await becomes(town, 'staff', 'CB0064', 'Tỉnh Nam Xuyên')
  expect(await fileDataRequest(town.deps, staff, 'erasure', 'Bitte löschen')).toMatchObject({ ok: true })
  const own = await lastDataApproval(town)
  await manners.forges(hue, buttons.takeUpDataRequest.encode({ approval: own }))
  await hue.seesText('refusals:approval_unknown')
  const cadre = town.cast('cadre')
  const declared = { id: randomUUID(), personId: cadre.personId, relativeId: staff.personId }
  await town.database.prisma.declaredRelative.create({
    data: { ...declared, declaredAt: town.deps.moment().at },
  })
  await fileDataRequest(town.deps, cadre, 'erasure', 'Xóa sổ tay')
  const theirs = await lastDataApproval(town)
  await manners.forges(hue, buttons.acceptDataRequest.encode({ approval: theirs }))
  await hue.seesText('refusals:approval_unknown')
  await hue.hearsBelow(hue.sends('/approvals'))
  expect(screenOf(hue)).not.toContain(`🔐 ${cadre.name}`)
  await town.database.prisma.declaredRelative.deleteMany({ where: { id: declared.id } })
})

test('of two at the same moment one takes it up and one decides it, and the other reads whose it was', async () => {
  const { person: second, ...colleague } = await inhabitant(town, 'CB0064', 'en')
  await asksAboutData(khoi, 'objection', 'Hai người cùng đọc')
  await hue.sees('Hai người cùng đọc')
  await second.sees('Hai người cùng đọc')
  const approval = await lastDataApproval(town)
  const staff = town.cast('staff')
  const actors = [
    { personId: staff.personId, name: staff.name },
    { personId: colleague.id, name: colleague.name },
  ]
  const taken = await Promise.all(actors.map(actor => takeUpDataRequest(town.deps, actor, approval)))
  expect(taken.filter(one => one.ok && one.value.isLate)).toHaveLength(1)
  await khoi.seesText('dataRequest:toldTaken')
  const byWhom = (await dataApprovals(town)).at(-1)?.request?.answeredById
  const loser = byWhom === staff.personId ? second : hue
  await manners.forges(loser, buttons.takeUpDataRequest.encode({ approval }))
  await loser.seesText('dataRequest:alreadyTaken')
  const verdict = { outcome: 'returned', answer: 'Nein' } as const
  const decided = await Promise.all(
    actors.map(actor => decideDataRequest(town.deps, actor, approval, verdict)),
  )
  expect(decided.filter(one => one.ok && one.value.isLate)).toHaveLength(1)
  await khoi.seesText('dataRequest:toldDeclined')
  for (const person of [hue, second]) {
    await manners.forges(person, buttons.acceptDataRequest.encode({ approval }))
    await person.seesText('refusals:already_decided')
    await manners.forges(person, buttons.takeUpDataRequest.encode({ approval }))
    await person.seesText('refusals:already_decided')
  }
})

test('an answer is asked for again when it is missing, too long or marked classified', async () => {
  await asksAboutData(khoi, 'erasure', 'Xóa thông báo cũ')
  await hue.sees('Xóa thông báo cũ')
  await hue.tapsText('dataRequest:decline')
  await hue.seesText('dataRequest:askDecline')
  await hue.hearsBelow(hue.user.sendsSticker())
  await hue.seesText('refusals:answer_needed')
  await hue.hearsBelow(hue.sends('x'.repeat(2_001)))
  await hue.seesText('refusals:answer_too_long')
  await hue.hearsBelow(hue.sends('TUYỆT MẬT: không được lưu hành'))
  await hue.seesText('refusals:text_classified')
  expect((await dataApprovals(town)).at(-1)?.decision).toBeNull()
})

test('the same request sent twice asks once, there are never more than ten, and with nobody in charge it is said', async () => {
  const cadre = town.cast('cadre')
  const count = (await dataApprovals(town)).length
  const ask = (text: string) => fileDataRequest(town.deps, cadre, 'rectification', text)
  await Promise.all([ask('Một lần'), ask('Một lần')])
  expect(await dataApprovals(town)).toHaveLength(count + 1)
  const results = []
  for (let number = 0; number < 12; number += 1) results.push(await ask(`Chỉnh sửa ${number}`))
  expect(results.at(-1)).toMatchObject({ refusal: 'requests_waiting' })
  const inCharge = await town.database.prisma.role.findMany()
  for (const { personId } of inCharge) await losesRoles(town, personId)
  const { person } = await inhabitant(town, 'CB0061', 'ar')
  await opensMyData(person)
  await person.tapsText('dataRequest:ask.rectification')
  await person.seesText('dataRequest:write.rectification')
  await person.hearsBelow(person.sends('تاريخ الميلاد غير صحيح'))
  await person.seesText('refusals:nobody_in_charge')
})
