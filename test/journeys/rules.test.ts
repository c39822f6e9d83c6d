import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { decideProposal } from '../../src/domain/rule/import.ts'
import type { Rule } from '../../src/domain/rule/rule.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let admin: Person
let second: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  admin = await town.resident('admin')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const json = (content: unknown) => ({
  data: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  fileName: 'quy-tac.json',
})

const gapOf = async (): Promise<Rule> => {
  const rules = await town.deps.transaction(store => store.rules.all())
  const gap = rules.filter(({ key }) => key === 'evaluation.reviewGap').at(-1)
  if (!gap) throw new Error('no such rule')
  return gap
}

const successor = async (change: Partial<Rule> = {}): Promise<Rule> => ({
  ...(await gapOf()),
  value: { unit: 'hundredths', gap: 300 },
  source: 'Quyết định 12/2026',
  validFrom: '2026-12-01',
  ...change,
})

const opensImport = async (): Promise<void> => {
  await admin.hearsBelow(admin.sends('/rules'))
  await admin.tapsText('rules:import')
  await admin.seesText('rules:askFile')
}

const sends = async (content: unknown): Promise<void> => {
  await admin.hearsBelow(admin.user.sendsDocument(json(content)))
}

test('nobody but an admin sees the rulebook, and without a second admin nothing is imported', async () => {
  const khoi = await town.resident('cadre')
  await khoi.hearsBelow(khoi.sends('/rules'))
  await khoi.seesText('refusals:not_allowed')
  await manners.forges(khoi, buttons.importRules.encode({}))
  await khoi.seesText('refusals:not_allowed')
  const others = await town.database.prisma.role.findMany({
    where: { role: 'admin', personId: { not: town.cast('admin').personId } },
  })
  for (const { personId } of others) await losesRoles(town, personId)
  await opensImport()
  await sends([await successor()])
  await admin.seesText('refusals:nobody_to_release')
  for (const { personId } of others) await regainsRoles(town, personId)
})

test('a file that is none, or has faults, is answered with every fault, and nothing is kept', async () => {
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  await opensImport()
  await admin.hearsBelow(admin.sends('đây là quy tắc'))
  await admin.seesText('refusals:rule_file_needed')
  await sends('{ "key": ')
  await admin.seesText('refusals:rule_file_unreadable')
  await sends([])
  await admin.seesText('refusals:rules_missing')
  const { grade: _, ...ungraded } = await successor()
  await sends([ungraded, { ...(await successor()), validFrom: '2026-02-30' }])
  await admin.sees('grade')
  await admin.sees('validFrom')
  await sends([
    await successor({ key: 'evaluation.nothing' }),
    await successor({ validFrom: '2020-08-20' }),
    await successor({ key: 'broadcast.secondApprovalAbove', value: { unit: 'persons', above: 'many' } }),
  ])
  await admin.seesText('rules:fault.unknown')
  await admin.seesText('rules:fault.notLater')
  await admin.seesText('rules:fault.unreadable')
  await sends('x'.repeat(1_100_000))
  await admin.seesText('refusals:rule_file_too_large')
  expect(await town.database.prisma.ruleProposal.count()).toBe(0)
})

test('a second admin reads what would change and releases it; the old rule ends the day before and stays', async () => {
  second = await town.resident('staff')
  await opensImport()
  const wanted = await successor()
  await sends([wanted])
  await admin.sees(admin.speech.text('rules:proposed', { count: 1 }))
  expect(await gapOf()).toMatchObject({ value: { gap: 500 }, validTo: null })
  await second.sees(town.cast('admin').name)
  await second.hearsBelow(second.sends('/approvals'))
  await second.tapsText('rules:openProposal', { name: town.cast('admin').name, number: 1 })
  await second.sees('"gap":300')
  await second.sees('"gap":500')
  const { id } = await town.database.prisma.ruleProposal.findFirstOrThrow()
  await manners.forges(admin, buttons.releaseRules.encode({ proposal: id }))
  await admin.seesText('refusals:not_allowed')
  await manners.hammers(second, second.speech.text('rules:release'), 2)
  await admin.seesText('rules:releasedBy')
  const rules = await town.deps.transaction(store => store.rules.all())
  expect(rules.filter(({ key }) => key === wanted.key)).toEqual([
    expect.objectContaining({ value: { unit: 'hundredths', gap: 500 }, validTo: '2026-11-30' }),
    wanted,
  ])
})

test('what is declined changes nothing, and its author reads why', async () => {
  const before = second.screen.message_id
  await opensImport()
  await sends([await successor({ value: { unit: 'hundredths', gap: 100 }, validFrom: '2027-01-01' })])
  await admin.sees(admin.speech.text('rules:proposed', { count: 1 }))
  await second.hearsBelow(before)
  await second.tapsText('rules:open')
  await second.tapsText('rules:decline')
  await second.seesText('rules:askDecline')
  await second.hearsBelow(second.sends('Zu streng für kleine Einheiten'))
  await second.seesText('rules:declinedBy')
  await admin.sees('Zu streng für kleine Einheiten')
  expect(await gapOf()).toMatchObject({ value: { gap: 300 } })
})

test('the file with the present rules can be sent back, and what does not differ is said', async () => {
  await admin.hearsBelow(admin.sends('/rules'))
  const before = admin.screen.message_id
  await admin.tapsText('rules:download')
  const sent = await admin.hearsBelow(before)
  expect(sent.document?.file_name).toMatch(/\.json$/)
  await opensImport()
  await sends([{ ...(await gapOf()), validFrom: '2027-05-01' }])
  await admin.seesText('rules:fault.same')
  const other = await inhabitant(town, 'CB0064', 'ar')
  await manners.forges(other.person, buttons.ruleFile.encode({}))
  await other.person.seesText('refusals:not_allowed')
  expect(readable(other.person.screen.text ?? '')).not.toContain('gap')
})

test('of two proposals about one rule released at the same moment the second no longer fits', async () => {
  for (const gap of [200, 150]) {
    await opensImport()
    await sends([await successor({ value: { unit: 'hundredths', gap }, validFrom: '2027-02-01' })])
    await admin.sees(admin.speech.text('rules:proposed', { count: 1 }))
  }
  const waiting = await town.deps.transaction(store => store.rules.waiting())
  expect(waiting).toHaveLength(2)
  const decided = await Promise.all(
    waiting.map(({ id }) => decideProposal(town.deps, town.cast('staff'), id, { kind: 'release' })),
  )
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.find(({ ok }) => !ok)).toMatchObject({ refusal: 'rules_outdated' })
})

test('an admin whose account came by an invitation of the author decides nothing of his', async () => {
  await opensImport()
  await sends([await successor({ value: { unit: 'hundredths', gap: 120 }, validFrom: '2027-03-01' })])
  await admin.sees(admin.speech.text('rules:proposed', { count: 1 }))
  const [proposal] = await town.deps.transaction(store => store.rules.waiting())
  const { personId } = town.cast('staff')
  const issuerId = town.cast('admin').personId
  await town.database.prisma.invite.updateMany({ where: { personId }, data: { issuerId } })
  await manners.forges(second, buttons.releaseRules.encode({ proposal: proposal?.id ?? '' }))
  await second.seesText('refusals:admins_not_separate')
  expect(await gapOf()).not.toMatchObject({ value: { gap: 120 } })
})
