import { toString as toQrCode } from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { privacyHash, privacyVersion } from '../../src/bot/screens/arrive.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { sentFile } from '../kit/sent-file.ts'
import { createTown, type Town } from '../kit/town.ts'
import { speechIn } from '../kit/words.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
})
afterAll(() => town.close())

/** Staff finds a person by name and invites him; answers the code of the link on the screen. */
const invites = async (name: string, asTyped = name): Promise<string> => {
  hue.sends('/invite')
  await hue.seesText('invite:askName')
  hue.sends(asTyped)
  await hue.tapsText('invite:inviteOf', { name })
  await hue.sees(/./)
  await town.telegram.settled(() => hue.screen.document !== undefined)
  const link = /\?start=([\w-]{22})\b/.exec(hue.messages.at(-2)?.text ?? '')
  return link?.[1] ?? ''
}

const consentsOf = (personId: string) => town.database.prisma.consent.findMany({ where: { personId } })
const linksOf = (personId: string) =>
  town.database.prisma.telegramLink.findMany({ where: { personId, endedAt: null } })

test('staff finds a cadre by his name without its signs and gets a link and a slip with its QR code', async () => {
  const { name } = town.cast('cadre')
  const code = await invites(name, 'pham minh khoi')
  expect(code).toHaveLength(22)
  const link = `https://t.me/${town.telegram.botUsername}?start=${code}`
  const slip = hue.screen
  expect(slip.document?.file_name).toMatch(/\.html$/)
  // What Telegram protects can be neither copied nor saved nor printed.
  expect(slip.protect_content).toBeUndefined()
  expect(hue.messages.at(-2)?.protect_content).toBeUndefined()
  const sheet = (await sentFile(town, slip)).toString('utf8')
  expect(sheet).toContain(name)
  expect(sheet).toContain(link)
  expect(sheet).toContain(await toQrCode(link, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }))
  expect(sheet).toContain(hue.speech.text('invite:sheetHow'))
  manners.expectGood()
})

test('an invite tapped twice is made once, so that the slip already printed stays good', async () => {
  const { name, personId } = town.cast('admin')
  const invitesOf = () => town.database.prisma.invite.count({ where: { personId } })
  hue.sends('/invite')
  await hue.seesText('invite:askName')
  await manners.hears(hue, () => hue.sends(name))
  const [before, slips] = [await invitesOf(), hue.messages.filter(message => message.document).length]
  await manners.hammers(hue, hue.speech.text('invite:inviteOf', { name }), 3)
  expect(await invitesOf()).toBe(before + 1)
  expect(hue.messages.filter(message => message.document)).toHaveLength(slips + 1)
  expect(manners.alert(hue)).toBe(hue.speech.text('common:outdatedButton'))
  manners.expectGood()
})

test('signs instead of letters find nobody, and no more people than the name means', async () => {
  hue.sends('/invite')
  await hue.seesText('invite:askName')
  for (const name of ['a', '%%', '__', '\u0301\u0301', '🙂🙂']) {
    expect(await manners.hears(hue, () => hue.sends(name))).toContain(
      hue.speech.text('refusals:name_too_short'),
    )
  }
  for (const name of ['m%i', 'k_oi', "'; --ab", 'Ж'.repeat(4_000)]) {
    expect(await manners.hears(hue, () => hue.sends(name))).toContain(
      hue.speech.text('refusals:nobody_found'),
    )
  }
  manners.expectGood()
})

test('a cadre arrives by that link, looks around on the way, changes the language and agrees to what he reads', async () => {
  const { name, personId } = town.cast('cadre')
  const khoi = town.newcomer('cadre')
  khoi.user.opens(await invites(name))
  await khoi.seesText('arrive:language')
  expect(khoi.labels).toContain(`● ${khoi.speech.text('settings:language.vi')}`)

  await khoi.tapsText('settings:language.en')
  await town.telegram.settled(() => khoi.screen.text?.startsWith('Welcome!') === true)
  khoi.speaks('en')
  const shownAgain = await manners.hears(khoi, () => khoi.sends('hello?'))
  expect(shownAgain).toContain(khoi.says('arrive:language'))
  await khoi.tapsText('arrive:continue')
  await khoi.seesText('arrive:askConsent')
  expect(readable(khoi.screen.text ?? '')).toContain(khoi.says('privacy:notice'))

  khoi.sends('/privacy')
  await khoi.tapsText('common:back')
  await khoi.seesText('arrive:askConsent')
  khoi.sends('/help')
  await khoi.seesText('home:stranger')
  await khoi.tapsText('common:back')
  await khoi.seesText('arrive:askConsent')
  await manners.hears(khoi, () => khoi.user.sendsSticker())
  await khoi.tapsText('arrive:agree')
  await khoi.sees(name)
  expect(khoi.screen.protect_content).toBe(true)
  expect(await linksOf(personId)).toHaveLength(0)

  await khoi.tapsText('arrive:thatIsMe')
  await khoi.seesText('arrive:welcome')
  expect(await linksOf(personId)).toMatchObject([{ accountId: BigInt(khoi.user.id) }])
  expect(await consentsOf(personId)).toMatchObject([
    { noticeVersion: privacyVersion, language: 'en', noticeHash: privacyHash(speechIn('en')) },
  ])
  await khoi.tapsText('common:home')
  await khoi.seesText('home:choose')
  expect(khoi.labels).toContain(khoi.speech.text('home:evaluate'))
  manners.expectGood()
})

test('who does not agree is not linked, and may change his mind while the invite is valid', async () => {
  const { name, personId, code } = town.cast('supervisor')
  const hien = town.newcomer('supervisor')
  hien.user.opens(code)
  await hien.tapsText('arrive:continue')
  await hien.seesText('arrive:askConsent')
  await manners.hammers(hien, hien.speech.text('arrive:decline'))
  await hien.seesText('arrive:declined')
  expect(hien.labels).toEqual([])
  expect(await linksOf(personId)).toEqual([])
  expect(await consentsOf(personId)).toEqual([])

  await hien.arrives(code, name)
  expect(await linksOf(personId)).toHaveLength(1)
  expect(await consentsOf(personId)).toMatchObject([{ language: 'ar' }])
  manners.expectGood()
})

test('"that is not me" ends the invite with the neutral sentence, and whoever sent it is told', async () => {
  const { name, personId } = town.cast('inspectedHead')
  const code = await invites(name)
  const somebody = town.newcomer('inspectedHead')
  somebody.user.opens(code)
  await somebody.tapsText('arrive:continue')
  await somebody.tapsText('arrive:agree')
  await somebody.sees(name)
  await manners.hammers(somebody, somebody.speech.text('arrive:notMe'))
  await somebody.seesText('refusals:invite_invalid')
  expect(somebody.screen.text).not.toContain(name)

  await hue.seesText('notices:disowned')
  await hue.sees(name)
  expect(await linksOf(personId)).toEqual([])
  const again = await manners.hears(somebody, () => somebody.user.opens(code))
  expect(again).toBe(somebody.speech.text('refusals:invite_invalid'))
  manners.expectGood()
})

test('keys tapped twice or before their turn do nothing twice and skip nothing', async () => {
  const { name, personId } = town.cast('admin')
  const code = await invites(name)
  const hanh = town.newcomer('admin')
  hanh.user.opens(code)
  await hanh.seesText('arrive:language')
  await manners.forges(hanh, buttons.thatIsMe.encode({}))
  await manners.forges(hanh, buttons.consent.encode({}))
  await hanh.seesText('arrive:language')
  expect(await linksOf(personId)).toEqual([])

  await manners.hammers(hanh, hanh.speech.text('arrive:continue'), 3)
  await hanh.seesText('arrive:askConsent')
  await manners.hammers(hanh, hanh.speech.text('arrive:agree'), 3)
  await hanh.sees(name)
  await manners.hammers(hanh, hanh.speech.text('arrive:thatIsMe'), 3)
  await hanh.seesText('arrive:welcome')
  expect(manners.alert(hanh)).toBe(hanh.speech.text('common:outdatedButton'))
  expect(await linksOf(personId)).toHaveLength(1)
  expect(await consentsOf(personId)).toHaveLength(1)
  manners.expectGood()
})

test('/cancel in the middle of an arrival leaves it, and the same link opens it again', async () => {
  const { name } = town.cast('inspectedHead')
  const code = await invites(name)
  const duc = town.newcomer('inspectedHead')
  duc.user.opens(code)
  await duc.tapsText('arrive:continue')
  await duc.seesText('arrive:askConsent')
  duc.sends('/cancel')
  await duc.seesText('home:stranger')
  expect(duc.labels).toEqual([])
  await duc.arrives(code, name)
  manners.expectGood()
})
