import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { asksForRelease, finds, newestBroadcast } from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { becomes, dayFrom } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

type Staff = Readonly<{ id: string; name: string; person: Person }>

let town: Town
let manners: Manners
let author: Staff
let an: Staff
let khoi: Staff
let cadre: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  author = await inhabitant(town, 'CB0009', 'vi')
  an = await inhabitant(town, 'CB0013', 'ar')
  khoi = await inhabitant(town, 'CB0023', 'en')
  cadre = await town.resident('cadre')
})
afterAll(() => town.close())

let round = 0
let text = ''
beforeEach(() => {
  round += 1
  text = `Thông báo số ${round}`
})

/** As often as the announcement itself came, in whichever language around it. */
const got = (person: Person): number =>
  textsOf(person).filter(said => said.includes('– Ban Tổ chức Tỉnh ủy Nam Xuyên') && said.includes(text))
    .length
const decisions = async () => {
  const { id: broadcastId } = await newestBroadcast(town)
  return town.database.prisma.decision.findMany({ where: { approval: { broadcastId } } })
}
const goesHome = async ({ person }: Staff): Promise<void> => {
  await person.hearsBelow(person.sends('/start'))
  await person.seesText('home:choose')
}
const pending = (count: number, { person }: Staff) =>
  String(person.speech.html('home:pending', { count })).replace(/<[^>]+>/g, '')

describe('an announcement above the limit', () => {
  test('is released by one of two who press at once, and the other sees whose word it was', async () => {
    await asksForRelease(author.person, text)
    for (const { person } of [an, khoi]) await person.seesText('broadcast:awaitsRelease')
    expect(got(cadre)).toBe(0)
    await Promise.all(
      [an, khoi].map(({ person }) => manners.hammers(person, person.speech.text('broadcast:release'), 2)),
    )
    const [decision, ...more] = await decisions()
    expect(more).toEqual([])
    const { name } = [an, khoi].find(({ id }) => id === decision?.deciderId) ?? author
    await fallsSilent(town)
    for (const { person } of [an, khoi]) {
      await finds(town, person, name)
      expect(person.labels).not.toContain(person.speech.text('broadcast:release'))
    }
    await finds(town, author.person, author.person.says('broadcast:ending.finished'))
    await finds(town, author.person, `${name} đã duyệt`)
    expect(got(cadre)).toBe(1)
    manners.expectGood()
  })

  test('is counted at home and listed under what waits, for the others only, and gone when it is decided', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await goesHome(an)
    await an.person.sees(pending(1, an))
    await an.person.tapsText('home:approvals', { number: 1 })
    await an.person.sees(text)
    await goesHome(author)
    expect(author.person.screen.text).not.toContain(pending(1, author))
    await author.person.hearsBelow(author.person.sends('/approvals'))
    await author.person.seesText('approval:listEmpty')

    const list = an.person.screen.message_id
    await an.person.taps(an.person.labels[0] ?? '')
    const { message_id: preview } = await an.person.hearsBelow(list)
    await an.person.tapsText('broadcast:release')
    await town.telegram.settled(() =>
      an.person.messages.some(({ message_id, text = '' }) => message_id > preview && text.includes('✅')),
    )
    await goesHome(an)
    expect(an.person.screen.text).not.toContain(pending(1, an))
    await khoi.person.hearsBelow(khoi.person.sends('/approvals'))
    await khoi.person.seesText('approval:listEmpty')
    await fallsSilent(town)
    manners.expectGood()
  })

  test('cannot be released or declined by its author, forged or as a deputy, nor by staff of another scope', async () => {
    await becomes(town, 'staff', 'CB0065', 'Xã Lộc Vinh')
    const outside = await inhabitant(town, 'CB0065', 'de')
    await town.database.prisma.deputy.create({
      data: {
        ...{ id: randomUUID(), principalId: an.id, deputyId: author.id },
        ...{ validFrom: dayFrom(town, -1), validTo: dayFrom(town, 9) },
      },
    })
    await asksForRelease(author.person, text)
    await fallsSilent(town)
    expect(textsOf(outside.person).join()).not.toContain(text)
    const { id: broadcast } = await newestBroadcast(town)
    for (const staff of [author, outside]) {
      for (const data of [
        buttons.release.encode({ broadcast }),
        buttons.askDecline.encode({ broadcast }),
        buttons.openRelease.encode({ broadcast }),
        buttons.releaseIn.encode({ broadcast, language: 'vi' }),
      ]) {
        await goesHome(staff)
        await manners.forges(staff.person, data)
        await staff.person.seesText('refusals:broadcast_unknown')
      }
      await staff.person.hearsBelow(staff.person.sends('Lý do'))
    }
    expect(await decisions()).toEqual([])
    expect(await newestBroadcast(town)).toMatchObject({ state: 'awaiting' })
    manners.expectGood()
  })

  test('is declined with a reason its author reads word for word, and nobody else gets it', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await an.person.tapsText('broadcast:decline')
    await an.person.seesText('announce:askDecline')
    for (const [reason, refusal] of [
      ['x'.repeat(1_501), 'reason_too_long'],
      ['MẬT', 'text_classified'],
      ['\u200b', 'reason_needed'],
    ] as const) {
      await an.person.hearsBelow(an.person.sends(reason))
      await an.person.seesText(`refusals:${refusal}`)
    }
    await an.person.hearsBelow(an.person.user.sendsSticker())
    await an.person.seesText('refusals:reason_needed')
    const reason = `Sai ngày <b>họp</b>. ${'Xem lại. '.repeat(150)}`.trim()
    await an.person.hearsBelow(an.person.sends(reason))
    await author.person.seesText('broadcast:declinedBy')
    await author.person.sees(reason)
    await author.person.sees(an.name)
    await fallsSilent(town)
    expect(textsOf(khoi.person).some(said => said.includes('✖️') && said.includes(an.name))).toBe(true)
    expect(got(cadre)).toBe(0)
    await manners.forges(khoi.person, buttons.release.encode({ broadcast: (await newestBroadcast(town)).id }))
    await khoi.person.seesText('refusals:already_decided')
    expect(await newestBroadcast(town)).toMatchObject({ state: 'ended', ending: 'declined' })
    manners.expectGood()
  })

  test('released while somebody writes why not: the release stands, and what he wrote is told to nobody', async () => {
    await asksForRelease(author.person, text)
    await an.person.sees(text)
    await an.person.tapsText('broadcast:decline')
    await an.person.seesText('announce:askDecline')
    await khoi.person.sees(text)
    await khoi.person.tapsText('broadcast:release')
    await khoi.person.sees(khoi.name)
    await fallsSilent(town)
    await an.person.hearsBelow(an.person.sends('Không nên gửi hôm nay.'))
    await an.person.seesText('refusals:already_decided')
    await an.person.sees(khoi.name)
    expect(await decisions()).toMatchObject([{ outcome: 'approved', deciderId: khoi.id, reason: null }])
    for (const { person } of [author, khoi]) expect(textsOf(person).join()).not.toContain('Không nên')
    manners.expectGood()
  })
})
