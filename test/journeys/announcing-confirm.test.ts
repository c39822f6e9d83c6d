import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  asksForRelease,
  beginsAnnouncement,
  draftsFor,
  goesToConfirm,
  newestBroadcast,
  opensAnnouncements,
  recipientsOf,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

const unit = 'Xã Lộc Vinh'

let town: Town
let manners: Manners
let hue: Person
let an: Person
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  an = (await inhabitant(town, 'CB0013', 'ar')).person
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

const got = (person: Person, text: string): number =>
  textsOf(person).filter(said => said.includes(text) && said.includes('– Ban Tổ chức')).length

const drafts = () => town.database.prisma.broadcast.count()

test('the same key pressed twice at once sends once, and shows how it stands', async () => {
  await draftsFor(hue, unit, 'Một lần')
  await goesToConfirm(hue)
  await manners.hammers(hue, hue.speech.text('announce:confirm'), 2)
  await hue.seesText('refusals:broadcast_confirmed')
  await fallsSilent(town)
  for (const person of [khoi, hien]) expect(got(person, 'Một lần')).toBe(1)
  expect(await recipientsOf(town)).toHaveLength(5)
  expect(await town.database.prisma.auditEvent.count({ where: { action: 'broadcast.confirmed' } })).toBe(1)
  manners.expectGood()
})

test('pressed by two people: by a colleague in charge and by a cadre it is nothing, before and after', async () => {
  await draftsFor(hue, unit, 'Của tôi')
  await goesToConfirm(hue)
  const confirm = hue.dataOf(hue.speech.text('announce:confirm'))
  const { id } = await newestBroadcast(town)
  for (const person of [an, khoi]) {
    await person.hearsBelow(person.sends('/start'))
    await manners.forges(person, confirm)
    await person.seesText('refusals:broadcast_unknown')
    expect(person.screen.text).not.toContain('Của tôi')
  }
  expect(await newestBroadcast(town)).toMatchObject({ id, state: 'draft' })
  await Promise.all([
    manners.hammers(hue, hue.speech.text('announce:confirm'), 1),
    ...[an, khoi].map(async person => {
      await person.hearsBelow(person.sends('/start'))
      await manners.forges(person, confirm)
    }),
  ])
  await fallsSilent(town)
  expect(got(khoi, 'Của tôi')).toBe(1)
  // Who is in charge of the unit sees how it stands, and nobody else does.
  await an.hearsBelow(an.sends('/start'))
  await manners.forges(an, confirm)
  await an.seesText('refusals:broadcast_unknown')
  await khoi.hearsBelow(khoi.sends('/start'))
  await manners.forges(khoi, confirm)
  await khoi.seesText('refusals:broadcast_unknown')
  expect(khoi.labels).toEqual([khoi.speech.text('common:home')])
  manners.expectGood()
})

test('of an earlier version says that the draft has changed, and shows it as it is now', async () => {
  await draftsFor(hue, unit, 'Bản cũ')
  await goesToConfirm(hue)
  const confirm = hue.dataOf(hue.speech.text('announce:confirm'))
  await hue.tapsText('announce:edit')
  await hue.seesText('announce:title')
  await writesText(hue, 'vi', 'Bản mới')
  await manners.forges(hue, confirm)
  await hue.seesText('refusals:draft_changed')
  await hue.seesText('announce:confirmTitle')
  expect(await newestBroadcast(town)).toMatchObject({ state: 'draft' })
  await hue.tapsText('announce:confirm')
  await hue.seesText('broadcast:ending.finished')
  await fallsSilent(town)
  expect(got(khoi, 'Bản cũ') + got(khoi, 'Bản mới')).toBe(1)

  for (const key of [
    buttons.askText.encode({ broadcast: (await newestBroadcast(town)).id, language: 'vi' }),
    buttons.chooseRole.encode({ broadcast: (await newestBroadcast(town)).id, role: 'staff' }),
    buttons.removeText.encode({ broadcast: (await newestBroadcast(town)).id, language: 'vi' }),
    buttons.discard.encode({ broadcast: (await newestBroadcast(town)).id }),
    buttons.startNow.encode({ broadcast: (await newestBroadcast(town)).id }),
  ]) {
    await hue.hearsBelow(hue.sends('/start'))
    await manners.forges(hue, key)
    await hue.seesText('refusals:broadcast_confirmed')
    await hue.seesText('broadcast:ending.finished')
  }
  expect(await newestBroadcast(town)).toMatchObject({ state: 'ended', role: null, texts: { vi: 'Bản mới' } })
  manners.expectGood()
})

test('that asks for a release asks once, however often it is pressed, after a restart too', async () => {
  await asksForRelease(hue, 'Một lần duyệt')
  await an.sees('Một lần duyệt')
  await town.restart()
  const { id: broadcast, version } = await newestBroadcast(town)
  await hue.hearsBelow(hue.sends('/start'))
  await manners.forges(hue, buttons.confirmBroadcast.encode({ broadcast, version, fingerprint: 0 }))
  await hue.seesText('refusals:broadcast_confirmed')
  await hue.seesText('broadcast:state.awaiting')
  await fallsSilent(town)
  expect(textsOf(an).filter(said => said.includes('Một lần duyệt'))).toHaveLength(1)
  expect(await town.database.prisma.approval.count({ where: { broadcastId: broadcast } })).toBe(1)
  manners.expectGood()
})

test('a new announcement begun twice is one, and one thrown away is gone', async () => {
  await opensAnnouncements(hue)
  const before = await drafts()
  await manners.hammers(hue, hue.speech.text('announce:new'), 1)
  await hue.seesText('announce:title')
  await opensAnnouncements(hue)
  await hue.tapsText('announce:new')
  await hue.seesText('announce:title')
  expect(await drafts()).toBe(before + 1)
  await writesText(hue, 'de', 'Weg damit')
  await hue.tapsText('announce:keyDiscard')
  await hue.seesText('announce:askDiscard')
  await manners.hammers(hue, hue.speech.text('announce:discardNow'), 2)
  await hue.seesText('refusals:broadcast_unknown')
  await opensAnnouncements(hue)
  expect(hue.screen.text).not.toContain('Weg damit')
  await beginsAnnouncement(hue)
  expect(hue.screen.text).not.toContain('Weg damit')
  manners.expectGood()
})
