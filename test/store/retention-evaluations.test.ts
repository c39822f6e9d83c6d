import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createErasure } from '../../src/domain/retention/erase.ts'
import { type Archive, createArchive } from '../kit/retaining.ts'

const long = '2018-03-05T02:00:00Z'
const lately = '2026-11-20T02:00:00Z'
const night = '2026-11-24T02:30:00+07:00'

let archive: Archive
let people = 0
let person: string
let other: string
beforeAll(async () => {
  archive = await createArchive()
})
afterAll(() => archive.close())
beforeEach(async () => {
  person = await somebody()
  other = await somebody()
})

const somebody = () => {
  people += 1
  return archive.has('Person', { code: `P${people}` })
}

const erases = async (instant = night): Promise<void> => createErasure(archive.at(instant))()

const idsIn = async (table: 'evidence' | 'notebookEntry') => {
  const find = archive.database.prisma[table].findMany as (query: object) => Promise<{ id: string }[]>
  return (await find({ select: { id: true } })).map(({ id }) => id)
}

const evaluates = async (
  state: string,
  of: string,
  more: Readonly<{ closedAt?: string | null; publishedAt?: string }> = {},
) => {
  const { closedAt = long, publishedAt } = more
  const unitId = await archive.has('Unit', { code: `U${crypto.randomUUID()}` })
  const templateId = await archive.has('FormTemplate', { code: crypto.randomUUID() })
  const span = {
    periodFrom: '2018-01-01',
    periodTo: '2018-01-31',
    opensOn: '2018-01-01',
    closesOn: '2018-02-05',
  }
  const cycleId = await archive.has('EvaluationCycle', { ...span, unitId, templateId, closedAt })
  const evaluationId = await archive.has('Evaluation', {
    cycleId,
    personId: of,
    templateId,
    state,
    openedAt: long,
    revision: state === 'draft' ? 0 : 1,
  })
  await archive.has('Answer', { evaluationId, questionId: 'I.1', value: { kind: 'points', points: 500 } })
  const evidence = await archive.has('Evidence', {
    evaluationId,
    line: 'I.1',
    attachment: {},
    source: 's',
    createdAt: long,
  })
  if (state !== 'draft') await archive.has('Submission', { evaluationId, submittedAt: long })
  if (publishedAt) {
    const decided = { points: 9_000, proposed: 'good', level: 'good', deciderId: other, decidedAt: long }
    const data = { ...decided, evaluationId, publisherId: other, publishedAt: new Date(publishedAt) }
    await archive.database.prisma.classification.create({ data })
  }
  return { evaluationId, evidence }
}

const notes = (of: string, day: string) =>
  archive.has('NotebookEntry', {
    personId: of,
    day,
    text: 'a note',
    source: crypto.randomUUID(),
    createdAt: long,
  })

test('evidence and notes of a period go after its level was published; what was handed in and decided stays', async () => {
  const third = await somebody()
  const old = await evaluates('published', person, { publishedAt: long })
  const recent = await evaluates('published', third, { publishedAt: lately })
  const [oldNote, recentNote] = [await notes(person, '2018-01-10'), await notes(third, '2018-01-10')]
  const loose = await notes(person, '2026-11-20')
  const before = [await archive.count('Submission'), await archive.count('Classification')]
  await erases()
  const [evidence, entries] = [await idsIn('evidence'), await idsIn('notebookEntry')]
  expect(evidence).toContain(recent.evidence)
  expect(evidence).not.toContain(old.evidence)
  expect(entries).not.toContain(oldNote)
  expect(entries).toContain(loose)
  // Past the time of entries nobody asks for, though its period was published lately.
  expect(entries).not.toContain(recentNote)
  expect([await archive.count('Submission'), await archive.count('Classification')]).toEqual(before)
})

test('a note is not erased while an evaluation of its period is still under way, however old both are', async () => {
  await evaluates('submitted', person)
  const entry = await notes(person, '2018-01-10')
  await erases()
  expect(await idsIn('notebookEntry')).toContain(entry)
})

test('a draft never handed in is emptied once its cycle is long closed; an open one and what was handed in are not', async () => {
  const third = await somebody()
  const old = await evaluates('draft', person)
  const open = await evaluates('draft', other, { closedAt: null })
  const returned = await evaluates('returned', third)
  await erases()
  const { prisma } = archive.database
  const answersOf = (evaluationId: string) => prisma.answer.count({ where: { evaluationId } })
  expect(await prisma.evaluation.count({ where: { id: old.evaluationId } })).toBe(1)
  expect(await answersOf(old.evaluationId)).toBe(0)
  expect(await answersOf(open.evaluationId)).toBe(1)
  expect(await answersOf(returned.evaluationId)).toBe(1)
})
