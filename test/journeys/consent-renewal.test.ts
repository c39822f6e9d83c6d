import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { privacyHash, privacyVersion } from '../../src/bot/screens/arrive.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
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

const agreeData = buttons.agreeAnew.encode({ version: privacyVersion, language: 'vi' })

/** As if he had agreed when the notice said less. */
const agreedLongAgo = (personId: string) =>
  town.database.prisma.consent.updateMany({
    where: { personId },
    data: { noticeVersion: privacyVersion - 1, noticeHash: 'older' },
  })

const consentsOf = (personId: string) =>
  town.database.prisma.consent.findMany({
    where: { personId },
    orderBy: { noticeVersion: 'asc' },
    select: { noticeVersion: true, noticeHash: true, language: true, withdrawnAt: true },
  })

const agrees = async (person: Person): Promise<void> => {
  await person.tapsText('arrive:agree')
  await person.findsText('privacy:agreed')
}

test('whoever agreed to an older notice reads at his next use what is new, and the proof of both is kept', async () => {
  const { person, id } = await inhabitant(town, 'CB0064', 'vi')
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('/evaluate'))
  await person.seesText('privacy:whatsNew')
  await agrees(person)
  await person.hearsBelow(person.sends('/evaluate'))
  await person.seesText('evaluation:cyclesTitle')
  expect(await consentsOf(id)).toEqual([
    { noticeVersion: privacyVersion - 1, noticeHash: 'older', language: 'vi', withdrawnAt: null },
    {
      noticeVersion: privacyVersion,
      noticeHash: privacyHash(speechIn('vi')),
      language: 'vi',
      withdrawnAt: null,
    },
  ])
})

test('an answer being typed is taken, the next is not until the notice is answered, and the dialogue goes on', async () => {
  const { person, id } = await inhabitant(town, 'CB0065', 'en')
  const entries = () => town.database.prisma.notebookEntry.count({ where: { personId: id } })
  await person.hearsBelow(person.sends('/log'))
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('Wrote the plan of the quarter'))
  await person.seesText('privacy:whatsNew')
  expect(await entries()).toBe(1)
  await person.hearsBelow(person.sends('And a second thing'))
  await person.seesText('privacy:sendAgain')
  expect(await entries()).toBe(1)
  await agrees(person)
  await person.hearsBelow(person.sends('/log'))
  await person.hearsBelow(person.sends('And a second thing'))
  expect(await entries()).toBe(2)
})

test('a copy of one’s data, and who looked at it, can be had before the notice is answered', async () => {
  const { person, id } = await inhabitant(town, 'CB0073', 'vi')
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('/mydata'))
  await person.seesText('ownData:title')
  await person.hearsBelow(person.sends('/access'))
  await person.seesText('ownData:looksTitle')
})

test('a press is not lost: it says what has to be answered first, and does its work afterwards', async () => {
  const { person, id } = await inhabitant(town, 'CB0066', 'de')
  await agreedLongAgo(id)
  await person.tapsText('home:evaluate')
  await person.findsText('privacy:whatsNew')
  await agrees(person)
  await person.tapsText('home:evaluate')
  await person.findsText('evaluation:cyclesTitle')
})

test('who reads it may see how long what is kept and change the language, and may unlink instead', async () => {
  const { person, id } = await inhabitant(town, 'CB0067', 'ar')
  await agreedLongAgo(id)
  await person.hearsBelow(person.sends('/start'))
  await person.seesText('privacy:whatsNew')
  await person.tapsText('retention:key')
  await person.seesText('retention:title')
  await person.hearsBelow(person.sends('/settings'))
  await person.seesText('settings:title')
  await person.hearsBelow(person.sends('/start'))
  await person.tapsText('settings:unlink')
  await person.tapsText('settings:unlinkNow')
  await person.seesText('settings:unlinked')
  expect((await consentsOf(id)).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
})

test('agreeing twice, or where nothing was asked, adds no proof; a stranger’s press is refused', async () => {
  const { person, id } = await inhabitant(town, 'CB0068', 'vi')
  await manners.forges(person, agreeData)
  await manners.forges(person, agreeData)
  expect(await consentsOf(id)).toHaveLength(1)
  const stranger = town.stranger('en')
  stranger.sends('/start')
  await stranger.seesText('home:stranger')
  await manners.forges(stranger, agreeData)
  expect(await town.database.prisma.consent.count({ where: { accountId: stranger.user.id } })).toBe(0)
})
