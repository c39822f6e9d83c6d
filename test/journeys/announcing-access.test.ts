import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  asksForRelease,
  draftsFor,
  goesToConfirm,
  newestBroadcast,
  opensAnnouncements,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { becomes, losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
let hanh: Person
let ids: string[]
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hanh = await town.resident('admin')
  ids = []
  await draftsFor(hue, 'Xã Lộc Vinh', 'Đã gửi rồi')
  await goesToConfirm(hue)
  await hue.tapsText('announce:confirm')
  await hue.seesText('broadcast:ending.finished')
  ids.push((await newestBroadcast(town)).id)
  await asksForRelease(hue, 'Đang chờ duyệt')
  ids.push((await newestBroadcast(town)).id)
  await draftsFor(hue, 'Xã Lộc Vinh', 'Bản nháp riêng')
  ids.push((await newestBroadcast(town)).id, randomUUID())
})
afterAll(() => town.close())

/** Every key that names an announcement, as a modified client could send it. */
const keysOf = async (broadcast: string): Promise<string[]> => {
  const { unitId: unit } = await newestBroadcast(town)
  const { id: cycle } = await town.database.prisma.evaluationCycle.findFirstOrThrow()
  const b = { broadcast }
  const language = { broadcast, language: 'vi' }
  return [
    buttons.openBroadcast.encode(b),
    buttons.audience.encode(b),
    ...['unit', 'role', 'group', 'language', 'cycle'].map(part =>
      buttons.audiencePart.encode({ broadcast, part }),
    ),
    buttons.browseUnit.encode({ broadcast, unit, page: 0 }),
    buttons.chooseUnit.encode({ broadcast, unit }),
    buttons.chooseRole.encode({ broadcast, role: 'staff' }),
    buttons.chooseGroup.encode({ broadcast, group: 'communeChair' }),
    buttons.chooseLanguage.encode(language),
    buttons.chooseCycle.encode({ broadcast, cycle }),
    buttons.anyCycle.encode(b),
    buttons.askText.encode(language),
    buttons.removeText.encode(language),
    buttons.askFallback.encode(b),
    buttons.fallback.encode(language),
    buttons.askAttachment.encode(b),
    buttons.removeAttachment.encode(b),
    buttons.askRead.encode({ broadcast, wanted: 1 }),
    buttons.askTime.encode(b),
    buttons.startAt.encode({ broadcast, day: '20261124', minute: 480 }),
    buttons.startNow.encode(b),
    buttons.preview.encode(b),
    buttons.previewIn.encode(language),
    buttons.askConfirm.encode(b),
    buttons.confirmBroadcast.encode({ broadcast, version: 9, fingerprint: 1 }),
    buttons.askDiscard.encode(b),
    buttons.discard.encode(b),
    buttons.openRelease.encode(b),
    buttons.releaseIn.encode(language),
    buttons.release.encode(b),
    buttons.askDecline.encode(b),
    buttons.pauseBroadcast.encode(b),
    buttons.resumeBroadcast.encode(b),
    buttons.askCancel.encode(b),
    buttons.cancelBroadcast.encode(b),
    buttons.askRepeat.encode(b),
    buttons.repeatUnknown.encode(b),
    buttons.unreachedFile.encode(b),
    buttons.unreachedSheet.encode(b),
  ]
}

/** Everything there is of announcements, as it stands. */
const everything = async () => {
  const { prisma } = town.database
  const [broadcasts, deliveries] = await Promise.all([
    prisma.broadcast.findMany({ orderBy: { id: 'asc' } }),
    prisma.delivery.findMany({ orderBy: { id: 'asc' }, where: { notice: { kind: 'broadcast.announced' } } }),
  ])
  const counts = await Promise.all([prisma.approval.count(), prisma.decision.count(), prisma.invite.count()])
  return { broadcasts, deliveries, counts, audited: await prisma.auditEvent.count() }
}

/** Each key in turn for another of the announcements, the last of which does not exist. */
const keysInTurn = async (from: number): Promise<string[]> => {
  const keys = await Promise.all(ids.map(keysOf))
  return (keys[0] ?? []).map((_, index) => keys[(from + index) % ids.length]?.[index] ?? '')
}

/** One sentence and the way home, whichever announcement it is, and whether there is one. */
const meetsAWall = async (person: Person, from = 0): Promise<void> => {
  const before = await everything()
  for (const data of await keysInTurn(from)) {
    await person.hearsBelow(person.sends('/start'))
    const said = person.messages.length
    await manners.forges(person, data)
    await person.seesText('refusals:broadcast_unknown')
    expect(person.screen.text, data).not.toMatch(/Đã gửi rồi|Đang chờ|Bản nháp|Lộc Vinh/)
    expect(person.labels, data).toEqual([person.speech.text('common:home')])
    expect(person.messages, data).toHaveLength(said)
  }
  await person.hearsBelow(person.sends('Nội dung giả'))
  await person.seesText('common:lost')
  await person.hearsBelow(person.user.sendsPhoto({ caption: 'Ảnh giả' }))
  await person.seesText('common:lost')
  expect(await everything()).toEqual(before)
  manners.expectGood()
}

describe('who is no staff', () => {
  test('meets one sentence at /announce and at a new one, and nothing of it in his menus', async () => {
    const hien = await town.resident('supervisor')
    const before = await everything()
    for (const person of [khoi, hien, hanh]) {
      expect(person.labels).not.toContain(person.speech.text('home:announce'))
      expect(person.user.commands().map(({ command }) => command)).not.toContain('announce')
      await opensAnnouncements(person)
      await person.seesText('refusals:not_allowed')
      expect(person.labels).toEqual([person.speech.text('common:home')])
      for (const data of [buttons.newBroadcast.encode({}), buttons.broadcasts.encode({})]) {
        await person.hearsBelow(person.sends('/start'))
        await manners.forges(person, data)
        await person.seesText('refusals:not_allowed')
      }
    }
    expect(hue.user.commands().map(({ command }) => command)).toContain('announce')
    expect((await everything()).broadcasts).toEqual(before.broadcasts)
    manners.expectGood()
  })

  test('a cadre opens, changes and sends nothing by any key', async () => {
    for (const from of ids.keys()) await meetsAWall(khoi, from)
  }, 60_000)
  test('nor does an administrator, who has other things to do', () => meetsAWall(hanh, 1))

  test('nor does staff of another unit, except by beginning his own', async () => {
    await becomes(town, 'staff', 'CB0056', 'Xã Thạch Trường')
    const { person } = await inhabitant(town, 'CB0056', 'en')
    await opensAnnouncements(person)
    await person.seesText('announce:listEmpty')
    await meetsAWall(person, 2)
  })

  test('a stranger hears what every stranger hears', async () => {
    const anna = town.stranger('en')
    await anna.hearsBelow(anna.user.opens())
    await anna.seesText('home:stranger')
    await anna.hearsBelow(anna.sends('/announce'))
    await anna.seesText('home:stranger')
    const before = await everything()
    const said = anna.messages.length
    for (const id of ids)
      for (const data of [
        ...(await keysOf(id)),
        buttons.newBroadcast.encode({}),
        buttons.broadcasts.encode({}),
      ]) {
        await manners.forges(anna, data)
        expect(manners.alert(anna)).toBe(anna.speech.text('common:notLinked'))
      }
    expect(anna.messages).toHaveLength(said)
    expect(await everything()).toEqual(before)
    manners.expectGood()
  })
})

test('whoever was staff and is no longer keeps neither his drafts nor his reports', async () => {
  await losesRoles(town, town.cast('staff').personId)
  await hue.hearsBelow(hue.sends('/start'))
  await meetsAWall(hue)
  await opensAnnouncements(hue)
  await hue.seesText('refusals:not_allowed')
  manners.expectGood()
})
