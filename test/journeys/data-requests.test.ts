import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asksAboutData, dataApprovals, opensMyData } from '../kit/data-requests.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hue: Person
let second: Person
let secondName: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hue = await town.resident('staff')
  await becomes(town, 'staff', 'CB0064', 'Tỉnh Nam Xuyên')
  const one = await inhabitant(town, 'CB0064', 'en')
  ;({ person: second, name: secondName } = one)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const screenOf = (person: Person): string => readable(person.screen.text ?? '')

test('whoever asks for a correction reads at once by which days what comes, how that is reckoned, and what it rests on', async () => {
  await asksAboutData(khoi, 'rectification', 'Ngày sinh đúng là <b>02/03/1990</b>')
  const { speech } = khoi
  const said = screenOf(khoi)
  expect(said).toContain(speech.day('2026-11-25'))
  expect(said).toContain(speech.day('2026-12-03'))
  expect(said).toContain(speech.text('dataRequest:term.workingDays', { count: 2 }))
  expect(said).toContain('91/2025/QH15')
  expect((await dataApprovals(town))[0]?.dueOn).toEqual(new Date('2026-12-03'))
})

test('all staff in charge get a card; whoever takes it up is named to the one who asked, and on every card', async () => {
  for (const person of [hue, second]) {
    await person.seesText('dataRequest:card')
    expect(screenOf(person)).toContain('<b>02/03/1990</b>')
    expect(screenOf(person)).toContain(person.speech.day('2026-11-25'))
    expect(person.labels).toContain(person.speech.text('dataRequest:takeUp'))
  }
  await hue.tapsText('dataRequest:takeUp')
  await hue.seesText('dataRequest:takenBy')
  await khoi.seesText('dataRequest:toldTaken')
  expect(screenOf(khoi)).toContain(town.cast('staff').name)
  expect(screenOf(khoi)).toContain(khoi.speech.day('2026-12-03'))
  await second.seesText('dataRequest:takenBy')
  expect(second.labels).not.toContain(second.speech.text('dataRequest:takeUp'))
  await opensMyData(khoi)
  await khoi.seesText('dataRequest:ownTaken')
})

test('somebody else in charge may decide it, with an answer; then every card says so and decides nothing more', async () => {
  await second.hearsBelow(second.sends('/approvals'))
  await second.tapsText('dataRequest:openOf', { name: town.cast('cadre').name })
  await second.seesText('dataRequest:card')
  await second.tapsText('dataRequest:accept')
  await second.seesText('dataRequest:askAccept.rectification')
  await second.hearsBelow(second.sends('The date of birth will be corrected by Friday.'))
  await second.seesText('dataRequest:acceptedBy')
  await khoi.seesText('dataRequest:toldAccepted')
  expect(screenOf(khoi)).toContain('corrected by Friday')
  expect(screenOf(khoi)).not.toContain(khoi.says('dataRequest:kept'))
  await hue.seesText('dataRequest:acceptedBy')
  expect(hue.labels).toEqual([])
  const [request] = await dataApprovals(town)
  const { personId } = town.cast('staff')
  expect(request).toMatchObject({ decision: { outcome: 'approved' }, request: { answeredById: personId } })
  expect(screenOf(hue)).toContain(secondName)
})

test('an erasure that is accepted is carried out at once, and what the law keeps is named', async () => {
  const { personId } = town.cast('cadre')
  const { prisma } = town.database
  const id = town.deps.newId()
  const { at: createdAt } = town.deps.moment()
  const day = new Date('2026-11-20')
  await prisma.notebookEntry.create({ data: { id, personId, day, text: 'Ghi', source: id, createdAt } })
  const posts = await prisma.assignment.count({ where: { personId } })
  await asksAboutData(khoi, 'erasure', 'Đề nghị xóa mọi dữ liệu về tôi')
  expect(screenOf(khoi)).toContain(khoi.speech.day('2026-12-08'))
  await hue.sees('Đề nghị xóa mọi dữ liệu')
  await hue.tapsText('dataRequest:accept')
  await hue.seesText('dataRequest:askAccept.erasure')
  await hue.hearsBelow(hue.sends('Gelöscht, soweit das Gesetz es zulässt.'))
  await hue.seesText('dataRequest:acceptedBy')
  await khoi.seesText('dataRequest:toldAccepted')
  await khoi.seesText('dataRequest:kept')
  expect(await prisma.notebookEntry.count({ where: { personId } })).toBe(0)
  expect(await prisma.assignment.count({ where: { personId } })).toBe(posts)
  // Nobody had taken it up: the decision was the first answer too.
  const request = (await dataApprovals(town)).at(-1)
  expect(request?.request?.answeredById).toBe(town.cast('staff').personId)
})

test('a declined objection says why; withdrawing consent needs nobody and is one key away', async () => {
  await asksAboutData(khoi, 'objection', 'Tôi phản đối việc xử lý')
  await second.sees('Tôi phản đối')
  await second.tapsText('dataRequest:decline')
  await second.seesText('dataRequest:askDecline')
  await second.hearsBelow(second.sends('The law asks for it.'))
  await khoi.seesText('dataRequest:toldDeclined')
  await khoi.sees('The law asks for it.')
  await opensMyData(khoi)
  await khoi.seesText('dataRequest:ownReturned')
  await khoi.tapsText('dataRequest:ask.objection')
  await khoi.tapsText('settings:unlink')
  await khoi.tapsText('settings:unlinkNow')
  await khoi.seesText('settings:unlinked')
  const { personId } = town.cast('cadre')
  expect(await town.database.prisma.consent.count({ where: { personId, withdrawnAt: null } })).toBe(0)
})
