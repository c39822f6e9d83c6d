import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { erasable, kept } from '../../src/domain/retention/retention.ts'
import { verifyAuditChain } from '../../src/store/audit-chain.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

/** All pages of the schedule, as they read. */
const readsSchedule = async (person: Person): Promise<string> => {
  await person.hearsBelow(person.sends('/privacy'))
  await person.tapsText('retention:key')
  await person.seesText('retention:title')
  let read = readable(person.screen.text ?? '')
  while (person.labels.includes(readable(person.speech.text('common:nextPage')))) {
    const before = person.screen.text ?? ''
    await person.tapsText('common:nextPage')
    await town.telegram.settled(() => person.screen.text !== before)
    read += readable(person.screen.text ?? '')
  }
  return read
}

test.each(['vi', 'en', 'de', 'ar'])(
  'a stranger who speaks %s reads how long what is kept, and what is not checked yet',
  async language => {
    const stranger = town.stranger(language).speaks(language)
    const read = await readsSchedule(stranger)
    for (const of of [...erasable, ...kept])
      expect(read, of).toContain(readable(stranger.says(`retention:of.${of}`)))
    expect(read).toContain(readable(stranger.says('retention:unverified')))
  },
)

test('a page that does not exist is the last, and the way back leads to the notice', async () => {
  const stranger = town.stranger('vi').speaks('vi')
  await stranger.hearsBelow(stranger.sends('/privacy'))
  await manners.forges(stranger, buttons.retention.encode({ page: 999 }))
  await stranger.seesText('retention:title')
  await stranger.tapsText('common:back')
  await stranger.seesText('privacy:notice')
})

test('in the night after its time is over an entry of the notebook is gone, and only its number is noted', async () => {
  const { person, id } = await inhabitant(town, 'CB0064', 'vi')
  await person.hearsBelow(person.sends('/log'))
  await person.hearsBelow(person.sends('Đã soạn xong kế hoạch quý'))
  const { prisma } = town.database
  const entries = () => prisma.notebookEntry.count({ where: { personId: id } })
  await goesOnTo(town, '2026-11-24T02:30')
  expect(await entries()).toBe(1)
  await prisma.notebookEntry.updateMany({ where: { personId: id }, data: { day: new Date('2020-01-06') } })
  await goesOnTo(town, '2026-11-25T02:30')
  expect(await entries()).toBe(0)
  const events = await prisma.auditEvent.findMany({ where: { action: 'data.erased' } })
  const event = events.find(({ details }) => (details as { class: string }).class === 'looseNotebook')
  expect(event).toMatchObject({ actorId: null, subjectId: null, details: { count: 1 } })
  expect(JSON.stringify(events.map(({ details }) => details))).not.toContain('kế hoạch')
  expect(await verifyAuditChain(prisma, null)).toMatchObject({ brokenAt: null })
})
