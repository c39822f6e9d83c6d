import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  announces,
  beginsAnnouncement,
  choosesUnit,
  goesBackToDraft,
  goesToText,
  newestBroadcast,
  opensAnnouncements,
  previews,
  sendsDraft,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

const unit = 'Xã Lộc Vinh'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

/** So long that what is said next is not taken for a part of what was said before. */
const takesBreath = () => town.passes(3_000)

const textsKept = async () => (await newestBroadcast(town)).texts

describe('a text', () => {
  test('that is too long, empty, classified or no text is refused with what to do, and asked for again', async () => {
    await beginsAnnouncement(hue)
    await goesToText(hue, 'vi')
    for (const [text, refusal] of [
      ['x'.repeat(3_601), 'announcement_too_long'],
      ['🌧'.repeat(1_801), 'announcement_too_long'],
      [Array(201).fill('x').join('\n'), 'announcement_too_long'],
      [Array(200).fill('x'.repeat(16)).join('\n'), 'announcement_too_long'],
      ['\u200b\u2060', 'text_needed'],
      ['TỐI MẬT\nHọp lúc 8 giờ', 'text_classified'],
      ['  — MẬT —  ', 'text_classified'],
      ['T\u200fỐI\u202e MẬT', 'text_classified'],
      ['سِرِّي للغاية', 'text_classified'],
    ] as const) {
      await hue.hearsBelow(hue.sends(text))
      await hue.seesText(`refusals:${refusal}`)
      await hue.seesText('announce:askText')
      await takesBreath()
    }
    await hue.hearsBelow(hue.user.sendsSticker())
    await hue.seesText('refusals:text_needed')
    await hue.hearsBelow(hue.user.sendsVoice())
    await hue.seesText('refusals:text_needed')
    expect(await textsKept()).toEqual({})

    await hue.hearsBelow(hue.sends('🌧'.repeat(1_800)))
    await hue.seesText('announce:title')
    expect(await textsKept()).toEqual({ vi: '🌧'.repeat(1_800) })
    manners.expectGood()
  })

  test('of 4,097 characters, which a phone cuts in two, is refused once, and no part of it is kept', async () => {
    await beginsAnnouncement(hue)
    await goesToText(hue, 'de')
    hue.sends(`${'Hochwasser '.repeat(372)}Ende!`)
    await hue.seesText('common:textPart')
    expect(textsOf(hue).at(-2)).toContain(hue.says('refusals:announcement_too_long'))
    expect(await textsKept()).toEqual({})
    await takesBreath()
    await hue.hearsBelow(hue.sends('Zu kurz.'))
    await hue.seesText('announce:title')
    expect(await textsKept()).toEqual({ de: 'Zu kurz.' })
    manners.expectGood()
  })

  test('is replaced by the next one, taken away, and shown in the list by its first line', async () => {
    await beginsAnnouncement(hue)
    await writesText(hue, 'vi', 'Bản thứ nhất')
    await writesText(hue, 'vi', 'Bản thứ hai\nvới dòng thứ hai')
    expect(await textsKept()).toEqual({ vi: 'Bản thứ hai\nvới dòng thứ hai' })
    await goesToText(hue, 'vi')
    await hue.sees('với dòng thứ hai')
    await goesBackToDraft(hue)
    await writesText(hue, 'en', 'Second')
    await goesToText(hue, 'vi')
    await hue.tapsText('announce:removeText')
    await hue.seesText('announce:title')
    expect(await textsKept()).toEqual({ en: 'Second' })
    await opensAnnouncements(hue)
    expect(hue.labels[1]).toBe('Second')
    await hue.taps('Second')
    await hue.seesText('announce:title')
    manners.expectGood()
  })

  test('says what it says: signs of markup, of direction and of code are only themselves', async () => {
    const text =
      'Họp <b>gấp</b> & "khẩn" <a href="tg://user?id=1">đây</a> {{name}} $t(common:home) \u202eمرحبا\u202c 👩‍👩‍👧 @admin /unlink'
    await announces(town, hue, unit, text)
    const shown = readable(text.replace(/[\u202a-\u202e]/g, ''))
    for (const person of [khoi, hien]) {
      await person.sees(shown)
      expect(person.screen.html).toContain('&lt;b&gt;gấp&lt;/b&gt;')
      expect(person.screen.text).not.toMatch(/[\u202a-\u202e]/)
    }
    await opensAnnouncements(hue)
    expect(hue.labels.join()).not.toMatch(/[\u202a-\u202e]/)
    manners.expectGood()
  })

  test('with all the lines it may have reaches a reader in whose language each needs signs of its own', async () => {
    const fits = (length: number) => Array(200).fill('ا'.repeat(length)).join('\n')
    const longest = fits(14)
    await beginsAnnouncement(hue)
    await choosesUnit(hue, unit)
    await writesText(hue, 'vi', longest)
    await takesBreath()
    await writesText(hue, 'ar', longest)
    await takesBreath()
    await goesToText(hue, 'ar')
    await hue.hearsBelow(hue.sends('TOP SECRET'))
    await hue.seesText('refusals:text_classified')
    await goesBackToDraft(hue)
    await sendsDraft(town, hue)
    for (const person of [khoi, hien]) expect(textsOf(person).at(-1)?.includes(longest)).toBe(true)
    manners.expectGood()
  })
})

describe('the preview', () => {
  test('is what each then gets, language for language, and its button says that it is none', async () => {
    await beginsAnnouncement(hue)
    await choosesUnit(hue, unit)
    await writesText(hue, 'vi', 'Mưa lớn: nghỉ họp.')
    await writesText(hue, 'ar', 'أمطار غزيرة: لا اجتماع.')
    await hue.taps(`☐ ${hue.speech.text('announce:keyRead')}`)
    await hue.sees(hue.says('announce:asksRead'))
    await previews(hue)
    await hue.sees('📢 Thông báo')
    const [vietnamese, key = ''] = [hue.screen, hue.labels[0]]
    expect(key).toBe(khoi.speech.text('broadcast:haveRead'))
    await hue.taps(key)
    await town.telegram.settled(() => manners.alert(hue) === hue.speech.text('announce:previewOnly'))
    await hue.taps(hue.labels.find(label => label.includes('Arabisch')) ?? '')
    await hue.sees('أمطار')
    const arabic = hue.screen
    await hue.tapsText('announce:continue')
    await hue.tapsText('announce:confirm')
    await hue.seesText('broadcast:ending.finished')

    expect(khoi.screen.html).toBe(vietnamese.html)
    expect(hien.screen.html).toBe(arabic.html)
    expect(khoi.labels).toEqual([key])
    expect(hien.labels).toEqual([hien.speech.text('broadcast:haveRead')])
    expect(khoi.screen.protect_content).toBeUndefined()
    manners.expectGood()
  })

  test('to somebody with a text of another language shows that text, and says that there is no other', async () => {
    const { person: clerk } = await inhabitant(town, 'CB0009', 'vi')
    await beginsAnnouncement(clerk)
    await choosesUnit(clerk, unit)
    await writesText(clerk, 'en', 'No meeting.')
    await clerk.tapsText('announce:keyFallback')
    await clerk.taps(clerk.speech.text('announce:name.en'))
    await clerk.seesText('announce:title')
    await previews(clerk)
    await clerk.sees('No meeting.')
    await clerk.sees(clerk.says('broadcast:onlyIn'))
    expect(clerk.labels.map(label => label.replace('● ', ''))).toEqual([
      clerk.speech.text('announce:name.vi'),
      clerk.speech.text('announce:name.en'),
      clerk.speech.text('announce:name.ar'),
      clerk.speech.text('announce:edit'),
      clerk.speech.text('announce:continue'),
    ])
    manners.expectGood()
  })
})
