import { cardOf } from '../domain/approval/card.ts'
import type { PendingApproval } from '../domain/approval/pending-approval.ts'
import { type Broadcast, type BroadcastTexts, titleOf } from '../domain/broadcast/broadcast.ts'
import type { DataRequestKind } from '../domain/data-request/clocks.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import { type Level, levelOf } from '../domain/evaluation/score.ts'
import type { Moment } from '../domain/moment.ts'
import type { RequestKind } from '../domain/movement/request.ts'
import type { RoleCard } from '../domain/role/role.ts'
import { collectiveUnit } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'
import { mainPost } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type Asked = Readonly<{ id: string; requesterId: string; dueOn: Date; name: string }>

type PeriodRow = Readonly<{
  cycleKind: string
  periodFrom: Date
  periodTo: Date
  collectiveUnit?: string | null
}>

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

type RequestRow = Asked & Readonly<{ kind: 'person.request'; requestKind: RequestKind | DataRequestKind }>

type ReleaseRow = Asked &
  Readonly<{
    kind: 'broadcast.release'
    broadcastId: string
    texts: BroadcastTexts
    fallback: Broadcast['fallback']
    total: number
  }>

type VerificationRow = Asked &
  Readonly<{ kind: 'recommendation.verification'; inspection: string; number: number }>

type PaperRow = Asked &
  Readonly<{
    kind: 'evaluation.paper'
    paperPersonId: string
    paperPerson: string
    paperKind: string
    paperFrom: Date
    paperTo: Date
  }>

type RuleRow = Asked & Readonly<{ kind: 'rule.release'; proposalId: string; rules: number }>

type RoleRow = Asked &
  Readonly<{
    kind: 'role.change'
    changeId: string
    concernedId: string
    concerned: string
    role: RoleCard['role']
    roleUnit: string
    change: RoleCard['change']
  }>

/** Oldest first; each kind of item brings its own subject with it. */
const findPending = (
  connection: Connection,
  isPending: Prisma.Sql,
  { today }: Moment,
  page: { offset: number; limit: number },
): Promise<
  (
    | ReviewRow
    | CauseRow
    | PetitionRow
    | VerificationRow
    | PaperRow
    | RequestRow
    | ReleaseRow
    | RuleRow
    | RoleRow
  )[]
> =>
  connection.$queryRaw(Prisma.sql`
    SELECT ap."id", ap."kind", ap."requesterId", ap."dueOn", p."name", post."titles" AS "positionTitles", post."unit",
      c."kind" AS "cycleKind", c."periodFrom", c."periodTo", ${collectiveUnit},
      s."revision", s."score" AS "points", s."changedLines", s."late",
      s."answers"->(ap."line" || '.name')->>'text' AS "product",
      cl."level", pe."answerBy", re."number", ins."title" AS "inspection",
      pp."id" AS "paperPersonId", pp."name" AS "paperPerson", pc."kind" AS "paperKind",
      pc."periodFrom" AS "paperFrom", pc."periodTo" AS "paperTo",
      b."id" AS "broadcastId", b."texts", b."fallback",
      (SELECT count(*)::int FROM "Delivery" d WHERE d."noticeId" = b."noticeId") AS "total",
      rc."id" AS "changeId", rc."role", rc."change", rl."id" AS "concernedId", rl."name" AS "concerned",
      ru."name" AS "roleUnit", pr."kind" AS "requestKind", rp."id" AS "proposalId", jsonb_array_length(rp."rows") AS "rules"
    FROM "Approval" ap
    JOIN "Person" p ON p."id" = ap."requesterId" ${mainPost(today)}
    LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId" LEFT JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    LEFT JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = ap."revision"
    LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id"
    LEFT JOIN "Recommendation" re ON re."id" = ap."recommendationId"
    LEFT JOIN "Inspection" ins ON ins."id" = re."inspectionId"
    LEFT JOIN "PaperEntry" pa ON pa."id" = ap."paperEntryId"
    LEFT JOIN "Person" pp ON pp."id" = pa."personId" LEFT JOIN "EvaluationCycle" pc ON pc."id" = pa."cycleId"
    LEFT JOIN "Broadcast" b ON b."id" = ap."broadcastId"
    LEFT JOIN "PersonRequest" pr ON pr."id" = ap."requestId"
    LEFT JOIN "RuleProposal" rp ON rp."id" = ap."ruleProposalId"
    LEFT JOIN "RoleChange" rc ON rc."id" = ap."roleChangeId" LEFT JOIN "Person" rl ON rl."id" = rc."personId"
    LEFT JOIN "Unit" ru ON ru."id" = rc."unitId"
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
    else if (row.kind === 'person.request') items.push(toRequest(row))
    else if (row.kind === 'rule.release') items.push(toRule(row))
    else if (row.kind === 'role.change') items.push(toRoleChange(row))
    else if (row.kind === 'evaluation.paper') items.push(toPaper(row))
    else if (row.kind === 'evaluation.cause') items.push(toCause(row))
    else if (row.kind === 'evaluation.petition') items.push(toPetition(row))
    else if (row.kind === 'recommendation.verification') items.push(toVerification(row))
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

const toPeriod = ({ cycleKind, periodFrom, periodTo, collectiveUnit: unit }: PeriodRow) => ({
  kind: cycleKind as CycleKind,
  periodFrom: toDay(periodFrom),
  periodTo: toDay(periodTo),
  ...(unit ? { collectiveOf: unit } : {}),
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

const toVerification = (row: VerificationRow): PendingApproval => {
  const { kind, id: approvalId, requesterId, name: requester, inspection, number, dueOn } = row
  return { kind, card: { approvalId, requester, inspection, number, dueOn: toDay(dueOn) }, requesterId }
}

const toPaper = (row: PaperRow): PendingApproval => {
  const { kind, id: approvalId, name: clerk, paperPerson: person, paperPersonId: requesterId } = row
  const { paperKind: cycleKind, paperFrom: periodFrom, paperTo: periodTo } = row
  const period = toPeriod({ cycleKind, periodFrom, periodTo })
  return { kind, card: { approvalId, clerk, person, period, dueOn: toDay(row.dueOn) }, requesterId }
}

const toRequest = ({
  kind,
  id: approvalId,
  requesterId,
  name: requester,
  requestKind,
  dueOn,
}: RequestRow) => {
  const card = { kind: requestKind, approvalId, requester, dueOn: toDay(dueOn) }
  return { kind, card, requesterId }
}

const toRelease = (row: ReleaseRow): PendingApproval => {
  const { kind, requesterId, broadcastId, name: author, total } = row
  const card = { broadcastId, author, title: titleOf(row), total }
  return { kind, card, requesterId, dueOn: toDay(row.dueOn) }
}

const toRoleChange = (row: RoleRow): PendingApproval => {
  const { kind, id: approvalId, changeId, concernedId: requesterId, concerned: person, role, change } = row
  const card = { approvalId, changeId, person, role, change, unit: row.roleUnit, author: row.name }
  return { kind, requesterId, card: { ...card, dueOn: toDay(row.dueOn) } }
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
