import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseErasable } from '../../src/domain/retention/erase-one.ts'
import { verifyAuditChain } from '../../src/store/audit-chain.ts'
import { type Archive, createArchive } from '../kit/retaining.ts'

const lately = '2026-11-20T02:00:00Z'

let archive: Archive
let person: string
let officer: string
beforeAll(async () => {
  archive = await createArchive()
  person = await archive.has('Person', { code: 'P1' })
  officer = await archive.has('Person', { code: 'P2' })
})
afterAll(() => archive.close())

const erases = () => {
  const deps = archive.at('2026-11-24T09:00:00+07:00')
  return deps.transaction(store => eraseErasable(store, person, officer, deps.moment()))
}

test('whoever asks loses at once what nobody needs, of himself alone, and is told what is kept and why', async () => {
  const { prisma } = archive.database
  await archive.has('TelegramAccount', { id: 1 })
  await archive.has('TelegramAccount', { id: 2 })
  const link = { personId: person, linkedAt: lately }
  await archive.has('TelegramLink', { ...link, accountId: 1, endedAt: lately })
  const live = await archive.has('TelegramLink', { ...link, accountId: 2 })
  await archive.has('Consent', { accountId: 2, personId: person })
  for (const personId of [person, officer]) {
    await archive.has('Invite', { personId, codeHash: personId, usedAt: lately })
    const note = { day: '2026-11-20', text: 'a note', source: 's', createdAt: lately }
    await archive.has('NotebookEntry', { personId, ...note })
  }
  const told = await archive.has('Notice', { dedupeKey: 'told', payload: { a: 1 } })
  const revising = await archive.has('Notice', { dedupeKey: 'revising' })
  const sent = { personId: person, state: 'sent', screen: '1:2', settledAt: lately }
  const original = await archive.has('Delivery', { ...sent, noticeId: told })
  await archive.has('Delivery', { ...sent, noticeId: revising, revisesId: original })
  const others = await archive.has('Delivery', { ...sent, noticeId: told, personId: officer })
  const failed = { fault: 'f', attempts: 3, update: {}, createdAt: new Date(lately) }
  const letters = [
    { ...failed, updateId: 1, lane: '2' },
    { ...failed, updateId: 2, lane: '99' },
  ]
  await prisma.deadLetter.createMany({ data: letters })

  const { erased, kept } = await erases()
  expect(Object.fromEntries(erased.map(({ of, count }) => [of, count]))).toEqual({
    deadLetters: 1,
    invites: 1,
    notices: 2,
    notebook: 1,
    links: 1,
  })
  expect(kept.map(({ of }) => of)).toEqual(
    expect.arrayContaining(['record', 'consents', 'audit', 'evidence']),
  )
  expect((await prisma.telegramLink.findMany()).map(({ id }) => id)).toEqual([live])
  expect((await prisma.delivery.findMany()).map(({ id }) => id)).toEqual([others])
  expect((await prisma.notebookEntry.findMany()).map(({ personId }) => personId)).toEqual([officer])
  expect(await archive.count('Consent')).toBe(1)
  expect(
    await prisma.auditEvent.count({ where: { action: 'data.erased', subjectId: person, actorId: officer } }),
  ).toBe(5)
  expect(await verifyAuditChain(prisma, null)).toMatchObject({ brokenAt: null })
})

test('a card he has still to decide stays, so that it can be decided', async () => {
  const unitId = await archive.has('Unit', { code: 'U1' })
  const templateId = await archive.has('FormTemplate', { code: 'f' })
  const cycleId = await archive.has('EvaluationCycle', { unitId, templateId })
  const evaluationId = await archive.has('Evaluation', {
    cycleId,
    personId: officer,
    templateId,
    state: 'submitted',
    revision: 1,
  })
  const item = { requesterId: officer, authorityId: person, evaluationId }
  const approvalId = await archive.has('Approval', item)
  const noticeId = await archive.has('Notice', { dedupeKey: 'card', subject: `approval:${approvalId}` })
  await archive.has('Delivery', { noticeId, personId: person, state: 'sent', screen: '1:3' })
  expect((await erases()).erased).toEqual([])
})

test('asked a second time there is nothing left, and no event says otherwise', async () => {
  const before = await archive.count('AuditEvent')
  expect((await erases()).erased).toEqual([])
  expect(await archive.count('AuditEvent')).toBe(before)
})
