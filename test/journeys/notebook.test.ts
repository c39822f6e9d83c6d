import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeEntry } from '../../src/domain/notebook/write.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { notebookOf, notes, opensNotebook, textsOfNotebook } from '../kit/noting.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const day = 86_400_000

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

test('one message is one entry of today, saved at once and shown as it was understood', async () => {
  await notes(khoi, 'Thẩm định \u202e3 hồ sơ <b>đất</b>\nở thôn 5')
  expect(khoi.screen.text).toContain('Thẩm định 3 hồ sơ <b>đất</b>')
  await khoi.sees(khoi.speech.day('2026-11-23'))
  expect(await notebookOf(town, khoi)).toMatchObject([
    {
      text: 'Thẩm định 3 hồ sơ <b>đất</b>\nở thôn 5',
      day: new Date('2026-11-23T00:00:00Z'),
      attachment: null,
    },
  ])
  manners.expectGood()
})

test('the command alone asks for one message, and takes what comes as the entry', async () => {
  await khoi.hearsBelow(khoi.sends('/log'))
  await khoi.seesText('notebook:ask')
  await khoi.hearsBelow(khoi.sends('Họp thôn'))
  await khoi.seesText('notebook:saved')
  expect(await textsOfNotebook(town, khoi)).toHaveLength(2)
  await khoi.hearsBelow(khoi.sends('Một tin khác'))
  await khoi.seesText('common:lost')
  expect(await textsOfNotebook(town, khoi)).toHaveLength(2)
  manners.expectGood()
})

test('an entry written while it is being asked for answers the question', async () => {
  await khoi.hearsBelow(khoi.sends('/log'))
  await notes(khoi, 'Tiếp công dân')
  await khoi.hearsBelow(khoi.sends('Không phải ghi chép'))
  await khoi.seesText('common:lost')
  expect(await textsOfNotebook(town, khoi)).not.toContain('Không phải ghi chép')
  manners.expectGood()
})

test('an evaluation that is being filled in goes on after a note', async () => {
  await khoi.hearsBelow(khoi.sends('/start'))
  await beginsEvaluation(khoi)
  await notes(khoi, 'Ghi giữa chừng')
  await khoi.hearsBelow(khoi.user.sendsPhoto({ caption: '/log Ảnh giữa chừng' }))
  await khoi.seesText('notebook:saved')
  await khoi.hearsBelow(khoi.sends('4'))
  await khoi.sees('I.2')
  expect(await textsOfNotebook(town, khoi)).toEqual(
    expect.arrayContaining(['Ghi giữa chừng', 'Ảnh giữa chừng']),
  )
  manners.expectGood()
})

test('the notebook is read page by page, newest first, each day named once', async () => {
  await notes(hien, 'زيارة ميدانية')
  await notes(hien, 'اجتماع القرية')
  await town.passes(day)
  for (const text of ['واحد', 'اثنان', 'ثلاثة', 'أربعة']) await notes(hien, text)
  await opensNotebook(hien)
  const { text = '' } = await hien.sees('أربعة')
  expect(text.indexOf('أربعة')).toBeLessThan(text.indexOf('واحد'))
  await hien.sees(hien.speech.day('2026-11-24'))
  await hien.sees(hien.speech.day('2026-11-23'))
  await hien.tapsText('common:nextPage')
  await hien.sees('زيارة ميدانية')
  await hien.tapsText('common:previousPage')
  await hien.sees('أربعة')
  manners.expectGood()
})

test('an entry is opened, written anew, given to another day and deleted, after being asked once', async () => {
  await opensNotebook(khoi)
  await khoi.taps(khoi.labels.find(label => label.includes('Tiếp công dân')) ?? '')
  await khoi.tapsText('notebook:edit')
  await khoi.seesText('notebook:askAnew')
  await khoi.hearsBelow(khoi.sends('Tiếp 12 lượt công dân'))
  await khoi.seesText('notebook:changed')
  await khoi.tapsText('notebook:otherDay')
  await khoi.seesText('notebook:askDay')
  await khoi.taps(khoi.speech.day('2026-11-20'))
  await khoi.seesText('notebook:changed')
  const changed = (await notebookOf(town, khoi)).find(({ text }) => text === 'Tiếp 12 lượt công dân')
  expect(changed).toMatchObject({ day: new Date('2026-11-20T00:00:00Z') })
  expect(changed?.changedAt).not.toBeNull()
  await khoi.tapsText('notebook:delete')
  await khoi.seesText('notebook:askDelete')
  expect(await textsOfNotebook(town, khoi)).toContain('Tiếp 12 lượt công dân')
  await manners.hammers(khoi, khoi.speech.text('notebook:deleteNow'), 2)
  await khoi.sees(/./)
  expect(await textsOfNotebook(town, khoi)).not.toContain('Tiếp 12 lượt công dân')
  manners.expectGood()
})

test('editing a sent message changes no entry, and says where one is changed', async () => {
  const sent = khoi.sends('/log Bản đầu')
  await khoi.sees('Bản đầu')
  khoi.user.edits(sent, '/log Bản sau')
  await khoi.seesText('notebook:editedMessage')
  expect(await textsOfNotebook(town, khoi)).toContain('Bản đầu')
  expect(await textsOfNotebook(town, khoi)).not.toContain('Bản sau')
  manners.expectGood()
})

test('an empty notebook says how one begins, and whoever is not linked has none', async () => {
  const hue = await town.resident('staff')
  await opensNotebook(hue)
  await hue.seesText('notebook:empty')
  const stranger = town.stranger('en')
  await stranger.hearsBelow(stranger.sends('/log Something'))
  await stranger.seesText('home:stranger')
  await stranger.hearsBelow(stranger.user.sendsPhoto({ caption: '/log Something' }))
  await stranger.seesText('home:stranger')
  manners.expectGood()
})

test('a message that comes again, or whose confirmation was lost, is one entry', async () => {
  const before = (await textsOfNotebook(town, hien)).length
  town.telegram.faults.duplicate(1, { chatId: hien.user.id })
  await notes(hien, 'زيارة ميدانية')
  town.telegram.faults.fail500({ method: 'sendMessage', chatId: hien.user.id })
  hien.sends('/log اجتماع القرية')
  await hien.sees('اجتماع القرية', { timeoutMs: 20_000 })
  expect(await textsOfNotebook(town, hien)).toHaveLength(before + 2)
  const { personId, name } = town.cast('supervisor')
  const note = { text: 'مرة واحدة', attachment: null, source: '1/1' }
  const [first, second] = await Promise.all([
    writeEntry(town.deps, { personId, name }, note),
    writeEntry(town.deps, { personId, name }, note),
  ])
  expect(first).toEqual(second)
  expect(await textsOfNotebook(town, hien)).toHaveLength(before + 3)
  manners.expectNoComplaint()
})
