import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { privacyHash, privacyVersion } from '../../src/bot/screens/arrive.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'
import { speechIn } from '../kit/words.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const agreedLongAgo = (personId: string) =>
  town.database.prisma.consent.updateMany({
    where: { personId },
    data: { noticeVersion: privacyVersion - 1, noticeHash: 'older' },
  })

const newest = (personId: string) =>
  town.database.prisma.consent.findFirstOrThrow({ where: { personId }, orderBy: { noticeVersion: 'desc' } })

const isAsked = async (person: Person): Promise<void> => {
  await person.findsText('privacy:whatsNew')
}

test('a key that stood under an older notice, or one in another language, agrees to nothing and shows the new one', async () => {
  const { person, id } = await inhabitant(town, 'CB0064', 'vi')
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('/evaluate'))
  await isAsked(person)
  const old = { version: privacyVersion - 1, language: 'vi' }
  await manners.forges(person, buttons.agreeAnew.encode(old))
  expect(await newest(id)).toMatchObject({ noticeVersion: privacyVersion - 1 })
  await manners.forges(person, buttons.agreeAnew.encode({ version: privacyVersion + 1, language: 'vi' }))
  await manners.forges(person, buttons.agreeAnew.encode({ version: privacyVersion, language: 'de' }))
  expect(await newest(id)).toMatchObject({ noticeVersion: privacyVersion - 1 })
  await isAsked(person)
  await person.tapsText('arrive:agree')
  await person.findsText('privacy:agreed')
  const noticeHash = privacyHash(speechIn('vi'))
  expect(await newest(id)).toMatchObject({ noticeVersion: privacyVersion, language: 'vi', noticeHash })
})

test('but for a copy of his data no command, old key, file or sticker works before he agrees, nor a command written in another way', async () => {
  const { person, id } = await inhabitant(town, 'CB0065', 'en')
  await becomes(town, 'staff', 'CB0065', 'Tỉnh Nam Xuyên')
  await agreedLongAgo(id)
  const { prisma } = town.database
  const done = () => prisma.auditEvent.count({ where: { actorId: id } })
  const before = await done()
  const tries = [
    '/mydatax',
    '/history',
    '/report',
    '/EVALUATE',
    '/log x',
    '/privacyx',
    '/settingsfoo',
    '/unlink_',
    '/people Khôi',
    'x',
  ]
  for (const typed of tries) {
    await person.hearsBelow(person.sends(typed))
    await isAsked(person)
  }
  const { message_id } = person.screen
  for (const data of [
    buttons.reports.encode({}),
    buttons.people.encode({}),
    buttons.writeDataRequest.encode({ code: 'erasure' }),
  ])
    await manners.forges(person, data, message_id)
  await person.hearsBelow(person.user.sendsSticker())
  await isAsked(person)
  expect(await done()).toBe(before)
  expect(person.messages.some(({ document }) => document)).toBe(false)
})

test('one answer that was being typed is taken, and none after it, however often he tries', async () => {
  const { person, id } = await inhabitant(town, 'CB0066', 'de')
  const entries = () => town.database.prisma.notebookEntry.count({ where: { personId: id } })
  await person.hearsBelow(person.sends('/log'))
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('Erstens'))
  await isAsked(person)
  const taken = await entries()
  for (const typed of ['Zweitens', 'Drittens']) await person.hearsBelow(person.sends(typed))
  expect(await entries()).toBe(taken)
  expect(taken).toBe(1)
})
