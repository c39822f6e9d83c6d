import type { Day } from '../domain/day.ts'
import type { Answers } from '../domain/evaluation/answers.ts'
import type { EvaluationState } from '../domain/evaluation/evaluation.ts'
import type { EvaluationFile } from '../domain/evaluation/evaluation-file.ts'
import { formQuestions } from '../domain/evaluation/form.ts'
import type { PaperStanding } from '../domain/paper-entry/standing.ts'
import type { EvaluationChange, Evaluations, OpenCycle, Steps } from '../domain/ports.ts'
import { chosenForm, isEvaluated } from './choose-form.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { type CircumstanceRow, circumstanceColumns, toCircumstances } from './evaluation-circumstances.ts'
import { createDeadlines } from './evaluation-deadlines.ts'
import type { Forms } from './forms.ts'
import { gatherReads } from './gathering.ts'
import { countProposed } from './notebook.ts'
import { paperClerk, paperStanding } from './paper-standing.ts'
import { findRuleBases } from './rule-bases.ts'
import type { Rulebook } from './rulebook.ts'
import { findSubordinates, rememberSubordinates, type SubordinatesOf } from './subordinates.ts'

type FileRow = CycleRow &
  CircumstanceRow &
  Readonly<{
    id: string
    version: string
    personId: string
    templateId: string
    state: string
    revision: number
    cursor: string | null
    lastStep: string | null
    lastTypedId: string | null
    linesToChange: string[]
    unitId: string | null
    answers: Answers | null
    noted: number
    paper: PaperStanding | null
  }>

/** All that a use-case on an evaluation needs in one statement; `xmin` is the row's version in PostgreSQL. */
const fileColumns = Prisma.sql`
  SELECT e."id", e.xmin::text AS "version", e."personId", e."templateId", e."state", e."revision", e."cursor",
    e."lastStep", e."lastTypedId", e."linesToChange", e."unitId", ${cycleColumns}, ${collectiveUnit},
    (SELECT json_object_agg(a."questionId", a."value") FROM "Answer" a WHERE a."evaluationId" = e."id") AS "answers",
    ${countProposed} AS "noted", ${paperStanding} AS "paper", ${circumstanceColumns}
  FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"`

/** Locked, the row's changes follow one another. */
const lockFile = async (connection: Connection, evaluationId: string): Promise<FileRow | undefined> => {
  const rows = await connection.$queryRaw<FileRow[]>(
    Prisma.sql`${fileColumns} WHERE e."id" = ${evaluationId}::uuid FOR UPDATE OF e`,
  )
  return rows[0]
}

/** Cycles open today in whose unit subtree, and group, the person has a post, with his own evaluation where he began. */
const findCycles = (connection: Connection, personId: string, today: Day): Promise<CycleListRow[]> =>
  connection.$queryRaw<CycleListRow[]>(Prisma.sql`
    WITH RECURSIVE scope AS (
      SELECT u."id", u."parentId", po."positionGroup" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId"
      JOIN "Position" po ON po."id" = a."positionId" JOIN "Person" p ON p."id" = a."personId" AND ${isEvaluated}
      WHERE a."personId" = ${personId}::uuid AND a."startedOn" <= ${fromDay(today)}::date
        AND (a."endedOn" IS NULL OR ${fromDay(today)}::date <= a."endedOn")
      UNION
      SELECT u."id", u."parentId", s."positionGroup" FROM "Unit" u JOIN scope s ON u."id" = s."parentId"
      WHERE u."validFrom" <= ${fromDay(today)}::date AND (u."validTo" IS NULL OR ${fromDay(today)}::date <= u."validTo")
    )
    SELECT ${cycleColumns}, e."id" AS "evaluationId", e."state", e."submittedAt",
      ${paperClerk} AS "paperClerk"
    FROM "EvaluationCycle" c
    LEFT JOIN "Evaluation" e ON e."cycleId" = c."id" AND e."personId" = ${personId}::uuid
    WHERE NOT c."collective" AND EXISTS (SELECT 1 FROM scope s WHERE s."id" = c."unitId"
        AND (c."positionGroup" IS NULL OR c."positionGroup" = s."positionGroup")) AND c."opensOn" <= ${fromDay(today)}::date
      AND c."closedAt" IS NULL
    ORDER BY c."closesOn", c."id"`)

type CycleListRow = CycleRow &
  Readonly<{
    evaluationId: string | null
    state: string | null
    submittedAt: Date | null
    paperClerk: string | null
  }>

const toOpenCycle = (row: CycleListRow): OpenCycle => ({
  cycle: toCycle(row),
  evaluationId: row.evaluationId,
  state: row.state as EvaluationState | null,
  submittedAt: row.submittedAt,
  paperClerk: row.paperClerk,
})

type Sources = Readonly<{ forms: Forms; rulebook: Rulebook; subordinatesOf: SubordinatesOf }>

const toFile = async (
  connection: Connection,
  row: FileRow,
  at: Date,
  { forms, rulebook, subordinatesOf }: Sources,
): Promise<EvaluationFile> => {
  const { id, version, personId, revision, cursor, lastStep, lastTypedId, linesToChange, unitId } = row
  const about = unitId === null ? {} : { unitId }
  const state = row.state as EvaluationState
  const cycle = toCycle(row)
  const form = await forms.load(connection, row.templateId)
  const answers = row.answers ?? {}
  const leads = formQuestions(form).some(({ kind }) => kind === 'unit')
  return {
    evaluation: {
      id,
      version,
      personId,
      state,
      revision,
      cursor,
      lastStep,
      lastTypedId,
      linesToChange,
      ...about,
    },
    cycle,
    form,
    answers,
    noted: row.noted,
    paper: row.paper,
    ...toCircumstances(row, form, answers),
    subordinates: leads ? await subordinatesOf(id, at) : [],
    rules: await rulebook.scoring(connection, cycle.periodTo, at),
  }
}

export const createEvaluations = (connection: Connection, forms: Forms, rulebook: Rulebook): Evaluations => ({
  ...createDeadlines(connection, rulebook),

  cyclesFor: async (personId, today) => (await findCycles(connection, personId, today)).map(toOpenCycle),

  async open(id, cycleId, personId, at) {
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "Evaluation" ("id", "cycleId", "personId", "templateId", "state", "openedAt")
      SELECT ${id}::uuid, c."id", p."id", ${chosenForm}, 'draft', ${at}
      FROM "EvaluationCycle" c, "Person" p WHERE c."id" = ${cycleId}::uuid AND p."id" = ${personId}::uuid
      ON CONFLICT ("cycleId", "personId", "unitId") DO NOTHING`)
    const key = { cycleId, personId, unitId: null }
    const opened = await connection.evaluation.findFirstOrThrow({ where: key, select: { id: true } })
    return opened.id
  },

  async lock(evaluationId, at) {
    const row = await lockFile(connection, evaluationId)
    const subordinatesOf = (id: string) => findSubordinates(connection, id)
    return row && toFile(connection, row, at, { forms, rulebook, subordinatesOf })
  },

  ruleBases: (names, day) => findRuleBases(connection, names, day),

  async removeAnswers(evaluationId, ids) {
    await connection.answer.deleteMany({ where: { evaluationId, questionId: { in: [...ids] } } })
  },

  async addAnswers(evaluationId, answers) {
    const data = Object.entries(answers).map(([questionId, value]) => ({ evaluationId, questionId, value }))
    await connection.answer.createMany({ data })
  },

  async change(evaluationId, change) {
    await connection.evaluation.update({ where: { id: evaluationId }, data: changedColumns(change) })
  },

  async holdCycle(evaluationId) {
    // Whoever is writing reminders of the cycle, or closing it, has finished before, or finds this submission.
    const rows = await connection.$queryRaw<{ closedAt: Date | null }[]>(Prisma.sql`
      SELECT c."closedAt" FROM "EvaluationCycle" c JOIN "Evaluation" e ON e."cycleId" = c."id"
      WHERE e."id" = ${evaluationId}::uuid FOR SHARE OF c`)
    return rows[0]?.closedAt === null
  },

  async submit(evaluationId, { answers, points, at, ...submission }) {
    const data = { ...submission, evaluationId, answers, score: points, submittedAt: at }
    await connection.submission.create({ data })
  },

  async submission(evaluationId, revision) {
    const where = { evaluationId_revision: { evaluationId, revision } }
    const found = await connection.submission.findUnique({ where })
    if (!found) return undefined
    const { answers, score, changedLines, late, submittedAt } = found
    return { revision, answers: answers as Answers, points: score, changedLines, late, at: submittedAt }
  },
})

const changedColumns = ({ linesToChange, ...change }: EvaluationChange): Prisma.EvaluationUpdateInput =>
  linesToChange === undefined ? change : { ...change, linesToChange: [...linesToChange] }

/** See ports: for many people at once, reads are gathered; a write carries the version it was decided on. */
export const createSteps = (connection: Connection, forms: Forms, rulebook: Rulebook): Steps => {
  const read = gatherReads<string, FileRow>(
    ids =>
      connection.$queryRaw<FileRow[]>(Prisma.sql`${fileColumns} WHERE e."id" = ANY(${[...ids]}::uuid[])`),
    row => row.id,
  )
  const subordinatesOf = rememberSubordinates(connection)
  return {
    async load(evaluationId, at) {
      const row = await read(evaluationId)
      return row && toFile(connection, row, at, { forms, rulebook, subordinatesOf })
    },

    async answer({ evaluationId, version, id, answer, cursor, typedId }) {
      const saved = await connection.$executeRaw(Prisma.sql`
        WITH moved AS (
          UPDATE "Evaluation" SET "cursor" = ${cursor}, "lastStep" = ${id}, "lastTypedId" = ${typedId}
          WHERE "id" = ${evaluationId}::uuid AND xmin = ${version}::xid RETURNING "id"
        )
        INSERT INTO "Answer" ("evaluationId", "questionId", "value")
        SELECT "id", ${id}, ${JSON.stringify(answer)}::jsonb FROM moved
        ON CONFLICT ("evaluationId", "questionId") DO UPDATE SET "value" = EXCLUDED."value"`)
      return saved === 1
    },
  }
}
