import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { everything } from '../../src/domain/notebook/choice.ts'
import { takeOver } from '../../src/domain/notebook/take-over.ts'
import { savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { notebookOf, notes, opensNotebook } from '../kit/noting.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

/** Somebody who stands before his product lines, with this in his notebook. */
const writer = async (code: string, language: string, texts: readonly string[]) => {
  const { id, person } = await inhabitant(town, code, language)
  for (const text of texts) await notes(person, text)
  await person.hearsBelow(person.sends('/start'))
  await beginsEvaluation(person)
  const { id: evaluation } = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { personId: id },
  })
  await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'products' }))
  await town.telegram.settled(() =>
    person.labels.includes(readable(person.speech.text('evaluation:addLine'))),
  )
  return { id, person, evaluation }
}

const opensChoice = async (person: Person, count: number): Promise<void> => {
  await person.tapsText('notebook:fromNotebook', { number: person.speech.number(count) })
  await person.seesText('notebook:pickTitle')
}

const takesOver = async (person: Person, count: number): Promise<void> => {
  await person.tapsText('notebook:takeOver', { number: person.speech.number(count) })
}

const languagesOfPeople = [
  { language: 'vi', code: 'CB0046', texts: ['Thẩm định 3 hồ sơ', 'Họp thôn 5', 'Tiếp dân'] },
  { language: 'ar', code: 'CB0050', texts: ['دراسة 3 ملفات', 'اجتماع القرية', 'استقبال المواطنين'] },
] as const

describe.each(languagesOfPeople)(
  'from the notebook into the product lines, in $language',
  ({ language, code, texts }) => {
    let person: Person
    let evaluation: string
    beforeAll(async () => {
      const begun = await writer(code, language, texts)
      person = begun.person
      evaluation = begun.evaluation
    })

    test('what is not wanted is left out, the rest become lines that can be edited like any other', async () => {
      await opensChoice(person, 3)
      await manners.hammers(person, `☑ ${person.speech.number(2)}`, 3)
      await town.telegram.settled(() => person.labels.includes(`☐ ${person.speech.number(2)}`))
      await manners.hammers(person, person.labels.find(label => label.startsWith('✅')) ?? '', 2)
      await person.sees(texts[2])
      expect(await savedAnswers(town, person)).toMatchObject({
        'products.1.name': texts[0],
        'products.1.assigned': 1,
        'products.1.done': 1,
        'products.1.failures': 0,
        'products.1.delays': 0,
        'products.2.name': texts[2],
      })
      const taken = (await notebookOf(town, person)).map(entry => entry.evaluationId)
      expect(taken).toEqual([evaluation, null, evaluation])
      await person.tapsText('evaluation:editLine', { number: 2 })
      await person.tapsText('evaluation:fieldDone')
      await person.seesText('evaluation:askDone')
      await person.hearsBelow(person.sends('0'))
      await person.sees(texts[2])
      expect(await savedAnswers(town, person)).toMatchObject({ 'products.2.done': 0 })
      manners.expectGood()
    })

    test('a line that is removed gives its entry back, and one whose entry is deleted stays', async () => {
      await person.tapsText('evaluation:removeLine')
      await opensChoice(person, 2)
      await person.tapsText('common:back')
      await opensNotebook(person)
      await person.taps(person.labels.find(label => label.includes(texts[0].slice(0, 6))) ?? '')
      await person.seesText('notebook:takenOver')
      await person.tapsText('notebook:delete')
      await person.tapsText('notebook:deleteNow')
      await person.seesText('notebook:deleted')
      expect(await savedAnswers(town, person)).toMatchObject({ 'products.1.name': texts[0] })
      expect(await savedAnswers(town, person)).not.toHaveProperty(['products.2.name'])
      manners.expectGood()
    })
  },
)

test('more than the form has room for: the oldest are taken over, and the rest is said to be left', async () => {
  const texts = Array.from({ length: 22 }, (_, index) => `Việc ${index + 1} ${'dài '.repeat(60)}`)
  const { person } = await writer('CB0047', 'vi', texts)
  await opensChoice(person, 22)
  await person.sees(person.speech.text('notebook:room', { count: 20 }))
  await person.tapsText('common:nextPage')
  await person.sees('7. Việc 7')
  await person.tapsText('notebook:pickNone')
  await town.telegram.settled(() => person.labels.includes('☐ 1'))
  await takesOver(person, 0)
  await person.seesText('refusals:entries_needed')
  await person.tapsText('notebook:pickAll')
  await town.telegram.settled(() => person.labels.includes('☑ 1'))
  await takesOver(person, 22)
  await person.sees(person.speech.text('notebook:leftOver', { count: 2 }))
  const answers = await savedAnswers(town, person)
  expect(Object.keys(answers).filter(id => id.endsWith('.name'))).toHaveLength(20)
  expect(answers['products.1.name']).toBe(texts[0]?.slice(0, 200).trim())
  expect((await notebookOf(town, person)).filter(entry => entry.evaluationId === null)).toHaveLength(2)
  manners.expectGood()
})

test('what was chosen and then lost, or shown before the notebook changed, is asked for again', async () => {
  const { person, evaluation } = await writer('CB0048', 'en', ['One', 'Two'])
  await opensChoice(person, 2)
  await person.taps('☑ 1')
  await town.telegram.settled(() => person.labels.includes('☐ 1'))
  await notes(person, 'Three')
  await manners.forges(person, buttons.takeOver.encode({ evaluation, total: 2 }))
  await person.seesText('refusals:entries_changed')
  await person.sees('3. Three')
  expect(person.labels).toEqual(expect.arrayContaining(['☐ 1', '☑ 2', '☑ 3']))
  await person.hearsBelow(person.sends('1 and 3'))
  await person.seesText('refusals:step_unknown')
  await person.hearsBelow(person.sends('/start'))
  await manners.forges(person, buttons.takeOver.encode({ evaluation, total: 3 }))
  await person.seesText('refusals:choice_lost')
  expect(await savedAnswers(town, person)).toEqual({})
  manners.expectGood()
})

test('only entries of the period are proposed, and none where there are none', async () => {
  const { id, person } = await inhabitant(town, 'CB0051', 'vi')
  await notes(person, 'Việc cũ')
  await town.database.prisma.notebookEntry.updateMany({
    where: { personId: id },
    data: { day: new Date('2026-09-30T00:00:00Z') },
  })
  await person.hearsBelow(person.sends('/start'))
  await beginsEvaluation(person)
  const { id: evaluation } = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { personId: id },
  })
  await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'products' }))
  await person.seesText('evaluation:noLines')
  expect(person.labels.some(label => label.startsWith('📒'))).toBe(false)
  await manners.forges(person, buttons.fromNotebook.encode({ evaluation, page: 9_999_999 }))
  await person.seesText('evaluation:noLines')
  manners.expectGood()
})

test('taken over twice at once, each entry becomes one line', async () => {
  const { id, person, evaluation } = await writer('CB0052', 'de', ['Eins', 'Zwei'])
  const actor = { personId: id, name: '' }
  const takes = () => takeOver(town.deps, actor, evaluation, everything, 2)
  const taken = await Promise.all([takes(), takes(), takes()])
  expect(taken.map(one => one.ok && one.value.taken).sort()).toEqual([0, 0, 2])
  const names = Object.entries(await savedAnswers(town, person)).filter(([key]) => key.endsWith('.name'))
  expect(names.map(([, name]) => name).sort()).toEqual(['Eins', 'Zwei'])
})

test('after a return the notebook is open only where the whole block is to be changed', async () => {
  const { person, evaluation } = await writer('CB0053', 'vi', ['Việc bổ sung'])
  const returned = (linesToChange: string[]) =>
    town.database.prisma.evaluation.update({
      where: { id: evaluation },
      data: { state: 'returned', linesToChange },
    })
  await returned(['products.1', 'I.1'])
  await manners.forges(person, buttons.fromNotebook.encode({ evaluation, page: 0 }))
  await person.seesText('refusals:line_locked')
  await returned(['products'])
  await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'products' }))
  await opensChoice(person, 1)
  await takesOver(person, 1)
  await person.seesText('evaluation:overviewLine')
  expect(await savedAnswers(town, person)).toMatchObject({ 'products.1.name': 'Việc bổ sung' })
  await person.tapsText('evaluation:linesComplete')
  await person.seesText('evaluation:onlyReturned')
  manners.expectGood()
})
