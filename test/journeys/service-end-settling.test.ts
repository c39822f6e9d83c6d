import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inviteFromDesk } from '../../src/demonstration.ts'
import { issueInvite } from '../../src/domain/person/invite.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { endsOf, nothingRunning, recordsEnd, runningOf } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { Person } from '../kit/person.ts'
import { fallsSilent } from '../kit/reminding.ts'
import { handsIn, heard, reviewOf, settlesDemonstration } from '../kit/routing.ts'
import { dayFrom, givesPost } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let hue: Person
let cadre: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  cadre = town.cast('cadre').personId
  await settlesDemonstration(town)
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: dayFrom(town, 60) } })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const wish = async (who: Person): Promise<void> => {
  await manners.forges(who, buttons.writeRequest.encode({ kind: 'wish', line: '-' }))
  await who.hearsBelow(who.sends('Tôi xin chuyển gần nhà'))
}

test('with a last day that is over all ends at once: the wish is closed, the review goes on without anybody being told twice', async () => {
  await handsIn(khoi)
  await wish(khoi)
  await hue.sees('Tôi xin chuyển gần nhà')
  const before = hue.screen.message_id
  await recordsEnd(manners, hue, cadre, 'transferOut', '22/11/2026')
  await hue.seesText('service:settled')
  await khoi.findsText('service:ended')
  await hue.findsText('service:requestClosed', before)
  expect(await runningOf(town, cadre, '2026-11-22')).toEqual(nothingRunning)
  expect(heard(khoi, 'service:announced')).toEqual([])
  await khoi.hearsBelow(khoi.sends('/evaluate'))
  await khoi.seesText('home:stranger')
  await town.passes(60_000)
  await fallsSilent(town)
  expect(await town.database.prisma.notice.count({ where: { kind: 'approval.stuck' } })).toBe(0)
  const { id: approval, authorityId } = await reviewOf(town, cadre)
  expect(authorityId).toBe(town.cast('supervisor').personId)
  await manners.forges(hien, buttons.approve.encode({ approval }))
  await hien.seesText('approval:approvedBy')
  expect(
    await town.database.prisma.approval.findFirst({
      where: { requesterId: cadre, kind: 'evaluation.decision', decision: null },
    }),
  ).toMatchObject({ authorityId: town.cast('supervisor').personId })
})

test('carried out it is not taken back; nobody invites whoever left before there is a post again', async () => {
  const [end] = await endsOf(town, cadre)
  await manners.forges(hue, buttons.cancelServiceEnd.encode({ entry: end?.id ?? '' }))
  await hue.seesText('refusals:service_settled')
  await hue.seesText('service:comesBack')
  expect(await issueInvite(town.deps, town.cast('staff'), cadre)).toMatchObject({ refusal: 'service_ended' })
  await givesPost(town, 'CB0063', 'Xã Lộc Vinh', { from: 0 })
  const issued = await issueInvite(town.deps, town.cast('staff'), cadre)
  expect(issued.ok).toBe(true)
  const back = new Person(
    town.telegram,
    town.telegram.person({ firstName: 'Khôi', languageCode: 'vi' }),
    'vi',
  )
  await back.arrives(issued.ok ? issued.value.code : '', town.cast('cadre').name)
  await manners.forges(hue, buttons.openService.encode({ person: cadre }))
  await hue.seesText('service:none')
  await recordsEnd(manners, hue, cadre, 'resignation', '31/12/2026')
  await back.findsText('service:announced')
  expect(await endsOf(town, cadre)).toHaveLength(2)
})

test('the chat of somebody who died stays silent, and others read neutral words', async () => {
  const dead = await inhabitant(town, 'CB0064', 'en')
  const code = await inviteFromDesk(town.deps, dead.id)
  await fallsSilent(town)
  const messages = dead.person.messages.length
  await recordsEnd(manners, hue, dead.id, 'death', '23/11/2026')
  await hien.findsText('service:toldLeft')
  await town.passes(86_400_000)
  await fallsSilent(town)
  expect(dead.person.messages).toHaveLength(messages)
  expect(await runningOf(town, dead.id, '2026-11-23')).toEqual(nothingRunning)
  for (const told of [hue, hien])
    expect(heard(told, 'service:toldLeft').join(' ')).not.toContain(
      told.speech.text('service:reasonOf.death'),
    )
  const stranger = town.stranger('en')
  stranger.user.opens(code)
  await stranger.seesText('refusals:invite_invalid')
  expect(await town.database.prisma.telegramLink.count({ where: { personId: dead.id, endedAt: null } })).toBe(
    0,
  )
})
