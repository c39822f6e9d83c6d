import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { aColleagueFilling, savedAnswers } from '../kit/colleague.ts'
import { addsProduct } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let nam: Person
let evaluation: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())
beforeEach(async () => {
  nam = await aColleagueFilling(town)
  const where = { person: { links: { some: { accountId: BigInt(nam.user.id) } } } }
  evaluation = (await town.database.prisma.evaluation.findFirstOrThrow({ where })).id
})

type Refusal = Parameters<Person['seesText']>[0] & `refusals:${string}`

/** Sends something that is no answer here; the sentence stands above the question, which is asked again. */
const isRefused = async (refusal: Refusal, act: () => void): Promise<void> => {
  const said = await manners.hears(nam, act)
  expect(said.startsWith(nam.speech.text(refusal))).toBe(true)
  expect(said.length).toBeGreaterThan(nam.speech.text(refusal).length + 20)
}

const standsAt = async (step: string, seen: string | RegExp): Promise<void> => {
  await manners.forges(nam, buttons.goTo.encode({ evaluation, step }))
  await nam.sees(seen)
}

const things: readonly ((person: Person) => void)[] = [
  person => person.user.sendsSticker(),
  person => person.user.sendsPhoto({ caption: '5' }),
  person => person.user.sendsVoice(),
  person => person.user.sendsContact({ phone: '+84 90 000 00 00' }),
  person => person.user.sendsDocument({ fileName: 'answer.docx', data: Buffer.from('5') }),
]

test('what is neither text nor a press gets the sentence that fits the question', async () => {
  for (const thing of things) await isRefused('refusals:points_needed', () => thing(nam))
  await standsAt('prose.strengths', nam.says('evaluation:writeText'))
  for (const thing of things) await isRefused('refusals:text_needed', () => thing(nam))
  await standsAt('products.1.assigned', nam.says('evaluation:askAssigned'))
  for (const thing of things) await isRefused('refusals:count_needed', () => thing(nam))
  await standsAt('products', nam.says('evaluation:noLines'))
  for (const thing of things) await isRefused('refusals:step_unknown', () => thing(nam))
  await standsAt('overview', nam.says('evaluation:overviewTitle'))
  await isRefused('refusals:step_unknown', () => nam.sends('xong'))
  expect(await savedAnswers(town, nam)).toEqual({})
  manners.expectGood()
})

test('outside every dialogue it is asked where to go, never acted upon', async () => {
  nam.sends('/start')
  await nam.seesText('home:choose')
  for (const act of [
    () => nam.sends('ok'),
    () => nam.sends('🙂'),
    ...things.map(thing => () => thing(nam)),
  ]) {
    expect(await manners.hears(nam, act)).toBe(nam.speech.text('common:lost'))
    expect(nam.labels).toContain(nam.speech.text('common:home'))
  }
  expect(await manners.hears(nam, () => nam.sends('/nonsense'))).toBe(
    nam.speech.text('refusals:command_unknown'),
  )
  manners.expectGood()
})

test('too long a text is refused, not cut, and what Telegram lets through as markup is only text', async () => {
  await standsAt('prose.strengths', nam.says('evaluation:writeText'))
  await isRefused('refusals:text_too_long', () => nam.sends('ệ'.repeat(4_096)))
  town.telegram.clock.advance(3_000)
  nam.sends('đ'.repeat(5_000))
  await nam.seesText('common:textPart')
  expect(await savedAnswers(town, nam)).toEqual({})
  town.telegram.clock.advance(3_000)
  await isRefused('refusals:text_too_long', () => nam.sends('a\n'.repeat(900)))
  const markup = '<b>bold</b> & &amp; <script>alert(1)</script> {{name}} $t(home:help) `x` *y* _z_ "\''
  await manners.hears(nam, () => nam.sends(markup))
  await standsAt('prose.strengths', markup)
  expect(await savedAnswers(town, nam)).toEqual({ 'prose.strengths': markup })

  const newlines = 'a\n'.repeat(190).trim()
  const emoji = `🙂👨‍👩‍👧‍👦🇻🇳 ${'🙂'.repeat(900)}`
  for (const text of ['&'.repeat(2_000), '<'.repeat(2_000), newlines, emoji]) {
    await manners.hears(nam, () => nam.sends(text))
    expect(await savedAnswers(town, nam)).toEqual({ 'prose.strengths': text })
    await standsAt('prose.strengths', text)
  }
  manners.expectGood()
})

test('signs that turn text around are stripped, and text of nothing else is no answer', async () => {
  await standsAt('prose.strengths', nam.says('evaluation:writeText'))
  for (const nothing of ['\u200f\u202e', '\u200b\u200b', '\u2066\u2069']) {
    await isRefused('refusals:text_needed', () => nam.sends(nothing))
  }
  await manners.hears(nam, () => nam.sends('\u202eTốt\u202c \u2067và\u2069 nhanh\u200f'))
  expect(await savedAnswers(town, nam)).toEqual({ 'prose.strengths': 'Tốt và nhanh' })
  await standsAt('prose.strengths', 'Tốt và nhanh')
  expect(nam.screen.text).not.toMatch(/[\u202a-\u202e]/)
  manners.expectGood()
})

test('text with a secrecy marking is refused in every field and stored in none', async () => {
  await standsAt('prose.strengths', nam.says('evaluation:writeText'))
  for (const text of ['TUYỆT MẬT\nNội dung', '\u200fسري للغاية', 'Geheim'.toUpperCase(), '«TOP SECRET» plan'])
    await isRefused('refusals:text_classified', () => nam.sends(text))
  await standsAt('products.1.name', nam.says('evaluation:askName'))
  await isRefused('refusals:text_classified', () => nam.sends('MẬT: đề án 7'))
  expect(await savedAnswers(town, nam)).toEqual({})
  manners.expectGood()
})

test('editing a sent message changes no answer, and says so', async () => {
  const sent = nam.sends('4')
  await nam.sees('I.2')
  const said = await manners.hears(nam, () => nam.user.edits(sent, '5'))
  expect(said).toContain(nam.says('common:editedMessage'))
  await manners.hears(nam, () => nam.user.edits(sent, '/unlink'))
  expect(await savedAnswers(town, nam)).toEqual({ 'I.1': 400 })
  nam.sends('3')
  await nam.sees('II.1')
  expect(await savedAnswers(town, nam)).toEqual({ 'I.1': 400, 'I.2': 300 })
  manners.expectGood()
})

test('after twenty product lines there is no room for another, pressed or forged', async () => {
  await standsAt('products', nam.says('evaluation:noLines'))
  const name = (line: number) => `${line} ${'<&>'.repeat(60)}`
  for (let line = 1; line <= 20; line += 1)
    await addsProduct(nam, { name: name(line), assigned: '9999', done: '1', failures: '9', delays: '9' })
  await nam.sees(`20. 20 <&>`)
  expect(nam.labels).not.toContain(nam.speech.text('evaluation:addLine'))
  await manners.forges(nam, buttons.addLine.encode({ evaluation, question: 'products' }))
  await nam.seesText('refusals:lines_full')
  await manners.forges(nam, buttons.goTo.encode({ evaluation, step: 'products.21.name' }))
  await nam.seesText('refusals:line_locked')
  expect(Object.keys(await savedAnswers(town, nam))).toHaveLength(100)
  manners.expectGood()
})
