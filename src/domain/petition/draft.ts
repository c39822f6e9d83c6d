import { levelOrder } from '../classification/cap.ts'
import type { Answers } from '../evaluation/answers.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { done, type Result, refused } from '../result.ts'
import type { PetitionText, Wanted } from './petition.ts'

/** A petition that is being written: nobody but its author reads it before he files it. */
export type PetitionDraft = Readonly<{
  lines: readonly string[]
  grounds: string | null
  wanted: Wanted | null
}>

/** Characters (UTF-16 units) of the grounds, and of a wish in one's own words. */
export const shortestGrounds = 20
export const longestGrounds = 3_000
export const longestWish = 300

/** Under these ids a draft stands among the answers of its evaluation, so that it outlives every dialogue. */
const ids = {
  lines: 'petition.lines',
  grounds: 'petition.grounds',
  level: 'petition.level',
  words: 'petition.words',
} as const

export const draftIds: readonly string[] = Object.values(ids)

const textAt = (answers: Answers, id: string): string | null => {
  const answer = answers[id]
  return answer?.kind === 'text' ? answer.text : null
}

const wantedIn = (answers: Answers): Wanted | null => {
  const level = levelOrder.find(one => one === textAt(answers, ids.level))
  if (level) return { kind: 'level', level }
  const text = textAt(answers, ids.words)
  return text === null ? null : { kind: 'words', text }
}

/** What is written so far; of the lines those that may still be petitioned against. */
export const draftOf = (answers: Answers, lines: readonly string[]): PetitionDraft => {
  const chosen = new Set(textAt(answers, ids.lines)?.split(' '))
  return {
    lines: lines.filter(line => chosen.has(line)),
    grounds: textAt(answers, ids.grounds),
    wanted: wantedIn(answers),
  }
}

/** A draft as it is kept. */
export const answersOfDraft = ({ lines, grounds, wanted }: PetitionDraft): Answers => {
  const texts = {
    [ids.lines]: lines.length > 0 ? lines.join(' ') : null,
    [ids.grounds]: grounds,
    [ids.level]: wanted?.kind === 'level' ? wanted.level : null,
    [ids.words]: wanted?.kind === 'words' ? wanted.text : null,
  }
  return Object.fromEntries(
    Object.entries(texts).flatMap(([id, text]) => (text === null ? [] : [[id, { kind: 'text', text }]])),
  )
}

export type PetitionPart = 'lines' | 'grounds' | 'wanted'

/** What a draft still lacks, in the order it is asked. */
export const missingPart = ({ lines, grounds, wanted }: PetitionDraft): PetitionPart | null => {
  if (lines.length === 0) return 'lines'
  if (grounds === null) return 'grounds'
  return wanted === null ? 'wanted' : null
}

export type PetitionTextRefusal =
  | 'grounds_needed'
  | 'grounds_too_long'
  | 'wish_needed'
  | 'wish_too_long'
  | 'text_classified'

const groundsRefusals = {
  empty: 'grounds_needed',
  long: 'grounds_too_long',
  classified: 'text_classified',
} as const
const wishRefusals = { empty: 'wish_needed', long: 'wish_too_long', classified: 'text_classified' } as const

/** Grounds as they are kept. A word or two are none. */
export const decideGrounds = (typed: string): Result<string, PetitionTextRefusal> => {
  const text = toKeptText(typed)
  const flaw = flawOfText(text, longestGrounds)
  if (flaw) return refused(groundsRefusals[flaw])
  return text.length < shortestGrounds ? refused('grounds_needed') : done(text)
}

/** A wish in somebody's own words as it is kept. */
export const decideWish = (typed: string): Result<string, PetitionTextRefusal> => {
  const text = toKeptText(typed)
  const flaw = flawOfText(text, longestWish)
  return flaw ? refused(wishRefusals[flaw]) : done(text)
}

/** Everything there is to hand in, or null while something is missing. */
export const completeDraft = (
  { lines, grounds, wanted }: PetitionDraft,
  contestedOf: (line: string) => PetitionText['contested'][number],
): PetitionText | null =>
  lines.length === 0 || grounds === null || wanted === null
    ? null
    : { contested: lines.map(contestedOf), grounds, wanted }
