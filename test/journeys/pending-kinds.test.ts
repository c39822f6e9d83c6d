import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { fileRequest } from '../../src/domain/movement/file-request.ts'
import { watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let hien: Person
beforeAll(async () => {
  town = await createTown()
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

/** The first line of the list. */
const waiting = (count: number): string =>
  hien.speech.html('approval:listTitle', { count }).replaceAll(/<\/?b>/g, '')

const shows = () => readable(hien.screen.text ?? '')

test('with one kind of item nothing has to be chosen', async () => {
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.sees(waiting(1))
  expect(JSON.stringify(hien.screen.reply_markup)).not.toContain(
    buttons.approvalsOfKind.encode({ kind: '-', page: 0 }),
  )
})

test('several kinds are counted, and one of them can be looked at alone', async () => {
  await becomes(town, 'staff', 'CB0062', 'Xã Lộc Vinh')
  await fileRequest(town.deps, town.cast('cadre'), { kind: 'wish', about: '-' }, 'Xin được đi học')
  await hien.findsText('rotation:card.wish')
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.sees(waiting(2))
  await hien.tapsText('approval:kindRequest', { amount: 1 })
  await hien.sees(waiting(1))
  expect(shows()).toContain(town.cast('cadre').name)
  expect(shows()).not.toContain('Vũ Đức Toàn')
  await hien.tapsText('approval:kindReview', { amount: 1 })
  await hien.sees('Vũ Đức Toàn')
  expect(shows()).not.toContain(town.cast('cadre').name)
})

test('a kind that never was, or that nothing is left of, shows everything', async () => {
  const manners = watchManners(town)
  for (const kind of ['petition', 'evaluation.petition', 'constructor']) {
    await manners.forges(hien, buttons.approvalsOfKind.encode({ kind, page: 0 }))
    await hien.sees(waiting(2))
  }
  manners.expectGood()
})
