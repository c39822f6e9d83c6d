import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportOwnData } from '../../src/domain/own-data/export.ts'
import type { CastRole } from '../../src/store/province.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Copy, getsCopy } from '../kit/own-data.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const minute = 60_000

let town: Town
let manners: Manners
const residents = new Map<CastRole, Person>()
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  for (const role of ['cadre', 'supervisor', 'staff', 'admin', 'inspectedHead'] as const)
    residents.set(role, await town.resident(role))
})
afterAll(() => town.close())
beforeEach(async () => {
  manners.expectGood()
  await town.passes(2 * minute)
})

const resident = (role: CastRole): Person => {
  const found = residents.get(role)
  if (!found) throw new Error(`no ${role} lives here`)
  return found
}

/** Whom somebody was shown by name: who is over him, deputises, is his relative, decided, answered, or looked. */
const shownTo = ({ json: { data } }: Copy): Set<unknown> =>
  new Set([
    ...[data.lines, data.deputies, data.relatives, data.looks].flatMap(rows => rows?.map(({ name }) => name)),
    ...[data.asked, data.requests].flatMap(rows => rows?.flatMap(one => [one.decider, one.answeredBy])),
  ])

test('nobody’s copy holds the number or the name of anybody whom he was not shown', async () => {
  const people = await town.database.prisma.person.findMany({ select: { id: true, name: true, code: true } })
  for (const role of ['cadre', 'supervisor', 'staff', 'admin'] as const) {
    const copy = await getsCopy(town, resident(role))
    const own = town.cast(role)
    const shown = shownTo(copy)
    const others = people.filter(({ id }) => id !== own.personId)
    expect(others.filter(({ id }) => copy.text.includes(id))).toEqual([])
    expect(others.filter(({ code }) => copy.text.includes(`"${code}"`))).toEqual([])
    const strangers = others.filter(({ name }) => name !== own.name && !shown.has(name))
    expect(strangers.filter(({ name }) => copy.text.includes(`"${name}"`)).map(({ name }) => name)).toEqual(
      [],
    )
  }
})

test('a sealed inspection is in nobody’s copy before it is opened on site, its own team’s included', async () => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const [id, subjectId] = [town.deps.newId(), town.deps.newId()]
  const { id: unitId } = await prisma.unit.findFirstOrThrow()
  const [head, planner, cadre] = [town.cast('inspectedHead'), town.cast('staff'), town.cast('cadre')]
  const days = {
    startsOn: new Date('2026-12-01'),
    endsOn: new Date('2026-12-02'),
    plannedAt: at,
    createdAt: at,
  }
  await prisma.inspection.create({
    data: {
      ...{
        id,
        body: 'party',
        kind: 'surprise',
        state: 'planned',
        sealed: true,
        title: 'Đợt Q-77',
        basis: '01',
      },
      ...{ unitId, plannedById: planner.personId, ...days },
    },
  })
  await prisma.inspectionMember.create({ data: { inspectionId: id, personId: cadre.personId, leads: true } })
  const subject = { id: subjectId, inspectionId: id, personId: head.personId }
  await prisma.inspectionSubject.create({ data: subject })
  const event = { at, actorId: cadre.personId, action: 'person.found', details: { inspectionId: id } }
  await prisma.auditEvent.create({ data: { ...event, subjectId: head.personId } })
  const content = { kind: 'invite.disowned' as const, person: 'Đợt Q-77' }
  const notice = { id: town.deps.newId(), dedupeKey: 'q77', subject: `inspection:${id}`, content, at }
  await town.deps.transaction(store => store.notices.add({ ...notice, recipients: [cadre.personId] }))

  const concerned = ['cadre', 'staff', 'inspectedHead'] as const
  for (const role of concerned) {
    const { text, json } = await getsCopy(town, resident(role))
    expect(text).not.toContain('Q-77')
    expect(text).not.toContain(id)
    expect(json.data.inspections?.some(({ kind }) => kind === 'surprise')).toBe(false)
    expect(json.notIncluded.map(({ key }) => key)).toContain('unannounced')
  }
  const opened = { state: 'opened', openedAt: at, openedById: cadre.personId }
  await prisma.inspection.update({ where: { id }, data: opened })
  await town.passes(2 * minute)
  for (const role of concerned) expect((await getsCopy(town, resident(role))).text).toContain('Đợt Q-77')
})

test('a level that is decided is in the copy once it is published, and not before', async () => {
  const { prisma } = town.database
  const { id: personId, person } = await inhabitant(town, 'CB0064', 'vi')
  const { id: evaluationId } = await prisma.evaluation.findFirstOrThrow({ where: { personId } })
  const decided = { points: 6_000, proposed: 'completed', level: 'good', reason: 'Lý do R-77' }
  const deciderId = town.cast('supervisor').personId
  const at = town.deps.moment().at
  await prisma.evaluation.update({ where: { id: evaluationId }, data: { state: 'decided' } })
  await prisma.classification.create({ data: { ...decided, evaluationId, deciderId, decidedAt: at } })
  const event = { at, actorId: deciderId, subjectId: personId, details: { evaluationId } }
  await prisma.auditEvent.create({ data: { ...event, action: 'classification.decided' } })
  const before = await getsCopy(town, person)
  expect(before.json.data.evaluations).toMatchObject([{ state: 'reviewed', level: null }])
  expect(before.text).not.toMatch(/R-77|classification\.decided/)
  expect(before.json.notIncluded.map(({ key }) => key)).toContain('unpublished')
  // What he wrote and handed in is his at any time.
  const { answers, submissions, asked } = before.json.data
  expect(answers?.some(({ line, points }) => line === 'I.1' && Number(points) > 0)).toBe(true)
  expect(submissions).toMatchObject([{ revision: 1, answers: expect.anything() }])
  expect(asked).toMatchObject([{ kind: 'evaluation.review' }])
  await prisma.classification.update({
    where: { evaluationId },
    data: { publishedAt: at, publisherId: deciderId },
  })
  await town.passes(2 * minute)
  const after = await getsCopy(town, person)
  expect(after.json.data.evaluations).toMatchObject([{ level: 'good', points: 6_000, reason: 'Lý do R-77' }])
})

test('a copy is made in less than a second, also of somebody with years of traces', async () => {
  const { personId } = town.cast('staff')
  await town.database.prisma.$executeRaw`
    INSERT INTO "AuditEvent" ("at", "actorId", "action", "subjectId", "details")
    SELECT now() - n * interval '1 hour', ${personId}::uuid, 'person.found', p."id", '{}'
    FROM generate_series(1, 5000) n, LATERAL (SELECT "id" FROM "Person" WHERE "id" <> ${personId}::uuid LIMIT 1) p`
  const took: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const begun = performance.now()
    await exportOwnData(town.deps, town.cast('staff'), true)
    took.push(performance.now() - begun)
  }
  expect(Math.min(...took)).toBeLessThan(1_000)
  const made = await exportOwnData(town.deps, town.cast('staff'), true)
  expect(made.ok && made.value.facts.actions.length).toBeGreaterThan(100)
})
