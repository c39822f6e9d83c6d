import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/bot/language.ts'
import type { ReportName } from '../../src/domain/report/report.ts'
import { countedFigures, importsFigures } from '../kit/figures.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { numeralsIn } from '../kit/numerals.ts'
import { type Person, readable } from '../kit/person.ts'
import { opensReport } from '../kit/reporting.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  await importsFigures(hue)
}, 300_000)
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

test('the file gives the province the figures of the articles, together with what it had', async () => {
  const counted = countedFigures(town)
  expect(await counted.secretaries('districtSecretary')).toBe('12 0 13')
  expect(await counted.secretaries('communeSecretary')).toBe('168 3 177')
  expect(await counted.movements()).toBe('120 294 2 66 346 414')
  expect(await counted.planned('2020-2025')).toBe('126 1210 7684 9020')
  expect(await counted.planned('2025-2030')).toBe('120 1198 8124 9442')
  expect(await counted.plannedWithoutPost()).toBe('0')
  expect(await counted.recruited()).toBe('306 1667 1973')
  expect(await counted.hamletHeads()).toBe('949 1446')
  expect(await counted.targets()).toBe('8 10')
})

/** Which secretaries they are, and how many of them are not local, as the messages have it. */
const secretaries: Readonly<Record<Language, readonly [district: string, commune: string]>> = {
  vi: ['Bí thư cấp ủy cấp huyện: 12/13 (92,31%)', 'Bí thư Đảng ủy: 168/177 (94,92%)'],
  en: [
    'Secretary of the District Party Committee: 12/13 (92.31%)',
    'Secretary of the Party Committee: 168/177 (94.92%)',
  ],
  de: [
    'Sekretär/-in des Bezirksparteikomitees: 12/13 (92,31\u00a0%)',
    'Sekretär/-in des Parteikomitees: 168/177 (94,92\u00a0%)',
  ],
  ar: ['أمين لجنة الحزب في المديرية: ١٢ من ١٣ (٩٢٫٣١٪)', 'أمين لجنة الحزب: ١٦٨ من ١٧٧ (٩٤٫٩٢٪)'],
}

const levels: Readonly<Record<Language, readonly [string, string, string]>> = {
  vi: ['Cấp tỉnh', 'Cấp huyện', 'Cấp xã'],
  en: ['Province level', 'District level', 'Commune level'],
  de: ['Provinzebene', 'Bezirksebene', 'Gemeindeebene'],
  ar: ['مستوى المقاطعة', 'مستوى المديرية', 'مستوى البلدية'],
}

const says = (): string => readable(hue.screen.text ?? '')

/** A report in chat, as of a day typed as his language has it. */
const asks = async (name: ReportName, day?: string): Promise<string> => {
  await opensReport(hue, name)
  if (day !== undefined) {
    await hue.tapsText('report:day')
    await hue.seesText('report:dayTitle')
    await hue.hearsBelow(hue.sends(day))
    await hue.seesText('report:head')
  }
  return says()
}

const speaksNow = async (language: Language): Promise<void> => {
  await hue.hearsBelow(hue.sends('/settings'))
  if (language !== hue.speech.language) await hue.tapsText(`settings:language.${language}`)
  hue.speaks(language)
  await hue.seesText('settings:title')
  if (language !== 'ar') return
  await hue.taps('٠١٢٣٤٥٦٧٨٩')
  await hue.speaks('ar', 'arab').sees('١٬٢٣٤٫٥')
}

describe.each(languages)('in %s', language => {
  const { digits, number, percent } = numeralsIn(language)
  /** These figures in this order, with words between them. */
  const inOrder = (figures: readonly string[]): RegExp =>
    new RegExp(
      figures.map(figure => `(?<![\\p{N}.,٬])${figure.replaceAll('.', '\\.')}(?!\\p{N})`).join('[^\\p{N}]*'),
      'u',
    )
  beforeAll(() => speaksNow(language))

  test('secretaries who are not local, of the districts and of the communes', async () => {
    const said = await asks('nonLocal', digits('30/6/2025'))
    for (const sentence of secretaries[language]) expect(said).toContain(sentence)
  })

  test('movements from the beginning of the term to 1 May 2024, by kind and by managing level', async () => {
    const figures = [414, 120, 294, 2, 66, 346].map(number)
    expect(await asks('movements', digits('1/5/2024'))).toMatch(inOrder(figures))
  })

  test('planned cadres of both terms, by level, with what they add up to', async () => {
    const isSaid = (numbers: readonly number[], total: number): void => {
      const said = says()
      expect(said).toContain(`${number(total)}`)
      expect(said).toContain(numbers.map(number).join(' + '))
      for (const [place, level] of levels[language].entries())
        expect(said).toContain(`${level}: ${number(numbers[place] ?? 0)}`)
    }
    await asks('planning')
    isSaid([120, 1_198, 8_124], 9_442)
    await hue.taps(hue.labels.find(label => label.includes(digits('2021'))) ?? '')
    await hue.sees(number(9_020))
    isSaid([126, 1_210, 7_684], 9_020)
  })

  test('civil servants and public employees recruited in the term', async () => {
    const said = await asks('recruitment', digits('1/5/2024'))
    expect(said).toContain(`${number(1_973)} = ${number(306)} + ${number(1_667)}`)
  })

  test('heads of hamlets who are members, and targets that were reached', async () => {
    const heads = [number(949), number(1_446), percent('65.63')]
    expect(await asks('hamletHeads')).toMatch(inOrder(heads))
    expect(await asks('targets')).toMatch(inOrder([number(8), number(10)]))
  })
})
