import type { Answers } from '../domain/evaluation/answers.ts'
import type { AskedCause } from '../domain/evaluation/asked-cause.ts'
import { confirmedCauses } from '../domain/evaluation/cause.ts'
import type { EvaluationFile } from '../domain/evaluation/evaluation-file.ts'
import type { Form } from '../domain/evaluation/form.ts'
import type { FindingKind } from '../domain/evaluation/level-proposal.ts'
import { askedCauses } from './asked-causes.ts'
import { Prisma } from './database.ts'

type Circumstances = Pick<EvaluationFile, 'askedCauses' | 'confirmedCauses' | 'findings' | 'isLeader'>

export type CircumstanceRow = Readonly<{
  askedCauses: AskedCause[] | null
  findings: FindingKind[] | null
  isLeader: boolean
}>

/** What counts besides the answers; neither findings nor leadership for a whole unit. As columns of "Evaluation" as e and its cycle as c. */
export const circumstanceColumns = Prisma.sql`
  ${askedCauses} AS "askedCauses",
  (SELECT array_agg(DISTINCT f."kind") FROM "Finding" f
    WHERE e."unitId" IS NULL AND f."personId" = e."personId" AND f."revokedAt" IS NULL AND f."foundOn"
      BETWEEN least(c."periodFrom", date_trunc('year', c."periodTo")::date) AND c."periodTo") AS "findings",
  (SELECT e."unitId" IS NULL AND person."kind" = 'leader' FROM "Person" person WHERE person."id" = e."personId") AS "isLeader"`

export const toCircumstances = (row: CircumstanceRow, form: Form, answers: Answers): Circumstances => ({
  askedCauses: row.askedCauses ?? [],
  confirmedCauses: confirmedCauses(form, answers, row.askedCauses ?? []),
  findings: row.findings ?? [],
  isLeader: row.isLeader,
})
