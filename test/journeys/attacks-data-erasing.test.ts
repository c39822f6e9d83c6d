import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportOwnData } from '../../src/domain/own-data/export.ts'
import { createErasure } from '../../src/domain/retention/erase.ts'
import { asksAboutData } from '../kit/data-requests.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const accepts = async (words: string): Promise<void> => {
  await hue.sees(words)
  await hue.tapsText('dataRequest:accept')
  await hue.seesText('dataRequest:askAccept.erasure')
  await hue.hearsBelow(hue.sends('Gelöscht'))
  await hue.findsText('dataRequest:acceptedBy')
}

test('an erasure accepted while he types takes nothing from under his hands: dialogue, draft and link go on', async () => {
  const { person, id } = await inhabitant(town, 'CB0064', 'vi')
  const { prisma } = town.database
  await asksAboutData(person, 'erasure', 'Xóa những gì xóa được')
  const answers = await prisma.answer.count({ where: { evaluation: { personId: id } } })
  await person.hearsBelow(person.sends('/log'))
  await accepts('Xóa những gì xóa được')
  await person.findsText('dataRequest:toldAccepted')
  await person.hearsBelow(person.sends('Đã họp thôn'))
  expect(await prisma.notebookEntry.count({ where: { personId: id } })).toBe(1)
  expect(await prisma.answer.count({ where: { evaluation: { personId: id } } })).toBe(answers)
  expect(await prisma.telegramLink.count({ where: { personId: id, endedAt: null } })).toBe(1)
  await person.hearsBelow(person.sends('/evaluate'))
  await person.seesText('evaluation:cyclesTitle')
})

test('the look by night takes nothing of somebody who is filling in, and leaves what was handed in whole', async () => {
  const { prisma } = town.database
  const before = [
    await prisma.submission.count(),
    await prisma.evidence.count(),
    await prisma.answer.count(),
    await prisma.approval.count(),
    await prisma.consent.count(),
    await prisma.telegramLink.count({ where: { endedAt: null } }),
  ]
  const accounts = await prisma.telegramAccount.count()
  const at = new Date('2026-11-24T02:30:00+07:00')
  const { moment } = town.deps
  await createErasure({ ...town.deps, moment: () => ({ ...moment(), at, today: '2026-11-24' }) })()
  expect([
    await prisma.submission.count(),
    await prisma.evidence.count(),
    await prisma.answer.count(),
    await prisma.approval.count(),
    await prisma.consent.count(),
    await prisma.telegramLink.count({ where: { endedAt: null } }),
  ]).toEqual(before)
  expect(await prisma.telegramAccount.count()).toBe(accounts)
})

test('who else is inspected stands in no copy of whoever answers for them', async () => {
  const head = town.cast('inspectedHead')
  const { at } = town.deps.moment()
  const card = {
    ...{ inspectionId: town.deps.newId(), title: 'Đợt 7', kind: 'thematic' as const },
    ...{ startsOn: '2026-12-01', endsOn: '2026-12-02', documents: [], contact: 'A' },
  }
  const content = { kind: 'inspection.announced' as const, card, subjects: ['Người bị kiểm tra Z-55'] }
  const notice = { id: town.deps.newId(), dedupeKey: 'z55', subject: 'inspection:z', content, at }
  await town.deps.transaction(store => store.notices.add({ ...notice, recipients: [head.personId] }))
  const made = await exportOwnData(town.deps, head, true)
  const text = JSON.stringify(made)
  expect(text).toContain('Đợt 7')
  expect(text).not.toContain('Z-55')
})
