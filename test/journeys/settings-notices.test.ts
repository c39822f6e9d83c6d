import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { createSpeeches } from '../../src/bot/speech.ts'
import { loadWords } from '../../src/bot/words.ts'
import { releaseHeld } from '../../src/domain/notice/release-held.ts'
import { aColleague } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const hour = 3_600_000

const speeches = createSpeeches(await loadWords(), 'Asia/Ho_Chi_Minh')

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

const stored = () =>
  town.database.prisma.noticePreference.findUnique({ where: { personId: town.cast('cadre').personId } })

const opensSettings = async (person: Person): Promise<void> => {
  await manners.hears(person, () => person.sends('/settings'))
  await person.seesText('settings:title')
}

/** Lets the time pass until clocks in the province show this, today or tomorrow. */
const untilProvinceTime = async (hours: number, minutes = 0): Promise<void> => {
  const day = 24 * hour
  const wanted = (hours - 7) * hour + minutes * 60_000
  const ahead = (((wanted - town.telegram.clock.now()) % day) + day) % day
  await town.passes(ahead)
}

test('a person changes his quiet hours, his zone and how he is reminded, in his own language', async () => {
  await opensSettings(khoi)
  expect(khoi.labels).toContain('🌙 Giờ yên lặng: 21:00–07:00')
  expect(khoi.labels).toContain('🌐 Múi giờ: Việt Nam (GMT+7)')
  expect(khoi.labels).toContain('🗂 Nhắc việc: từng tin')
  await khoi.sees('tối đa 10 tin trong 7 ngày')

  await khoi.taps('🌙 Giờ yên lặng: 21:00–07:00')
  await khoi.seesText('settings:quietTitle')
  expect(khoi.labels[0]).toBe('● 21:00–07:00 · mặc định')
  await khoi.taps('22:00–06:00')
  await khoi.sees('Giờ yên lặng: 22:00–06:00')
  expect(khoi.labels).toContain('● 22:00–06:00')
  await khoi.tapsText('common:back')

  await khoi.taps('🌐 Múi giờ: Việt Nam (GMT+7)')
  await khoi.seesText('settings:timeZonesTitle')
  await khoi.taps('Mát-xcơ-va (GMT+3)')
  await khoi.sees('Múi giờ: Mát-xcơ-va (GMT+3)')
  expect(khoi.labels).toContain('● Mát-xcơ-va (GMT+3)')
  await khoi.tapsText('common:back')

  await khoi.taps('🗂 Nhắc việc: từng tin')
  await khoi.seesText('settings:remindersTogether')
  expect(khoi.labels).toContain('🌙 Giờ yên lặng: 22:00–06:00')
  expect(khoi.labels).toContain('🗂 Nhắc việc: gộp vào buổi sáng')
  expect(await stored()).toMatchObject({
    timeZone: 'Europe/Moscow',
    quietFrom: 1_320,
    quietTo: 360,
    digest: true,
  })
  manners.expectGood()
})

test('what he takes back is the province’s again', async () => {
  await opensSettings(khoi)
  await khoi.taps('🗂 Nhắc việc: gộp vào buổi sáng')
  await khoi.taps('🌙 Giờ yên lặng: 22:00–06:00')
  await khoi.taps('21:00–07:00 · mặc định')
  await khoi.sees('Giờ yên lặng: 21:00–07:00')
  await khoi.tapsText('common:back')
  await khoi.taps('🌐 Múi giờ: Mát-xcơ-va (GMT+3)')
  await khoi.taps('Việt Nam (GMT+7) · mặc định')
  await khoi.sees('Múi giờ: Việt Nam (GMT+7)')
  expect(await stored()).toMatchObject({
    timeZone: null,
    quietFrom: null,
    quietTo: null,
    digest: false,
  })
  manners.expectGood()
})

test('hours are written in the digits of an Arabic reader', async () => {
  hien.speaks('ar').sends('/settings')
  await hien.taps('🌙 ساعات الهدوء: من 9:00 م إلى 7:00 ص')
  await hien.taps('من 8:00 م إلى 6:00 ص')
  await hien.sees('من 8:00 م إلى 6:00 ص')
  await hien.tapsText('common:back')
  await hien.taps('٠١٢٣٤٥٦٧٨٩')
  await hien.speaks('ar', 'arab').taps('🌙 ساعات الهدوء: من ٨:٠٠ م إلى ٦:٠٠ ص')
  await hien.sees('من ٨:٠٠ م إلى ٦:٠٠ ص')
  expect(hien.labels.filter(label => /[0-9]/.test(label))).toEqual([])
  manners.expectGood()
})

test('a card that comes in the new quiet hours waits until they end, and no longer', async () => {
  khoi.sends('/start')
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await untilProvinceTime(20, 30)
  await submitsEvaluation(khoi)
  const held = () => town.database.prisma.delivery.findMany({ where: { state: 'held' } })
  await expect.poll(held, { timeout: 5_000 }).toHaveLength(1)
  expect((await held())[0]?.dueAt?.toISOString()).toBe('2026-11-23T23:00:00.000Z')
  const heard = hien.messages.length
  await untilProvinceTime(5, 59)
  await releaseHeld(town.deps)
  expect(await held()).toHaveLength(1)
  expect(hien.messages).toHaveLength(heard)
  await untilProvinceTime(6, 1)
  await hien.seesText('approval:cardTitle')
  manners.expectGood()
})

test('when something was decided is told in the zone of whoever reads it, whichever language he then chooses', async () => {
  const card = hien.screen
  const approve = hien.dataOf(hien.speech.text('approval:approve'))
  await opensSettings(hien)
  await hien.taps(hien.labels.find(label => label.startsWith('🌐')) ?? '')
  await hien.taps('توقيت برلين وباريس (غرينتش+١)')
  await hien.sees('المنطقة الزمنية: توقيت برلين وباريس')
  await hien.tapsText('common:back')
  await hien.tapsText('settings:language.en')
  await hien.speaks('en').seesText('settings:title')
  expect(hien.labels).toContain('🌐 Time zone: Berlin and Paris (GMT+1)')

  await manners.forges(hien, approve, card.message_id)
  const { decidedAt } = await town.database.prisma.decision.findFirstOrThrow()
  const inBerlin = speeches('en', 'latn', 'Europe/Berlin').instant(decidedAt)
  expect(inBerlin).not.toBe(hien.speech.instant(decidedAt))
  const decided = () => hien.messages.find(({ message_id }) => message_id === card.message_id)?.text
  await town.telegram.settled(() => decided()?.includes(inBerlin) === true)
  manners.expectGood()
})

test('minutes no clock shows, places on no list and answers that are neither are refused, and change nothing', async () => {
  const { setQuiet, setTimeZone, setDigest } = buttons
  const before = await stored()
  for (const [from, to] of [
    [0, 1_440],
    [9_999_999, 0],
    [9_999_999, 9_999_999],
  ] as const) {
    await opensSettings(khoi)
    await manners.forges(khoi, setQuiet.encode({ from, to }))
    await khoi.seesText('refusals:quiet_hours_invalid')
    expect(khoi.labels).toContain('● 21:00–07:00 · mặc định')
  }
  for (const place of [12, 9_999_999]) {
    await opensSettings(khoi)
    await manners.forges(khoi, setTimeZone.encode({ place }))
    await khoi.seesText('refusals:time_zone_unknown')
    expect(khoi.labels).toContain('● Việt Nam (GMT+7) · mặc định')
  }
  for (const data of [setDigest.encode({ wanted: 2 }), 'sQ:-1:60', 'sQ:60', 'sZ:Europe/Berlin', 'sg:yes']) {
    await opensSettings(khoi)
    await manners.forges(khoi, data)
    expect(manners.alert(khoi)).toBe(khoi.speech.text('common:outdatedButton'))
  }
  expect(await stored()).toEqual(before)
  manners.expectGood()
})

test('pressing twice chooses once', async () => {
  const colleague = await aColleague(town)
  await opensSettings(colleague)
  await manners.hammers(colleague, colleague.speech.text('settings:singly'), 3)
  await colleague.seesText('settings:remindersTogether')
  expect(colleague.labels).toContain(colleague.speech.text('settings:together'))
  manners.expectGood()
})

test('a stranger sees nothing of it and can change nothing, and neither can whoever unlinked', async () => {
  const { quietHours, setQuiet, timeZones, setTimeZone, setDigest } = buttons
  const anna = new Person(
    town.telegram,
    town.telegram.person({ firstName: 'Anna', languageCode: 'de' }),
    'de',
  )
  await opensSettings(khoi)
  await khoi.tapsText('settings:unlink')
  await khoi.tapsText('settings:unlinkNow')
  await khoi.seesText('settings:unlinked')
  const rows = await town.database.prisma.noticePreference.findMany({ orderBy: { personId: 'asc' } })
  for (const person of [anna, khoi]) {
    await opensSettings(person)
    expect(person.labels.filter(label => /🌙|🌐|🗂/u.test(label))).toEqual([])
    const { text } = person.screen
    for (const data of [
      quietHours.encode({}),
      setQuiet.encode({ from: 60, to: 120 }),
      timeZones.encode({}),
      setTimeZone.encode({ place: 1 }),
      setDigest.encode({ wanted: 1 }),
    ]) {
      await manners.forges(person, data)
      expect(manners.alert(person)).toBe(person.speech.text('common:notLinked'))
    }
    expect(person.screen.text).toBe(text)
  }
  expect(await town.database.prisma.noticePreference.findMany({ orderBy: { personId: 'asc' } })).toEqual(rows)
  manners.expectGood()
})

test('a choice whose answer failed is shown when it is tried again', async () => {
  const colleague = await aColleague(town)
  await opensSettings(colleague)
  await colleague.taps('🌙 Giờ yên lặng: 21:00–07:00')
  await colleague.seesText('settings:quietTitle')
  town.telegram.faults.fail500({ method: 'editMessageText', chatId: colleague.user.id })
  await colleague.taps('23:00–08:00')
  await colleague.sees('Giờ yên lặng: 23:00–08:00', { timeoutMs: 15_000 })
  expect(town.telegram.violations).toEqual([])
})
