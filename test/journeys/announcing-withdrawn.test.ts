import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  asksForRelease,
  beginsAnnouncement,
  choosesFallback,
  finds,
  goesToConfirm,
  newestBroadcast,
  recipientsOf,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

type Staff = Readonly<{ id: string; name: string; person: Person }>

let town: Town
let manners: Manners
let author: Staff
let an: Staff
let cadre: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  author = await inhabitant(town, 'CB0009', 'de')
  an = await inhabitant(town, 'CB0013', 'ar')
  cadre = await town.resident('cadre')
})
afterAll(() => town.close())

let round = 0
let text = ''
beforeEach(() => {
  round += 1
  text = `Thông báo ${String.fromCharCode(64 + round)}`
})

const cardOf = ({ person }: Staff) => {
  const card = person.messages.findLast(({ text: said }) => said?.includes(text))
  if (!card) throw new Error('no card')
  return card.message_id
}

const expectUnsent = async (): Promise<void> => {
  await fallsSilent(town)
  expect(textsOf(cadre).join()).not.toContain(text)
  const states = new Set((await recipientsOf(town)).map(({ state }) => state))
  expect(states).toEqual(new Set(['unlinked', 'cancelled']))
}

describe('an announcement that waits for a release', () => {
  test('ends when its author is in charge no longer, whoever releases it then, and he is told', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await losesRoles(town, author.id)
    await an.person.tapsText('broadcast:release')
    await an.person.seesText('refusals:author_lost_role')
    await fallsSilent(town)
    await an.person.seesText('broadcast:authorLostRole')
    expect(an.person.labels).toEqual([])
    await author.person.seesText('broadcast:authorLostRole')
    await expectUnsent()
    await regainsRoles(town, author.id)
    await manners.forges(an.person, buttons.release.encode({ broadcast: (await newestBroadcast(town)).id }))
    await an.person.seesText('refusals:already_decided')
    expect(await newestBroadcast(town)).toMatchObject({ state: 'ended', ending: 'authorLostRole' })
    manners.expectGood()
  })

  test('is not released by somebody who is in charge no longer himself', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await losesRoles(town, an.id)
    await an.person.tapsText('broadcast:release')
    await an.person.seesText('refusals:broadcast_unknown')
    expect(await newestBroadcast(town)).toMatchObject({ state: 'awaiting' })
    await regainsRoles(town, an.id)
    await an.person.hearsBelow(an.person.sends('/approvals'))
    await an.person.sees(text)
    manners.expectGood()
  })

  test('is taken back by its author: every card says so, and there is nothing left to release', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await author.person.tapsText('broadcast:cancel')
    await author.person.seesText('announce:askCancel')
    await author.person.tapsText('announce:cancelNow')
    await author.person.seesText('broadcast:ending.cancelled')
    await finds(town, an.person, an.person.says('broadcast:cancelledBy'))
    await an.person.sees(author.name)
    const heard = author.person.messages.length
    await manners.forges(
      an.person,
      buttons.release.encode({ broadcast: (await newestBroadcast(town)).id }),
      cardOf(an),
    )
    await finds(town, an.person, an.person.says('refusals:already_decided'))
    await finds(town, an.person, an.person.says('broadcast:ending.cancelled'))
    await expectUnsent()
    expect(author.person.messages).toHaveLength(heard)
    await an.person.hearsBelow(an.person.sends('/approvals'))
    expect(an.person.screen.text).not.toContain(text)
    manners.expectGood()
  })

  test('released and taken back at once is over for everybody, and comes to nobody twice', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await author.person.tapsText('broadcast:cancel')
    await author.person.seesText('announce:askCancel')
    await Promise.all([
      manners.hammers(author.person, author.person.speech.text('announce:cancelNow'), 1),
      manners.hammers(an.person, an.person.speech.text('broadcast:release'), 1),
    ])
    await fallsSilent(town)
    expect(['cancelled', 'finished']).toContain((await newestBroadcast(town)).ending)
    const states = (await recipientsOf(town)).map(({ state }) => state)
    expect(states.filter(state => !['sent', 'cancelled', 'unlinked'].includes(state))).toEqual([])
    expect(textsOf(cadre).filter(said => said.includes(text)).length).toBeLessThanOrEqual(1)
    await an.person.hearsBelow(an.person.sends('/approvals'))
    expect(an.person.screen.text).not.toContain(text)
    manners.expectGood()
  })

  test('is cancelled by another in charge, and its author hears who it was', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await an.person.hearsBelow(an.person.sends('/announce'))
    await an.person.taps(text)
    await an.person.seesText('broadcast:state.awaiting')
    await an.person.tapsText('broadcast:cancel')
    await an.person.seesText('announce:askCancel')
    await an.person.tapsText('announce:cancelNow')
    await author.person.seesText('broadcast:cancelledBy')
    await author.person.sees(an.name)
    await expectUnsent()
    manners.expectGood()
  })

  test('for a later time comes at that time when it was released before, and at once when after', async () => {
    await asksForRelease(author.person, text, '11:00')
    await an.person.sees(text)
    await an.person.tapsText('broadcast:release')
    await author.person.sees(an.name)
    expect(await newestBroadcast(town)).toMatchObject({ state: 'scheduled' })
    await goesOnTo(town, '2026-11-23T10:59')
    expect(textsOf(cadre).join()).not.toContain(text)
    await goesOnTo(town, '2026-11-23T11:00')
    await cadre.sees(text)

    text = `${text} lần hai`
    await asksForRelease(author.person, text, '12:00')
    await an.person.sees(text)
    await goesOnTo(town, '2026-11-23T13:00')
    expect(await newestBroadcast(town)).toMatchObject({ state: 'awaiting' })
    await an.person.tapsText('broadcast:release')
    await cadre.sees(text)
    await fallsSilent(town)
    manners.expectGood()
  })

  test('is not even asked for where nobody else could release it', async () => {
    const staff = { role: 'staff', personId: { not: author.id } }
    const { validTo } = await town.database.prisma.role.findFirstOrThrow({ where: { personId: an.id } })
    await town.database.prisma.role.updateMany({ where: staff, data: { validTo: new Date('2026-11-01') } })
    await beginsAnnouncement(author.person)
    await writesText(author.person, 'vi', text)
    await choosesFallback(author.person, 'vi')
    await goesToConfirm(author.person)
    await author.person.tapsText('announce:confirmRelease')
    await author.person.seesText('refusals:releaser_missing')
    await author.person.seesText('announce:title')
    await town.database.prisma.role.updateMany({ where: staff, data: { validTo } })
    expect(await newestBroadcast(town)).toMatchObject({ state: 'draft', noticeId: null })
    manners.expectGood()
  })
})
