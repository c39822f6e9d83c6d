import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { digitSamples } from '../../src/bot/language.ts'
import { savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
})
afterAll(() => town.close())

const evaluationOf = async (personId: string): Promise<string> =>
  (await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId } })).id

/** The number as it was understood, in the writer's own language. */
const echo = (person: Person, value: number): string =>
  readable(person.speech.html('evaluation:saved', { value: person.speech.number(value) }))

const languagesOfPeople = [
  { language: 'vi', code: 'CB0046', eightThousand: 8_279 },
  { language: 'de', code: 'CB0047', eightThousand: 8_279 },
  { language: 'en', code: 'CB0048', eightThousand: null },
  { language: 'ar', code: 'CB0050', eightThousand: null },
] as const

describe.each(languagesOfPeople)('numbers typed in $language', ({ language, code, eightThousand }) => {
  let person: Person
  let evaluation: string
  beforeAll(async () => {
    const arrived = await inhabitant(town, code, language)
    person = arrived.person
    await beginsEvaluation(person)
    evaluation = await evaluationOf(arrived.id)
  })

  test('two and a half in every writing is two and a half, and echoed in the own one', async () => {
    for (const typed of ['2,5', '2.5', '٢٫٥', ' 2,50 ', '۲٫۵', '２.５']) {
      expect(await manners.hears(person, () => person.sends(typed))).toContain(echo(person, 2.5))
      expect(await savedAnswers(town, person)).toEqual({ 'I.1': 250 })
      await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'I.1' }))
      await person.sees('I.1')
    }
    manners.expectGood()
  })

  test('8.279 is as many as its writer means', async () => {
    await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'products.1.assigned' }))
    await person.seesText('evaluation:askAssigned')
    const said = await manners.hears(person, () => person.sends('8.279'))
    if (eightThousand === null) expect(said).toContain(person.speech.text('refusals:count_needed'))
    else expect(said).toContain(echo(person, eightThousand))
    const saved = (await savedAnswers(town, person))['products.1.assigned']
    expect(saved).toBe(eightThousand ?? undefined)
    manners.expectGood()
  })

  test('what is no number, or too large a one, is refused and not saved', async () => {
    await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'products.2.assigned' }))
    await person.seesText('evaluation:askAssigned')
    for (const typed of ['-1', '1e3', '½', 'mười', '3 4', '2,5', '0x10', '∞', '१२']) {
      expect(await manners.hears(person, () => person.sends(typed))).toContain(
        person.speech.text('refusals:count_needed'),
      )
    }
    expect(await manners.hears(person, () => person.sends('10000'))).toContain(
      person.says('refusals:count_too_large'),
    )
    expect(await savedAnswers(town, person)).not.toHaveProperty(['products.2.assigned'])
    manners.expectGood()
  })
})

test('who reads Arabic-Indic digits is echoed in them', async () => {
  const { id, person } = await inhabitant(town, 'CB0051', 'ar')
  await beginsEvaluation(person)
  person.sends('/settings')
  await person.taps(digitSamples.arab)
  await person.speaks('ar', 'arab').sees('١٬٢٣٤٫٥')
  expect(await manners.hears(person, () => person.sends('2.5'))).toContain('٢٫٥')
  const evaluation = await evaluationOf(id)
  await manners.forges(person, buttons.goTo.encode({ evaluation, step: 'I.1' }))
  await town.telegram.settled(() => person.labels.includes('✓ ٢٫٥'))
  manners.expectGood()
})
