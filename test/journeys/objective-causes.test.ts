import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { askedCauses, evaluationOf, setsDeductions } from '../kit/remarking.ts'
import { textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

const storm = 'Bão số 3 <làm> mất điện\u202e 5 ngày'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let deputy: Readonly<{ id: string; name: string; person: Person }>
let evaluation: string
let cadre: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  deputy = await inhabitant(town, 'CB0065', 'de')
  khoi = await town.resident('cadre')
  cadre = town.cast('cadre').personId
  const today = new Date(`${town.deps.moment().today}T00:00:00Z`)
  const principalId = town.cast('supervisor').personId
  await town.database.prisma.deputy.create({
    data: { id: randomUUID(), principalId, deputyId: deputy.id, validFrom: today, validTo: today },
  })
  await beginsEvaluation(khoi)
  evaluation = await evaluationOf(town, cadre)
  await fillsEvaluation(khoi)
})
afterAll(() => town.close())

const cardsOf = (person: Person) =>
  textsOf(person).filter(text => text.includes(person.says('remarks:cardTitle')))
const untilCard = (person: Person, count: number) =>
  town.telegram.settled(() => cardsOf(person).length >= count)

/** The card of the review of what was handed in so often: whatever else comes, it is not the last to arrive. */
const untilReviewCard = async (revision: number): Promise<void> => {
  for (const [person, version] of [
    [hien, `النسخة ${revision}:`],
    [deputy.person, `Fassung ${revision}:`],
  ] as const) {
    const title = person.says('approval:cardTitle')
    const isCard = (text: string) => text.includes(title) && (revision === 1 || text.includes(version))
    await town.telegram.settled(() => textsOf(person).some(isCard))
  }
}

/** The review sent back for its first product line, which is then as it was, to be changed. */
const returnsTheLine = async (revision: number): Promise<void> => {
  if (revision > 1) await untilReviewCard(revision)
  await manners.hears(hien, () => hien.sends('/approvals'))
  await hien.tapsText('approval:openOf', { name: town.cast('cadre').name })
  await hien.sees('I.1')
  await hien.tapsText('approval:return')
  await hien.seesText('approval:chooseLines')
  await hien.taps(`☐ ${hien.speech.text('evaluation:lineShort', { number: 1 })}`)
  await hien.tapsText('approval:continueToReason')
  await hien.seesText('approval:writeReason')
  hien.sends('راجعوا هذا البند')
  await hien.seesText('approval:returnedBy')
  await khoi.tapsText('notices:change')
  await khoi.sees('%')
}

test('a cause is claimed where failures or delays took something, and only there', async () => {
  const forge = buttons.goTo.encode({ evaluation, step: 'products.1.cause' })
  await manners.forges(khoi, forge)
  await khoi.seesText('remarks:askCause')
  expect(await manners.hears(khoi, () => khoi.sends(storm))).toContain(khoi.says('refusals:cause_needless'))
  for (const step of ['products.7.cause', 'products.7.note', 'products.7.evidence']) {
    await manners.forges(khoi, buttons.goTo.encode({ evaluation, step }))
    expect(await manners.hears(khoi, () => khoi.sends(storm))).toContain(khoi.says('refusals:step_unknown'))
  }
  for (const step of ['I.1.cause', 'prose.strengths.note', 'products.note', 'products.1.name.note']) {
    await manners.forges(khoi, buttons.goTo.encode({ evaluation, step }))
    await khoi.seesText('refusals:line_locked')
  }
  await manners.forges(khoi, buttons.goTo.encode({ evaluation, step: 'overview' }))
  await setsDeductions(khoi, '1', '2')
  await khoi.tapsText('remarks:keyCause')
  for (const [refusal, said] of [
    ['refusals:text_too_long', 'x'.repeat(1_001)],
    ['refusals:text_needed', ' \u200f '],
    ['refusals:text_classified', 'TUYỆT MẬT'],
  ] as const)
    expect(await manners.hears(khoi, () => khoi.sends(said))).toContain(khoi.says(refusal))
  khoi.sends(storm)
  await khoi.sees('+17,5')
  expect(await savedAnswers(town, khoi)).toMatchObject({ 'products.1.cause': storm.replace('\u202e', '') })
  await khoi.tapsText('evaluation:overview')
  await khoi.seesText('remarks:allIfConfirmed')
  await khoi.sees('+17,5')
  manners.expectGood()
})

test('handed in, it is an item of its own; the review waits for it; confirmed by two at once, it lifts the score once', async () => {
  await submitsEvaluation(khoi)
  await untilCard(hien, 1)
  await untilCard(deputy.person, 1)
  await untilReviewCard(1)
  const [asked, ...more] = await askedCauses(town, cadre)
  expect(more).toEqual([])
  expect(asked).toMatchObject({
    line: 'products.1',
    revision: 1,
    authorityId: town.cast('supervisor').personId,
  })

  hien.sends('/approvals')
  await hien.sees(/🛡.+\n.+Thẩm định hồ sơ/)
  await hien.tapsText('approval:openOf', { name: town.cast('cadre').name })
  await hien.seesText('remarks:stateWaiting')
  await hien.tapsText('approval:approve')
  await hien.seesText('refusals:causes_waiting')
  await manners.hears(hien, () => hien.sends('/approvals'))
  await hien.tapsText('remarks:openOf', { name: town.cast('cadre').name })
  await hien.sees('Bão số 3')

  const confirm = buttons.confirmCause.encode({ approval: asked?.id ?? '' })
  await Promise.all([manners.forges(hien, confirm), manners.forges(deputy.person, confirm)])
  const [decided] = await askedCauses(town, cadre)
  expect(decided?.decision).toMatchObject({ outcome: 'approved' })
  const decider = decided?.decision?.deciderId === deputy.id ? deputy.name : town.cast('supervisor').name
  for (const person of [hien, deputy.person])
    await town.telegram.settled(() => textsOf(person).some(text => text.includes(decider)))
  await khoi.seesText('remarks:toldConfirmed')
  await khoi.sees('+17,5')
  const told = textsOf(khoi).filter(text => text.includes(khoi.says('remarks:toldConfirmed')))
  expect(told).toHaveLength(1)
  await town.telegram.settled(() => cardsOf(deputy.person).every(text => text.includes(decider)))

  await manners.hears(hien, () => hien.sends('/approvals'))
  await hien.tapsText('approval:openOf', { name: town.cast('cadre').name })
  await hien.seesText('remarks:stateConfirmed')
  await hien.sees(hien.speech.points(10_000))
  await hien.tapsText('remarks:causeOf', { line: hien.speech.text('evaluation:lineShort', { number: 1 }) })
  await hien.seesText('remarks:confirmedBy')
  manners.expectGood()
})

test('a line that stays as it was keeps its confirmation; changed, it is asked anew, and not confirmed with a reason', async () => {
  await returnsTheLine(1)
  await khoi.seesText('remarks:confirmed')
  await khoi.tapsText('evaluation:next')
  await submitsEvaluation(khoi)
  expect(await askedCauses(town, cadre)).toHaveLength(1)
  await returnsTheLine(2)
  await khoi.tapsText('evaluation:fieldDelays')
  await khoi.seesText('evaluation:askDelays')
  khoi.sends('3')
  await khoi.sees('+23,33')
  await khoi.tapsText('evaluation:next')
  await submitsEvaluation(khoi)
  await untilCard(hien, 2)
  await untilReviewCard(3)
  const [, anew, ...more] = await askedCauses(town, cadre)
  expect(more).toEqual([])
  expect(anew).toMatchObject({ revision: 3, decision: null })
  const submissions = await town.database.prisma.submission.findMany({
    where: { evaluationId: evaluation },
    orderBy: { revision: 'asc' },
  })
  expect(submissions.map(({ score }) => score)).toEqual([8_250, 10_000, 7_667])

  await hien.tapsText('remarks:decline')
  // Which of the two cards came first, and stands above, is open.
  await hien.findsText('remarks:askDecline')
  for (const [refusal, said] of [
    ['refusals:reason_too_long', 'س'.repeat(1_501)],
    ['refusals:reason_needed', '\u200f'],
    ['refusals:text_classified', 'سري للغاية\nالنص'],
  ] as const)
    expect(await manners.hears(hien, () => hien.sends(said))).toContain(hien.says(refusal))
  hien.sends('التأخير <كان> قبل العاصفة')
  await hien.seesText('remarks:declinedBy')
  await khoi.seesText('remarks:toldDeclined')
  await khoi.sees('التأخير <كان> قبل العاصفة')
  expect((await askedCauses(town, cadre))[1]?.decision).toMatchObject({ outcome: 'returned' })
  manners.expectGood()
})

test('a request about a line that was changed meanwhile is taken back, and its cards say so', async () => {
  await returnsTheLine(3)
  await khoi.tapsText('evaluation:fieldFailures')
  await khoi.seesText('evaluation:askFailures')
  khoi.sends('2')
  await khoi.seesText('remarks:ifConfirmed')
  await khoi.tapsText('evaluation:next')
  await submitsEvaluation(khoi)
  await untilCard(hien, 3)
  const [, , waiting] = await askedCauses(town, cadre)
  await returnsTheLine(4)
  await khoi.tapsText('remarks:keyCause')
  await khoi.tapsText('remarks:remove')
  await town.telegram.settled(() => khoi.labels.includes(khoi.speech.text('remarks:keyCause')))
  expect(khoi.screen.text).not.toContain('Bão')
  await khoi.tapsText('evaluation:next')
  await submitsEvaluation(khoi)
  await town.telegram.settled(() => textsOf(hien).some(text => text.includes(hien.says('remarks:outdated'))))
  expect(await askedCauses(town, cadre)).toHaveLength(2)
  await manners.hears(hien, () => hien.sends('/start'))
  for (const data of [
    buttons.confirmCause.encode({ approval: waiting?.id ?? '' }),
    buttons.openCause.encode({ approval: waiting?.id ?? '' }),
  ]) {
    const { message_id: pressed } = hien.screen
    await manners.forges(hien, data, pressed)
    await hien.findsText('refusals:approval_unknown', pressed)
  }
  manners.expectGood()
})

test("nobody decides on his own cause, nor on one that is another's to decide", async () => {
  const colleague = await aColleague(town)
  const [asked] = await askedCauses(town, cadre)
  const review = await town.database.prisma.approval.findFirstOrThrow({
    where: { evaluationId: evaluation, kind: 'evaluation.review' },
  })
  for (const person of [khoi, colleague])
    for (const approval of [asked?.id ?? '', review.id, randomUUID()])
      for (const data of [
        buttons.openCause.encode({ approval }),
        buttons.confirmCause.encode({ approval }),
        buttons.askDeclineCause.encode({ approval }),
      ]) {
        await manners.hears(person, () => person.sends('/start'))
        await manners.forges(person, data)
        await person.seesText('refusals:approval_unknown')
      }
  await manners.hears(hien, () => hien.sends('/start'))
  for (const data of [
    buttons.approve.encode({ approval: asked?.id ?? '' }),
    buttons.openApproval.encode({ approval: asked?.id ?? '', page: 0 }),
    buttons.openCause.encode({ approval: review.id }),
  ]) {
    const { message_id: pressed } = hien.screen
    await manners.forges(hien, data, pressed)
    await hien.findsText('refusals:approval_unknown', pressed)
  }
  manners.expectGood()
})
