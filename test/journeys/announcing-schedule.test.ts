import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  beginsAnnouncement,
  draftsFor,
  goesToConfirm,
  newestBroadcast,
  recipientsOf,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const unit = 'Xã Lộc Vinh'

let town: Town
let manners: Manners
let clerk: Person
let clerkId: string
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  const author = await inhabitant(town, 'CB0009', 'ar')
  clerk = author.person
  clerkId = author.id
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())

const goesToTime = async (): Promise<void> => {
  await clerk.tapsText('announce:keyTime')
  await clerk.seesText('announce:askTime')
}

const startsAt = async () => (await newestBroadcast(town)).startsAt?.toISOString() ?? null

/** A text for the commune, to be sent when `typed` says. */
const schedules = async (text: string, typed: string): Promise<void> => {
  await draftsFor(clerk, unit, text)
  await goesToTime()
  await clerk.hearsBelow(clerk.sends(typed))
  await clerk.seesText('announce:title')
  await goesToConfirm(clerk)
  await clerk.tapsText('announce:confirmLater')
  await clerk.seesText('broadcast:state.scheduled')
}

const got = (text: string): number => textsOf(khoi).filter(said => said.includes(text)).length

describe('a time', () => {
  test('that is past, too far, half a date or rubbish is refused, and asked for again', async () => {
    await beginsAnnouncement(clerk)
    await goesToTime()
    for (const [typed, refusal] of [
      ['23/11/2026 8:59', 'schedule_past'],
      ['1/1/1970 8:00', 'schedule_past'],
      ['25/11/2027 8:00', 'schedule_far'],
      ['31/12/9999 8:00', 'schedule_far'],
      ['25/12', 'time_needed'],
      ['31/11 14:30', 'time_needed'],
      ['12/25 14:30', 'time_needed'],
      ['غداً ٨:٠٠', 'time_needed'],
      ['٢٥:٠٠', 'time_needed'],
    ] as const) {
      await clerk.hearsBelow(clerk.sends(typed))
      await clerk.seesText(`refusals:${refusal}`)
      await clerk.seesText('announce:askTime')
    }
    await clerk.hearsBelow(clerk.user.sendsSticker())
    await clerk.seesText('refusals:time_needed')
    expect(await startsAt()).toBeNull()
    manners.expectGood()
  })

  test('is understood in the digits and on the clock of whoever types it, and shown on that clock', async () => {
    await beginsAnnouncement(clerk)
    await goesToTime()
    await clerk.hearsBelow(clerk.sends('٢٥/١٢ الساعة ٢:٣٠ مساءً'))
    await clerk.seesText('announce:title')
    expect(await startsAt()).toBe('2026-12-25T07:30:00.000Z')

    const timeZone = 'Europe/Berlin'
    await town.database.prisma.noticePreference.create({ data: { personId: clerkId, timeZone } })
    await goesToTime()
    await clerk.sees('3:')
    await clerk.hearsBelow(clerk.sends('25/12 14:30'))
    await clerk.seesText('announce:title')
    expect(await startsAt()).toBe('2026-12-25T13:30:00.000Z')
    await clerk.sees('2:30')
    await town.database.prisma.noticePreference.deleteMany()
    manners.expectGood()
  })

  test('of a button goes by when it is left lying: yesterday’s is past, one of no calendar is nothing', async () => {
    await beginsAnnouncement(clerk)
    const { id: broadcast } = await newestBroadcast(town)
    await goesToTime()
    const [, afternoon = ''] = clerk.labels
    await clerk.taps(afternoon)
    await clerk.seesText('announce:title')
    expect(await startsAt()).toBe('2026-11-23T07:00:00.000Z')
    for (const [day, minute, refusal] of [
      ['20261122', 480, 'schedule_past'],
      ['20260230', 480, null],
      ['20261399', 480, null],
      ['00000000', 0, null],
      ['99991231', 0, 'schedule_far'],
      ['constructor', 0, null],
      ['20261124', 1_440, null],
    ] as const) {
      await clerk.hearsBelow(clerk.sends('/start'))
      await manners.forges(clerk, buttons.startAt.encode({ broadcast, day, minute }))
      if (refusal) await clerk.seesText(`refusals:${refusal}`)
    }
    expect(await startsAt()).toBe('2026-11-23T07:00:00.000Z')
    await clerk.hearsBelow(clerk.sends('/start'))
    await manners.forges(clerk, buttons.startNow.encode({ broadcast }))
    await clerk.seesText('announce:title')
    expect(await startsAt()).toBeNull()
    manners.expectGood()
  })
})

describe('a scheduled announcement', () => {
  test('comes at its minute and not before, though the bot was restarted meanwhile', async () => {
    await schedules('Đúng mười giờ', '10:00')
    await goesOnTo(town, '2026-11-23T09:59')
    expect(got('Đúng mười giờ')).toBe(0)
    await town.restart()
    await goesOnTo(town, '2026-11-23T10:00')
    await khoi.sees('Đúng mười giờ')
    await clerk.seesText('broadcast:ending.finished')
    await town.passes(3_600_000)
    await fallsSilent(town)
    expect(got('Đúng mười giờ')).toBe(1)
    manners.expectGood()
  })

  test('whose time passes while it is still a draft is not sent at once: its author chooses another', async () => {
    await draftsFor(clerk, unit, 'Quá giờ')
    await goesToTime()
    await clerk.hearsBelow(clerk.sends('11:30'))
    await goesToConfirm(clerk)
    await town.passes(3_600_000)
    await clerk.tapsText('announce:confirmLater')
    await clerk.seesText('refusals:schedule_past')
    await clerk.seesText('announce:title')
    expect(await newestBroadcast(town)).toMatchObject({ state: 'draft' })
    expect(got('Quá giờ')).toBe(0)
    manners.expectGood()
  })

  test('is not sent when its author is in charge no longer, and he is told so', async () => {
    await schedules('Mất quyền', '14:00')
    await losesRoles(town, clerkId)
    await goesOnTo(town, '2026-11-23T14:00')
    await clerk.seesText('broadcast:authorLostRole')
    expect(got('Mất quyền')).toBe(0)
    expect((await recipientsOf(town)).map(({ state }) => state)).not.toContain('pending')
    await regainsRoles(town, clerkId)
    await goesOnTo(town, '2026-11-23T15:00')
    expect(got('Mất quyền')).toBe(0)
    expect(await newestBroadcast(town)).toMatchObject({ state: 'ended', ending: 'authorLostRole' })
    manners.expectGood()
  })

  test('can be cancelled before its time, after a question, and then stays away', async () => {
    await schedules('Hủy trước giờ', '16:00')
    await clerk.tapsText('broadcast:cancel')
    await clerk.seesText('announce:askCancel')
    await clerk.tapsText('common:back')
    await clerk.seesText('broadcast:state.scheduled')
    await clerk.tapsText('broadcast:cancel')
    await clerk.seesText('announce:askCancel')
    await clerk.tapsText('announce:cancelNow')
    await clerk.seesText('broadcast:ending.cancelled')
    await goesOnTo(town, '2026-11-23T17:00')
    expect(got('Hủy trước giờ')).toBe(0)
    manners.expectGood()
  })

  test('for the night waits for the morning of each who has quiet hours', async () => {
    await schedules('Trong đêm', '22:00')
    await goesOnTo(town, '2026-11-23T22:00')
    expect(got('Trong đêm')).toBe(0)
    await clerk.hearsBelow(clerk.sends('/announce'))
    await clerk.taps('Trong đêm')
    await clerk.seesText('broadcast:state.untilMorning')
    await goesOnTo(town, '2026-11-24T07:00')
    await khoi.sees('Trong đêm')
    expect(got('Trong đêm')).toBe(1)
    manners.expectGood()
  })
})
