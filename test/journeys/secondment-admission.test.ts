import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let manh: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  manh = (await inhabitant(town, 'CB0088', 'vi')).person
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const says = {
  vi: 'Có ít nhất 3 năm công tác trong lĩnh vực phù hợp với vị trí.',
  en: 'At least 3 years of experience in the field of the post.',
  de: 'Mindestens 3 Jahre einschlägige Berufserfahrung.',
  ar: 'خبرة لا تقل عن 3 سنوات في مجال المنصب.',
} as const

test.each(languages)(
  'whoever is seconded reads in %s what experience it takes, and how sure the rule is',
  async language => {
    await manh.hearsBelow(manh.sends('/settings'))
    if (language !== 'vi') await manh.tapsText(`settings:language.${language}`)
    await manh.speaks(language).seesText('settings:title')
    await manh.hearsBelow(manh.sends('/rotation'))
    await manh.taps(manh.labels.findLast(label => label.startsWith('📖')) ?? '')
    await manh.seesText('rotation:rule.admission')
    const said = readable(manh.screen.text ?? '')
    expect(said).toContain(says[language])
    expect(said.slice(said.indexOf(says[language]))).toContain(manh.says('evaluation:whyUnverified'))
  },
)

test('whoever is not seconded is told nothing of it', async () => {
  const khoi = await town.resident('cadre')
  await khoi.hearsBelow(khoi.sends('/rotation'))
  await khoi.taps(khoi.labels.find(label => label.startsWith('📖')) ?? '')
  await khoi.seesText('rotation:whyTitle')
  expect(readable(khoi.screen.text ?? '')).not.toContain(khoi.speech.text('rotation:rule.admission'))
})
