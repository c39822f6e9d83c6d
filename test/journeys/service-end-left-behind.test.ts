import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { endsOf, leadsToConfirm, nothingRunning, recordsEnd, runningOf } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { concludes, recommends, standsPlanned } from '../kit/on-site.ts'
import { type Person, readable } from '../kit/person.ts'
import { deputises, heard } from '../kit/routing.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
let hien: Person
let owner: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  owner = await town.resident('inspectedHead')
  await standsPlanned(town, { kind: 'surprise', from: 5, title: 'Kiểm tra đột xuất kho quỹ' })
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

test('what he had to follow is told once to those who oversee it, and he hears no more of it', async () => {
  const { id } = await standsPlanned(town)
  await concludes(town, id)
  await recommends(town, id, 20)
  await owner.findsText('recommendation:toldIssued')
  await recordsEnd(manners, hue, town.cast('inspectedHead').personId, 'resignation', '22/11/2026')
  await owner.findsText('service:ended')
  await khoi.findsText('service:ownerLeft')
  expect(heard(khoi, 'service:ownerLeft')).toHaveLength(1)
  const before = owner.messages.length
  await town.passes(60_000)
  expect(owner.messages).toHaveLength(before)
})

test('a team hears who is missing, of an unannounced inspection nobody else does, not even in a number', async () => {
  const cadre = town.cast('cadre').personId
  await deputises(town, town.cast('supervisor').personId, cadre, 0, 40)
  const said = await leadsToConfirm(manners, hue, cadre, 'transferOut', '22/11/2026')
  expect(said).toContain(readable(hue.speech.html('service:of.teams', { number: 1 })))
  expect(said).toContain(readable(hue.speech.html('service:of.verifications', { number: 1 })))
  expect(said).toContain(readable(hue.speech.html('service:of.deputies', { number: 1 })))
  await hue.tapsText('service:record')
  await hue.seesText('service:settled')
  await town.telegram.settled(() => heard(hien, 'service:leaderLeft').length === 2)
  expect(heard(hien, 'service:leaderLeft').join(' ')).toContain('Kiểm tra đột xuất kho quỹ')
  for (const other of [hue, khoi, owner])
    expect(other.messages.map(({ text }) => text).join(' ')).not.toContain('đột xuất kho quỹ')
  expect(await runningOf(town, cadre, '2026-11-22')).toEqual(nothingRunning)
  await town.passes(60_000)
  await hue.findsText('recommendation:toldGone')
})

test('staff is warned before the last admin leaves, and with one left that no role can be changed', async () => {
  const { prisma } = town.database
  const supervisor = town.cast('supervisor').personId
  await prisma.role.deleteMany({ where: { role: 'admin' } })
  await becomes(town, 'admin', 'CB0062', 'Tỉnh Nam Xuyên')
  await leadsToConfirm(manners, hue, supervisor, 'retirement', '30/11/2026')
  await hue.seesText('service:lastAdmin')
  await becomes(town, 'admin', 'CB0018', 'Tỉnh Nam Xuyên')
  await leadsToConfirm(manners, hue, supervisor, 'retirement', '30/11/2026')
  await hue.seesText('service:oneAdmin')
  expect(await endsOf(town, supervisor)).toEqual([])
})

test('an admin opens somebody’s roles and no end of his service, staff the other way round', async () => {
  const supervisor = town.cast('supervisor').personId
  const admin = await town.resident('admin')
  await manners.forges(hue, buttons.openService.encode({ person: supervisor }))
  await hue.seesText('service:none')
  await manners.forges(hue, buttons.openRoles.encode({ person: supervisor }))
  await hue.seesText('refusals:not_allowed')
  await manners.forges(admin, buttons.openRoles.encode({ person: supervisor }))
  await admin.sees(admin.speech.text('role:name.admin'))
  await manners.forges(admin, buttons.openService.encode({ person: supervisor }))
  await admin.seesText('refusals:person_unknown')
})
