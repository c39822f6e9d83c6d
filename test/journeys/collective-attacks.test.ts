import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { writeComment } from '../../src/domain/collective/comment.ts'
import { followUnits } from '../../src/domain/collective/heads.ts'
import { closeCycle } from '../../src/domain/cycle/steer.ts'
import { collectiveOf, opensCollective, unitWithCode } from '../kit/collective.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { aDay } from '../kit/routing.ts'
import { dayFrom, leavesPosts } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

type Somebody = Awaited<ReturnType<typeof inhabitant>>

let town: Town
let manners: Manners
let staff: Person
let khang: Somebody
let duc: Somebody
let xuan: Somebody
let stranger: Somebody
let unitId: string
let cycleId: string
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  unitId = (await unitWithCode(town, 'X06')).id
  staff = await town.resident('staff')
  khang = await inhabitant(town, 'CB0066', 'vi')
  duc = await inhabitant(town, 'CB0067', 'vi')
  xuan = await inhabitant(town, 'CB0068', 'en')
  stranger = await inhabitant(town, 'CB0065', 'vi')
  cycleId = await opensCollective(town, unitId)
  await manners.forges(khang.person, buttons.beginCollective.encode({ cycle: cycleId, unit: unitId }))
  await khang.person.sees('I.1')
  evaluation = (await row()).id
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const row = () => collectiveOf(town, unitId)
const names = async ({ person, id }: Somebody): Promise<void> => {
  await manners.forges(khang.person, buttons.nameMember.encode({ evaluation, person: id }))
  await person.findsText('collective:toldNamed')
}

test('nobody but the head begins, leads or reads the draft, whatever he sends', async () => {
  for (const press of [
    buttons.beginCollective.encode({ cycle: cycleId, unit: unitId }),
    buttons.collective.encode({ evaluation }),
    buttons.candidates.encode({ evaluation, page: 0 }),
    buttons.nameMember.encode({ evaluation, person: stranger.id }),
    buttons.remindMembers.encode({ evaluation }),
    buttons.collectiveComments.encode({ evaluation, page: 0 }),
    buttons.seenDraft.encode({ evaluation, page: 0 }),
    buttons.askComment.encode({ evaluation, line: 'I' }),
    buttons.finishCommenting.encode({ evaluation }),
  ]) {
    await manners.forges(stranger.person, press)
    await stranger.person.seesText('refusals:collective_unknown')
  }
  await manners.forges(stranger.person, buttons.resume.encode({ evaluation }))
  await stranger.person.seesText('refusals:evaluation_unknown')
  expect((await row()).members).toEqual([])
})

test('the head neither names himself or people of other units, nor comments on his own draft', async () => {
  for (const person of [khang.id, stranger.id, randomUUID()]) {
    await manners.forges(khang.person, buttons.nameMember.encode({ evaluation, person }))
    await khang.person.seesText('refusals:collective_not_theirs')
  }
  await manners.forges(khang.person, buttons.askComment.encode({ evaluation, line: 'I' }))
  await khang.person.seesText('refusals:collective_unknown')
  expect((await row()).members).toEqual([])
})

test('a personal evaluation is never opened in a cycle for units, and its form never by a person', async () => {
  await manners.forges(duc.person, buttons.begin.encode({ cycle: cycleId }))
  await duc.person.seesText('refusals:evaluation_unknown')
  expect(await town.database.prisma.evaluation.count({ where: { cycleId } })).toBe(1)
})

test('10,000 characters, a sticker and a section that does not exist are refused with a sentence', async () => {
  await names(duc)
  await manners.forges(duc.person, buttons.askComment.encode({ evaluation, line: '__proto__' }))
  await duc.person.seesText('refusals:comment_unknown')
  await manners.forges(duc.person, buttons.askComment.encode({ evaluation, line: 'I' }))
  await duc.person.seesText('collective:askComment')
  duc.person.sends('góp ý '.repeat(1_700))
  await duc.person.findsText('refusals:comment_too_long')
  await town.passes(3_000)
  duc.person.user.sendsSticker()
  await duc.person.seesText('refusals:comment_needed')
  expect((await row()).comments).toEqual([])
})

test('two members who speak at once are both heard, and a repeated message once', async () => {
  await names(xuan)
  const say = ({ id, name }: Somebody, source: string) =>
    writeComment(town.deps, { personId: id, name }, evaluation, { kind: 'line', line: 'I' }, 'Rõ.', source)
  const said = await Promise.all([say(duc, '1'), say(xuan, '2'), say(duc, '1')])
  expect(said.map(({ ok }) => ok)).toEqual([true, true, true])
  expect((await row()).comments).toHaveLength(2)
})

test('whoever is removed in the middle of writing is told, and what he sends next is not taken', async () => {
  await manners.forges(duc.person, buttons.askComment.encode({ evaluation, line: 'II' }))
  await duc.person.seesText('collective:askComment')
  await manners.forges(khang.person, buttons.removeMember.encode({ evaluation, person: duc.id }))
  await duc.person.findsText('collective:toldRemoved')
  await duc.person.hearsBelow(duc.person.sends('Tôi vẫn muốn góp ý.'))
  await duc.person.seesText('refusals:collective_unknown')
  await manners.forges(duc.person, buttons.seenDraft.encode({ evaluation, page: 0 }))
  await duc.person.seesText('refusals:collective_unknown')
  expect((await row()).comments).toHaveLength(2)
})

test('a member who is transferred is one no longer from that day on', async () => {
  await leavesPosts(town, 'CB0068', 0)
  await manners.forges(xuan.person, buttons.seenDraft.encode({ evaluation, page: 0 }))
  await xuan.person.seesText('collective:seenTitle')
  await town.passes(aDay)
  await xuan.person.findsText('collective:toldRemoved')
  await manners.forges(xuan.person, buttons.askComment.encode({ evaluation, line: 'I' }))
  await xuan.person.seesText('refusals:collective_unknown')
})

test('a new head goes on where the former one stood, who sees nothing of it any more', async () => {
  const { prisma } = town.database
  await manners.forges(khang.person, buttons.resume.encode({ evaluation }))
  await khang.person.sees('I.1')
  await khang.person.taps(khang.person.speech.number(10))
  await khang.person.seesText('evaluation:writeText')
  const { positionId } = await prisma.assignment.findFirstOrThrow({
    where: { personId: khang.id, position: { leadership: true } },
    orderBy: { startedOn: 'asc' },
  })
  await prisma.assignment.updateMany({
    where: { personId: khang.id, unitId },
    data: { endedOn: dayFrom(town, -1) },
  })
  const facts = { kind: 'appointment', decisionNo: '2', mandated: false, locality: 'unknown' }
  const post = { id: randomUUID(), personId: duc.id, positionId, unitId, startedOn: dayFrom(town, 0) }
  await prisma.assignment.create({ data: { ...facts, ...post } })
  await followUnits(town.deps)
  await duc.person.findsText('collective:toldTakenOver')
  await khang.person.findsText('collective:toldGivenAway')
  await duc.person.tapsText('collective:draft')
  await duc.person.seesText('evaluation:writeText')
  await manners.forges(khang.person, buttons.resume.encode({ evaluation }))
  await khang.person.seesText('refusals:evaluation_unknown')
  await manners.forges(khang.person, buttons.collective.encode({ evaluation }))
  await khang.person.seesText('refusals:collective_unknown')
})

test('staff is told once of a unit that nobody heads', async () => {
  await town.database.prisma.assignment.updateMany({
    where: { personId: duc.id, position: { leadership: true } },
    data: { endedOn: dayFrom(town, -1), startedOn: dayFrom(town, -2) },
  })
  await town.passes(60_000)
  await town.passes(60_000)
  await staff.findsText('collective:toldHeadless')
  const where = { kind: 'collective.headless' }
  expect(await town.database.prisma.notice.count({ where })).toBe(1)
})

test('a cycle that is closed while somebody writes takes no comment any more', async () => {
  const { personId, name } = town.cast('staff')
  const truong = await inhabitant(town, 'CB0069', 'vi')
  const head = { personId: duc.id, name: duc.name }
  expect(head.personId).toBe((await row()).personId)
  await manners.forges(duc.person, buttons.nameMember.encode({ evaluation, person: truong.id }))
  await truong.person.findsText('collective:toldNamed')
  await manners.forges(truong.person, buttons.askComment.encode({ evaluation, line: 'I' }))
  await truong.person.seesText('collective:askComment')
  const closed = await closeCycle(town.deps, { personId, name }, cycleId)
  expect(closed.ok).toBe(true)
  await truong.person.hearsBelow(truong.person.sends('Ý kiến muộn.'))
  await truong.person.seesText('refusals:collective_over')
  await manners.forges(duc.person, buttons.resume.encode({ evaluation }))
  await duc.person.seesText('refusals:cycle_closed')
})
