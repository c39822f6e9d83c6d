import { completeLine, placeOf } from '../evaluation/answers.ts'
import { gainOfCauses } from '../evaluation/cause.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import { claimOf } from '../evaluation/claim.ts'
import { overview } from '../evaluation/steps.ts'
import { viewEvaluation } from '../evaluation/view.ts'
import type { CauseFile } from './cause-port.ts'

/** The facts of a cause's card, from the submission it is about. */
export const causeCardOf = ({
  approval,
  requester,
  file,
}: Omit<CauseFile, 'decision' | 'relations'>): CauseCard => {
  const { id: approvalId, line, dueOn } = approval
  const { name, positionTitles, unit } = requester
  const { kind, periodFrom, periodTo } = file.cycle
  const place = placeOf(file.form, line)
  const complete = place?.kind === 'line' ? completeLine(place.line, file.answers) : undefined
  return {
    approvalId,
    requester: name,
    positionTitles,
    unit,
    period: { kind, periodFrom, periodTo },
    name: complete?.name ?? '',
    failures: complete?.failures ?? 0,
    delays: complete?.delays ?? 0,
    cause: claimOf(file.form, file.answers, line) ?? '',
    gain: gainOfCauses(viewEvaluation(file, overview), [line]),
    dueOn,
  }
}
