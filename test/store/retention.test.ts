import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createErasure } from '../../src/domain/retention/erase.ts'
import { verifyAuditChain } from '../../src/store/audit-chain.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
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

const erasedEvents = async (): Promise<Readonly<Record<string, number>>> => {
  const events = await archive.database.prisma.auditEvent.findMany({ where: { action: 'data.erased' } })
  return Object.fromEntries(
    events.map(({ details }) => {
      const { class: of, count } = details as { class: string; count: number }
      return [of, count]
    }),
  )
}

const idsIn = async (table: 'invite' | 'import' | 'telegramLink') => {
  const find = archive.database.prisma[table].findMany as (query: object) => Promise<{ id: string }[]>
  return (await find({ select: { id: true } })).map(({ id }) => id)
}

test('ended invites and imports go after their time; what is still good, or lately ended, stays', async () => {
  const invite = (given: object) =>
    archive.has('Invite', { personId: person, codeHash: crypto.randomUUID(), ...given })
  const ended = [
    await invite({ usedAt: long, expiresAt: '2018-04-01T00:00:00Z' }),
    await invite({ revokedAt: long, expiresAt: '2027-01-01T00:00:00Z' }),
    await invite({ expiresAt: long }),
  ]
  const stays = [await invite({ personId: other }), await invite({ usedAt: lately })]
  const unitId = await archive.has('Unit', { code: 'U1' })
  const roster = { authorId: person, unitId, fileHash: 'h', attachment: {}, counts: {}, createdAt: long }
  const left = await archive.has('Import', { ...roster, state: 'checked' })
  const done = await archive.has('Import', { ...roster, state: 'done', startedAt: long, endedAt: long })
  const fresh = await archive.has('Import', { ...roster, state: 'done', startedAt: lately, endedAt: lately })
  await erases()
  const [invites, imports] = [await idsIn('invite'), await idsIn('import')]
  expect(invites).toEqual(expect.arrayContaining(stays))
  for (const id of ended) expect(invites).not.toContain(id)
  expect(imports).toEqual([fresh])
  expect(imports).not.toContain(left)
  expect(imports).not.toContain(done)
  expect(await erasedEvents()).toMatchObject({ invites: 3, imports: 1, importFiles: 1 })
})

test('an ended link goes with all the account was remembered by; the proof of consent stays, and who is linked', async () => {
  await archive.has('TelegramAccount', { id: 1, language: 'de', screenId: 7, dialogue: { secret: 'x' } })
  await archive.has('TelegramAccount', { id: 2, language: 'vi' })
  await archive.has('TelegramAccount', { id: 3, language: 'en' })
  await archive.has('TelegramAccount', { id: 4, wrongCodesFrom: lately })
  await archive.has('TelegramLink', { accountId: 1, personId: person, linkedAt: long, endedAt: long })
  await archive.has('Consent', { accountId: 1, personId: person, givenAt: long, withdrawnAt: long })
  await archive.database.prisma.noticePreference.create({ data: { personId: person, digest: true } })
  const live = await archive.has('TelegramLink', { accountId: 2, personId: other, linkedAt: long })
  await erases()
  const { prisma } = archive.database
  expect(await idsIn('telegramLink')).toEqual([live])
  const accounts = await prisma.telegramAccount.findMany({ orderBy: { id: 'asc' } })
  expect(accounts.map(({ id, language, dialogue }) => [Number(id), language, dialogue])).toEqual([
    [1, null, null],
    [2, 'vi', null],
    [4, null, null],
  ])
  expect(await prisma.consent.count({ where: { personId: person } })).toBe(1)
  expect(await prisma.noticePreference.count()).toBe(0)
})

test('old messages lose their words and their recipients, and keep the key that says they were told', async () => {
  const at = { createdAt: long, payload: { reason: 'personal' } }
  const notice = await archive.has('Notice', { ...at, dedupeKey: 'old' })
  const edit = await archive.has('Notice', { ...at, dedupeKey: 'edit' })
  const card = { noticeId: notice, personId: person, state: 'sent', screen: '1:2', settledAt: long }
  const original = await archive.has('Delivery', card)
  await archive.has('Delivery', { ...card, noticeId: edit, revisesId: original })
  const held = await archive.has('Notice', { ...at, dedupeKey: 'held' })
  await archive.has('Delivery', {
    noticeId: held,
    personId: person,
    state: 'held',
    dueAt: '2027-01-01T00:00:00Z',
  })
  const fresh = await archive.has('Notice', { dedupeKey: 'fresh', createdAt: lately, payload: { a: 1 } })
  await archive.has('Delivery', { noticeId: fresh, personId: person, state: 'sent' })
  await erases()
  const { prisma } = archive.database
  const notices = await prisma.notice.findMany({ orderBy: { dedupeKey: 'asc' } })
  expect(notices.map(({ dedupeKey, payload }) => [dedupeKey, payload])).toEqual([
    ['edit', {}],
    ['fresh', { a: 1 }],
    ['held', { reason: 'personal' }],
    ['old', {}],
  ])
  const left = await prisma.delivery.findMany({ select: { noticeId: true } })
  expect(left.map(({ noticeId }) => noticeId).sort()).toEqual([fresh, held].sort())
})

test('the words of an answered request go, the request and its decision stay; one that waits is left alone', async () => {
  const asks = async (of: string) => {
    const requestId = await archive.has('PersonRequest', {
      personId: of,
      kind: 'wish',
      text: 'my wish',
      createdAt: long,
    })
    const waits = { kind: 'person.request', requestId, requesterId: of, revision: 1, createdAt: long }
    return { requestId, approvalId: await archive.has('Approval', waits) }
  }
  const [answered, open] = [await asks(person), await asks(other)]
  await archive.has('Decision', { approvalId: answered.approvalId, deciderId: other, decidedAt: long })
  await erases()
  const textOf = async (id: string) =>
    (await archive.database.prisma.personRequest.findUnique({ where: { id } }))?.text
  expect(await textOf(answered.requestId)).toBe('')
  expect(await textOf(open.requestId)).toBe('my wish')
  expect(await archive.count('Decision')).toBeGreaterThan(0)
})

test('abandoned drafts of announcements and inspections and failed updates go', async () => {
  const { prisma } = archive.database
  const unitId = await archive.has('Unit', { code: 'U9' })
  await archive.has('Broadcast', { authorId: person, state: 'draft', unitId, texts: {}, createdAt: long })
  const kind = { body: 'state', kind: 'regular', title: 't', basis: 'b' }
  const inspection = { ...kind, unitId, plannedById: person, createdAt: long }
  const draft = await archive.has('Inspection', { ...inspection, state: 'draft' })
  await prisma.inspectionMember.create({ data: { inspectionId: draft, personId: other } })
  const days = { startsOn: '2018-05-01', endsOn: '2018-05-02', plannedAt: long }
  const planned = await archive.has('Inspection', { ...inspection, ...days, state: 'planned' })
  const failed = { lane: '1', fault: 'f', attempts: 3, update: { text: 'personal' } }
  const updates = [
    { ...failed, updateId: 1, createdAt: new Date(long) },
    { ...failed, updateId: 2, createdAt: new Date(lately) },
  ]
  await prisma.deadLetter.createMany({ data: updates })
  await erases()
  expect(await archive.count('Broadcast')).toBe(0)
  expect((await prisma.inspection.findMany()).map(({ id }) => id)).toEqual([planned])
  expect((await prisma.deadLetter.findMany()).map(({ updateId }) => Number(updateId))).toEqual([2])
})

test('by day nothing is erased, at night each thing once, and the chain of events is whole after it', async () => {
  const invite = { personId: person, expiresAt: long }
  await archive.has('Invite', { ...invite, codeHash: 'day' })
  const count = () => archive.database.prisma.auditEvent.count({ where: { action: 'data.erased' } })
  const before = await count()
  await erases('2026-11-24T09:00:00+07:00')
  expect(await count()).toBe(before)
  const look = createErasure(archive.at(night))
  await look()
  await look()
  expect(await count()).toBe(before + 1)
  expect(await verifyAuditChain(archive.database.prisma, null)).toMatchObject({ brokenAt: null })
})

test.each([
  ['retention.audit', { unit: 'months', months: 1 }, false],
  ['retention.invites', { unit: 'months', months: 0 }, false],
  ['retention.invites', { unit: 'days', days: 20 }, true],
])('%s may become %j: %s; what no law lets go is given no period', async (key, value, is) => {
  const rule = { key, value, validFrom: '2026-12-01' }
  expect(await createRulebook('Asia/Ho_Chi_Minh').canRead(archive.database.prisma, rule)).toBe(is)
})
