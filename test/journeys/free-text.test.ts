import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { intentKey } from '../../src/bot/intent-keys.ts'
import { intents } from '../../src/bot/intents.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let cadre: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  staff = await town.resident('staff')
  ;({ person: cadre } = await inhabitant(town, 'CB0064', 'vi'))
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const asks = async (person: Person, text: string): Promise<readonly string[]> => {
  expect(await manners.hears(person, () => person.sends(text))).toBe(readable(person.says('common:lost')))
  return person.labels
}

const labelOf = (person: Person, intent: (typeof intents)[number]): string =>
  readable(intentKey(intent, person.speech).text)

test('staff is shown the way to people and reports, a cadre who asks the same is not', async () => {
  expect(await asks(staff, 'ich suche eine Person und einen Bericht')).toEqual(
    expect.arrayContaining([labelOf(staff, 'people'), labelOf(staff, 'report')]),
  )
  const offered = await asks(cadre, 'tìm cán bộ, xem báo cáo')
  for (const intent of ['people', 'report'] as const) expect(offered).not.toContain(labelOf(cadre, intent))
  expect(offered).toHaveLength(3)
})

test('a way that is offered leads to its screen, and nothing has been done by asking', async () => {
  const events = () => town.database.prisma.auditEvent.count()
  const before = await events()
  await asks(cadre, 'bao gio toi duoc luan chuyen')
  expect(await events()).toBe(before)
  await cadre.taps(labelOf(cadre, 'rotation'))
  await cadre.seesText('rotation:title')
})

test.each(intents)('the key to %s opens a screen for whoever may use it', async intent => {
  // Out of whatever dialogue the key before this one began.
  await staff.hearsBelow(staff.sends('/start'))
  await asks(staff, '🙂')
  const { message_id } = staff.screen
  const alerts = staff.user.alerts.length
  await manners.forges(staff, intentKey(intent, staff.speech).data)
  const isAsBefore = () =>
    staff.screen.message_id === message_id &&
    readable(staff.screen.text ?? '') === readable(staff.says('common:lost'))
  await town.telegram.settled(() => !isAsBefore())
  expect(staff.user.alerts.length).toBe(alerts)
})

test('a command that is not one’s own keeps its sentence, and is no question for the way', async () => {
  await cadre.hearsBelow(cadre.sends('/report'))
  await cadre.seesText('refusals:not_allowed')
})
