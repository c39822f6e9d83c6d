import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  announces,
  asksForRelease,
  beginsAnnouncement,
  choosesUnit,
  finds,
  goesBackToDraft,
  goesToText,
  newestBroadcast,
  opensAnnouncements,
  recipientsOf,
  sendsDraft,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { type Recipient, settlesCrowd } from '../kit/recipients.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { layTelegramWire, type TelegramWire } from '../kit/telegram-wire.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let wire: TelegramWire
let manners: Manners
let hue: Person
let an: Person
let crowd: Recipient[]
beforeAll(async () => {
  town = await createTown()
  wire = await layTelegramWire(town.telegram.apiRoot)
  await town.restart({ apiRoot: wire.url })
  manners = watchManners(town)
  hue = await town.resident('staff')
  an = (await inhabitant(town, 'CB0013', 'vi')).person
  crowd = await settlesCrowd(town, 98)
}, 60_000)
afterAll(async () => {
  await town.close()
  await wire.close()
})

const counted = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { state } of await recipientsOf(town)) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

const copies = (text: string): number =>
  crowd.filter(({ person }) => textsOf(person).some(said => said.includes(text))).length

const textsKept = async () => (await newestBroadcast(town)).texts

describe('what goes wrong at the other end', () => {
  test('one of a hundred has blocked the bot: the others get it, and he stays on the list until he is back', async () => {
    const [blocker] = crowd
    blocker?.person.user.blocks()
    await asksForRelease(hue, 'Một phần trăm')
    await an.sees('Một phần trăm')
    await an.tapsText('broadcast:release')
    await finds(town, an, an.says('broadcast:releasedBy'))
    await fallsSilent(town)
    await finds(town, hue, hue.says('broadcast:ending.finished'))
    expect(copies('Một phần trăm')).toBe(97)
    expect(await counted()).toEqual({ sent: 99, gone: 1, unlinked: 187 })

    await blocker?.person.hearsBelow(blocker.person.user.opens())
    const { unit } = await town.database.prisma.assignment.findFirstOrThrow({
      where: { personId: blocker?.id ?? '', endedOn: null },
      include: { unit: true },
    })
    await announces(town, hue, unit.name, 'Trở lại')
    await blocker?.person.sees('Trở lại')
    manners.expectGood()
  }, 60_000)

  test('a chat that has become a supergroup gets it where it is now', async () => {
    const moved = -1_001_234_567_890
    const isRecipient = (id: number | null) => crowd.some(({ person }) => person.user.id === id)
    wire.answers(({ chatId, text }) => isRecipient(chatId) && text.includes('Nhóm đã chuyển'), {
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: moved },
      },
    })
    wire.answers(({ chatId }) => chatId === moved, {
      status: 200,
      body: { ok: true, result: { message_id: 7 } },
    })
    await beginsAnnouncement(hue)
    await choosesUnit(hue, 'Xã Thiện Cát')
    await writesText(hue, 'vi', 'Nhóm đã chuyển')
    await sendsDraft(town, hue)
    const states = await recipientsOf(town)
    expect(states.filter(({ screen }) => screen === `${moved}/7`)).toMatchObject([{ state: 'sent' }])
    manners.expectGood()
  })

  test('/announce in a group is answered with where to write, before and after it is upgraded', async () => {
    const before = await town.database.prisma.broadcast.count()
    const group = town.telegram.group({ title: 'Cơ quan', members: [hue.user] })
    await town.telegram.settled(() => group.chat.some(({ from }) => from === 'bot'))
    group.says(hue.user, '/announce')
    const upgraded = group.upgrades()
    await town.telegram.settled(() => upgraded.chat.some(({ from }) => from === 'bot'))
    upgraded.says(hue.user, '/announce')
    await opensAnnouncements(hue)
    expect(await town.database.prisma.broadcast.count()).toBe(before)
    manners.expectGood()
  })
})

describe('in the middle of writing', () => {
  test('a command leads away, and what is typed then is not taken for the text', async () => {
    await beginsAnnouncement(hue)
    await goesToText(hue, 'de')
    await hue.hearsBelow(hue.sends('/cancel'))
    await hue.hearsBelow(hue.sends('Das ist kein Text.'))
    await hue.seesText('common:lost')
    expect(await textsKept()).toEqual({})
    await opensAnnouncements(hue)
    await hue.taps(hue.speech.text('announce:untitled'))
    await hue.seesText('announce:title')
    await hue.hearsBelow(hue.sends('Auch das nicht.'))
    await hue.seesText('common:lost')
    expect(await textsKept()).toEqual({})
    manners.expectGood()
  })

  test('another language asks the same question in it, and a restart forgets nothing', async () => {
    await beginsAnnouncement(hue)
    await goesToText(hue, 'en')
    await hue.hearsBelow(hue.sends('/settings'))
    await hue.tapsText('settings:language.ar')
    await hue.speaks('ar').seesText('settings:title')
    await town.restart({ apiRoot: wire.url })
    await hue.hearsBelow(hue.sends('CONFIDENTIAL'))
    await hue.seesText('refusals:text_classified')
    await hue.seesText('announce:askText')
    await hue.hearsBelow(hue.sends('Nothing secret.'))
    await hue.seesText('announce:title')
    expect(await textsKept()).toEqual({ en: 'Nothing secret.' })
    await hue.hearsBelow(hue.sends('/settings'))
    await hue.tapsText('settings:language.de')
    await hue.speaks('de').seesText('settings:title')
    manners.expectGood()
  })

  test('an answer that gets lost on the way costs a message, never a text, and nothing is written twice', async () => {
    await beginsAnnouncement(hue)
    await goesToText(hue, 'vi')
    town.telegram.faults.loseAnswer({ method: 'sendMessage', chatId: hue.user.id })
    town.telegram.faults.duplicate(2, { chatId: hue.user.id })
    const drafts = () => textsOf(hue).filter(said => said.includes('Một lần thôi')).length
    await hue.hearsBelow(hue.sends('Một lần thôi'))
    await town.telegram.settled(() => drafts() === 2, { timeoutMs: 15_000 })
    await goesToText(hue, 'en')
    await goesBackToDraft(hue)
    expect(await textsKept()).toEqual({ vi: 'Một lần thôi' })
    manners.expectNoComplaint()
  })

  test('two drafts at once: what is typed belongs to the one asked for last', async () => {
    await beginsAnnouncement(hue)
    await writesText(hue, 'vi', 'Bản A')
    const { id: first } = await newestBroadcast(town)
    await beginsAnnouncement(hue)
    await goesToText(hue, 'vi')
    await opensAnnouncements(hue)
    await hue.taps('Bản A')
    await hue.seesText('announce:title')
    await goesToText(hue, 'de')
    await hue.hearsBelow(hue.sends('Zu A'))
    await hue.seesText('announce:title')
    const { texts } = await town.database.prisma.broadcast.findUniqueOrThrow({ where: { id: first } })
    expect(texts).toEqual({ vi: 'Bản A', de: 'Zu A' })
    expect(await textsKept()).toEqual({})
    manners.expectNoComplaint()
  })
})
