import type { Answers } from './answers.ts'
import type { AskedCause } from './asked-cause.ts'
import { claimIds, claimOf } from './claim.ts'
import { isSameAnswer } from './difference.ts'
import type { EvaluationFile } from './evaluation-file.ts'
import type { Form } from './form.ts'
import { scoreEvaluation } from './score.ts'
import { overviewLines } from './steps.ts'
import type { EvaluationView } from './view.ts'

/** The lines for which these answers claim an objective cause. */
export const claimedLines = (form: Form, answers: Answers): string[] =>
  overviewLines(form, answers).filter(line => claimOf(form, answers, line) !== undefined)

const isAbout = ({ line, claim }: AskedCause, answers: Answers): boolean =>
  claimIds(line).every(id => isSameAnswer(claim[id], answers[id]))

/**
 * What holds for each line that claims a cause: the newest word about the line as it is now. A line that changed
 * since (its name, failures, delays or cause) has none: it is asked anew.
 */
export const standingCauses = (
  form: Form,
  answers: Answers,
  asked: readonly AskedCause[],
): ReadonlyMap<string, AskedCause> => {
  if (asked.length === 0) return new Map()
  const newestLast = asked.toSorted((one, other) => one.revision - other.revision)
  return new Map(
    claimedLines(form, answers).flatMap(line => {
      const held = newestLast.findLast(one => one.line === line && isAbout(one, answers))
      return held ? [[line, held]] : []
    }),
  )
}

/** The lines whose failures and delays take nothing: the authority confirmed their cause as it stands now. */
export const confirmedCauses = (form: Form, answers: Answers, asked: readonly AskedCause[]): string[] =>
  [...standingCauses(form, answers, asked).values()]
    .filter(({ outcome }) => outcome === 'approved')
    .map(({ line }) => line)

/** The file with other answers: a confirmation holds only for a line that stays as it was. */
export const withAnswers = (file: EvaluationFile, answers: Answers): EvaluationFile => ({
  ...file,
  answers,
  confirmedCauses: confirmedCauses(file.form, answers, file.askedCauses),
})

/** Asked and undecided, about a line that is no longer as it was: nobody need decide it any more. */
export const outdatedCauses = (
  form: Form,
  answers: Answers,
  asked: readonly AskedCause[],
): readonly AskedCause[] => {
  const standing = new Set(standingCauses(form, answers, asked).values())
  return asked.filter(one => one.outcome === null && !standing.has(one))
}

/** Points, in hundredths, that confirming the causes of these lines would add, all else being as it is. */
export const gainOfCauses = (
  { form, answers, rules, circumstances }: Scored,
  lines: readonly string[],
): number => {
  const others = circumstances.confirmedCauses.filter(line => !lines.includes(line))
  const pointsWith = (confirmed: readonly string[]): number =>
    scoreEvaluation(form, answers, rules, { ...circumstances, confirmedCauses: confirmed }).points
  return pointsWith([...others, ...lines]) - pointsWith(others)
}

type Scored = Pick<EvaluationView, 'form' | 'answers' | 'rules' | 'circumstances'>
