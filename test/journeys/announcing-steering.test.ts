import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  beginsAnnouncement,
  finds,
  goesBackToDraft,
  goesToAudience,
  goesToConfirm,
  newestBroadcast,
  opensAnnouncements,
  recipientsOf,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { type Recipient, settlesCrowd } from '../kit/recipients.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

/** Real time: how long somebody may have to watch before it is over. */
const watching = { timeoutMs: 20_000 }

let town: Town
let manners: Manners
let an: Person
let hue: Person
let crowd: Recipient[]
beforeAll(async () => {
  town = await createTown({ noticesPerSecond: 8 })
  manners = watchManners(town)
  an = (await inhabitant(town, 'CB0013', 'ar')).person
  hue = await town.resident('staff')
  crowd = await settlesCrowd(town, 40)
}, 60_000)
afterAll(() => town.close())

/** To everybody who reads Vietnamese: the crowd; answers the message in which the author watches it go out. */
const sends = async (text: string): Promise<number> => {
  await beginsAnnouncement(an)
  await goesToAudience(an)
  await an.tapsText('announce:part.language')
  await an.tapsText('announce:name.vi')
  await an.seesText('announce:audienceTitle')
  await goesBackToDraft(an)
  await writesText(an, 'vi', text)
  await goesToConfirm(an)
  await an.tapsText('announce:confirm')
  const { message_id } = await an.seesText('broadcast:state.running')
  return message_id
}

const arrived = (text: string): number =>
  crowd.filter(({ person }) => textsOf(person).some(said => said.includes(text))).length

const untilArrived = (text: string, count: number): Promise<void> =>
  town.telegram.settled(() => arrived(text) >= count, watching)

const reads = (person: Person, messageId: number): string => {
  const message = person.messages.find(({ message_id }) => message_id === messageId)
  return readable(message?.text ?? '')
}

const untilReads = (person: Person, messageId: number, wanted: RegExp | string): Promise<void> =>
  town.telegram.settled(() => {
    const said = reads(person, messageId)
    return typeof wanted === 'string' ? said.includes(wanted) : wanted.test(said)
  }, watching)

const counted = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { state } of await recipientsOf(town)) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** Telegram is told again, now and then, what its author's own press has shown already; that harms nobody. */
const expectGood = (): void => {
  expect(town.telegram.violations.filter(sentence => !sentence.includes('not modified'))).toEqual([])
  expect(town.log.filter(({ level }) => level !== 'info')).toEqual([])
}

test('its author watches it in one message, which stays where it is while he does other things', async () => {
  const progress = await sends('Xem tiến độ')
  const said = an.messages.length
  await untilReads(an, progress, /▰+▱+/)
  expect(an.messages).toHaveLength(said)
  expect(an.labels).not.toContain(an.speech.text('common:home'))
  await an.tapsText('broadcast:list')
  await an.hearsBelow(progress)
  await an.tapsText('announce:new')
  await an.seesText('announce:title')
  await untilReads(an, progress, an.says('broadcast:ending.finished'))
  await an.seesText('announce:title')
  expect(an.messages).toHaveLength(said + 1)
  expect(await counted()).toEqual({ sent: 40 })
  expect(reads(an, progress)).toContain(
    readable(String(an.speech.html('broadcast:count.sent', { sent: 40, reachable: 40 }))).replace(
      /<[^>]+>/g,
      '',
    ),
  )
  expect(arrived('Xem tiến độ')).toBe(40)
  expectGood()
})

test('it stands still and goes on as its author and a colleague want, and cancelled it stays where it is', async () => {
  const text = 'Dừng và tiếp'
  const progress = await sends(text)
  await untilArrived(text, 5)
  await an.tapsText('broadcast:pause')
  await untilReads(an, progress, an.says('broadcast:state.paused'))
  await fallsSilent(town)
  const reached = arrived(text)
  expect(reached).toBeLessThan(40)

  await opensAnnouncements(hue)
  await hue.taps(text)
  await hue.seesText('broadcast:state.paused')
  await hue.tapsText('broadcast:resume')
  await hue.seesText('broadcast:state.running')
  await untilReads(an, progress, an.says('broadcast:state.running'))

  // Whoever thinks of cancelling it holds it first, and is not hurried by what goes on.
  await an.tapsText('broadcast:cancel')
  await untilReads(an, progress, an.says('broadcast:pausedHint'))
  await fallsSilent(town)
  expect(await newestBroadcast(town)).toMatchObject({ state: 'paused' })
  await an.tapsText('broadcast:resume')
  await untilReads(an, progress, an.says('broadcast:state.running'))
  await an.tapsText('broadcast:cancel')
  await untilReads(an, progress, an.says('broadcast:pausedHint'))
  await an.tapsText('announce:cancelNow')
  await untilReads(an, progress, an.says('broadcast:ending.cancelled'))
  await fallsSilent(town)

  const { sent = 0, cancelled = 0, ...others } = await counted()
  expect(others).toEqual({})
  expect(sent).toBe(arrived(text))
  expect(sent).toBeGreaterThanOrEqual(reached)
  expect(sent + cancelled).toBe(40)
  await untilReads(an, progress, `⏹ أُلغي قبل الإرسال: ${cancelled}`)
  const { id: broadcast } = await newestBroadcast(town)
  for (const key of ['pauseBroadcast', 'resumeBroadcast', 'cancelBroadcast', 'askCancel'] as const) {
    await hue.hearsBelow(hue.sends('/start'))
    await manners.forges(hue, buttons[key].encode({ broadcast }))
    await hue.seesText('broadcast:ending.cancelled')
  }
  await fallsSilent(town)
  expect(await counted()).toEqual({ sent, cancelled })
  expectGood()
}, 60_000)

test('cancelled by a colleague, its author hears by whom, and the message he watched says that it is over', async () => {
  const text = 'Người khác hủy'
  const progress = await sends(text)
  await untilArrived(text, 3)
  await opensAnnouncements(hue)
  await hue.taps(text)
  await hue.seesText('broadcast:state.running')
  await hue.tapsText('broadcast:cancel')
  await hue.seesText('broadcast:pausedHint')
  await hue.tapsText('announce:cancelNow')
  await hue.seesText('broadcast:ending.cancelled')
  await finds(town, an, an.says('broadcast:cancelledBy'))
  await finds(town, an, town.cast('staff').name)
  await untilReads(an, progress, an.says('broadcast:ending.cancelled'))
  expectGood()
})
