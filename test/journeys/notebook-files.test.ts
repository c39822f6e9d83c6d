import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Manners, watchManners } from '../kit/manners.ts'
import { notebookOf, opensNotebook } from '../kit/noting.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const pdf = { fileName: 'bien-ban.pdf', data: Buffer.from('%PDF-1.7') }

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

test('a photo or a document under the command is kept with its words, and shown again as it was sent', async () => {
  await khoi.hearsBelow(khoi.user.sendsPhoto({ caption: '/log Khánh thành cầu thôn 5' }))
  await khoi.seesText('notebook:saved')
  await khoi.tapsText('notebook:showFile')
  await town.telegram.settled(() => khoi.screen.photo !== undefined)
  expect(khoi.screen).toMatchObject({ caption: 'Khánh thành cầu thôn 5', protect_content: true })
  await khoi.tapsText('common:back')
  await khoi.sees('Khánh thành cầu thôn 5')
  await khoi.hearsBelow(khoi.user.sendsDocument({ ...pdf, caption: '/log@canbo_bot\nBiên bản họp' }))
  await khoi.sees('bien-ban.pdf')
  expect(await notebookOf(town, khoi)).toMatchObject([
    { text: 'Khánh thành cầu thôn 5', attachment: { kind: 'photo' } },
    {
      text: 'Biên bản họp',
      attachment: { kind: 'document', name: 'bien-ban.pdf', size: pdf.data.length },
    },
  ])
  manners.expectGood()
})

test('a file without words waits for them, also where words come that cannot be kept', async () => {
  await hien.hearsBelow(hien.user.sendsDocument({ ...pdf, caption: '/log' }))
  await hien.seesText('notebook:askWords')
  await hien.hearsBelow(hien.sends('س'.repeat(501)))
  await hien.seesText('refusals:entry_too_long')
  await hien.sees('bien-ban.pdf')
  await hien.hearsBelow(hien.sends('محضر الاجتماع'))
  await hien.seesText('notebook:saved')
  await hien.hearsBelow(hien.sends('/log'))
  await hien.hearsBelow(hien.user.sendsPhoto())
  await hien.seesText('notebook:askWords')
  await hien.hearsBelow(hien.user.sendsPhoto({ caption: 'زيارة المدرسة' }))
  await hien.seesText('notebook:saved')
  expect(await notebookOf(town, hien)).toMatchObject([
    { text: 'محضر الاجتماع', attachment: { kind: 'document' } },
    { text: 'زيارة المدرسة', attachment: { kind: 'photo' } },
  ])
  manners.expectGood()
})

test('what the notebook does not take is refused in one sentence, keeps nothing, and the question stands', async () => {
  const before = await notebookOf(town, khoi)
  const large = Buffer.alloc(25 * 1024 * 1024)
  const tries = [
    ['entry_file_forbidden', () => khoi.user.sendsDocument({ ...pdf, fileName: 'a.exe', caption: '/log x' })],
    ['entry_file_forbidden', () => khoi.user.sendsDocument({ ...pdf, fileName: 'cv.pdf.js' })],
    ['entry_file_forbidden', () => khoi.user.sendsDocument({ ...pdf, fileName: 'fdp\u202efdp.scr' })],
    ['entry_file_forbidden', () => khoi.user.sendsDocument({ ...pdf, fileName: 'so.xlsm' })],
    ['entry_file_forbidden', () => khoi.user.sendsVoice()],
    ['entry_file_forbidden', () => khoi.user.sendsSticker()],
    [
      'entry_file_too_large',
      () => khoi.user.sendsDocument({ fileName: 'anh.pdf', data: large, caption: 'x' }),
    ],
    ['entry_needed', () => khoi.user.sendsContact({ phone: '+84900000000' })],
    ['entry_needed', () => khoi.sends('\u200b\u202e ')],
    ['entry_too_long', () => khoi.sends('ệ'.repeat(501))],
    ['entry_too_long', () => khoi.user.sendsPhoto({ caption: `/log ${'ệ'.repeat(501)}` })],
    ['text_classified', () => khoi.sends('M\u200fẬT\nKế hoạch')],
    ['text_classified', () => khoi.sends('/log TỐI MẬT: kế hoạch')],
  ] as const
  for (const [refusal, act] of tries) {
    await khoi.hearsBelow(act())
    await khoi.seesText(`refusals:${refusal}`)
  }
  expect(await notebookOf(town, khoi)).toEqual(before)
  await khoi.hearsBelow(khoi.sends('ệ'.repeat(500)))
  await khoi.seesText('notebook:saved')
  manners.expectGood()
})

test('ten thousand characters are refused once, and their other parts are not taken for an entry', async () => {
  const before = await notebookOf(town, khoi)
  khoi.sends(`/log ${'Công việc '.repeat(1_000)}`)
  await khoi.seesText('common:textPart')
  await town.telegram.settled(
    () => khoi.messages.filter(({ text }) => text?.includes(khoi.says('common:textPart'))).length >= 2,
  )
  expect(await notebookOf(town, khoi)).toEqual(before)
  manners.expectGood()
})

test('an entry that is written anew keeps its words under a new file, and its file under new words', async () => {
  await opensNotebook(hien)
  await hien.taps(hien.labels.find(label => label.includes('محضر')) ?? 'محضر')
  await hien.tapsText('notebook:edit')
  await hien.seesText('notebook:askAnew')
  await hien.hearsBelow(hien.user.sendsPhoto())
  await hien.seesText('notebook:changed')
  await hien.tapsText('notebook:edit')
  await hien.seesText('notebook:askAnew')
  await hien.hearsBelow(hien.user.sendsDocument({ ...pdf, fileName: 'a.zip' }))
  await hien.seesText('refusals:entry_file_forbidden')
  await hien.hearsBelow(hien.sends('محضر معدّل'))
  await hien.seesText('notebook:changed')
  const [first] = await notebookOf(town, hien)
  expect(first).toMatchObject({ text: 'محضر معدّل', attachment: { kind: 'photo' } })
  manners.expectGood()
})
