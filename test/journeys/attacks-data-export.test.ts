import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportOwnData } from '../../src/domain/own-data/export.ts'
import { listLooks } from '../../src/domain/own-data/list-looks.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { getsCopy } from '../kit/own-data.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
})
afterAll(() => town.close())
beforeEach(async () => {
  manners.expectGood()
  await town.passes(2 * 60_000)
})

const factsOf = async (role: Parameters<Town['cast']>[0]): Promise<string> => {
  const made = await exportOwnData(town.deps, town.cast(role), true)
  if (!made.ok) throw new Error(made.refusal)
  return JSON.stringify(made.value.facts)
}

const buries = async (role: Parameters<Town['cast']>[0], update: object): Promise<void> => {
  const { prisma } = town.database
  const { personId } = town.cast(role)
  const link = await prisma.telegramLink.findFirstOrThrow({ where: { personId, endedAt: null } })
  const createdAt = town.deps.moment().at
  const letter = {
    updateId: Math.trunc(Math.random() * 1e9),
    lane: String(link.accountId),
    fault: 'f',
    attempts: 3,
  }
  await prisma.deadLetter.create({ data: { ...letter, update: update as never, createdAt } })
}

const sealedInspection = async (title: string): Promise<string> => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const { id: unitId } = await prisma.unit.findFirstOrThrow()
  const id = randomUUID()
  const days = {
    startsOn: new Date('2026-12-01'),
    endsOn: new Date('2026-12-02'),
    plannedAt: at,
    createdAt: at,
  }
  const of = { body: 'party', kind: 'surprise', state: 'planned', sealed: true, title, basis: '01' }
  const plannedById = town.cast('staff').personId
  await prisma.inspection.create({ data: { id, unitId, plannedById, ...of, ...days } })
  return id
}

test('a press that failed is in the copy without the screen it stood under, which may be about others', async () => {
  await buries('cadre', {
    update_id: 1,
    callback_query: {
      id: '1',
      data: 'zz',
      message: { message_id: 3, text: 'Phiếu của Người Khác P-88, 92 điểm', reply_markup: {} },
    },
  })
  await buries('cadre', {
    update_id: 2,
    message: {
      message_id: 5,
      text: 'Lời của chính tôi V-88',
      reply_to_message: { text: 'Phiếu của Người Khác Q-88' },
      quote: { text: 'Người Khác R-88' },
      external_reply: { origin: { sender_user: { first_name: 'S-88' } } },
    },
  })
  const { text } = await getsCopy(town, khoi)
  expect(text).toContain('V-88')
  expect(text).not.toMatch(/[PQRS]-88/)
})

test('words about a sealed inspection are not in the copy of whoever typed them in vain', async () => {
  await town.resident('staff')
  const id = await sealedInspection('Đợt "kín" \\ K-99')
  await buries('staff', { update_id: 3, message: { message_id: 7, text: 'Về Đợt "kín" \\ K-99 ngày mai' } })
  await buries('staff', { update_id: 4, callback_query: { id: '1', data: `x:${id}` } })
  const { at } = town.deps.moment()
  const told = { kind: 'invite.disowned' as const, person: 'Đợt "kín" \\ K-99' }
  const notice = { id: randomUUID(), dedupeKey: 'k99', subject: 's', content: told, at }
  await town.deps.transaction(store =>
    store.notices.add({ ...notice, recipients: [town.cast('staff').personId] }),
  )
  const facts = await factsOf('staff')
  expect(facts).not.toContain('K-99')
  expect(facts).not.toContain(id)
  const { prisma } = town.database
  const { undelivered, notices } = JSON.parse(facts)
  expect(undelivered).toEqual([])
  expect(notices.some(({ kind }: { kind: string }) => kind === 'invite.disowned')).toBe(false)
  const opened = { state: 'opened', openedAt: at, openedById: town.cast('cadre').personId }
  await prisma.inspection.update({ where: { id }, data: opened })
  expect(await factsOf('staff')).toContain('K-99')
})

test('signs that turn text around cannot turn the machine-readable file around, and are kept in it', async () => {
  const { personId } = town.cast('cadre')
  const text = 'a\u202eb\u2066c\u200fd\u2028e'
  const createdAt = town.deps.moment().at
  const note = { id: randomUUID(), personId, day: new Date('2026-11-20'), text, source: 'bidi', createdAt }
  await town.database.prisma.notebookEntry.create({ data: note })
  const copy = await getsCopy(town, khoi)
  expect(copy.text).not.toMatch(/[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
  expect(copy.json.data.notebook?.map(entry => entry.text)).toContain(text)
})

test('a look for an unannounced inspection tips nobody off before it is opened, in the list or in the copy', async () => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const [head, planner] = [town.cast('inspectedHead'), town.cast('staff')]
  const post = await prisma.assignment.findFirstOrThrow({ where: { personId: head.personId, endedOn: null } })
  const id = await sealedInspection('Đợt L-66')
  await prisma.inspectionSubject.create({ data: { id: randomUUID(), inspectionId: id, unitId: post.unitId } })
  const event = { at, actorId: planner.personId, subjectId: head.personId, action: 'person.opened' }
  await prisma.auditEvent.create({ data: { ...event, details: { purpose: 'inspection' } } })
  const looks = async () => {
    const listed = await listLooks(town.deps, head, 0)
    const { looks: copied } = JSON.parse(await factsOf('inspectedHead'))
    return [listed.ok && listed.value.total, copied.length]
  }
  const before = await looks()
  await prisma.auditEvent.create({ data: { ...event, details: { purpose: 'evaluation' } } })
  expect(await looks()).toEqual(before.map(number => Number(number) + 1))
  const opened = { state: 'opened', openedAt: at, openedById: planner.personId }
  await prisma.inspection.update({ where: { id }, data: opened })
  expect(await looks()).toEqual(before.map(number => Number(number) + 2))
})
