import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideLevel } from '../../src/domain/classification/decide.ts'
import { publishClassifications } from '../../src/domain/classification/publish.ts'
import { wholeDraft } from '../../src/domain/collective/collective.ts'
import { collectiveOf, fillsCollective, planKey } from '../kit/collective.ts'
import { collectiveCast, collectivePeriod } from '../kit/collective-cast.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let khang: Person
let duc: Person
let xuan: Person
let reviewer: Person
let reviewerId: string
let headId: string
let ducId: string
let xuanName: string
let unitId: string
let unitName: string
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  ;({ staff, khang, duc, xuan, headId, ducId, xuanName, unitId, unitName } = await collectiveCast(town))
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const period = (person: Person) => collectivePeriod(person, unitName)
const evaluationRow = () => collectiveOf(town, unitId)

test('staff opens a cycle for units, and sees the unit and its head among those who have not begun', async () => {
  await manners.forges(staff, planKey(unitId, 'g'))
  await staff.seesText('cycles:groupTitle')
  await staff.taps(`● ${staff.speech.text('collective:units')}`)
  await staff.seesText('collective:planUnits')
  await staff.tapsText('cycles:open')
  await staff.seesText('cycles:opened')
  await staff.tapsText('cycles:peopleKey', { state: staff.speech.text('cycles:state.none'), number: 1 })
  await staff.sees('Bùi Khắc Khang')
  await staff.sees(unitName)
})

test('only the head is reminded of it, and his reminder leads to the draft', async () => {
  const { cycleId } = {
    cycleId: (await town.database.prisma.evaluationCycle.findFirstOrThrow({ where: { collective: true } }))
      .id,
  }
  await manners.forges(staff, buttons.remindCycle.encode({ cycle: cycleId }))
  await staff.sees(readable(staff.speech.text('cycles:reminded', { number: 1 })))
  await khang.seesText('notices:due')
  const { today } = town.deps.moment()
  const missing = await town.deps.transaction(store => store.evaluations.notSubmitted(cycleId, today))
  expect(missing).toEqual([headId])
  await khang.taps(khang.labels[0] ?? '')
  await khang.sees('I.1')
  await khang.sees(period(khang))
})

test('the head finds the draft of his unit, and nobody else of the unit does', async () => {
  khang.sends('/evaluate')
  await khang.sees(period(khang))
  duc.sends('/evaluate')
  await duc.seesText('evaluation:cyclesTitle')
  expect(duc.labels.some(label => label.includes(unitName))).toBe(false)
  await khang.tapsText('collective:begin', { period: period(khang) })
  await khang.sees('I.1')
  await fillsCollective(khang)
  await khang.sees(period(khang))
  const row = await evaluationRow()
  evaluation = row.id
  expect(row.personId).toBe(headId)
})

test('he names members from his unit by a key and by name; each is told once and reads the draft', async () => {
  await khang.tapsText('collective:members')
  await khang.seesText('collective:nobody')
  await khang.tapsText('collective:add')
  await khang.seesText('collective:choose')
  expect(khang.labels.join('|')).not.toContain('Bùi Khắc Khang')
  await manners.hammers(khang, khang.labels.find(label => label.includes('Đoàn Đức Khang')) ?? '')
  await khang.sees('Đoàn Đức Khang')
  await duc.seesText('collective:toldNamed')
  await khang.tapsText('collective:add')
  await khang.tapsText('collective:search')
  await khang.seesText('collective:askName')
  await khang.hearsBelow(khang.sends('Zzz'))
  await khang.seesText('refusals:member_not_found')
  await khang.hearsBelow(khang.sends('thu xuan'))
  await khang.taps(khang.labels.find(label => label.includes(xuanName)) ?? '')
  await xuan.seesText('collective:toldNamed')
  expect((await evaluationRow()).members).toHaveLength(2)
  await duc.tapsText('collective:open')
  await duc.seesText('collective:seenTitle')
  await duc.sees('Nội dung leadership')
})

test('a member comments on a section and on the whole; empty, endless and classified words are refused', async () => {
  await manners.forges(duc, buttons.askComment.encode({ evaluation, line: 'III' }))
  await duc.seesText('collective:askComment')
  for (const [text, refusal] of [
    [' \u2060 ', 'refusals:comment_needed'],
    ['TUYỆT MẬT\nsố liệu của đơn vị', 'refusals:text_classified'],
    ['ý '.repeat(800), 'refusals:comment_too_long'],
  ] as const) {
    await duc.hearsBelow(duc.sends(text))
    await duc.seesText(refusal)
  }
  await duc.hearsBelow(duc.sends('Nên nêu rõ hồ sơ quá hạn.'))
  await duc.seesText('collective:kept')
  await duc.tapsText('collective:commentOn', { part: duc.speech.text('collective:whole') })
  await duc.seesText('collective:askComment')
  await duc.hearsBelow(duc.sends('Dự thảo cần ngắn hơn.'))
  await duc.seesText('collective:kept')
  const { comments } = await evaluationRow()
  expect(comments.map(({ line }) => line).sort()).toEqual(['III', wholeDraft])
  await manners.forges(xuan, buttons.seenDraft.encode({ evaluation, page: 9 }))
  await xuan.seesText('collective:seenTitle')
  expect(readable(xuan.screen.text ?? '')).not.toContain('ngắn hơn')
})

test('a comment is changed and taken back until it is settled, and by nobody else', async () => {
  const { comments } = await evaluationRow()
  const whole = comments.find(({ line }) => line === wholeDraft)?.id ?? ''
  await manners.forges(duc, buttons.askChangeComment.encode({ evaluation, comment: whole }))
  await duc.sees('Dự thảo cần ngắn hơn.')
  await duc.hearsBelow(duc.sends('Dự thảo cần ngắn gọn hơn.'))
  await duc.seesText('collective:kept')
  for (const press of [
    buttons.withdrawComment.encode({ evaluation, comment: whole }),
    buttons.askChangeComment.encode({ evaluation, comment: whole }),
  ]) {
    await manners.forges(xuan, press)
    await xuan.seesText('refusals:comment_unknown')
  }
  await manners.forges(duc, buttons.withdrawComment.encode({ evaluation, comment: whole }))
  await duc.seesText('collective:withdrawn')
  expect((await evaluationRow()).comments).toHaveLength(1)
})

test('the head sees who is silent, reminds once a day, and settles what was said', async () => {
  await manners.forges(khang, buttons.collective.encode({ evaluation }))
  await khang.sees(readable(khang.speech.text('collective:memberSilent', { name: xuanName })))
  await khang.tapsText('collective:remind')
  await khang.seesText('collective:reminded')
  await xuan.seesText('collective:toldReminded')
  await manners.forges(khang, buttons.remindMembers.encode({ evaluation }))
  await khang.seesText('refusals:collective_reminded')
  await xuan.tapsText('collective:open')
  await xuan.seesText('collective:seenTitle')
  await xuan.tapsText('collective:nothing')
  await xuan.seesText('collective:finished')
  await khang.findsText('collective:toldAnswered')
  await manners.forges(khang, buttons.collectiveComments.encode({ evaluation, page: 7 }))
  await khang.sees('Nên nêu rõ hồ sơ quá hạn.')
  await khang.tapsText('collective:takeUp')
  await khang.seesText('collective:outcome.takenUp')
  const [comment] = (await evaluationRow()).comments
  await manners.forges(duc, buttons.withdrawComment.encode({ evaluation, comment: comment?.id ?? '' }))
  await duc.seesText('refusals:comment_settled')
})

test('handing in names what is not settled; members are told, and nothing can be said any more', async () => {
  await manners.forges(xuan, buttons.askComment.encode({ evaluation, line: 'V' }))
  await xuan.hearsBelow(xuan.sends('Add who is in charge.'))
  await xuan.seesText('collective:kept')
  await manners.forges(khang, buttons.askSubmit.encode({ evaluation }))
  await khang.seesText('collective:openComments')
  await khang.tapsText('evaluation:submitNow')
  await khang.seesText('evaluation:submittedNext')
  await duc.seesText('collective:toldSubmitted')
  await xuan.findsText('collective:toldSubmitted')
  await manners.forges(duc, buttons.askComment.encode({ evaluation, line: 'I' }))
  await duc.seesText('refusals:collective_over')
  await manners.forges(khang, buttons.nameMember.encode({ evaluation, person: ducId }))
  await khang.seesText('refusals:collective_over')
})

test('whoever is above the head reviews it, with the unit on the card and what the members said', async () => {
  const [item] = (await evaluationRow()).approvals
  reviewerId = item?.authorityId ?? ''
  const { code } = await town.database.prisma.person.findUniqueOrThrow({ where: { id: reviewerId } })
  const found = await inhabitant(town, code, 'de')
  reviewer = found.person
  const approval = item?.id ?? ''
  await manners.forges(reviewer, buttons.openApproval.encode({ approval, page: 0 }))
  await reviewer.sees(period(reviewer))
  await reviewer.tapsText('collective:reviewComments')
  await reviewer.seesText('collective:commentsTitle')
  await reviewer.sees('Nên nêu rõ hồ sơ quá hạn.')
  await reviewer.seesText('collective:outcome.takenUp')
  await manners.forges(duc, buttons.reviewedComments.encode({ approval, page: 0 }))
  await duc.seesText('refusals:approval_unknown')
  await manners.forges(reviewer, buttons.askReturn.encode({ approval }))
  await reviewer.seesText('approval:chooseLines')
})

test('a return lets the head change his lines and the members speak again', async () => {
  const label = reviewer.labels.find(one => one.startsWith('☐')) ?? ''
  await reviewer.taps(label)
  await reviewer.tapsText('approval:continueToReason')
  await reviewer.seesText('approval:writeReason')
  await reviewer.hearsBelow(reviewer.sends('Bitte genauer.'))
  await khang.findsText('notices:returned')
  await duc.findsText('collective:toldReturned')
  await manners.forges(duc, buttons.askComment.encode({ evaluation, line: 'I' }))
  await duc.seesText('collective:askComment')
  await duc.hearsBelow(duc.sends('Đã rõ.'))
  await duc.seesText('collective:kept')
  await manners.forges(khang, buttons.submit.encode({ evaluation }))
  await duc.seesText('collective:toldSubmitted')
})

test('its level is decided and published for the unit, without a cap; the members hear it too', async () => {
  const review = (await evaluationRow()).approvals.find(({ revision }) => revision === 2)
  await manners.forges(reviewer, buttons.approve.encode({ approval: review?.id ?? '' }))
  await khang.findsText('notices:approved')
  const { cycleId } = await evaluationRow()
  await manners.forges(reviewer, buttons.group.encode({ cycle: cycleId, page: 0 }))
  await reviewer.sees(unitName)
  await reviewer.seesText('classification:groupTitle')
  expect(readable(reviewer.screen.text ?? '')).not.toContain(
    readable(reviewer.says('classification:capNote')),
  )
  const actor = { personId: reviewerId, name: 'authority' }
  const level = { level: 'good' as const, reason: 'Tập thể thống nhất' }
  const decided = await decideLevel(town.deps, actor, evaluation, level)
  const published = await publishClassifications(town.deps, actor, cycleId, 1)
  expect([decided.ok, published.ok]).toEqual([true, true])
  await khang.findsText('notices:published')
  await duc.findsText('collective:toldPublished')
  await xuan.findsText('collective:toldPublished')
})

test('it stands beside no score of his own: neither his year nor the band nor those above him know of it', async () => {
  const { today } = town.deps.moment()
  await town.deps.transaction(async store => {
    expect(await store.cycles.periodScores(headId, 2026, true)).not.toContainEqual(
      expect.objectContaining({ points: 8_000 }),
    )
    expect((await store.classifications.band(evaluation, false, today)).count).toBe(0)
  })
})
