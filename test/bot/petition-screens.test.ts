import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { askFilePetitionScreen, petitionScreen, petitionWhyScreen } from '../../src/bot/screens/petition.ts'
import {
  askAnswerScreen,
  changeLevelScreen,
  changePointsScreen,
} from '../../src/bot/screens/petition-answer.ts'
import {
  openedPetitionScreen,
  petitionCardScreen,
  petitionDueScreen,
  petitionSettledScreen,
  petitionToldScreen,
} from '../../src/bot/screens/petition-card.ts'
import {
  petitionGroundsScreen,
  petitionLinesScreen,
  petitionWantedScreen,
} from '../../src/bot/screens/petition-steps.ts'
import { publishedScreen } from '../../src/bot/screens/published.ts'
import type { AnswerFacts, PetitionCard } from '../../src/domain/petition/card.ts'
import { longestGrounds, longestWish } from '../../src/domain/petition/draft.ts'
import type { OwnPetition } from '../../src/domain/petition/own.ts'
import type { Contested, Petition } from '../../src/domain/petition/petition.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, proseOf } from './hostile.ts'

const period = { kind: 'adHoc', periodFrom: '2026-10-01', periodTo: '2026-12-31' } as const
const today = '2026-12-22'

/** As long as the grounds may be, in each of the shapes that are worst for another way of counting. */
const longTexts = [
  `${proseOf.lines}${proseOf.signs}`.slice(0, longestGrounds),
  proseOf.signs.repeat(3).slice(0, longestGrounds),
  proseOf.arabic.repeat(2).slice(0, longestGrounds),
  proseOf.emoji.repeat(3).slice(0, longestGrounds),
]

const products: Contested[] = Array.from({ length: 20 }, (_, index) => ({
  kind: 'product',
  number: index + 1,
  name: nastyName.repeat(2),
}))
const contested: Contested[] = [
  { kind: 'level' },
  { kind: 'criterion', number: 'III.1', title: { vi: nastyName } },
  { kind: 'criterion', number: null, title: { vi: nastyName } },
  ...products,
]

const facts = {
  evaluationId: anId(2),
  period,
  points: 6_999,
  level: 'notCompleted',
  proposed: 'good',
  reason: proseOf.lines.slice(0, 1_000),
  decider: nastyName,
  petitionUntil: '2026-12-26',
} as const

const petitionOf = (grounds: string, outcome: 'upheld' | 'changed' | null): Petition => {
  const written = {
    text: proseOf.lines.slice(0, 2_000),
    answerer: nastyName,
    answeredAt: new Date('2026-12-28T03:00:00Z'),
  }
  return {
    evaluationId: anId(2),
    personId: anId(3),
    text: { contested, grounds, wanted: { kind: 'words', text: nastyName.repeat(3).slice(0, longestWish) } },
    filedAt: new Date('2026-12-23T03:00:00Z'),
    answerBy: '2027-01-06',
    answer:
      outcome === 'changed'
        ? { ...written, outcome, level: 'excellent', points: 9_999 }
        : outcome && { ...written, outcome },
  }
}

const viewOf = (grounds: string | null, petition: Petition | null): OwnPetition => ({
  result: { facts, response: 'disagreed', petition },
  daysLeft: 5,
  answerWorkingDays: 10,
  isVerified: false,
  authority: { id: anId(9), name: nastyName },
  lines: contested.map((one, index) => ({ line: `products.${index}`, contested: one })),
  draft: {
    lines: contested.map((_, index) => `products.${index}`),
    grounds,
    wanted: { kind: 'words', text: nastyName.repeat(3).slice(0, longestWish) },
  },
})

const begun: OwnPetition = { ...viewOf(null, null), draft: { lines: [], grounds: null, wanted: null } }
const basis = {
  reference: { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName },
  source: nastyName,
  grade: 'M',
  verified: false,
} as const

const cardOf = (grounds: string): PetitionCard => ({
  ...petitionOf(grounds, null).text,
  approvalId: anId(7),
  requester: nastyName,
  positionTitles: { vi: nastyName },
  unit: nastyName,
  period,
  points: 6_999,
  level: 'notCompleted',
  answerBy: '2027-01-06',
})
const answer: AnswerFacts = {
  outcome: 'changed',
  level: 'excellent',
  points: 9_999,
  text: proseOf.lines.slice(0, 2_000),
  answerer: nastyName,
  answeredAt: '2026-12-28T03:00:00.000Z',
}

const everyPage = (screenAt: (page: number) => Screen): Screen[] => [0, 1, 2, 3, 9].map(screenAt)

describe.each(languages)('in %s', language => {
  test.each(digitSets)('with %s digits Telegram takes every screen about petitions, however long', digits => {
    const speech = speechIn(language, digits)
    for (const grounds of longTexts) {
      const card = cardOf(grounds)
      const screens: Screen[] = [
        ...everyPage(page => petitionScreen(begun, page, today, speech)),
        ...everyPage(page => petitionScreen(viewOf(grounds, null), page, today, speech)),
        ...[null, 'upheld', 'changed'].flatMap(outcome =>
          everyPage(page => {
            const petition = petitionOf(grounds, outcome as 'upheld' | 'changed' | null)
            return petitionScreen(viewOf(null, petition), page, today, speech)
          }),
        ),
        publishedScreen(viewOf(null, petitionOf(grounds, 'changed')).result, today, speech),
        askFilePetitionScreen(viewOf(grounds, null), speech),
        petitionWhyScreen(anId(2), basis, speech),
        ...everyPage(page => petitionLinesScreen(viewOf(grounds, null), page, speech)),
        petitionGroundsScreen(viewOf(grounds, null), speech),
        petitionWantedScreen(viewOf(grounds, null), speech),
        petitionCardScreen(card, speech),
        ...['2027-01-05', '2027-01-06', '2027-01-07'].map(day => petitionDueScreen(card, day, speech)),
        petitionSettledScreen({ card, answer }, speech),
        petitionToldScreen({ kind: 'petition.answered', evaluationId: anId(2), period, answer }, speech),
        ...everyPage(page => openedPetitionScreen({ card, answer: null, isLate: false }, page, speech)),
        ...everyPage(page => openedPetitionScreen({ card, answer, isLate: false }, page, speech)),
        changeLevelScreen(card, speech),
        changePointsScreen(card, 'good', speech),
        askAnswerScreen(card, null, speech),
        askAnswerScreen(card, { level: 'good', points: 7_050 }, speech),
      ]
      for (const screen of screens) expect(objections(screen, speech), screen.text.slice(0, 200)).toEqual([])
    }
  })
})
