import type { PendingApproval } from '../domain/approval/approval.ts'
import { cardOf } from '../domain/approval/card.ts'
import { type Broadcast, type BroadcastTexts, titleOf } from '../domain/broadcast/broadcast.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import { type Level, levelOf } from '../domain/evaluation/score.ts'
import type { Moment } from '../domain/moment.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'
import { mainPost } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type Asked = Readonly<{ id: string; requesterId: string; dueOn: Date; name: string }>

type PeriodRow = Readonly<{ cycleKind: string; periodFrom: Date; periodTo: Date }>

type ReviewRow = Asked &
  PeriodRow &
  Readonly<{
    kind: 'evaluation.review'
    positionTitles: Record<string, string> | null
    unit: string | null
    revision: number
    points: number
    changedLines: number
    late: boolean
  }>

type CauseRow = Asked & PeriodRow & Readonly<{ kind: 'evaluation.cause'; product: string | null }>

type PetitionRow = Asked & PeriodRow & Readonly<{ kind: 'evaluation.petition'; level: Level; answerBy: Date }>

type ReleaseRow = Asked &
  Readonly<{
    kind: 'broadcast.release'
    broadcastId: string
    texts: BroadcastTexts
    fallback: Broadcast['fallback']
    total: number
  }>

type RuleRow = Asked & Readonly<{ kind: 'rule.release'; proposalId: string; rules: number }>

/** Oldest first; each kind of item brings its own subject with it. */
const findPending = (
  connection: Connection,
  isPending: Prisma.Sql,
  { today }: Moment,
  page: { offset: number; limit: number },
): Promise<(ReviewRow | CauseRow | PetitionRow | ReleaseRow | RuleRow)[]> =>
  connection.$queryRaw(Prisma.sql`
    SELECT ap."id", ap."kind", ap."requesterId", ap."dueOn", p."name", post."titles" AS "positionTitles", post."unit",
      c."kind" AS "cycleKind", c."periodFrom", c."periodTo",
      s."revision", s."score" AS "points", s."changedLines", s."late",
      s."answers"->(ap."line" || '.name')->>'text' AS "product",
      cl."level", pe."answerBy",
      b."id" AS "broadcastId", b."texts", b."fallback",
      (SELECT count(*)::int FROM "Delivery" d WHERE d."noticeId" = b."noticeId") AS "total",
      rp."id" AS "proposalId", jsonb_array_length(rp."rows") AS "rules"
    FROM "Approval" ap
    JOIN "Person" p ON p."id" = ap."requesterId" ${mainPost(today)}
    LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId" LEFT JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    LEFT JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = ap."revision"
    LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id"
    LEFT JOIN "Broadcast" b ON b."id" = ap."broadcastId"
    LEFT JOIN "RuleProposal" rp ON rp."id" = ap."ruleProposalId"
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
    else if (row.kind === 'rule.release') items.push(toRule(row))
    else if (row.kind === 'evaluation.cause') items.push(toCause(row))
    else if (row.kind === 'evaluation.petition') items.push(toPetition(row))
    else {
      const rules = await rulebook.scoring(connection, toDay(row.periodTo), moment.at)
      items.push(toReview(row, levelOf(row.points, rules)))
    }
  }
  return items
}

const toReview = (row: ReviewRow, level: ReturnType<typeof levelOf>): PendingApproval => {
  const { kind, requesterId } = row
  const card = cardOf({ id: row.id, dueOn: toDay(row.dueOn) }, row, toPeriod(row), level, row)
  return { kind, card, requesterId }
}

const toPeriod = ({ cycleKind, periodFrom, periodTo }: PeriodRow) => ({
  kind: cycleKind as CycleKind,
  periodFrom: toDay(periodFrom),
  periodTo: toDay(periodTo),
})

const toCause = (row: CauseRow): PendingApproval => {
  const { kind, id: approvalId, requesterId, name: requester, product, dueOn } = row
  const card = { approvalId, requester, period: toPeriod(row), name: product ?? '', dueOn: toDay(dueOn) }
  return { kind, card, requesterId }
}

const toPetition = (row: PetitionRow): PendingApproval => {
  const { kind, id: approvalId, requesterId, name: requester, level, answerBy } = row
  const card = { approvalId, requester, period: toPeriod(row), level, answerBy: toDay(answerBy) }
  return { kind, card, requesterId }
}

const toRelease = (row: ReleaseRow): PendingApproval => {
  const { kind, requesterId, broadcastId, name: author, total } = row
  const card = { broadcastId, author, title: titleOf(row), total }
  return { kind, card, requesterId, dueOn: toDay(row.dueOn) }
}

const toRule = ({
  kind,
  requesterId,
  proposalId,
  name: author,
  rules: total,
  dueOn,
}: RuleRow): PendingApproval => {
  return { kind, requesterId, card: { proposalId, author, total }, dueOn: toDay(dueOn) }
}
