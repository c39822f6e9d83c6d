import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  beginsAnnouncement,
  choosesFallback,
  choosesUnit,
  draftsFor,
  goesToConfirm,
  newestBroadcast,
  recipientsOf,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { givesPost, leavesPosts, personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const hour = 3_600_000

let town: Town
let manners: Manners
let long: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  const author = await inhabitant(town, 'CB0009', 'ar')
  long = author.person
})
afterAll(() => town.close())

const arrives = async (code: string, language = 'vi'): Promise<Person> =>
  (await inhabitant(town, code, language)).person

const unlinks = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/unlink'))
  await person.tapsText('settings:unlinkNow')
  await person.seesText('settings:unlinked')
}

const choosesLanguage = async (person: Person, language: 'vi' | 'en' | 'de' | 'ar'): Promise<void> => {
  await person.hearsBelow(person.sends('/settings'))
  await person.tapsText(`settings:language.${language}`)
  await person.speaks(language).seesText('settings:title')
}

const got = (person: Person, text: string): number =>
  textsOf(person).filter(said => said.includes(text)).length

describe('the list of recipients', () => {
  test('is frozen when it is confirmed: whoever comes, leaves, links and unlinks before its time', async () => {
    const unit = 'Xã Thịnh Hiệp'
    const stays = await arrives('CB0070')
    const leaves = await arrives('CB0071')
    const parts = await arrives('CB0072')
    await draftsFor(long, unit, 'Họp lúc 15 giờ')
    await long.tapsText('announce:keyTime')
    await long.seesText('announce:askTime')
    const [, thisAfternoon = ''] = long.labels
    await long.taps(thisAfternoon)
    await long.seesText('announce:title')
    await goesToConfirm(long)
    await long.tapsText('announce:confirmLater')
    await long.seesText('broadcast:state.scheduled')
    expect(await recipientsOf(town)).toHaveLength(4)

    const comes = await arrives('CB0075')
    await givesPost(town, 'CB0075', unit)
    await leavesPosts(town, 'CB0071', -1)
    await unlinks(parts)
    const links = await arrives('CB0073', 'en')
    await town.passes(5 * hour)
    await fallsSilent(town)

    for (const person of [stays, leaves, links]) expect(got(person, 'Họp lúc 15 giờ')).toBe(1)
    for (const person of [comes, parts]) expect(got(person, 'Họp lúc 15 giờ')).toBe(0)
    const [{ id: partedId }, { id: linkedId }] = [
      await personOf(town, 'CB0072'),
      await personOf(town, 'CB0073'),
    ]
    const states = new Map((await recipientsOf(town)).map(({ personId, state }) => [personId, state]))
    expect(states.size).toBe(4)
    expect(states.get(partedId)).toBe('unlinked')
    expect(states.get(linkedId)).toBe('sent')
    await long.seesText('broadcast:ending.finished')
    manners.expectGood()
  })

  test('that changed after the last look is refused with the new figures, also when as many remain', async () => {
    const unit = 'Xã Xuân Lĩnh'
    await draftsFor(long, unit, 'Gửi toàn xã')
    await goesToConfirm(long)
    await long.sees(String(long.speech.html('announce:count', { count: 4 })).replace(/<[^>]+>/g, ''))

    await givesPost(town, 'CB0079', unit)
    await long.tapsText('announce:confirm')
    await long.seesText('refusals:audience_changed')
    await long.seesText('announce:confirmTitle')
    await long.sees(String(long.speech.html('announce:count', { count: 5 })).replace(/<[^>]+>/g, ''))

    await leavesPosts(town, 'CB0077', -1)
    await givesPost(town, 'CB0080', unit)
    const data = long.dataOf(long.speech.text('announce:confirm'))
    await long.tapsText('announce:confirm')
    await town.telegram.settled(() => long.dataOf(long.speech.text('announce:confirm')) !== data)
    await long.seesText('refusals:audience_changed')
    await long.sees(String(long.speech.html('announce:count', { count: 5 })).replace(/<[^>]+>/g, ''))
    expect(await newestBroadcast(town)).toMatchObject({ state: 'draft', noticeId: null })

    await long.tapsText('announce:confirm')
    await long.seesText('broadcast:ending.finished')
    const { id: gone } = await personOf(town, 'CB0077')
    const ids = (await recipientsOf(town)).map(({ personId }) => personId)
    expect(ids).toHaveLength(5)
    expect(ids).not.toContain(gone)
    manners.expectGood()
  })

  test('is nobody any more when all have left meanwhile: it goes back to the draft and says so', async () => {
    const unit = 'Xã Nghĩa Hiệp'
    await draftsFor(long, unit, 'Không còn ai')
    await goesToConfirm(long)
    for (const code of ['CB0090', 'CB0091', 'CB0092', 'CB0093']) await leavesPosts(town, code, -1)
    await long.tapsText('announce:confirm')
    await long.seesText('refusals:audience_empty')
    await long.seesText('announce:title')
    manners.expectGood()
  })
})

describe('the languages', () => {
  test('of the recipients have to be served, each by its text or by the one chosen for it', async () => {
    const unit = 'Xã Hưng Thạch'
    const secretary = await arrives('CB0078', 'de')
    const other = await arrives('CB0081', 'en')
    await beginsAnnouncement(long)
    await choosesUnit(long, unit)
    await long.tapsText('announce:keyPreview')
    await long.seesText('refusals:announcement_missing')
    await writesText(long, 'ar', 'اجتماع عند الثالثة')
    await long.sees('❗')
    await long.tapsText('announce:keyPreview')
    await long.seesText('refusals:fallback_needed')
    const { id: broadcast } = await newestBroadcast(town)
    await long.hearsBelow(long.sends('/start'))
    await manners.forges(long, buttons.askConfirm.encode({ broadcast }))
    await long.seesText('refusals:fallback_needed')
    await manners.forges(long, buttons.fallback.encode({ broadcast, language: 'de' }))
    await long.seesText('refusals:fallback_without_text')
    await choosesFallback(long, 'ar')
    await writesText(long, 'en', 'Meeting at three')
    await goesToConfirm(long)

    await choosesLanguage(secretary, 'en')
    await long.tapsText('announce:confirm')
    await long.seesText('broadcast:ending.finished')
    await secretary.sees('Meeting at three')
    await other.sees('Meeting at three')
    expect(got(secretary, 'اجتماع')).toBe(0)
    manners.expectGood()
  })

  test('somebody who chooses another one after it was confirmed gets the text there is, and is told whose', async () => {
    const unit = 'Xã Nghĩa Trạch'
    const changes = await arrives('CB0083')
    await beginsAnnouncement(long)
    await choosesUnit(long, unit)
    await writesText(long, 'vi', 'Chỉ có tiếng Việt')
    expect(long.labels).not.toContain(long.speech.text('announce:keyFallback'))
    await long.tapsText('announce:keyTime')
    await long.seesText('announce:askTime')
    await long.taps(long.labels[1] ?? '')
    await long.seesText('announce:title')
    await goesToConfirm(long)
    await long.tapsText('announce:confirmLater')
    await long.seesText('broadcast:state.scheduled')
    await choosesLanguage(changes, 'de')
    await town.passes(30 * hour)
    await fallsSilent(town)
    await changes.sees('Chỉ có tiếng Việt')
    await changes.seesText('broadcast:onlyIn')
    manners.expectGood()
  })
})
