import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleague } from '../kit/colleague.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { aSubordinate, evaluationOf, getsResult, petitionItem, writesPetition } from '../kit/petitioning.ts'
import { aDay, heard } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let evaluation: string
const khoisId = () => town.cast('cadre').personId
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  khoi = await town.resident('cadre')
  const cadre = { person: khoi, id: khoisId() }
  evaluation = await getsResult(town, cadre, town.cast('supervisor').personId, 'good')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const grounds = `Sản phẩm thứ hai đã hoàn thành trước hạn.\n\n${'Số liệu có trong báo cáo quý. '.repeat(60)}`

test('the result says how long there is to petition, and that the rule was not checked, with its article', async () => {
  await khoi.sees(khoi.speech.text('petition:daysLeft', { count: 6 }))
  await khoi.tapsText('petition:begin')
  await khoi.seesText('petition:intro')
  await khoi.seesText('petition:unverified')
  await khoi.tapsText('evaluation:why')
  await khoi.seesText('petition:rule')
  await khoi.seesText('explain:gradeMemory')
  await khoi.seesText('evaluation:whyUnverified')
  await khoi.sees('Luật Viên chức')
  await khoi.tapsText('common:back')
  await khoi.seesText('petition:intro')
})

test('what is contested is chosen by keys, and the grounds are refused when they are none, too long or classified', async () => {
  await khoi.tapsText('petition:next')
  await khoi.seesText('petition:askLines')
  await khoi.taps(`☐ ${khoi.speech.text('petition:theLevel')}`)
  await khoi.sees(khoi.speech.text('petition:chosen', { count: 1 }))
  await manners.hammers(khoi, '☐ III.1')
  await khoi.sees(khoi.speech.text('petition:chosen', { count: 2 }))
  await khoi.tapsText('petition:next')
  await khoi.seesText('petition:askGrounds')
  for (const [text, refusal] of [
    ['Không đồng ý', 'refusals:grounds_needed'],
    ['TUYỆT MẬT\nnội dung của kết luận số 12', 'refusals:text_classified'],
    ['ý kiến '.repeat(450), 'refusals:grounds_too_long'],
  ] as const) {
    await khoi.hearsBelow(khoi.sends(text))
    await khoi.seesText(refusal)
  }
  khoi.sends('ý kiến '.repeat(1_500))
  await khoi.seesText('common:textPart')
  expect(heard(khoi, 'refusals:grounds_too_long')).not.toEqual([])
  await town.passes(3_000)
  khoi.user.sendsSticker()
  await khoi.seesText('refusals:grounds_needed')
  expect((await evaluationOf(town, khoisId())).petition).toBeNull()
})

test('what was written survives a restart, days of pause and another language', async () => {
  await town.restart()
  await khoi.hearsBelow(khoi.sends(grounds))
  await khoi.seesText('petition:askWanted')
  await khoi.hearsBelow(khoi.sends('/start'))
  await town.passes(2 * aDay)
  await khoi.tapsText('home:settings')
  await khoi.tapsText('settings:language.en')
  khoi.speaks('en')
  await khoi.seesText('settings:title')
  await khoi.hearsBelow(khoi.sends('/evaluate'))
  await khoi.taps(khoi.labels.find(label => label.startsWith('🏷')) ?? '')
  await khoi.seesText('notices:published')
  await khoi.sees(khoi.speech.text('petition:daysLeft', { count: 4 }))
  await khoi.tapsText('petition:begin')
  await khoi.seesText('petition:noWanted')
  await khoi.sees('Sản phẩm thứ hai đã hoàn thành trước hạn.')
  await khoi.sees('III.1')
  await khoi.tapsText('petition:next')
  await khoi.seesText('petition:askWanted')
  await khoi.hearsBelow(khoi.sends('x'.repeat(301)))
  await khoi.seesText('refusals:wish_too_long')
  await khoi.hearsBelow(khoi.sends('Please count the second product.'))
  await khoi.sees('Please count the second product.')
  await khoi.tapsText('petition:keyWanted')
  await khoi.seesText('petition:askWanted')
  await khoi.tapsText('evaluation:level.excellent')
  await khoi.seesText('petition:wantedLevel')
  expect(readable(khoi.screen.text ?? '')).not.toContain('Please count')
})

test('other people’s petitions, lines and levels that do not exist are refused with a sentence', async () => {
  const stranger = await aColleague(town)
  for (const data of [
    buttons.petition.encode({ evaluation, page: 0 }),
    buttons.petitionPart.encode({ evaluation, part: 'grounds' }),
    buttons.petitionLine.encode({ evaluation, line: 'level', wanted: 0 }),
    buttons.petitionLevel.encode({ evaluation, level: 'good' }),
    buttons.petitionWhy.encode({ evaluation }),
    buttons.filePetition.encode({ evaluation }),
  ]) {
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:classification_unknown')
  }
  for (const line of ['__proto__', 'IX.9', 'products.99', 'prose.strengths']) {
    await manners.forges(khoi, buttons.petitionLine.encode({ evaluation, line, wanted: 1 }))
    await khoi.seesText('refusals:lines_needed')
  }
  for (const level of ['best', 'constructor', 'good']) {
    await manners.forges(khoi, buttons.petitionLevel.encode({ evaluation, level }))
    await khoi.seesText('refusals:wish_needed')
  }
  await manners.forges(khoi, buttons.petitionPart.encode({ evaluation, part: 'toString' }))
  await khoi.seesText('petition:kept')
  await manners.forges(khoi, buttons.petition.encode({ evaluation, page: 9_999_999 }))
  await khoi.seesText('petition:kept')
  const { petition, state } = await evaluationOf(town, khoisId())
  expect([petition, state]).toEqual([null, 'published'])
})

test('it is filed once, after being asked and told who answers, and reaches the one who decided', async () => {
  await khoi.tapsText('petition:file')
  await khoi.seesText('petition:once')
  await khoi.sees(town.cast('supervisor').name)
  await manners.hammers(khoi, khoi.speech.text('petition:fileNow'), 3)
  await khoi.seesText('petition:waiting')
  const { petition, state, answers } = await evaluationOf(town, khoisId())
  expect(state).toBe('petitioned')
  expect(petition).toMatchObject({
    answerBy: new Date('2026-12-09T00:00:00Z'),
    outcome: null,
    grounds: {
      contested: [{ kind: 'level' }, { kind: 'criterion', number: 'III.1' }],
      wanted: { kind: 'level', level: 'excellent' },
    },
  })
  expect(answers.filter(({ questionId }) => questionId.startsWith('petition'))).toEqual([])
  const item = await petitionItem(town, khoisId())
  expect(item).toMatchObject({ authorityId: town.cast('supervisor').personId, decision: null })
  await hien.seesText('petition:cardTitle')
  await hien.sees(town.cast('cadre').name)
  expect(heard(hien, 'petition:cardTitle')).toHaveLength(1)
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.sees(hien.says('petition:cardDue'))
  await hien.tapsText('petition:openOf', { name: town.cast('cadre').name })
  await hien.sees('Sản phẩm thứ hai đã hoàn thành trước hạn.')
})

test('once filed it is changed no more, and nobody answers his own', async () => {
  for (const data of [
    buttons.petitionLine.encode({ evaluation, line: 'level', wanted: 0 }),
    buttons.petitionPart.encode({ evaluation, part: 'grounds' }),
    buttons.askFilePetition.encode({ evaluation }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:petition_filed')
    await khoi.seesText('petition:waiting')
  }
  const { id: approval } = await petitionItem(town, khoisId())
  for (const data of [
    buttons.openPetition.encode({ approval, page: 0 }),
    buttons.upholdPetition.encode({ approval }),
    buttons.changeTo.encode({ approval, level: 'excellent' }),
    buttons.approve.encode({ approval }),
  ]) {
    await manners.forges(khoi, data)
    await khoi.seesText('refusals:approval_unknown')
  }
})

test('a public employee’s time rests on a rule that was checked; after its last day nothing can be filed', async () => {
  const minh = await aSubordinate(town, town.cast('supervisor').personId, 'de')
  const late = await getsResult(town, minh, town.cast('supervisor').personId, 'completed')
  const { person } = minh
  await town.database.prisma.person.update({ where: { id: minh.id }, data: { kind: 'publicEmployee' } })
  await writesPetition(person)
  expect(readable(person.screen.text ?? '')).not.toContain(person.says('petition:unverified'))
  await person.tapsText('evaluation:why')
  await person.seesText('evaluation:whyVerified')
  await person.seesText('explain:gradeText')
  await person.tapsText('common:back')
  await person.seesText('petition:kept')
  await town.passes(5 * aDay)
  await person.tapsText('petition:file')
  await person.seesText('petition:once')
  await town.passes(aDay)
  await person.tapsText('petition:fileNow')
  await person.seesText('refusals:petition_late')
  await person.seesText('petition:over')
  await manners.forges(person, buttons.petitionPart.encode({ evaluation: late, part: 'grounds' }))
  await person.seesText('refusals:petition_late')
  expect((await evaluationOf(town, minh.id)).petition).toBeNull()
})
