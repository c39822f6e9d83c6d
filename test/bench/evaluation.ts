import { randomUUID } from 'node:crypto'
import { decideAllProposed } from '../../src/domain/classification/decide.ts'
import { openGroup } from '../../src/domain/classification/open-group.ts'
import { publishClassifications } from '../../src/domain/classification/publish.ts'
import { closeCycle } from '../../src/domain/cycle/steer.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Deps } from '../../src/domain/ports.ts'
import type { Result } from '../../src/domain/result.ts'
import { createDomainDeps } from '../../src/domain-deps.ts'
import { Prisma } from '../../src/store/database.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { type Crowd, settleCrowd } from './crowd.ts'
import { median } from './measure.ts'
import type { Ground } from './stage.ts'
import { fixed, type Row, sayTable } from './table.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const groupSize = 500
const repeats = 9

/** The store with the queue left out: jobs cost the same whatever they are about. */
const depsOn = ({ database }: Ground): Deps => {
  const outbox = { deliver: async () => {}, broadcast: async () => {} }
  const store = createStore({ database, outbox, rulebook: createRulebook(timeZone), newId: randomUUID })
  return createDomainDeps({ store, now: () => new Date(), timeZone })
}

type Reviewed = Readonly<{ cycleId: string; decider: Actor }>

/** So many reviewed evaluations among thousands of others, all for one decider. */
const settleGroup = async ({ database: { prisma } }: Ground, { cycleId }: Crowd): Promise<Reviewed> => {
  const personId = randomUUID()
  const name = 'Trần Văn Quyết'
  const createdAt = new Date()
  await prisma.person.create({ data: { id: personId, code: 'D0', name, kind: 'leader', createdAt } })
  await prisma.$executeRaw(Prisma.sql`
    WITH chosen AS (
      UPDATE "Evaluation" e SET "state" = 'reviewed', "revision" = 1, "reviewedPoints" = 6000 + (random() * 4000)::int,
        "proposedLevel" = (ARRAY['excellent', 'good', 'good', 'completed'])[1 + (random() * 3)::int]
      WHERE e."id" IN (SELECT "id" FROM "Evaluation" WHERE "cycleId" = ${cycleId}::uuid LIMIT ${groupSize})
      RETURNING e."id", e."personId"
    ),
    submitted AS (
      INSERT INTO "Submission" ("evaluationId", "revision", "answers", "score", "changedLines", "late", "submittedAt")
      SELECT "id", 1, '{}', 8000, 0, false, now() FROM chosen
    )
    INSERT INTO "Approval" ("id", "kind", "requesterId", "authorityId", "evaluationId", "revision", "createdAt", "dueOn")
    SELECT gen_random_uuid(), 'evaluation.decision', "personId", ${personId}::uuid, "id", 1, now(), current_date + 7
    FROM chosen`)
  await prisma.$executeRawUnsafe('ANALYZE')
  return { cycleId, decider: { personId, name } }
}

const expectDone = async (work: Promise<Result<unknown, string>>): Promise<void> => {
  const result = await work
  if (!result.ok) throw new Error(`The bench was refused: ${result.refusal}`)
}

/** Milliseconds a use-case takes, each time it is tried. */
const timed = async (work: () => Promise<unknown>, times: number): Promise<number[]> => {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const from = performance.now()
    await work()
    took.push(performance.now() - from)
  }
  return took
}

const milliseconds = (took: readonly number[]): string =>
  `${fixed(median(took), 0)} ms (${fixed(Math.min(...took), 0)}–${fixed(Math.max(...took), 0)})`

/** A cycle of ten thousand, half of whom have not handed in and are writing, closed by the staff of its unit. */
const settleCycle = async ({ database: { prisma } }: Ground, { cycleId, units }: Crowd): Promise<string> => {
  const id = randomUUID()
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO "EvaluationCycle" ("id", "kind", "periodFrom", "periodTo", "opensOn", "closesOn", "unitId", "templateId")
    SELECT ${id}::uuid, 'adHoc', current_date - 90, current_date - 61, current_date - 5, current_date + 12,
      ${units[10_000]}::uuid, "templateId" FROM "EvaluationCycle" WHERE "id" = ${cycleId}::uuid`)
  await prisma.$executeRaw(Prisma.sql`
    WITH RECURSIVE scope AS (
      SELECT ${units[10_000]}::uuid AS "id" UNION SELECT u."id" FROM "Unit" u JOIN scope s ON u."parentId" = s."id")
    INSERT INTO "Evaluation" ("id", "cycleId", "personId", "templateId", "state", "openedAt")
    SELECT gen_random_uuid(), c."id", a."personId", c."templateId",
      CASE WHEN row_number() OVER () % 2 = 0 THEN 'draft' ELSE 'submitted' END, now()
    FROM "EvaluationCycle" c JOIN "Assignment" a ON a."unitId" IN (SELECT "id" FROM scope)
    WHERE c."id" = ${id}::uuid`)
  return id
}

export const measureEvaluation = async (ground: Ground): Promise<void> => {
  const deps = depsOn(ground)
  const crowd = await settleCrowd(ground.database, ground.cast)
  const closed = await settleCycle(ground, crowd)
  const { cycleId, decider } = await settleGroup(ground, crowd)
  const opening = await timed(() => expectDone(openGroup(deps, decider, cycleId, 0)), repeats)
  const deciding = await timed(() => expectDone(decideAllProposed(deps, decider, cycleId, groupSize)), 1)
  const publishing = await timed(
    () => expectDone(publishClassifications(deps, decider, cycleId, groupSize)),
    1,
  )
  const closing = await timed(() => expectDone(closeCycle(deps, crowd.author, closed)), 1)
  const rows: Row[] = [
    {
      name: `opening a group of ${groupSize}, with its caps`,
      value: milliseconds(opening),
      target: '≤ 300 ms',
      isMet: median(opening) <= 300,
    },
    { name: `deciding on ${groupSize} as proposed`, value: milliseconds(deciding) },
    { name: `publishing ${groupSize}, each told`, value: milliseconds(publishing) },
    { name: 'closing a cycle of 10,000, 5,000 of them writing', value: milliseconds(closing) },
  ]
  sayTable('evaluation: among 30,000 people', rows)
}
