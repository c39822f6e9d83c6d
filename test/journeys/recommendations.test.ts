import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { concludes, recommendationOf, standsPlanned } from '../kit/on-site.ts'
import { type Person, readable } from '../kit/person.ts'
import { aPdf } from '../kit/remarking.ts'
import { fallsSilent } from '../kit/reminding.ts'
import { heard } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let leader: Person
let owner: Person
let hien: Person
let inspection: string
let recommendation: string

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leader = await town.resident('cadre')
  owner = await town.resident('inspectedHead')
  hien = await town.resident('supervisor')
  inspection = (await standsPlanned(town)).id
  await concludes(town, inspection)
  await owner.findsText('recommendation:told')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const opens = async (person: Person): Promise<void> => {
  await manners.hears(person, () => person.sends('/start'))
  await person.seesText('home:choose')
  await manners.forges(person, buttons.openRecommendation.encode({ recommendation }))
  await person.seesText('recommendation:title')
}
const now = () => recommendationOf(town, recommendation)
const approval = async (): Promise<string> => (await now()).approvals.find(one => !one.decision)?.id ?? ''

test('the leader writes a recommendation; who answers for the unit owns it, the leader verifies it', async () => {
  await manners.hears(leader, () => leader.sends('/start'))
  await manners.forges(leader, buttons.followUp.encode({ inspection }))
  await leader.seesText('recommendation:noneYet')
  await leader.tapsText('recommendation:new')
  await leader.seesText('recommendation:askText')
  for (const [text, refusal] of [
    ['\u200f', 'refusals:text_needed'],
    ['MẬT\nnội dung', 'refusals:text_classified'],
    ['kiến nghị '.repeat(160), 'refusals:text_too_long'],
  ] as const)
    expect(await manners.hears(leader, () => leader.sends(text))).toContain(readable(leader.says(refusal)))
  await leader.hearsBelow(leader.sends('Bổ sung <b>minh chứng</b> cho hai hồ sơ.'))
  await leader.seesText('recommendation:askIssue')
  await leader.sees(town.cast('inspectedHead').name)
  await leader.sees(town.cast('cadre').name)
})

test('nobody can be made to verify what he owns, and no day that is past is taken', async () => {
  const { personId } = town.cast('inspectedHead')
  await leader.tapsText('recommendation:keyVerifier')
  await leader.seesText('recommendation:askVerifier')
  await manners.forges(leader, buttons.draftPerson.encode({ inspection, person: personId }))
  await leader.seesText('refusals:verifier_is_owner')
  await leader.tapsText('common:back')
  await leader.seesText('recommendation:askIssue')
  await leader.tapsText('recommendation:keyDay')
  await leader.seesText('recommendation:askDue')
  for (const [text, refusal] of [
    ['20/11', 'refusals:due_day_past'],
    ['31/2', 'refusals:due_day_needed'],
    ['25/12/2099', 'refusals:due_day_far'],
  ] as const)
    expect(await manners.hears(leader, () => leader.sends(text))).toContain(readable(leader.says(refusal)))
  await leader.hearsBelow(leader.sends('19/12'))
  await leader.seesText('recommendation:offDay')
  await leader.tapsText('recommendation:keyOwner')
  await leader.seesText('recommendation:askOwner')
  await leader.hearsBelow(leader.sends(town.cast('inspectedHead').name))
  await leader.taps(town.cast('inspectedHead').name)
  await leader.seesText('recommendation:askIssue')
  await manners.hammers(leader, leader.speech.text('recommendation:issue'))
  await owner.seesText('recommendation:toldIssued')
  const all = await town.database.prisma.recommendation.findMany({ where: { inspectionId: inspection } })
  expect(all).toHaveLength(1)
  recommendation = all[0]?.id ?? ''
  expect(all[0]).toMatchObject({ number: 1, state: 'open', verifierId: town.cast('cadre').personId })
})

test('nothing is handed in without evidence; forbidden, too large, classified and superfluous pieces are refused', async () => {
  await owner.tapsText('recommendation:open')
  await owner.seesText('recommendation:nothingShown')
  await manners.forges(owner, buttons.handInRecommendation.encode({ recommendation }))
  await owner.seesText('refusals:recommendation_no_evidence')
  await owner.tapsText('recommendation:show')
  await owner.seesText('recommendation:askEvidence')
  const refuses = async (act: () => void, refusal: Parameters<Person['says']>[0]): Promise<void> => {
    expect(await manners.hears(owner, act)).toContain(readable(owner.says(refusal)))
  }
  await refuses(() => owner.user.sendsDocument(aPdf('run.exe')), 'refusals:evidence_forbidden')
  await refuses(() => owner.user.sendsSticker(), 'refusals:evidence_forbidden')
  await refuses(
    () => owner.user.sendsDocument(aPdf('lon.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))),
    'refusals:evidence_too_large',
  )
  await refuses(() => owner.sends('TUYỆT MẬT\nsố liệu'), 'refusals:text_classified')
  await refuses(() => owner.sends('x'.repeat(1_501)), 'refusals:text_too_long')
  await manners.hears(owner, () => owner.user.sendsDocument(aPdf()))
  await owner.seesText('recommendation:evidenceKept')
  for (const text of ['một', 'hai', 'ba', 'bốn']) await owner.hearsBelow(owner.sends(`Đã bổ sung ${text}`))
  await refuses(() => owner.sends('năm'), 'refusals:evidence_full')
  expect((await now()).events.filter(({ kind }) => kind === 'evidence')).toHaveLength(5)
})

test('what is handed in waits for the verifier; the owner cannot verify it, nor can strangers', async () => {
  await opens(owner)
  await manners.hammers(owner, owner.speech.text('recommendation:handIn'))
  await leader.seesText('recommendation:verificationTitle')
  const id = await approval()
  for (const data of [
    buttons.openVerification.encode({ approval: id }),
    buttons.acceptEvidence.encode({ approval: id }),
    buttons.sendBackEvidence.encode({ approval: id }),
  ]) {
    await manners.forges(owner, data)
    await owner.seesText('refusals:approval_unknown')
    await manners.forges(hien, data)
    await hien.seesText('refusals:approval_unknown')
  }
  await manners.forges(owner, buttons.grantDay.encode({ recommendation }))
  await owner.seesText('refusals:recommendation_unknown')
  await manners.forges(
    owner,
    buttons.nameVerifier.encode({ recommendation, person: town.cast('inspectedHead').personId }),
  )
  await owner.seesText('refusals:recommendation_unknown')
  expect((await now()).state).toBe('handedIn')
})

test('the verifier finds it in his list, sees what was shown, and sends it back only with a reason', async () => {
  await manners.hears(leader, () => leader.sends('/approvals'))
  await leader.seesText('recommendation:listVerification')
  await leader.tapsText('recommendation:verifyOf', { name: town.cast('inspectedHead').name })
  await leader.sees('Đã bổ sung bốn')
  await leader.tapsText('recommendation:files')
  await leader.seesText('recommendation:fileOf')
  await manners.forges(leader, buttons.openVerification.encode({ approval: await approval() }))
  await leader.tapsText('recommendation:sendBack')
  await leader.seesText('recommendation:askSendBack')
  for (const [text, refusal] of [
    ['\u202e', 'refusals:reason_needed'],
    ['x'.repeat(1_501), 'refusals:reason_too_long'],
  ] as const)
    expect(await manners.hears(leader, () => leader.sends(text))).toContain(readable(leader.says(refusal)))
  await leader.hearsBelow(leader.sends('Thiếu hồ sơ thứ hai.'))
  await leader.seesText('recommendation:sentBackBy')
  await owner.seesText('recommendation:sentBackBy')
  expect((await now()).state).toBe('open')
  await owner.tapsText('recommendation:open')
  await owner.seesText('recommendation:last.sentBack')
  await owner.seesText('recommendation:nothingShown')
})

test('of two who verify at once the first word stands; the other is told whose it was', async () => {
  await owner.tapsText('recommendation:show')
  await owner.seesText('recommendation:askEvidence')
  await owner.hearsBelow(owner.sends('Đã bổ sung hồ sơ thứ hai.'))
  await owner.tapsText('recommendation:handIn')
  await owner.sees(owner.speech.text('recommendation:state.handedIn'))
  const id = await approval()
  const until = town.deps.moment()
  await town.database.prisma.deputy.create({
    data: {
      id: crypto.randomUUID(),
      principalId: town.cast('cadre').personId,
      deputyId: town.cast('supervisor').personId,
      validFrom: new Date(`${until.today}T00:00:00Z`),
      validTo: new Date(`${until.today}T00:00:00Z`),
    },
  })
  await Promise.all([
    manners.forges(leader, buttons.acceptEvidence.encode({ approval: id })),
    manners.forges(hien, buttons.acceptEvidence.encode({ approval: id })),
  ])
  await leader.seesText('recommendation:acceptedBy')
  await hien.seesText('recommendation:acceptedBy')
  const late = [heard(leader, 'refusals:already_decided'), heard(hien, 'refusals:already_decided')]
  expect(late.flat()).toHaveLength(1)
  await owner.seesText('recommendation:acceptedBy')
  const { state, approvals } = await now()
  expect([state, approvals.filter(({ decision }) => decision).length]).toEqual(['closed', 2])
})

test('a closed one is reopened with a reason and keeps its history; one that is open is not', async () => {
  // Cards of what was decided may still be on their way.
  await fallsSilent(town)
  await opens(leader)
  await leader.tapsText('recommendation:reopen')
  await leader.seesText('recommendation:askReopen')
  expect(await manners.hears(leader, () => leader.sends('\u200e'))).toContain(
    readable(leader.says('refusals:reason_needed')),
  )
  await leader.hearsBelow(leader.sends('Phát hiện hồ sơ thứ ba.'))
  await leader.seesText('recommendation:last.reopened')
  await owner.seesText('recommendation:toldReopened')
  await manners.forges(leader, buttons.reopenRecommendation.encode({ recommendation }))
  await leader.seesText('refusals:recommendation_not_closed')
  await leader.tapsText('recommendation:history')
  await leader.seesText('recommendation:event.issued')
  for (const key of ['handedIn', 'sentBack', 'accepted', 'reopened'] as const)
    await leader.seesText(`recommendation:event.${key}`)
})

test('ids of others, and some that never were, are answered in the same words', async () => {
  const stranger = await town.resident('admin')
  for (const id of [recommendation, crypto.randomUUID()])
    for (const data of [
      buttons.openRecommendation.encode({ recommendation: id }),
      buttons.evidenceFiles.encode({ recommendation: id, version: 1 }),
      buttons.showEvidence.encode({ recommendation: id }),
      buttons.handInRecommendation.encode({ recommendation: id }),
      buttons.recommendationHistory.encode({ recommendation: id, page: 9_999_999 }),
      buttons.reopenRecommendation.encode({ recommendation: id }),
      buttons.otherVerifiers.encode({ recommendation: id }),
      buttons.passToOwner.encode({ recommendation: id, person: town.cast('admin').personId }),
      buttons.urgeOwner.encode({ recommendation: id }),
    ]) {
      await manners.forges(stranger, data)
      await stranger.seesText('refusals:recommendation_unknown')
    }
})
