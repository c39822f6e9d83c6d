import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague } from '../kit/colleague.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { aSubordinate, evaluationOf, filesPetition, getsResult, petitionItem } from '../kit/petitioning.ts'
import { aDay, deputises, heard, settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

type Named = Readonly<{ person: Person; id: string; name: string }>

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let minh: Named
let deputy: Named
const khoisId = () => town.cast('cadre').personId
const hiensId = () => town.cast('supervisor').personId
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await settlesDemonstration(town)
  hien = await town.resident('supervisor')
  khoi = await town.resident('cadre')
  await getsResult(town, { person: khoi, id: khoisId() }, hiensId(), 'good')
  await filesPetition(khoi)
  await hien.seesText('petition:cardTitle')
  minh = await aSubordinate(town, hiensId(), 'de')
  await getsResult(town, minh, hiensId(), 'completed')
  await filesPetition(minh.person)
  await hien.sees(minh.name)
  deputy = await inhabitant(town, 'CB0061', 'en')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const opens = async (person: Person, name: string): Promise<void> => {
  await person.hearsBelow(person.sends('/approvals'))
  await person.tapsText('petition:openOf', { name })
  await person.seesText('petition:grounds')
  await person.sees(name)
}

test('points are typed in one’s own digits, echoed, and refused where they are none', async () => {
  await manners.forges(hien, buttons.digits.encode({ digits: 'arab' }))
  hien.speaks('ar', 'arab')
  await opens(hien, town.cast('cadre').name)
  await hien.tapsText('petition:change')
  await hien.seesText('petition:askLevel')
  await hien.tapsText('evaluation:level.excellent')
  await hien.seesText('petition:askPoints')
  for (const [text, refusal] of [
    ['ممتاز', 'refusals:points_needed'],
    ['-٥', 'refusals:points_needed'],
    ['١٠٠٫٠١', 'refusals:points_above_maximum'],
    ['٩٩٩٩٩٩٩٩٩', 'refusals:points_above_maximum'],
  ] as const) {
    await hien.hearsBelow(hien.sends(text))
    await hien.seesText(refusal)
  }
  await hien.hearsBelow(hien.sends('٩٢٫٥'))
  await hien.seesText('petition:askAnswerChange')
  await hien.sees('٩٢٫٥')
})

test('an answer needs words; with it the result changes, is heard at once, and what was decided stays', async () => {
  const { id: approval } = await petitionItem(town, khoisId())
  for (const [text, refusal] of [
    ['   ', 'refusals:answer_needed'],
    ['سري\nلا يُنشر', 'refusals:text_classified'],
    ['نعم '.repeat(501), 'refusals:answer_too_long'],
  ] as const) {
    await hien.hearsBelow(hien.sends(text))
    await hien.seesText(refusal)
  }
  await town.restart()
  await hien.hearsBelow(hien.sends('حُسب المنتج الثاني'))
  await hien.seesText('petition:changedBy')
  await khoi.seesText('petition:told')
  await khoi.seesText('petition:final')
  await khoi.sees('حُسب المنتج الثاني')
  await khoi.sees('92,5')
  const { state, petition, classification } = await evaluationOf(town, khoisId())
  expect(state).toBe('answered')
  expect(petition).toMatchObject({
    outcome: 'changed',
    level: 'excellent',
    points: 9_250,
    answererId: hiensId(),
  })
  expect(classification).toMatchObject({ level: 'good', points: 10_000 })
  await manners.forges(hien, buttons.changeTo.encode({ approval, level: 'notCompleted' }))
  await hien.seesText('refusals:already_decided')
  expect((await evaluationOf(town, khoisId())).petition).toMatchObject({ level: 'excellent' })
})

test('the level that holds now is the one everybody sees', async () => {
  await khoi.hearsBelow(khoi.sends('/evaluate'))
  await khoi.taps(khoi.labels.find(label => label.startsWith('🏷')) ?? '')
  await khoi.seesText('petition:changedBy')
  await khoi.tapsText('petition:open')
  await khoi.seesText('petition:final')
  await hien.hearsBelow(hien.sends('/decide'))
  await hien.taps(hien.labels[0] ?? '')
  await hien.seesText('classification:groupTitle')
  await hien.sees('٩٢٫٥')
  await hien.sees(hien.speech.text('evaluation:level.excellent'))
})

const reminders = async () => {
  const { id } = await petitionItem(town, minh.id)
  return town.database.prisma.notice.count({
    where: { kind: 'petition.due', subject: `approval:${id}` },
  })
}

test('whoever has to answer is reminded once three working days before the last one, and once on it', async () => {
  const { petition } = await evaluationOf(town, minh.id)
  const daysLeft = () =>
    Math.round(((petition?.answerBy.getTime() ?? 0) - Date.parse(town.deps.moment().today)) / aDay)
  while (daysLeft() > 6) await town.passes(aDay)
  expect(await reminders()).toBe(0)
  while (daysLeft() > 1) await town.passes(aDay)
  await town.passes(60_000)
  expect(await reminders()).toBe(1)
  await hien.seesText('petition:dueSoon')
  await town.passes(aDay)
  await town.passes(60_000)
  expect(await reminders()).toBe(2)
  await hien.seesText('petition:dueToday')
})

test('authority and deputy answer at once: one answer, the other sees whose, and every card says so', async () => {
  await deputises(town, hiensId(), deputy.id, 0, 9)
  await opens(deputy.person, minh.name)
  await deputy.person.tapsText('petition:uphold')
  await deputy.person.seesText('petition:askAnswerUphold')
  await opens(hien, minh.name)
  await hien.tapsText('petition:uphold')
  await hien.seesText('petition:askAnswerUphold')
  await Promise.all([
    hien.hearsBelow(hien.sends('تبقى النتيجة')),
    deputy.person.hearsBelow(deputy.person.sends('The result stands.')),
  ])
  const { petition, state } = await evaluationOf(town, minh.id)
  expect([state, petition?.outcome]).toEqual(['answered', 'upheld'])
  const isHien = petition?.answererId === hiensId()
  const [first, second] = isHien ? [hien, deputy.person] : [deputy.person, hien]
  await first.seesText('petition:upheldBy')
  await second.seesText('refusals:already_decided')
  await second.sees(isHien ? town.cast('supervisor').name : deputy.name)
  await minh.person.seesText('petition:told')
  expect(heard(minh.person, 'petition:told')).toHaveLength(1)
  const { decision, id: approval } = await petitionItem(town, minh.id)
  const uphold = buttons.upholdPetition.encode({ approval })
  const isAsking = ({ messages }: Person) =>
    messages.some(message => JSON.stringify(message.reply_markup ?? null).includes(uphold))
  await town.telegram.settled(() => !isAsking(hien) && !isAsking(deputy.person))
  expect(decision).toMatchObject({ outcome: 'returned', deciderId: petition?.answererId })
  for (const person of [hien, deputy.person]) expect(heard(person, 'petition:dueToday')).toEqual([])
  await town.passes(aDay)
  expect(await reminders()).toBe(2)
})

test('somebody else’s petition is neither opened nor answered', async () => {
  const stranger = await aColleague(town)
  const { id: approval } = await petitionItem(town, khoisId())
  for (const data of [
    buttons.openPetition.encode({ approval, page: 0 }),
    buttons.upholdPetition.encode({ approval }),
    buttons.changePoints.encode({ approval, level: 'excellent', points: 9_900 }),
  ]) {
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:approval_unknown')
  }
})
