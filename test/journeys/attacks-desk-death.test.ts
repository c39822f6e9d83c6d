import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvite } from '../../src/domain/person/admit.ts'
import { openDesk } from '../../src/domain/person/desk.ts'
import { inviteFromDesk } from '../../src/domain/person/desk-invite.ts'
import { issueInvite, issueUnitInvites } from '../../src/domain/person/invite.ts'
import { openRecord } from '../../src/domain/person/open-record.ts'
import { newSearch } from '../../src/domain/person/search.ts'
import { decideRoleChange } from '../../src/domain/role/decide.ts'
import { proposeRole } from '../../src/domain/role/propose.ts'
import { recordEnd } from '../../src/domain/service/record.ts'
import { actorOf, granted } from '../kit/desk.ts'
import { nothingRunning, runningOf } from '../kit/leaving.ts'
import { becomes, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let unitId: string
beforeAll(async () => {
  town = await createTown()
  await becomes(town, 'admin', 'CB0061', 'Tỉnh Nam Xuyên')
  ;({ id: unitId } = await unitNamed(town, 'Xã Lộc Vinh'))
})
afterAll(() => town.close())

const today = () => town.deps.moment().today
const dies = async (code: string) => {
  const [hue, dead] = [await actorOf(town, 'CB0008'), await actorOf(town, code)]
  const draft = { lastDay: today(), reason: 'death', decisionNo: 'Giấy báo tử 12' } as const
  await granted(recordEnd(town.deps, hue, dead.personId, draft))
  return dead
}
const wantedOf = (personId: string) => ({ personId, unitId, role: 'staff', change: 'grant' }) as const

test('whoever died today is invited by nobody, not on a sheet either, and his record says that it is over', async () => {
  const hue = await actorOf(town, 'CB0008')
  const { personId } = await dies('CB0064')
  const search = newSearch('account')
  expect(await inviteFromDesk(town.deps, hue, personId, false)).toMatchObject({ refusal: 'service_ended' })
  expect(await inviteFromDesk(town.deps, hue, personId, true)).toMatchObject({ refusal: 'service_ended' })
  expect(await issueInvite(town.deps, hue, personId)).toMatchObject({ refusal: 'service_ended' })
  const { personId: beside } = await actorOf(town, 'CB0063')
  const sheet = await granted(issueUnitInvites(town.deps, hue, beside))
  expect(sheet.map(({ person }) => person.id)).not.toContain(personId)
  expect((await granted(openRecord(town.deps, hue, personId, search))).endedOn).toBe(today())
  expect((await granted(openDesk(town.deps, hue, { ...search, name: 'vu duc toan' }))).tally).toMatchObject({
    all: 1,
    ended: 1,
  })
  expect(await runningOf(town, personId, today())).toEqual(nothingRunning)
})

test('nobody gives a role to whoever died today, and what was proposed before is released no more', async () => {
  const [hanh, second, before] = [
    await actorOf(town, 'CB0018'),
    await actorOf(town, 'CB0061'),
    await actorOf(town, 'CB0065'),
  ]
  const { changeId } = await granted(proposeRole(town.deps, hanh, wantedOf(before.personId)))
  await dies('CB0065')
  expect(await decideRoleChange(town.deps, second, changeId, { kind: 'release' })).toMatchObject({
    refusal: 'role_person_gone',
  })
  expect(await proposeRole(town.deps, hanh, wantedOf(before.personId))).toMatchObject({ ok: false })
  expect(await town.database.prisma.role.count({ where: { personId: before.personId } })).toBe(0)
})

test('an invite accepted while the service ends leaves nobody linked', async () => {
  const hue = await actorOf(town, 'CB0008')
  const leaver = await actorOf(town, 'CB0055')
  const { code } = await granted(issueInvite(town.deps, hue, leaver.personId))
  const invitation = await town.deps.transaction(store =>
    store.invites.find(town.deps.hashCode(code), town.deps.moment().at, today()),
  )
  if (!invitation) throw new Error('no invitation')
  const { prisma } = town.database
  await prisma.telegramAccount.create({ data: { id: 777_001n } })
  const consent = { noticeVersion: 1, language: 'vi', noticeHash: 'x'.repeat(64) }
  const draft = { lastDay: '2026-11-22', reason: 'resignation', decisionNo: '1/QĐ' } as const
  // The end is written first and commits while the other waits.
  await Promise.all([
    prisma.$transaction(async connection => {
      await connection.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ${leaver.personId}::uuid FOR NO KEY UPDATE`
      await connection.$executeRaw`SELECT pg_sleep(0.3)`
    }),
    recordEnd(town.deps, hue, leaver.personId, draft),
    acceptInvite(town.deps, 777_001, invitation, consent),
  ])
  expect(await runningOf(town, leaver.personId, '2026-11-22')).toEqual(nothingRunning)
})

test('an invite issued while the service ends is worth nothing afterwards', async () => {
  const hue = await actorOf(town, 'CB0008')
  const leaver = await actorOf(town, 'CB0056')
  const draft = { lastDay: '2026-11-22', reason: 'resignation', decisionNo: '2/QĐ' } as const
  for (const [index, issue] of [
    () => inviteFromDesk(town.deps, hue, leaver.personId, false),
    () => issueInvite(town.deps, hue, leaver.personId),
  ].entries()) {
    const one = index === 0 ? leaver : await actorOf(town, 'CB0057')
    await Promise.all([recordEnd(town.deps, hue, one.personId, draft), issue()])
    expect(
      await town.database.prisma.invite.count({
        where: { personId: one.personId, usedAt: null, revokedAt: null },
      }),
    ).toBe(0)
  }
})

test('an end recorded for a day long past wipes nothing out that was so since', async () => {
  const { prisma } = town.database
  const [hue, leaver] = [await actorOf(town, 'CB0008'), await actorOf(town, 'CB0074')]
  const { personId } = leaver
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
  const role = (from: string, to: string | null, kind: 'staff' | 'admin') =>
    prisma.role.create({
      data: {
        ...{ id: crypto.randomUUID(), personId, unitId, role: kind },
        ...{ validFrom: day(from), validTo: to === null ? null : day(to) },
      },
    })
  await role('2026-10-10', '2026-10-20', 'staff')
  await role('2026-10-15', null, 'admin')
  await role('2026-12-15', null, 'staff')
  const draft = { lastDay: '2026-09-30', reason: 'transferOut', decisionNo: '9/QĐ' } as const
  await granted(recordEnd(town.deps, hue, personId, draft))
  const kept = await prisma.role.findMany({ where: { personId }, orderBy: { validFrom: 'asc' } })
  expect(kept.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    [day('2026-10-10'), day('2026-10-20')],
    [day('2026-10-15'), day('2026-11-22')],
  ])
  expect(await runningOf(town, personId, '2026-11-22')).toEqual(nothingRunning)
})
