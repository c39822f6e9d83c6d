import { afterAll, beforeAll, expect, test } from 'vitest'
import { digitSamples, languages } from '../../src/bot/language.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'
import { speechIn } from '../kit/words.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

const anyone = (languageCode: string) =>
  new Person(town.telegram, town.telegram.person({ firstName: 'Anna', languageCode }), languageCode)

const said = (html: string) => readable(html.replace(/<[^>]+>/g, ''))

test('whatever a stranger sends, he reads what this is and how to get in, and nothing else', async () => {
  const anna = anyone('de')
  const commands = ['start', 'evaluate', 'approvals', 'invite', 'unlink', 'help', 'cancel', 'nonsense']
  const acts = [
    ...commands.map(command => () => anna.sends(`/${command}`)),
    () => anna.sends('Guten Tag'),
    () => anna.sends('x'.repeat(4_096)),
    () => anna.user.sendsSticker(),
    () => anna.user.sendsPhoto({ caption: '/approvals' }),
    () => anna.user.sendsVoice(),
    () => anna.user.sendsContact({ phone: '+84 90 000 00 00' }),
    () => anna.user.sendsDocument({ fileName: 'list.xlsx', data: Buffer.from('x') }),
  ]
  for (const act of acts) {
    expect(await manners.hears(anna, act)).toBe(said(anna.speech.html('home:stranger')))
    expect(anna.labels).toEqual([])
  }
  const written = anna.user.chat.find(message => message.text === 'Guten Tag')
  anna.user.edits(written?.message_id ?? 0, '/settings')
  expect(await manners.hears(anna, () => anna.sends('/privacy'))).toContain(anna.says('privacy:notice'))
  expect(await town.database.prisma.telegramLink.count({ where: { accountId: BigInt(anna.user.id) } })).toBe(
    0,
  )
  manners.expectGood()
})

test('a stranger may choose how he is spoken to, which links him to nobody', async () => {
  const anna = anyone('fr')
  anna.speaks('vi').sends('/settings')
  await anna.seesText('settings:title')
  expect(anna.labels).not.toContain(anna.speech.text('settings:unlink'))
  await anna.tapsText('settings:language.ar')
  anna.speaks('ar')
  await anna.seesText('settings:title')
  await manners.hammers(anna, `● ${anna.speech.text('settings:language.ar')}`)
  expect(await manners.hears(anna, () => anna.sends('/start'))).toBe(said(anna.speech.html('home:stranger')))
  manners.expectGood()
})

test('buttons a stranger forges are refused in a window or lead nowhere', async () => {
  const anna = anyone('en')
  await manners.hears(anna, () => anna.sends('/start'))
  for (const data of ['ec', 'nf', 'pl:0', 'ay', 'iy', 'nonsense', '\u0000\u0001:::', 'x'.repeat(64)]) {
    await manners.forges(anna, data)
    expect(manners.alert(anna)).toBe(anna.speech.text('common:notLinked'))
  }
  expect(said(anna.screen.text ?? '')).toBe(said(anna.speech.html('home:stranger')))
  manners.expectGood()
})

test('a group is told once where to write, and left', async () => {
  const anna = anyone('en')
  const group = town.telegram.group({ title: 'Everybody', members: [anna.user] })
  group.says(anna.user, '/start')
  group.says(anna.user, `/evaluate@${town.telegram.botUsername}`)
  const ofBot = () => group.chat.filter(message => message.from === 'bot')
  await town.telegram.settled(() => ofBot().length > 0)
  await manners.hears(anna, () => anna.sends('/start'))
  expect(ofBot().map(message => message.text)).toEqual([anna.speech.text('common:onlyPrivate')])
  manners.expectGood()
})

const forEverybody = ['start', 'settings', 'privacy', 'help', 'cancel'] as const

test('the menu of strangers speaks each of the four languages, and Vietnamese to all others', () => {
  for (const code of [...languages, 'fr', 'pt-br']) {
    const speech = speechIn(code)
    expect(anyone(code).user.commands()).toEqual(
      forEverybody.map(command => ({ command, description: speech.text(`commands:${command}`) })),
    )
  }
})

test('the menu of a person follows what he is and the language he chose, until he unlinks', async () => {
  const khoi = await town.resident('cadre')
  const names = (person: Person) => person.user.commands().map(({ command }) => command)
  await town.telegram.settled(() => names(khoi).includes('evaluate'))
  expect(names(khoi)).toEqual([
    'evaluate',
    'log',
    'history',
    'rotation',
    'relatives',
    'inspections',
    'recommendations',
    ...forEverybody,
    'access',
    'mydata',
    'unlink',
  ])
  const hien = await town.resident('supervisor')
  await town.telegram.settled(() => names(hien).includes('approvals'))
  expect(names(hien)).not.toContain('invite')
  const hue = await town.resident('staff')
  await town.telegram.settled(() => names(hue).includes('invite'))
  expect(names(hue)).toContain('report')
  const hanh = await town.resident('admin')
  await town.telegram.settled(() => names(hanh).includes('invite'))
  expect(names(hanh)).not.toContain('report')

  khoi.sends('/settings')
  await khoi.tapsText('settings:language.ar')
  const arabic = speechIn('ar').text('commands:evaluate')
  await town.telegram.settled(() => khoi.user.commands()[0]?.description === arabic)

  await khoi.speaks('ar').tapsText('settings:unlink')
  await khoi.tapsText('settings:unlinkNow')
  await town.telegram.settled(() => !names(khoi).includes('evaluate'))
  expect(khoi.user.commands()[0]?.description).toBe(speechIn('vi').text('commands:start'))
  manners.expectGood()
})

test('Arabic offers its own digits, in which everything then is written', async () => {
  const an = anyone('ar')
  an.sends('/settings')
  await an.sees('1,234.5')
  await an.taps(digitSamples.arab)
  await an.speaks('ar', 'arab').sees('١٬٢٣٤٫٥')
  await an.tapsText('settings:language.vi')
  await an.speaks('vi').sees('1.234,5')
  expect(an.labels).not.toContain(digitSamples.arab)
  manners.expectGood()
})
