import type { PendingApproval } from '../domain/approval/approval.ts'
import { cardOf } from '../domain/approval/card.ts'
import { type Broadcast, type BroadcastTexts, titleOf } from '../domain/broadcast/broadcast.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import { levelOf } from '../domain/evaluation/score.ts'
import type { Moment } from '../domain/moment.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'
import { mainPost } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type Asked = Readonly<{ id: string; requesterId: string; dueOn: Date; name: string }>

type ReviewRow = Asked &
  Readonly<{
    kind: 'evaluation.review'
    positionTitles: Record<string, string> | null
    unit: string | null
    cycleKind: string
    periodFrom: Date
    periodTo: Date
    revision: number
    points: number
    changedLines: number
    late: boolean
  }>

type ReleaseRow = Asked &
  Readonly<{
    kind: 'broadcast.release'
    broadcastId: string
    texts: BroadcastTexts
    fallback: Broadcast['fallback']
    total: number
  }>

/** Oldest first; each kind of item brings its own subject with it. */
const findPending = (
  connection: Connection,
  isPending: Prisma.Sql,
  { today }: Moment,
  page: { offset: number; limit: number },
): Promise<(ReviewRow | ReleaseRow)[]> =>
  connection.$queryRaw(Prisma.sql`
    SELECT ap."id", ap."kind", ap."requesterId", ap."dueOn", p."name", post."titles" AS "positionTitles", post."unit",
      c."kind" AS "cycleKind", c."periodFrom", c."periodTo",
      s."revision", s."score" AS "points", s."changedLines", s."late",
      b."id" AS "broadcastId", b."texts", b."fallback",
      (SELECT count(*)::int FROM "Delivery" d WHERE d."noticeId" = b."noticeId") AS "total"
    FROM "Approval" ap
    JOIN "Person" p ON p."id" = ap."requesterId" ${mainPost(today)}
    LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId" LEFT JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    LEFT JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = ap."revision"
    LEFT JOIN "Broadcast" b ON b."id" = ap."broadcastId"
    WHERE ${isPending}
    ORDER BY ap."createdAt", ap."id" OFFSET ${page.offset} LIMIT ${page.limit}`)

export const listPending = async (
  connection: Connection,
  isPending: Prisma.Sql,
  moment: Moment,
  page: { offset: number; limit: number },
  rulebook: Rulebook,
): Promise<PendingApproval[]> => {
  const items: PendingApproval[] = []
  for (const row of await findPending(connection, isPending, moment, page)) {
    if (row.kind === 'broadcast.release') items.push(toRelease(row))
    else {
      const rules = await rulebook.scoring(connection, toDay(row.periodTo), moment.at)
      items.push(toReview(row, levelOf(row.points, rules)))
    }
  }
  return items
}

const toReview = (row: ReviewRow, level: ReturnType<typeof levelOf>): PendingApproval => {
  const { kind, requesterId } = row
  const period = {
    kind: row.cycleKind as CycleKind,
    periodFrom: toDay(row.periodFrom),
    periodTo: toDay(row.periodTo),
  }
  const card = cardOf({ id: row.id, dueOn: toDay(row.dueOn) }, row, period, level, row)
  return { kind, card, requesterId }
}

const toRelease = (row: ReleaseRow): PendingApproval => {
  const { kind, requesterId, broadcastId, name: author, total } = row
  const card = { broadcastId, author, title: titleOf(row), total }
  return { kind, card, requesterId, dueOn: toDay(row.dueOn) }
}
