import { type Answers, type ProductLine, productLines } from './answers.ts'
import { type Form, formQuestions } from './form.ts'
import type { TaskFacts } from './level-proposal.ts'
import { type Circumstances, isExcused } from './score.ts'

const sum = (lines: readonly ProductLine[], of: (line: ProductLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0)

/**
 * The product lines as tasks together. What was left undone in one line is not made good by more in another; a
 * task is late or faulty once, and neither where the objective cause was confirmed.
 */
export const taskFactsOf = (form: Form, answers: Answers, circumstances: Circumstances): TaskFacts => {
  const lines = formQuestions(form).flatMap(question =>
    question.kind === 'products' ? productLines(question.id, answers) : [],
  )
  if (lines.length === 0) return null
  const counted = lines.filter(line => !isExcused(line, circumstances))
  const isAllDone = lines.every(line => line.done >= line.assigned)
  return {
    assigned: sum(lines, line => line.assigned),
    done: sum(lines, line => (isAllDone ? line.done : Math.min(line.done, line.assigned))),
    late: sum(counted, line => Math.min(line.delays, line.assigned)),
    failures: sum(counted, line => Math.min(line.failures, line.assigned)),
  }
}
