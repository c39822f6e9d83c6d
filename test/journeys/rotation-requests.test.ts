import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideRequest } from '../../src/domain/movement/decide-request.ts'
import { fileRequest } from '../../src/domain/movement/file-request.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { heard } from '../kit/routing.ts'
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

const opens = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/rotation'))
  await person.tapsText('rotation:requests')
  await person.seesText('rotation:askKind')
}

const approvals = () =>
  town.database.prisma.approval.findMany({
    where: { kind: 'person.request' },
    orderBy: { createdAt: 'asc' },
    include: { decision: true },
  })

const lastApproval = async (): Promise<string> => (await approvals()).at(-1)?.id ?? ''

const records = () =>
  town.database.prisma.assignment.findMany({
    where: { personId: town.cast('cadre').personId },
    orderBy: { id: 'asc' },
  })

test('a cadre says which line is wrong and what is right; the staff in charge reads it, and nobody else', async () => {
  const before = await records()
  await opens(khoi)
  await khoi.tapsText('rotation:request.correction')
  await khoi.seesText('rotation:askLine')
  await khoi.tapsText('rotation:postKey', { title: 'Công chức tư pháp - hộ tịch', year: '2019' })
  await khoi.seesText('rotation:write.correction')
  await khoi.sees('116/QĐ-UBND')
  await khoi.hearsBelow(khoi.sends('Bắt đầu từ <b>01/02/2019</b> theo Quyết định 9/QĐ-UBND'))
  await khoi.seesText('rotation:sent')
  await hue.seesText('rotation:card.correction')
  const card = readable(hue.screen.text ?? '')
  expect(card).toContain(town.cast('cadre').name)
  expect(card).toContain('<b>01/02/2019</b>')
  expect(card).toContain('116/QĐ-UBND')
  const delivered = await town.database.prisma.delivery.findMany({
    where: { notice: { kind: 'request.filed' } },
    select: { personId: true },
  })
  const staff = await town.database.prisma.role.findMany({ where: { role: 'staff' } })
  expect(delivered.map(one => one.personId).sort()).toEqual(staff.map(one => one.personId).sort())
  expect(await records()).toEqual(before)
})

test('it waits in the list of staff, is accepted with an answer, and changes nothing by itself', async () => {
  const before = await records()
  await hue.hearsBelow(hue.sends('/approvals'))
  await hue.tapsText('rotation:openOf', { name: town.cast('cadre').name })
  await hue.seesText('rotation:card.correction')
  await hue.tapsText('rotation:accept')
  await hue.seesText('rotation:askAccept')
  for (const [typed, key] of [
    ['TUYỆT MẬT: không được lưu hành', 'refusals:text_classified'],
    ['x'.repeat(2_001), 'refusals:answer_too_long'],
  ] as const) {
    await hue.hearsBelow(hue.sends(typed))
    await hue.seesText(key)
  }
  await hue.hearsBelow(hue.user.sendsSticker())
  await hue.seesText('refusals:answer_needed')
  await hue.hearsBelow(hue.sends('Wir berichtigen den Beginn bis zum 30. November.'))
  await hue.seesText('rotation:acceptedBy')
  await khoi.seesText('rotation:toldAccepted')
  await khoi.sees('Wir berichtigen den Beginn')
  await town.telegram.settled(() => heard(hue, 'rotation:acceptedBy').length === 2)
  expect(await records()).toEqual(before)
  await hue.hearsBelow(hue.sends('/approvals'))
  expect(readable(hue.screen.text ?? '')).not.toContain(hue.says('rotation:card.correction'))
  await opens(khoi)
  await khoi.seesText('rotation:ownApproved')
})

test('a wish and an early end go the same way, and a declined one says why', async () => {
  await opens(khoi)
  await khoi.tapsText('rotation:request.wish')
  await khoi.seesText('rotation:write.wish')
  await khoi.hearsBelow(khoi.sends('Tôi muốn được công tác gần nhà'))
  await khoi.seesText('rotation:sent')
  await hue.seesText('rotation:card.wish')
  await opens(khoi)
  await khoi.tapsText('rotation:request.endEarly')
  await khoi.tapsText('rotation:postKey', {
    title: 'Chuyên viên Trung tâm Phục vụ hành chính công',
    year: '2025',
  })
  await khoi.seesText('rotation:write.endEarly')
  await khoi.hearsBelow(khoi.sends('Vì lý do sức khỏe'))
  await hue.seesText('rotation:card.endEarly')
  await hue.tapsText('rotation:decline')
  await hue.seesText('rotation:askDecline')
  await hue.hearsBelow(hue.sends('Bitte zuerst das Attest einreichen.'))
  await khoi.seesText('rotation:toldDeclined')
  await khoi.sees('Attest')
})

test('texts that are empty, too long or marked classified are refused, and the question stays', async () => {
  await opens(khoi)
  await khoi.tapsText('rotation:request.wish')
  await khoi.seesText('rotation:write.wish')
  const count = (await approvals()).length
  await khoi.hearsBelow(khoi.user.sendsSticker())
  await khoi.seesText('refusals:request_needed')
  await khoi.hearsBelow(khoi.sends('TUYỆT MẬT: danh sách'))
  await khoi.seesText('refusals:text_classified')
  await khoi.hearsBelow(khoi.sends('x'.repeat(1_501)))
  await khoi.seesText('refusals:request_too_long')
  const wish = { kind: 'wish', about: '-' }
  const tooLong = await fileRequest(town.deps, town.cast('cadre'), wish, 'x'.repeat(10_000))
  expect(tooLong).toMatchObject({ refusal: 'request_too_long' })
  expect((await approvals()).length).toBe(count)
  await khoi.tapsText('common:back')
  await khoi.seesText('rotation:askKind')
})

test('forged buttons about other people, and other items, are refused', async () => {
  const { personId } = town.cast('supervisor')
  const theirs = await town.database.prisma.assignment.findFirstOrThrow({ where: { personId } })
  for (const [kind, line] of [
    ['correction', theirs.id],
    ['endEarly', theirs.id],
    ['erasure', '-'],
    ['wish', randomUUID()],
  ] as const) {
    await manners.forges(khoi, buttons.writeRequest.encode({ kind, line }))
    await khoi.seesText('refusals:line_unknown')
  }
  const review = await town.database.prisma.approval.findFirstOrThrow({
    where: { kind: { not: 'person.request' } },
  })
  for (const approval of [review.id, randomUUID()]) {
    await manners.forges(hue, buttons.acceptRequest.encode({ approval }))
    await hue.seesText('refusals:approval_unknown')
  }
  const hien = await town.resident('supervisor')
  const approval = await lastApproval()
  await manners.forges(hien, buttons.openRequest.encode({ approval }))
  await hien.seesText('refusals:approval_unknown')
  const admin = await town.resident('admin')
  await manners.forges(admin, buttons.declineRequest.encode({ approval }))
  await admin.seesText('refusals:approval_unknown')
})

test('nobody decides his own request, also not as staff, nor that of a declared relative', async () => {
  const { personId, name } = town.cast('staff')
  const asked = await fileRequest(town.deps, { personId, name }, { kind: 'wish', about: '-' }, 'Ein Wunsch')
  expect(asked).toMatchObject({ ok: true })
  const own = await lastApproval()
  await manners.forges(hue, buttons.acceptRequest.encode({ approval: own }))
  await hue.seesText('refusals:approval_unknown')
  await hue.hearsBelow(hue.sends('/approvals'))
  expect(readable(hue.screen.text ?? '')).not.toContain(`✍️ ${name}`)

  const actor = town.cast('cadre')
  await fileRequest(town.deps, actor, { kind: 'wish', about: '-' }, 'Một nguyện vọng khác')
  const approval = await lastApproval()
  await hue.seesText('rotation:card.wish')
  const relation = await town.database.prisma.declaredRelative.create({
    data: {
      id: randomUUID(),
      personId: actor.personId,
      relativeId: personId,
      declaredAt: town.deps.moment().at,
    },
  })
  await manners.forges(hue, buttons.openRequest.encode({ approval }))
  await hue.seesText('refusals:approval_unknown')
  const listed = await town.deps.transaction(store =>
    store.approvals.pendingFor(personId, town.deps.moment(), { kind: null, offset: 0, limit: 50 }),
  )
  expect(listed.filter(({ kind }) => kind === 'person.request')).toEqual([])
  await town.database.prisma.declaredRelative.delete({ where: { id: relation.id } })
})

test('of two members of staff at the same moment the first word stands, and the other hears whose it was', async () => {
  await becomes(town, 'staff', 'CB0064', 'Tỉnh Nam Xuyên')
  const second = await inhabitant(town, 'CB0064', 'en')
  const actor = town.cast('cadre')
  await fileRequest(town.deps, actor, { kind: 'wish', about: '-' }, 'Hai người cùng đọc')
  await hue.sees('Hai người cùng đọc')
  await second.person.sees('Hai người cùng đọc')
  const approval = await lastApproval()
  const hers = { personId: town.cast('staff').personId, name: town.cast('staff').name }
  const decided = await Promise.all(
    [hers, { personId: second.id, name: second.name }].map(actor =>
      decideRequest(town.deps, actor, approval, { outcome: 'approved', answer: 'Ja' }),
    ),
  )
  expect(decided.filter(one => one.ok && !one.value.isLate)).toHaveLength(1)
  expect(decided.filter(one => one.ok && one.value.isLate)).toHaveLength(1)
  expect((await approvals()).filter(({ id, decision }) => id === approval && decision)).toHaveLength(1)
  // Both copies of the card say now who decided, and decide nothing any more.
  await hue.seesText('rotation:acceptedBy')
  await second.person.seesText('rotation:acceptedBy')
  expect([...hue.labels, ...second.person.labels]).toEqual([])
  await manners.forges(second.person, buttons.declineRequest.encode({ approval }))
  await second.person.seesText('refusals:already_decided')
  await second.person.seesText('rotation:acceptedBy')
})

test('the same request sent twice asks once, and there are never more than ten', async () => {
  const actor = town.cast('cadre')
  const wish = (text: string) => fileRequest(town.deps, actor, { kind: 'wish', about: '-' }, text)
  const count = (await approvals()).length
  await Promise.all([wish('Một lần'), wish('Một lần')])
  expect((await approvals()).length).toBe(count + 1)
  const results = []
  for (let number = 0; number < 12; number += 1) results.push(await wish(`Nguyện vọng ${number}`))
  expect(results.at(-1)).toMatchObject({ refusal: 'requests_waiting' })
  const waiting = (await approvals()).filter(one => one.requesterId === actor.personId && !one.decision)
  expect(waiting).toHaveLength(10)
})

test('where neither staff nor an admin is in charge it is said, and nothing waits for nobody', async () => {
  const inCharge = await town.database.prisma.role.findMany()
  for (const { personId } of inCharge) await losesRoles(town, personId)
  const count = (await approvals()).length
  const hien = await inhabitant(town, 'CB0061', 'ar')
  await opens(hien.person)
  await hien.person.tapsText('rotation:request.wish')
  await hien.person.seesText('rotation:write.wish')
  await hien.person.hearsBelow(hien.person.sends('أرغب في التدريب'))
  await hien.person.seesText('refusals:nobody_in_charge')
  expect((await approvals()).length).toBe(count)
})
