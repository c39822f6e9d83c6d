import type { Day } from '../day.ts'

export type UrgeCard = Readonly<{
  urgeId: string
  recommendationId: string | null
  inspection: string
  number: number | null
  sender: string
  recipient: string
  reference: string
  text: string
  dueOn: Day
}>

export type UrgeAnswerFacts = Readonly<{
  kind: 'done' | 'needTime' | 'notMine'
  reason: string | null
  day: Day | null
  at: string
}>

export type UrgeNotice =
  | Readonly<{ kind: 'urge.sent'; card: UrgeCard }>
  | Readonly<{ kind: 'urge.settled'; card: UrgeCard; answer: UrgeAnswerFacts }>
  | Readonly<{ kind: 'urge.answered'; card: UrgeCard; answer: UrgeAnswerFacts }>
  | Readonly<{ kind: 'urge.unanswered'; card: UrgeCard }>
