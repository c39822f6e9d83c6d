import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  hue = await town.resident('staff')
})
afterAll(() => town.close())

const announcementsTo = (role: 'cadre' | 'supervisor' | 'staff') =>
  town.database.prisma.delivery.findMany({
    where: { personId: town.cast(role).personId, notice: { kind: 'broadcast.announced' } },
  })

describe('an announcement that asks to be read', () => {
  const announce = async (recipients: readonly string[], file: string | null): Promise<void> => {
    const id = randomUUID()
    const attachment = file === null ? null : { kind: 'photo' as const, file, name: 'photo.jpg' }
    const texts = { vi: 'Họp lúc 14 giờ', ar: 'اجتماع الساعة 14' }
    const said = { broadcastId: id, sender: 'Ban Tổ chức', texts, fallback: 'vi' as const, asksRead: true }
    const content = { kind: 'broadcast.announced' as const, ...said, attachment }
    const notice = { id, dedupeKey: id, subject: id, content, recipients, at: town.deps.moment().at }
    await town.deps.transaction(store => store.notices.add(notice))
    await fallsSilent(town)
  }
  const idOf = (role: 'cadre' | 'supervisor' | 'staff') => town.cast(role).personId
  const label = ({ speech }: Person, at: Date) =>
    readable(speech.text('broadcast:wasRead', { instant: speech.instant(at) }))

  test('is confirmed once, with its time, under a picture too, weeks later too', async () => {
    hue.user.sendsPhoto()
    await hue.seesText('common:lost')
    const file = hue.user.chat.findLast(({ photo }) => photo)?.photo?.file_id ?? ''
    await announce([idOf('cadre'), idOf('supervisor')], file)
    await goesOnTo(town, '2027-02-20T10:00')
    for (const [person, role] of [
      [khoi, 'cadre'],
      [hien, 'supervisor'],
    ] as const) {
      const before = person.screen
      expect(before.photo).toBeDefined()
      await manners.hammers(person, person.speech.text('broadcast:haveRead'), 3)
      const [delivery] = await announcementsTo(role)
      const at = delivery?.acknowledgedAt ?? new Date(0)
      await town.telegram.settled(() => person.labels.includes(label(person, at)))
      expect(person.labels).toHaveLength(1)
      expect(person.screen).toMatchObject({ message_id: before.message_id, caption: before.caption })
      const heard = person.user.alerts.length
      await person.taps(label(person, at))
      await town.telegram.settled(() => person.user.alerts.length === heard + 1)
      expect(manners.alert(person)).toBe(person.speech.text('broadcast:readNoted'))
      expect((await announcementsTo(role))[0]?.acknowledgedAt).toEqual(at)
    }
    manners.expectGood()
  })

  test('is nobody else’s to confirm, and a lost answer is no reason to send it again', async () => {
    const { prisma } = town.database
    await announce([idOf('staff')], null)
    const [delivery] = await announcementsTo('staff')
    const data = buttons.acknowledge.encode({ delivery: delivery?.id ?? '' })
    await manners.forges(khoi, data)
    expect(manners.alert(khoi)).toBe(khoi.speech.text('common:outdatedButton'))
    await manners.forges(hue, buttons.snooze.encode({ delivery: delivery?.id ?? '', days: 1 }))
    expect(manners.alert(hue)).toBe(hue.speech.text('common:outdatedButton'))
    expect((await announcementsTo('staff'))[0]).toMatchObject({ acknowledgedAt: null })
    await prisma.delivery.updateMany({ where: { id: delivery?.id ?? '' }, data: { state: 'unknown' } })
    await hue.tapsText('broadcast:haveRead')
    await town.telegram.settled(() => hue.labels[0]?.startsWith('☑️') === true)
    const [read] = await announcementsTo('staff')
    expect(read).toMatchObject({ state: 'sent', acknowledgedAt: expect.any(Date) })
    expect(textsOf(hue).filter(text => text.includes('14'))).toHaveLength(1)
    manners.expectGood()
  })
})
