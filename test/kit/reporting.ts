import { randomUUID } from 'node:crypto'
import type { ReportName } from '../../src/domain/report/report.ts'
import { look, type Seen } from './charts.ts'
import type { Person } from './person.ts'
import { sentFile } from './sent-file.ts'
import { personOf } from './staffing.ts'
import type { Town } from './town.ts'
import { readWorkbook, type Workbook } from './workbook.ts'

/** From anywhere to a report of everything, as of today. */
export const opensReport = async (person: Person, name: ReportName): Promise<void> => {
  await person.hearsBelow(person.sends('/report'))
  await person.seesText('report:title')
  await person.tapsText(`report:name.${name}`)
  await person.seesText('report:head')
}

/** The workbook of the report before him: what it says it is, and the sheets after that, as many as asked for. */
export const takesWorkbook = async (
  town: Town,
  person: Person,
  sheets = 1,
): Promise<Readonly<{ about: Workbook; sheets: readonly Workbook[] }>> => {
  const before = person.screen.message_id
  await person.tapsText('report:workbook')
  const sent = await person.hearsBelow(before)
  if (!sent.protect_content || !sent.document?.file_name?.endsWith('.xlsx'))
    throw new Error(`${sent.document?.file_name ?? sent.text ?? 'nothing'} is no protected workbook`)
  const file = await sentFile(town, sent)
  const places = Array.from({ length: sheets }, (_, place) => place + 2)
  return { about: readWorkbook(file), sheets: places.map(place => readWorkbook(file, place)) }
}

/** The picture of the report before him, as the eye meets it; he goes back afterwards. */
export const takesPicture = async (town: Town, person: Person): Promise<Seen> => {
  const before = person.screen.message_id
  await person.tapsText('report:picture')
  const sent = await person.hearsBelow(before)
  if (!sent.protect_content) throw new Error('The picture is not protected')
  const file = await sentFile(town, sent)
  const seen = await look({ file, width: file.readUInt32BE(16), height: file.readUInt32BE(20) })
  await person.tapsText('common:back')
  await person.hearsBelow(sent.message_id)
  return seen
}

const noon = (day: string): Date => new Date(`${day}T05:00:00Z`)

/** Somebody hands in on a day, for himself or for his unit; answers the evaluation. */
export const handsInOn = async (
  town: Town,
  cycleId: string,
  code: string,
  day: string,
  late = false,
  unitId: string | null = null,
): Promise<string> => {
  const { prisma } = town.database
  const [id, submittedAt] = [randomUUID(), noon(day)]
  const { id: personId } = await personOf(town, code)
  const { templateId } = await prisma.evaluationCycle.findUniqueOrThrow({ where: { id: cycleId } })
  const standing = { state: 'submitted', revision: 1, openedAt: submittedAt, submittedAt }
  await prisma.evaluation.create({ data: { id, cycleId, personId, templateId, unitId, ...standing } })
  const facts = { answers: {}, score: 8_000, changedLines: 0 }
  await prisma.submission.create({ data: { evaluationId: id, revision: 1, late, submittedAt, ...facts } })
  return id
}

/** The chairwoman of the commune returns what was handed in. */
export const wasReturnedOn = async (town: Town, evaluationId: string, day: string): Promise<void> => {
  const { prisma } = town.database
  const { personId } = await prisma.evaluation.update({
    where: { id: evaluationId },
    data: { state: 'returned' },
  })
  const [id, createdAt] = [randomUUID(), noon(day)]
  const { id: deciderId } = await personOf(town, 'CB0061')
  const about = { kind: 'evaluation.review', requesterId: personId, authorityId: deciderId, evaluationId }
  await prisma.approval.create({ data: { id, ...about, revision: 1, createdAt, dueOn: createdAt } })
  const decided = { approvalId: id, deciderId, decidedAt: createdAt }
  await prisma.decision.create({ data: { ...decided, outcome: 'returned', reason: 'x' } })
}

/** A level decided, and published so many milliseconds ago; not yet where none are given. Answers the evaluation. */
export const isRated = async (
  town: Town,
  evaluationId: string,
  level: string,
  published: number | null,
): Promise<string> => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const { id: deciderId } = await personOf(town, 'CB0061')
  const state = published === null ? 'decided' : 'published'
  const reviewed = { state, reviewedPoints: 8_000, proposedLevel: level }
  await prisma.evaluation.update({ where: { id: evaluationId }, data: reviewed })
  const decided = { points: 8_000, proposed: level, level, deciderId, decidedAt: noon('2026-11-20') }
  const told =
    published === null ? {} : { publisherId: deciderId, publishedAt: new Date(at.getTime() - published) }
  await prisma.classification.create({ data: { evaluationId, ...decided, ...told } })
  return evaluationId
}
