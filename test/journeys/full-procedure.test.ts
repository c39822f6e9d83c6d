import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inRowsOf } from '../../src/bot/screen.ts'
import { decideApproval } from '../../src/domain/approval/decide.ts'
import { decideCause } from '../../src/domain/approval/decide-cause.ts'
import { giveReviewScore } from '../../src/domain/approval/review-score.ts'
import { openGroup } from '../../src/domain/classification/open-group.ts'
import { respondToClassification } from '../../src/domain/classification/respond.ts'
import { bandText, capIn, opensMember, readsGroup } from '../kit/deciding.ts'
import { fillsAtDesk, granted, submitsAtDesk } from '../kit/desk.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { filesPetition } from '../kit/petitioning.ts'
import { aDay, settlesDemonstration } from '../kit/routing.ts'
import { findThirty, handsInOctober, headCode, october, says, setsRight, type Thirty } from '../kit/thirty.ts'
import {
  everybodyUnder,
  type HandRow,
  handCaps,
  handCapsAnswered,
  handCapsDecided,
  handCapsWithHead,
  head,
  landBand,
  specialistsBand,
} from '../kit/thirty-by-hand.ts'
import { createTown, type Town } from '../kit/town.ts'

const late = 'CB012919'
const returned = 'CB012924'
const lowered = 'CB012904'
const excused = 'CB012910'
const [an, anh] = ['CB0128', 'CB012921']
const plainly = { outcome: 'approved', reason: null } as const

let town: Town
let manners: Manners
let thirty: Thirty
let anChat: Person
let anhChat: Person
let longChat: Person
let lien: Person
let cycle: string
let lateDraft: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await settlesDemonstration(town)
  thirty = await findThirty(town)
  anChat = (await inhabitant(town, an, 'vi')).person
  anhChat = (await inhabitant(town, anh, 'en')).person
  longChat = (await inhabitant(town, returned, 'de')).person
})
afterAll(() => town.close())
afterEach(() => manners.expectGood())

/** Several at once, but not all: whoever works at a desk is not alone there. */
const together = async <Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>) => {
  for (const some of inRowsOf(7, items)) await Promise.all(some.map(act))
}

test('staff opens October for the commune in chat, and its thirty are under it', async () => {
  const staff = await town.resident('staff')
  staff.sends('/cycles')
  await staff.tapsText('cycles:new')
  await staff.tapsText('cycles:kind.month')
  await staff.taps(staff.speech.period(october))
  await staff.tapsText('cycles:changeUnit')
  await staff.seesText('cycles:unitTitle')
  staff.sends('Thượng Lương')
  await staff.seesText('cycles:unitsFound')
  await staff.taps('Xã Thượng Lương')
  await staff.tapsText('cycles:chooseUnit', { unit: 'Xã Thượng Lương' })
  await staff.sees(staff.speech.text('cycles:planPeople', { number: 30 }).replace(/<[^>]+>/g, ''))
  await staff.tapsText('cycles:changeCloses')
  await staff.seesText('cycles:closesTitle')
  staff.sends('24.11.2026')
  await staff.sees(staff.speech.day('2026-11-24'))
  await staff.tapsText('cycles:open')
  await staff.seesText('cycles:opened')
  const { id } = await town.database.prisma.evaluationCycle.findFirstOrThrow({ where: { kind: 'month' } })
  cycle = id
  const { today } = town.deps.moment()
  const under = await town.deps.transaction(store => store.evaluations.notSubmitted(cycle, today))
  expect(under).toHaveLength(30)
})

test('each of the thirty hands in, but one, and comes to the points reckoned by hand', async () => {
  await handsInOctober(anChat, 9_417)
  await handsInOctober(anhChat, 9_417)
  await together(
    [...everybodyUnder, head].filter(({ code }) => code !== an && code !== anh),
    async (row: HandRow) => {
      const lines = row.code === returned ? ([[10, 5, 2, 2]] as const) : row.lines
      const options = { lines, claims: row.code === excused }
      const id = await fillsAtDesk(town, thirty.actor(row.code), cycle, row, options)
      if (row.code === late) lateDraft = id
      else await submitsAtDesk(town, thirty.actor(row.code), id)
    },
  )
  const own = (await thirty.evaluations()).flatMap(({ person, submissions }) =>
    submissions.map(({ score }) => [person.code, score] as const),
  )
  const expected = [...everybodyUnder, head]
    .filter(({ code }) => code !== late)
    .map(row => [row.code, row.code === returned ? 6_500 : row.own] as const)
  expect(new Map(own)).toEqual(new Map(expected))
})

test('the last one hands in after the closing day, and it says so', async () => {
  await town.passes(2 * aDay)
  await submitsAtDesk(town, thirty.actor(late), lateDraft)
  const isLate = (await thirty.evaluations()).filter(({ submissions }) => submissions.some(one => one.late))
  expect(isLate.map(({ person }) => person.code)).toEqual([late])
})

test('one is returned, set right in chat and handed in again', async () => {
  const lines = ['products.1']
  const verdict = { outcome: 'returned', lines, reason: 'Số liệu chưa khớp sổ theo dõi.' } as const
  await granted(decideApproval(town.deps, thirty.head, await thirty.item(returned), verdict, null))
  await setsRight(longChat, 8_833)
  const { submissions } = await thirty.evaluationOf(returned)
  expect(submissions.map(({ score }) => score)).toEqual([6_500, 8_833])
})

test('the head reviews: a cause is confirmed, points are lowered with a reason, the rest stands', async () => {
  const { deps } = town
  const [open, lower] = [await thirty.item(excused), await thirty.item(lowered)]
  const waits = await decideApproval(deps, thirty.head, open, plainly, null)
  expect(waits).toMatchObject({ refusal: 'causes_waiting' })
  const cause = await thirty.item(excused, 'evaluation.cause')
  await granted(decideCause(deps, thirty.head, cause, { outcome: 'approved' }, null))
  await granted(giveReviewScore(deps, thirty.head, lower, 'III.1', 100))
  const bare = await decideApproval(deps, thirty.head, lower, plainly, null)
  expect(bare).toMatchObject({ refusal: 'reason_needed' })
  await thirty.approves(lowered, 'Chưa có sáng kiến nào được công nhận trong tháng.')
  const others = everybodyUnder.filter(({ code }) => code !== lowered && code !== an)
  await together(others, ({ code }) => thirty.approves(code))
  // She arrives only now: thirty cards would have come to her chat, one a second.
  lien = (await inhabitant(town, headCode, 'vi')).person
  await lien.hearsBelow(lien.sends('/approvals'))
  await lien.tapsText('approval:openOf', { name: thirty.actor(an).name })
  await lien.seesText('approval:openedTitle')
  await lien.tapsText('approval:approve')
  await lien.seesText('approval:approvedBy')
  await anChat.seesText('notices:approved')
  await anChat.sees(anChat.speech.points(9_417))
  const reviewed = (await thirty.evaluations()).flatMap(({ person, reviewedPoints, proposedLevel }) =>
    reviewedPoints === null ? [] : [[person.code, [reviewedPoints, proposedLevel]] as const],
  )
  const expected = everybodyUnder.map(row => [row.code, [row.reviewed, row.level]] as const)
  expect(new Map(reviewed)).toEqual(new Map(expected))
})

const caps = (text: string) => ({
  agency: capIn(text, 'Xã Thượng Lương – mức'),
  specialists: capIn(text, 'Chuyên viên Phòng Kinh tế'),
  land: capIn(text, 'Chuyên viên địa chính'),
  employees: capIn(text, 'Viên chức'),
  deputies: capIn(text, 'Phó Chủ tịch'),
})

test('she reads everybody’s points and level, and the caps of the agency and of each group', async () => {
  const text = await readsGroup(lien)
  for (const { code, reviewed, level } of everybodyUnder) {
    const [points, name] = [lien.speech.points(reviewed), lien.speech.text(`evaluation:level.${level}`)]
    expect(text).toContain(`${thirty.actor(code).name} – ${points} – ${name}`)
  }
  expect(caps(text)).toEqual(handCaps)
  await lien.tapsText('chart:picture')
  await lien.seesText('chart:capCaption')
})

test('she compares somebody with his group, decides one level with a reason, and the rest as proposed', async () => {
  await opensMember(lien, thirty.actor('CB012915').name)
  await lien.tapsText('classification:compare')
  await lien.seesText('classification:bandTitle')
  await lien.sees(bandText(lien, landBand))
  await opensMember(lien, thirty.actor(an).name)
  await lien.tapsText('evaluation:level.good')
  await lien.seesText('classification:writeReason')
  await lien.hearsBelow(lien.sends('Tập thể thống nhất ưu tiên những người có sáng kiến.'))
  await lien.seesText('classification:decided')
  await lien.tapsText('classification:back')
  await lien.tapsText('classification:decideAll', { count: 28 })
  await lien.tapsText('classification:yes')
  expect(caps(await readsGroup(lien))).toEqual(handCapsDecided)
  expect((await thirty.evaluations()).filter(({ classification }) => classification)).toHaveLength(29)
})

test('the head’s unit part is half of it, because one of her people did not complete his tasks', async () => {
  const verdict = { outcome: 'approved', reason: 'Phần đơn vị tính theo kết quả đã quyết định.' } as const
  await granted(decideApproval(town.deps, thirty.above, await thirty.item(headCode), verdict, null))
  const { reviewedPoints, proposedLevel } = await thirty.evaluationOf(headCode)
  expect([reviewedPoints, proposedLevel]).toEqual([head.reviewed, head.level])
  await lien.seesText('notices:approved')
  await lien.sees(lien.speech.points(head.reviewed))
  const group = await granted(openGroup(town.deps, thirty.above, cycle, 0))
  expect(group.caps.find(({ duties }) => duties === null)?.cap).toMatchObject(handCapsWithHead.agency)
})

test('it is published; each hears his own, says what he thinks of it, and sees the band of his group', async () => {
  await lien.hearsBelow(lien.sends('/decide'))
  await lien.taps(lien.labels[0] ?? '')
  await lien.tapsText('classification:publish', { count: 29 })
  await lien.tapsText('classification:publishNow')
  for (const person of [anChat, anhChat, longChat]) await person.seesText('notices:published')
  expect(says(anChat)).toContain(anChat.speech.text('evaluation:level.good'))
  await anChat.sees(anChat.speech.points(9_417))
  await anhChat.tapsText('classification:agree')
  await anhChat.seesText('classification:said.agreed')
  await anhChat.tapsText('classification:compare')
  await anhChat.seesText('classification:bandSmall')
  await anChat.tapsText('classification:disagree')
  await anChat.seesText('classification:said.disagreed')
  await anChat.tapsText('classification:compare')
  await anChat.sees(bandText(anChat, specialistsBand))
  const others = everybodyUnder.filter(({ code }) => code !== an && code !== anh)
  await together(others, async ({ code }) => {
    const { id } = await thirty.evaluationOf(code)
    await granted(respondToClassification(town.deps, thirty.actor(code), id, 'agreed'))
  })
  const said = (await thirty.evaluations()).map(({ classification }) => classification?.response)
  expect(said.filter(one => one === 'agreed')).toHaveLength(28)
  expect(said.filter(one => one === 'disagreed')).toHaveLength(1)
})

test('one petitions, is answered, and the caps follow what came of it', async () => {
  await anChat.hearsBelow(anChat.sends('/evaluate'))
  await anChat.taps(anChat.labels.find(label => label.startsWith('🏷')) ?? '')
  await filesPetition(anChat)
  await lien.seesText('petition:cardTitle')
  await lien.hearsBelow(lien.sends('/approvals'))
  await lien.tapsText('petition:openOf', { name: thirty.actor(an).name })
  await lien.seesText('petition:grounds')
  await lien.tapsText('petition:change')
  await lien.seesText('petition:askLevel')
  await lien.tapsText('evaluation:level.excellent')
  await lien.seesText('petition:askPoints')
  await lien.tapsText('petition:keepPoints', { points: lien.speech.points(9_417) })
  await lien.seesText('petition:askAnswerChange')
  await lien.hearsBelow(lien.sends('Chấp nhận kiến nghị: sản phẩm đã hoàn thành trước hạn.'))
  await lien.seesText('petition:changedBy')
  await anChat.seesText('petition:told')
  const { state, petition, classification } = await thirty.evaluationOf(an)
  expect(state).toBe('answered')
  expect(petition).toMatchObject({ outcome: 'changed', level: 'excellent', points: 9_417 })
  expect(classification).toMatchObject({ level: 'good', points: 9_417 })
  expect(caps(await readsGroup(lien))).toEqual(handCapsAnswered)
})
