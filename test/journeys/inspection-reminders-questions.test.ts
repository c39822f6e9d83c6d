import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { moveInspection } from '../../src/domain/inspection/move.ts'
import { aColleague } from '../kit/colleague.ts'
import { eventsIn } from '../kit/dates-file.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { hasPlanned } from '../kit/inspection-reminding.ts'
import { createInspectionTown, type InspectionTown } from '../kit/inspection-town.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo } from '../kit/reminding.ts'
import { heard } from '../kit/routing.ts'
import { sentFile } from '../kit/sent-file.ts'
import type { Town } from '../kit/town.ts'

const title = 'Kiểm tra việc thực hiện quy chế; chế độ tự phê bình'

let all: InspectionTown
let town: Town
let khoi: Person
let first: Person
let second: Person
let inspection: string
beforeAll(async () => {
  all = await createInspectionTown()
  ;({ town, khoi } = all)
  first = all.leader.person
  const other = await inhabitant(town, 'CB0066', 'de')
  second = other.person
  inspection = await hasPlanned(town, {
    startsOn: '2026-12-10',
    endsOn: '2026-12-11',
    title,
    subjects: [all.khoisId],
    team: [all.leader.id, other.id],
    ladder: [7],
  })
})
afterAll(() => town.close())
beforeEach(() => all.manners.expectGood())

const questions = () =>
  town.database.prisma.inspectionQuestion.findMany({
    where: { inspectionId: inspection },
    orderBy: { askedAt: 'asc' },
  })

test('a question that is none, too long or classified is refused with a sentence, and the question stays open', async () => {
  await goesOnTo(town, '2026-12-03T08:00')
  await khoi.tapsText('inspectionReminder:ask')
  await khoi.seesText('inspectionReminder:askQuestion')
  for (const [text, refusal] of [
    ['…​'.replace('…', ' \u200b'), 'refusals:question_needed'],
    ['TUYỆT MẬT\nnội dung của kết luận số 12', 'refusals:text_classified'],
    ['x'.repeat(1_501), 'refusals:question_too_long'],
  ] as const) {
    await khoi.hearsBelow(khoi.sends(text))
    await khoi.seesText(refusal)
    await khoi.seesText('inspectionReminder:askQuestion')
  }
  khoi.user.sendsSticker()
  await khoi.seesText('refusals:question_needed')
  khoi.sends('câu hỏi '.repeat(1_250))
  await khoi.seesText('common:textPart')
  await town.passes(3_000)
  expect(heard(khoi, 'refusals:question_too_long')).not.toEqual([])
  expect(await questions()).toEqual([])
})

test('the question survives a restart, reaches every member of the team, and waits on the card', async () => {
  await town.restart()
  await khoi.hearsBelow(khoi.sends('Báo cáo tự kiểm tra tính đến ngày nào?'))
  await khoi.seesText('inspectionReminder:questionSent')
  for (const person of [first, second]) {
    await person.findsText('inspectionReminder:asked')
    await person.sees('Báo cáo tự kiểm tra tính đến ngày nào?')
  }
  await all.manners.forges(first, buttons.inspectionCard.encode({ inspection }))
  await first.findsText('inspectionReminder:waiting')
  expect(await questions()).toHaveLength(1)
})

test('strangers can neither ask, nor read, nor answer, nor get the days', async () => {
  const stranger = await aColleague(town)
  const [question] = await questions()
  for (const data of [
    buttons.askTeam.encode({ inspection }),
    buttons.inspectionQuestions.encode({ inspection, page: 0 }),
    buttons.inspectionDays.encode({ inspection }),
    buttons.answerQuestion.encode({ asked: question?.id ?? '' }),
    buttons.answerQuestion.encode({ asked: randomUUID() }),
    buttons.askTeam.encode({ inspection: randomUUID() }),
  ]) {
    await all.manners.forges(stranger, data)
    await stranger.seesText('refusals:inspection_unknown')
  }
  // An addressee asks and does not answer; a member of the team answers and does not ask.
  await all.manners.forges(khoi, buttons.answerQuestion.encode({ asked: question?.id ?? '' }))
  await khoi.seesText('refusals:inspection_unknown')
  await all.manners.forges(first, buttons.askTeam.encode({ inspection }))
  await first.seesText('refusals:inspection_unknown')
  expect(stranger.messages.some(({ document }) => document !== undefined)).toBe(false)
})

test('of two who answer at once the first one counts, and the other is shown that answer', async () => {
  const [asked] = await questions()
  for (const person of [first, second]) {
    await all.manners.forges(person, buttons.answerQuestion.encode({ asked: asked?.id ?? '' }))
    await person.seesText('inspectionReminder:askAnswer')
  }
  await first.hearsBelow(first.sends('y'.repeat(1_501)))
  await first.seesText('refusals:reply_too_long')
  const sent = [first.sends('Đến hết tháng 11.'), second.sends('Đến hôm nay.')]
  await first.hearsBelow(sent[0] ?? 0)
  await second.hearsBelow(sent[1] ?? 0)
  await fallsSilent(town)
  const [question] = await questions()
  const isFirst = question?.answer === 'Đến hết tháng 11.'
  expect(isFirst || question?.answer === 'Đến hôm nay.').toBe(true)
  await (isFirst ? second : first).findsText('inspectionReminder:answeredBefore')
  await khoi.findsText('inspectionReminder:answerTold')
  await khoi.sees(question?.answer ?? '?')
  expect(heard(khoi, 'inspectionReminder:answerTold')).toHaveLength(1)
  for (const person of [first, second])
    expect(person.labels).not.toContain(readable(person.speech.text('inspectionReminder:answer')))
})

test('at most five of one person’s questions wait; staff reads them all and answers none', async () => {
  for (let number = 1; number <= 5; number += 1) {
    await all.manners.forges(khoi, buttons.askTeam.encode({ inspection }))
    await khoi.seesText('inspectionReminder:askQuestion')
    await khoi.hearsBelow(khoi.sends(`Câu hỏi thứ ${number}?`))
    await khoi.seesText('inspectionReminder:questionSent')
  }
  await all.manners.forges(khoi, buttons.askTeam.encode({ inspection }))
  await khoi.seesText('refusals:questions_waiting')
  await all.manners.forges(all.hue, buttons.inspectionQuestions.encode({ inspection, page: 9_999_999 }))
  await all.hue.seesText('inspectionReminder:questionsTitle')
  await all.hue.sees('Báo cáo tự kiểm tra tính đến ngày nào?')
  await all.hue.tapsText('common:previousPage')
  await all.hue.seesText('inspectionReminder:noAnswer')
  expect(all.hue.labels).not.toContain(readable(all.hue.speech.text('inspectionReminder:answer')))
})

/** The calendar file that comes when this is pressed, as a phone would load it. */
const getsDays = async (person: Person): Promise<Record<string, string>> => {
  const files = () => person.messages.filter(({ document }) => document !== undefined)
  const before = files().length
  await all.manners.forges(person, buttons.inspectionDays.encode({ inspection }))
  await town.telegram.settled(() => files().length > before)
  const message = files().at(-1) ?? person.screen
  // What cannot be saved opens in no calendar.
  expect(message.protect_content).toBeUndefined()
  expect(message.document?.file_name).toMatch(/^2026-12-\d\d\.ics$/)
  const [event = {}] = eventsIn((await sentFile(town, message)).toString('utf8'))
  return event
}

test('the calendar file has the days and the title, no names; after a move it takes the place of the former one', async () => {
  const before = await getsDays(khoi)
  expect(before).toMatchObject({
    UID: `${inspection}@canbo`,
    'DTSTART;VALUE=DATE': '20261210',
    'DTEND;VALUE=DATE': '20261212',
    SUMMARY: khoi.speech.text('inspectionReminder:eventTitle', { title }),
  })
  expect(JSON.stringify(before)).not.toContain(all.leader.name)
  const { personId, name } = town.cast('staff')
  const days = { startsOn: '2026-12-15', endsOn: '2026-12-15' }
  expect((await moveInspection(town.deps, { personId, name }, inspection, days)).ok).toBe(true)
  const after = await getsDays(second)
  expect(after).toMatchObject({ UID: before.UID, 'DTSTART;VALUE=DATE': '20261215' })
  expect(Number(after.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE))
})
