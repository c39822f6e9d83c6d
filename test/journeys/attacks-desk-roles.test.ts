import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { acceptInvite } from '../../src/domain/person/admit.ts'
import { inviteFromDesk } from '../../src/domain/person/desk-invite.ts'
import { decideRoleChange, openRoleChange } from '../../src/domain/role/decide.ts'
import { proposeRole } from '../../src/domain/role/propose.ts'
import { actorOf, granted } from '../kit/desk.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, losesRoles, regainsRoles, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hanh: Person
let hue: Person
let province: string
let commune: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
  hue = await town.resident('staff')
  province = (await unitNamed(town, 'Tỉnh Nam Xuyên')).id
  commune = (await unitNamed(town, 'Xã Lộc Vinh')).id
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const adminsNow = () =>
  town.database.prisma.role.count({ where: { role: 'admin', unitId: province, validTo: null } })

const endOf = (personId: string) => ({ personId, unitId: province, role: 'admin', change: 'end' }) as const

/** Whoever is about to change a person waits, and all go on at once. */
const holdsAll = () =>
  town.database.prisma.$transaction(async connection => {
    await connection.$executeRaw`SELECT 1 FROM "Person" FOR UPDATE`
    await connection.$executeRaw`SELECT pg_sleep(0.3)`
  })

const decisions = () => town.database.prisma.decision.count({ where: { approval: { kind: 'role.change' } } })

const onlyAdmins = async (...codes: readonly string[]): Promise<void> => {
  await town.database.prisma.role.deleteMany({ where: { role: 'admin' } })
  for (const code of codes) await becomes(town, 'admin', code, 'Tỉnh Nam Xuyên')
}

test('three admins who end one another at the same moment leave one', async () => {
  await onlyAdmins('CB0018', 'CB0008', 'CB0061')
  const [a, b, c] = [
    await actorOf(town, 'CB0018'),
    await actorOf(town, 'CB0008'),
    await actorOf(town, 'CB0061'),
  ]
  const againstA = await granted(proposeRole(town.deps, c, endOf(a.personId)))
  const againstB = await granted(proposeRole(town.deps, a, endOf(b.personId)))
  const againstC = await granted(proposeRole(town.deps, b, endOf(c.personId)))
  const release = { kind: 'release' } as const
  const told = await Promise.all([
    holdsAll().then(() => undefined),
    decideRoleChange(town.deps, b, againstA.changeId, release),
    decideRoleChange(town.deps, c, againstB.changeId, release),
    decideRoleChange(town.deps, a, againstC.changeId, release),
  ])
  expect(told.filter(one => one?.ok)).toHaveLength(1)
  expect(await adminsNow()).toBe(2)
})

test('no key of another item releases a role: not its approval, for nobody', {
  timeout: 60_000,
}, async () => {
  const cadre = town.cast('cadre').personId
  await onlyAdmins('CB0018', 'CB0061')
  const hanhActor = await actorOf(town, 'CB0018')
  const wanted = { personId: cadre, unitId: commune, role: 'staff', change: 'grant' } as const
  const { changeId } = await granted(proposeRole(town.deps, hanhActor, wanted))
  const { id: approval } = await town.database.prisma.approval.findFirstOrThrow({
    where: { roleChangeId: changeId },
  })
  const before = await decisions()
  const khoi = await town.resident('cadre')
  const keys = [
    buttons.openApproval.encode({ approval, page: 0 }),
    buttons.approve.encode({ approval }),
    buttons.askReturn.encode({ approval }),
    buttons.reviewGive.encode({ approval, line: 'I.1', points: 100 }),
    buttons.confirmCause.encode({ approval }),
    buttons.askDeclineCause.encode({ approval }),
    buttons.acceptDataRequest.encode({ approval }),
    buttons.declineDataRequest.encode({ approval }),
    buttons.signPaper.encode({ approval }),
    buttons.askSendPaperBack.encode({ approval }),
    buttons.upholdPetition.encode({ approval }),
    buttons.changePoints.encode({ approval, level: 'notCompleted', points: 100 }),
    buttons.acceptEvidence.encode({ approval }),
    buttons.sendBackEvidence.encode({ approval }),
    buttons.acceptRequest.encode({ approval }),
    buttons.declineRequest.encode({ approval }),
    buttons.openOverdue.encode({ approval }),
    buttons.reassign.encode({ approval, person: cadre, was: 0 }),
    buttons.release.encode({ broadcast: changeId }),
    buttons.releaseRules.encode({ proposal: changeId }),
    buttons.declineRules.encode({ proposal: changeId }),
    buttons.cancelServiceEnd.encode({ entry: changeId }),
  ]
  for (const person of [hanh, hue, khoi])
    for (const data of keys) {
      await manners.forges(person, data)
      await manners.hears(person, () => person.sends('Đồng ý, đề nghị thực hiện.'))
    }
  await manners.forges(khoi, buttons.releaseRole.encode({ proposal: changeId }))
  await manners.forges(hanh, buttons.releaseRole.encode({ proposal: changeId }))
  expect(await decisions()).toBe(before)
  expect(await town.database.prisma.role.count({ where: { personId: cadre } })).toBe(0)
})

test('an author whose scope ended, then came back below, has released nothing; a reason may be any text', async () => {
  await onlyAdmins('CB0018', 'CB0061')
  const thuy = await actorOf(town, 'CB0061')
  const hanhActor = await actorOf(town, 'CB0018')
  const cadre = town.cast('cadre').personId
  const wanted = { personId: cadre, unitId: province, role: 'staff', change: 'grant' } as const
  const { changeId } = await granted(proposeRole(town.deps, hanhActor, wanted))
  await losesRoles(town, hanhActor.personId)
  await becomes(town, 'admin', 'CB0018', 'Xã Lộc Vinh')
  expect(await decideRoleChange(town.deps, thuy, changeId, { kind: 'release' })).toMatchObject({
    refusal: 'role_author_gone',
  })
  await manners.forges(hanh, buttons.proposeRole.encode({ person: cadre, unit: province, wanted: 0 }))
  await hanh.seesText('refusals:role_unknown')
  await town.database.prisma.role.deleteMany({ where: { personId: hanhActor.personId, unitId: commune } })
  await regainsRoles(town, hanhActor.personId)
  const { changeId: other } = await granted(
    proposeRole(town.deps, thuy, { ...wanted, unitId: commune, role: 'admin' }),
  )
  for (const text of ['x'.repeat(10_000), '\u202e\u2066', '\u200b']) {
    await manners.forges(hanh, buttons.declineRole.encode({ proposal: other }))
    await manners.hears(hanh, () => hanh.sends(text))
  }
  expect(await town.database.prisma.decision.count({ where: { approval: { roleChangeId: other } } })).toBe(0)
  await manners.forges(hanh, buttons.declineRole.encode({ proposal: other }))
  await manners.hears(hanh, () => hanh.sends('<b>không</b> \u202e&amp; \u0000\ud800 {{name}}'))
  expect(readable(hanh.screen.text ?? '')).toContain('<b>không</b> &amp;')
  for (const text of ['\u0000\u0000ab', '\ud800ab', '%%', '__', '\\\\ab', 'ab'.repeat(5_000)]) {
    await manners.forges(hanh, buttons.findRolePerson.encode({}))
    await manners.hears(hanh, () => hanh.sends(text))
    await manners.forges(hanh, buttons.chooseRoleUnit.encode({ person: cadre, wanted: 0 }))
    await manners.hears(hanh, () => hanh.sends(text))
  }
  await manners.forges(hanh, buttons.roles.encode({ page: 9_999_999 }))
  manners.expectGood()
})

test('release and decline of one change at the same moment: one word stands, and the role agrees with it', async () => {
  const cadre = town.cast('cadre').personId
  const [thuy, hanhActor] = [await actorOf(town, 'CB0061'), await actorOf(town, 'CB0018')]
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  const hueActor = await actorOf(town, 'CB0008')
  for (const role of ['staff', 'admin'] as const) {
    await town.database.prisma.role.deleteMany({ where: { personId: cadre } })
    const wanted = { personId: cadre, unitId: commune, role, change: 'grant' } as const
    const both = await Promise.all([
      proposeRole(town.deps, hanhActor, wanted),
      proposeRole(town.deps, thuy, wanted),
      proposeRole(town.deps, hanhActor, wanted),
    ])
    const ids = new Set(both.map(one => (one.ok ? one.value.changeId : randomUUID())))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    const { authorId } = await town.database.prisma.roleChange.findUniqueOrThrow({ where: { id } })
    const second = authorId === thuy.personId ? hanhActor : thuy
    const told = await Promise.all([
      decideRoleChange(town.deps, second, id, { kind: 'release' }),
      decideRoleChange(town.deps, hueActor, id, { kind: 'decline', reason: 'Không cần' }),
    ])
    expect(told.filter(({ ok }) => ok)).toHaveLength(1)
    const { outcome } = await town.database.prisma.decision.findFirstOrThrow({
      where: { approval: { roleChangeId: id } },
    })
    const held = await town.database.prisma.role.count({ where: { personId: cadre, role } })
    expect(held).toBe(outcome === 'approved' ? 1 : 0)
  }
})

test('an admin who lets himself in as the second admin releases nothing, whichever of the two proposes', async () => {
  await onlyAdmins('CB0018', 'CB0072')
  const [first, second] = [await actorOf(town, 'CB0018'), await actorOf(town, 'CB0072')]
  const { code } = await granted(inviteFromDesk(town.deps, first, second.personId, false))
  const invitation = await town.deps.transaction(store =>
    store.invites.find(town.deps.hashCode(code), town.deps.moment().at, town.deps.moment().today),
  )
  if (!invitation) throw new Error('no invitation')
  await town.database.prisma.telegramAccount.create({ data: { id: 777_002n } })
  const consent = { noticeVersion: 1, language: 'vi', noticeHash: 'x'.repeat(64) }
  await granted(acceptInvite(town.deps, 777_002, invitation, consent))
  const { personId } = await actorOf(town, 'CB0069')
  for (const [author, other, role] of [
    [first, second, 'staff'],
    [second, first, 'admin'],
  ] as const) {
    const wanted = { personId, unitId: commune, role, change: 'grant' } as const
    const { changeId } = await granted(proposeRole(town.deps, author, wanted))
    expect(await decideRoleChange(town.deps, other, changeId, { kind: 'release' })).toMatchObject({
      refusal: 'not_allowed',
    })
    expect(await granted(openRoleChange(town.deps, other, changeId))).toMatchObject({
      mayDecide: false,
      isOneHand: true,
      canBeReleased: false,
    })
  }
  expect(await town.database.prisma.role.count({ where: { personId } })).toBe(0)
  const change = await town.database.prisma.roleChange.findFirstOrThrow({
    where: { personId, role: 'admin' },
  })
  await manners.forges(hanh, buttons.openRoleChange.encode({ proposal: change.id }))
  await hanh.seesText('role:invitedByOther')
})
