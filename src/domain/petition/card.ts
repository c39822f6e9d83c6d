import { periodFactsOf } from '../cycle/period-facts.ts'
import type { Day } from '../day.ts'
import type { Level } from '../evaluation/score.ts'
import type { PeriodFacts } from '../notice/facts.ts'
import type { PetitionAnswer, PetitionFile, PetitionText } from './petition.ts'

/** What the authority is asked: by whom, against what, why, and until when. Points in hundredths. */
export type PetitionCard = PetitionText &
  Readonly<{
    approvalId: string
    requester: string
    positionTitles: Readonly<Record<string, string>> | null
    unit: string | null
    period: PeriodFacts
    points: number
    level: Level
    answerBy: Day
  }>

/** An answer in plain facts, as a notice carries it; `level` and `points` are what holds from then on. */
export type AnswerFacts = Readonly<{
  outcome: PetitionAnswer['outcome']
  level: Level
  points: number
  text: string
  answerer: string
  answeredAt: string
}>

type CardSource = Pick<PetitionFile, 'approvalId' | 'requester' | 'decided'> &
  Readonly<{
    cycle: PetitionCard['period']
    petition: Pick<PetitionFile['petition'], 'text' | 'answerBy'>
  }>

export const petitionCardOf = ({
  approvalId,
  requester: { name, positionTitles, unit },
  cycle,
  petition: { text, answerBy },
  decided: { points, level },
}: CardSource): PetitionCard => ({
  ...text,
  approvalId,
  requester: name,
  positionTitles,
  unit,
  period: periodFactsOf(cycle),
  points,
  level,
  answerBy,
})
