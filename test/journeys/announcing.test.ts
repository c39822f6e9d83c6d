import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aSecondStaffMember,
  beginsAnnouncement,
  choosesUnit,
  goesToConfirm,
  writesText,
} from '../kit/announcing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let author: Person
let cadre: Person
let head: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  author = await town.resident('staff')
  cadre = await town.resident('cadre')
  head = await town.resident('supervisor')
})
afterAll(() => town.close())

const unitOf = async (role: 'cadre'): Promise<string> => {
  const { unit } = await town.database.prisma.assignment.findFirstOrThrow({
    where: { personId: town.cast(role).personId, endedOn: null },
    include: { unit: true },
  })
  return unit.name
}

/** Somewhere in the chat, as it stands now. */
const hasRead = (person: Person, text: string): boolean =>
  person.messages.some(message => readable(message.html ?? '').includes(readable(text)))

test('an announcement to one commune reaches each in his language, is read, and its report says so', async () => {
  await beginsAnnouncement(author)
  await choosesUnit(author, await unitOf('cadre'))
  await writesText(author, 'vi', 'Họp giao ban lúc 14 giờ thứ Sáu.')
  await writesText(author, 'ar', 'اجتماع يوم الجمعة الساعة 14.')
  await author.taps(`☐ ${author.speech.text('announce:keyRead')}`)
  await goesToConfirm(author)
  await author.tapsText('announce:confirm')

  await cadre.sees('Họp giao ban lúc 14 giờ')
  await head.sees('اجتماع يوم الجمعة')
  await author.seesText('broadcast:ending.finished')
  await cadre.tapsText('broadcast:haveRead')
  await town.telegram.settled(() => cadre.labels.some(label => label.startsWith('☑️')))
  await author.tapsText('broadcast:refresh')
  await author.sees(/: 1 (?:von|\/) ?2/)
  expect(author.labels).toContain(author.speech.text('broadcast:file'))
  manners.expectGood()
})

test('to the whole province it needs a second person, whose release starts it', async () => {
  const second = await aSecondStaffMember(town)
  await beginsAnnouncement(author)
  await writesText(author, 'vi', 'Thông báo toàn tỉnh')
  await author.tapsText('announce:keyPreview')
  await author.seesText('refusals:fallback_needed')
  await author.tapsText('announce:keyFallback')
  await author.taps(author.speech.text('announce:name.vi'))
  await goesToConfirm(author)
  await author.tapsText('announce:confirmRelease')
  await author.seesText('broadcast:state.awaiting')
  await second.seesText('broadcast:awaitsRelease')
  await second.tapsText('broadcast:readAll')
  await second.sees('Thông báo toàn tỉnh')
  await second.tapsText('broadcast:release')
  await head.sees('Thông báo toàn tỉnh')
  await head.seesText('broadcast:onlyIn')
  await town.telegram.settled(() =>
    hasRead(author, String(author.speech.html('broadcast:count.sent', { sent: 4, reachable: 4 }))),
  )
  manners.expectGood()
})
