import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  beginsAnnouncement,
  choosesFallback,
  choosesUnit,
  goesBackToDraft,
  goesToText,
  newestBroadcast,
  previews,
  sendsDraft,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

const unit = 'Xã Lộc Vinh'
const pdf = { fileName: 'ke-hoach.pdf', data: Buffer.from('%PDF-1.7') }

let town: Town
let manners: Manners
let clerk: Person
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  clerk = (await inhabitant(town, 'CB0009', 'ar')).person
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

const goesToAttachment = async (): Promise<void> => {
  await clerk.tapsText('announce:keyAttachment')
  await clerk.seesText('announce:askAttachment')
}

const kept = async () => {
  const { texts, attachment } = await newestBroadcast(town)
  return { texts, attachment }
}

test('a photo with its words under it, sent where words are asked for, is both, as the preview shows it', async () => {
  await beginsAnnouncement(clerk)
  await choosesUnit(clerk, unit)
  await goesToText(clerk, 'vi')
  await clerk.hearsBelow(clerk.user.sendsPhoto({ caption: 'Sơ đồ \u202etuyến đường' }))
  await clerk.seesText('announce:title')
  expect(await kept()).toMatchObject({ texts: { vi: 'Sơ đồ tuyến đường' }, attachment: { kind: 'photo' } })
  await choosesFallback(clerk, 'vi')
  await previews(clerk)
  const arabic = clerk.screen
  expect(arabic.photo).toBeDefined()
  await clerk.taps(clerk.labels.find(label => label.includes(clerk.speech.text('announce:name.vi'))) ?? '')
  const vietnamese = await clerk.hearsBelow(arabic.message_id)
  await clerk.tapsText('announce:edit')
  await clerk.seesText('announce:title')
  await sendsDraft(town, clerk)
  expect(khoi.screen).toMatchObject({ caption: vietnamese.caption, photo: arabic.photo })
  expect(hien.screen).toMatchObject({ caption: arabic.caption, photo: arabic.photo })
  expect(khoi.screen.protect_content).toBeUndefined()
  manners.expectGood()
})

test('a document comes as it was sent, its button confirms the reading, and words stay as they are', async () => {
  await beginsAnnouncement(clerk)
  await choosesUnit(clerk, unit)
  await writesText(clerk, 'vi', 'Kế hoạch tuần')
  await choosesFallback(clerk, 'vi')
  await goesToAttachment()
  await clerk.hearsBelow(clerk.user.sendsDocument(pdf))
  await clerk.sees('ke-hoach.pdf')
  await clerk.taps(`☐ ${clerk.speech.text('announce:keyRead')}`)
  await clerk.sees(clerk.says('announce:asksRead'))
  await sendsDraft(town, clerk)
  for (const person of [khoi, hien]) {
    expect(person.screen.document?.file_name).toBe('ke-hoach.pdf')
    const { caption } = person.screen
    await person.tapsText('broadcast:haveRead')
    await town.telegram.settled(() => person.labels[0]?.startsWith('☑️') === true)
    expect(person.screen.caption).toBe(caption)
  }
  await clerk.tapsText('broadcast:refresh')
  await clerk.sees(/\b2\b.*\b2\b/)
  manners.expectGood()
})

test('what is attached is replaced by the next, and taken away', async () => {
  await beginsAnnouncement(clerk)
  await writesText(clerk, 'ar', 'مع صورة')
  await goesToAttachment()
  await clerk.hearsBelow(clerk.user.sendsDocument(pdf))
  await goesToAttachment()
  await clerk.sees('ke-hoach.pdf')
  await clerk.hearsBelow(clerk.user.sendsPhoto())
  expect(await kept()).toMatchObject({ attachment: { kind: 'photo' } })
  await goesToAttachment()
  await clerk.tapsText('announce:removeAttachment')
  await clerk.seesText('announce:title')
  expect(await kept()).toEqual({ texts: { ar: 'مع صورة' }, attachment: null })
  manners.expectGood()
})

test('what is no photo and no document, or a program in disguise, is refused and asked for again', async () => {
  await beginsAnnouncement(clerk)
  await goesToAttachment()
  for (const act of [
    () => clerk.sends('ke-hoach.pdf'),
    () => clerk.user.sendsSticker(),
    () => clerk.user.sendsVoice(),
    () => clerk.user.sendsContact({ phone: '+84900000000' }),
  ]) {
    await clerk.hearsBelow(act())
    await clerk.seesText('refusals:file_needed')
    await clerk.seesText('announce:askAttachment')
  }
  for (const fileName of [
    'thiep.EXE',
    'cv.pdf.js',
    'fdp\u202efdp.scr',
    'a.html',
    'luong.xlsm',
    'bao-cao.exe. ',
    '.lnk',
  ]) {
    await clerk.hearsBelow(clerk.user.sendsDocument({ ...pdf, fileName }))
    await clerk.seesText('refusals:file_forbidden')
  }
  expect(await kept()).toEqual({ texts: {}, attachment: null })
  await clerk.hearsBelow(clerk.user.sendsDocument({ ...pdf, fileName: 'exe.docx' }))
  await clerk.seesText('announce:title')
  manners.expectGood()
})

test('a text too long for a caption keeps attachments out, and an attachment keeps it out', async () => {
  const long = 'á'.repeat(801)
  await beginsAnnouncement(clerk)
  await writesText(clerk, 'vi', long)
  await goesToAttachment()
  await clerk.hearsBelow(clerk.user.sendsPhoto())
  await clerk.seesText('refusals:attachment_text_too_long')
  await clerk.seesText('announce:askAttachment')
  await goesBackToDraft(clerk)
  // Under a photo the new words take the place of the long ones.
  await goesToText(clerk, 'vi')
  await clerk.hearsBelow(clerk.user.sendsPhoto({ caption: 'ngắn' }))
  await clerk.seesText('announce:title')
  for (const text of [long, Array(60).fill('x'.repeat(12)).join('\n')]) {
    await goesToText(clerk, 'ar')
    await clerk.hearsBelow(clerk.sends(text))
    await clerk.seesText('refusals:caption_too_long')
    await goesBackToDraft(clerk)
  }
  expect(await kept()).toMatchObject({ texts: { vi: 'ngắn' }, attachment: { kind: 'photo' } })
  manners.expectGood()
})

test('words refused under a photo leave nothing behind, and the same question stands', async () => {
  await beginsAnnouncement(clerk)
  await choosesUnit(clerk, unit)
  await goesToText(clerk, 'vi')
  for (const [caption, refusal] of [
    ['á'.repeat(801), 'caption_too_long'],
    ['TỐI\u200f MẬT', 'text_classified'],
    ['M\u200fẬT', 'text_classified'],
  ] as const) {
    await clerk.hearsBelow(clerk.user.sendsPhoto({ caption }))
    await clerk.seesText(`refusals:${refusal}`)
    await clerk.seesText('announce:askText')
  }
  expect(await kept()).toEqual({ texts: {}, attachment: null })
  await clerk.hearsBelow(clerk.sends('Ngày mai nghỉ.'))
  await clerk.seesText('announce:title')
  expect(await kept()).toEqual({ texts: { vi: 'Ngày mai nghỉ.' }, attachment: null })
  manners.expectGood()
})

test('a caption with as many lines as it may have reaches readers of every language', async () => {
  const caption = Array(40).fill('ا'.repeat(17)).join('\n')
  await beginsAnnouncement(clerk)
  await choosesUnit(clerk, unit)
  await goesToText(clerk, 'vi')
  await clerk.hearsBelow(clerk.user.sendsPhoto({ caption }))
  await choosesFallback(clerk, 'vi')
  await sendsDraft(town, clerk)
  for (const person of [khoi, hien]) expect(textsOf(person).at(-1)?.includes(caption)).toBe(true)
  manners.expectGood()
})
