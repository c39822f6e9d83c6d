import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const day = 86_400_000

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let stranger: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  khoi = await town.resident('cadre')
  stranger = await aColleague(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const evaluationOf = (personId: string) =>
  town.database.prisma.evaluation.findFirstOrThrow({
    where: { personId },
    include: { classification: true, reviewScores: true },
  })
const khoisOwn = () => evaluationOf(town.cast('cadre').personId)

const says = (person: Person): string => readable(person.screen.text ?? '')

const opensGroup = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/decide'))
  await person.seesText('classification:title')
  await person.taps(person.labels[0] ?? '')
  await person.seesText('classification:groupTitle')
}

test('a reviewer gives points of her own, and far from the cadre’s own only with a reason he reads', async () => {
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:open')
  await hien.tapsText('approval:ownPoints')
  await hien.seesText('approval:chooseCriterion')
  await hien.taps('III.1')
  await hien.seesText('approval:givePoints')
  await hien.taps(hien.speech.number(4))
  await hien.seesText('approval:reviewGap')
  await hien.tapsText('common:back')
  await hien.seesText('approval:openedTitle')
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:writeApproveReason')
  await hien.hearsBelow(hien.sends('سرّي للغاية\nلا يُكتب هنا'))
  await hien.seesText('refusals:text_classified')
  await hien.hearsBelow(hien.sends('لم يُقدَّم ما يثبت المبادرة'))
  await hien.seesText('approval:approvedBy')
  await khoi.seesText('notices:approvedOwn')
  await khoi.sees('لم يُقدَّم ما يثبت المبادرة')
  expect(says(khoi)).toContain('94')
  expect(await khoisOwn()).toMatchObject({
    state: 'reviewed',
    reviewedPoints: 9_400,
    proposedLevel: 'excellent',
    reviewScores: [{ questionId: 'III.1', points: 400 }],
  })
})

test('points no criterion has, and an item that is not hers, are refused with a sentence', async () => {
  await manners.forges(hien, buttons.groups.encode({}))
  const { id } = await khoisOwn()
  const approval = await town.database.prisma.approval.findFirstOrThrow({ where: { evaluationId: id } })
  await manners.forges(
    stranger,
    buttons.reviewGive.encode({ approval: approval.id, line: 'III.1', points: 900 }),
  )
  await stranger.seesText('refusals:approval_unknown')
  await manners.forges(stranger, buttons.chooseLevel.encode({ evaluation: id, level: 'excellent' }))
  await stranger.seesText('refusals:classification_unknown')
  await manners.forges(
    khoi,
    buttons.chooseLevel.encode({ evaluation: id, level: 'excellent' }),
    khoi.screen.message_id,
  )
  await khoi.seesText('refusals:classification_unknown')
  await manners.forges(khoi, buttons.respond.encode({ evaluation: id, response: 'agreed' }))
  await khoi.seesText('refusals:classification_unknown')
  expect(await khoisOwn()).toMatchObject({ state: 'reviewed', classification: null })
})

test('the authority sees what is proposed and the cap, and decides otherwise only with a reason', async () => {
  await opensGroup(hien)
  await hien.sees(town.cast('cadre').name)
  await hien.seesText('classification:capOver')
  await hien.taps(hien.speech.number(1))
  await hien.seesText('classification:choose')
  await hien.tapsText('evaluation:level.good')
  await hien.seesText('classification:writeReason')
  await hien.hearsBelow(hien.sends('   '))
  await hien.seesText('refusals:reason_needed')
  await hien.hearsBelow(hien.sends('المستوى الممتاز غير مستحق بعد'))
  await hien.seesText('classification:decided')
  const { classification } = await khoisOwn()
  expect(classification).toMatchObject({
    points: 9_400,
    proposed: 'excellent',
    level: 'good',
    publishedAt: null,
  })
})

test('what is decided is not decided again, and the cadre hears nothing before it is published', async () => {
  const { id } = await khoisOwn()
  await manners.forges(hien, buttons.chooseLevel.encode({ evaluation: id, level: 'notCompleted' }))
  await hien.seesText('refusals:already_classified')
  expect((await khoisOwn()).classification).toMatchObject({ level: 'good' })
  await khoi.hearsBelow(khoi.sends('/evaluate'))
  await khoi.seesText('evaluation:state.decided')
  expect(khoi.messages.some(message => (message.text ?? '').includes(khoi.says('notices:published')))).toBe(
    false,
  )
})

test('publishing shows who will be told, tells the cadre first, and the others in numbers after he has answered', async () => {
  const staff = await town.resident('staff')
  await opensGroup(hien)
  await hien.tapsText('classification:publish', { count: 1 })
  await hien.seesText('classification:askPublish')
  await hien.sees(town.cast('cadre').name)
  await hien.sees(town.cast('staff').name)
  await manners.hammers(hien, hien.speech.text('classification:publishNow'), 2)
  await khoi.seesText('notices:published')
  await khoi.sees('المستوى الممتاز غير مستحق بعد')
  await khoi.tapsText('classification:read')
  await khoi.seesText('classification:said.read')
  await khoi.tapsText('classification:disagree')
  await khoi.seesText('classification:said.disagreed')
  const { id, state } = await khoisOwn()
  expect(state).toBe('published')
  await manners.forges(khoi, buttons.respond.encode({ evaluation: id, response: 'agreed' }))
  await khoi.seesText('refusals:response_given')
  expect((await khoisOwn()).classification).toMatchObject({ response: 'disagreed' })
  await town.passes(60_000)
  await staff.seesText('notices:publishedSummary')
  expect(says(staff)).not.toContain(town.cast('cadre').name)
  await town.passes(day)
  const notices = await town.database.prisma.notice.count({ where: { kind: 'classification.published' } })
  expect(notices).toBe(1)
})

test('everybody who waits is decided on as proposed, after being asked; a list that changed is asked anew', async () => {
  const toan = await town.database.prisma.person.findUniqueOrThrow({ where: { code: 'CB0064' } })
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.tapsText('approval:openOf', { name: toan.name })
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:approvedBy')
  const nga = await inhabitant(town, 'CB0065', 'en')
  await beginsEvaluation(nga.person)
  await fillsEvaluation(nga.person)
  await submitsEvaluation(nga.person)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:approvedBy')
  const { cycleId } = await khoisOwn()
  await manners.forges(hien, buttons.decideAll.encode({ cycle: cycleId, expected: 7 }))
  await hien.seesText('refusals:group_changed')
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.tapsText('approval:listDecide', { count: 2 })
  await hien.seesText('classification:title')
  await hien.taps(hien.labels[0] ?? '')
  await hien.tapsText('classification:decideAll', { count: 2 })
  await hien.sees('هل تقرر')
  await manners.hammers(hien, hien.speech.text('classification:yes'), 3)
  for (const { id } of [toan, nga]) {
    const { state, classification, proposedLevel } = await evaluationOf(id)
    expect([state, classification?.level]).toEqual(['decided', proposedLevel])
  }
  expect(
    await town.database.prisma.decision.count({ where: { approval: { kind: 'evaluation.decision' } } }),
  ).toBe(3)
})
