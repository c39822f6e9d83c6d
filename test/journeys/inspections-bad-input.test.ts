import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { dayToNumber } from '../../src/bot/day-number.ts'
import { discardInspection } from '../../src/domain/inspection/draft.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import {
  addsUnit,
  beginsInspection,
  goesBack,
  inspected,
  nameOfUnit,
  setsDay,
  tapsName,
  types,
  writesTitle,
} from '../kit/inspecting.ts'
import { hasDraft, hasInspection, planner } from '../kit/inspection-plan.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { becomes, dayFrom, losesRoles, personOf, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

/** Made of nothing that is stored. */
const nowhere = '3b1f0c5e-52a0-4a4e-9a55-0d8e6ae9f001'

let town: Town
let manners: Manners
let staff: Person
let other: Person

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  staff = await town.resident('staff')
  other = (await inhabitant(town, 'CB0043', 'en')).person
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const draft = () => town.database.prisma.inspection.findFirstOrThrow({ where: { state: 'draft' } })
const dayData = async (part: string, day: string): Promise<string> =>
  buttons.inspectionDay.encode({ inspection: (await draft()).id, part, days: dayToNumber(day) })

test('a title of 10,000 characters, and a marked one are refused, and nothing is lost', async () => {
  await beginsInspection(staff, 'signs')
  await types(staff, 'inspection:keyTitle', 'inspection:askCodeName', 'x'.repeat(10_000))
  await staff.findsText('refusals:inspection_text_long')
  await staff.seesText('common:textPart')
  // What comes this soon after would be taken for one more part.
  await town.passes(5_000)
  await staff.hearsBelow(staff.sends('MẬT\nSao Mai'))
  await staff.seesText('refusals:text_classified')
  await staff.hearsBelow(staff.sends('Sao Mai'))
  await staff.seesText('inspection:codeName')
})

test('days that are over, crossed, too far or no days are refused', async () => {
  await setsDay(staff, 'startsOn', '20/11/2026')
  await staff.seesText('refusals:inspection_day_past')
  await staff.hearsBelow(staff.sends('20/11/2046'))
  await staff.seesText('refusals:inspection_day_far')
  await staff.hearsBelow(staff.sends('sang năm'))
  await staff.seesText('refusals:inspection_day_needed')
  await staff.hearsBelow(staff.sends('14/12/2026'))
  await staff.seesText('inspection:missingEnd')
  await setsDay(staff, 'endsOn', '10/12/2026')
  await staff.seesText('refusals:inspection_days_crossed')
  await manners.forges(staff, await dayData('endsOn', '2026-12-11'))
  await staff.seesText('refusals:inspection_days_crossed')
  await manners.forges(staff, await dayData('nonsense', '2026-12-11'))
  await manners.forges(staff, await dayData('endsOn', '2026-12-18'))
  await staff.seesText('inspection:days')
})

test('a unit that is dissolved by then brings its successors, and one of them takes its place', async () => {
  const { prisma } = town.database
  const gone = await prisma.unit.findFirstOrThrow({ where: { code: 'X12', validTo: null } })
  const heir = await prisma.unit.findFirstOrThrow({ where: { code: 'X13', validTo: null } })
  await prisma.unit.update({ where: { id: gone.id }, data: { validTo: dayFrom(town, 10) } })
  await prisma.unitSuccession.create({
    data: { fromId: gone.id, toId: heir.id, share: 10_000, decision: '1' },
  })
  await manners.forges(staff, buttons.inspectionDraft.encode({ inspection: (await draft()).id }))
  await addsUnit(staff, gone.name)
  await staff.seesText('inspection:subjectGone')
  expect(staff.labels).not.toContain(staff.speech.text('inspection:keyPreview'))
  const { id: inspection, version } = await draft()
  await manners.forges(staff, buttons.planInspection.encode({ inspection, version }))
  await staff.seesText('refusals:inspection_incomplete')
  await manners.forges(staff, buttons.replaceSubject.encode({ inspection, unit: gone.id, place: 0 }))
  await staff.tapsText('inspection:successorKey', { name: heir.name })
  await staff.sees(heir.name)
  expect(
    (await prisma.inspectionSubject.findMany({ where: { inspectionId: inspection } })).map(
      ({ unitId }) => unitId,
    ),
  ).toEqual([heir.id])
})

test('who is inspected, leads what is inspected or is related to such a one cannot be on the team', async () => {
  const unit = await nameOfUnit(town, inspected.unit)
  const { id: headId, name } = await personOf(town, inspected.head)
  await staff.tapsText('inspection:keyTeam')
  await staff.seesText('inspection:teamTitle')
  await staff.hearsBelow(staff.sends(name))
  await staff.seesText('inspection:found')
  await tapsName(staff, name)
  await staff.seesText('inspection:teamTitle')
  await goesBack(staff)
  await addsUnit(staff, unit)
  await staff.seesText('refusals:inspection_team_concerned')
  const { id: inspection } = await draft()
  await manners.forges(staff, buttons.addPersonSubject.encode({ inspection, person: headId }))
  await staff.seesText('refusals:inspection_team_concerned')
  await manners.forges(staff, buttons.changeMember.encode({ inspection, person: headId, as: 'gone' }))
  await manners.forges(staff, buttons.inspectionDraft.encode({ inspection }))
  await addsUnit(staff, unit)
  await staff.seesText('inspection:subjectsTitle')
  const { id: relativeId } = await personOf(town, 'CB0013')
  await town.database.prisma.declaredRelative.create({
    data: {
      id: nowhere,
      personId: relativeId,
      relativeId: headId,
      declaredAt: dayFrom(town, -1),
    },
  })
  await manners.forges(staff, buttons.changeMember.encode({ inspection, person: relativeId, as: 'member' }))
  await staff.seesText('refusals:inspection_team_concerned')
})

test('somebody else’s draft, forged ids and units beyond one’s scope are all unknown', async () => {
  const { id: inspection } = await draft()
  await becomes(town, 'staff', 'CB0043', 'Thanh tra tỉnh Nam Xuyên')
  const { id: unit } = await town.database.prisma.unit.findFirstOrThrow({
    where: { code: 'X05', validTo: null },
  })
  for (const data of [
    buttons.inspectionDraft.encode({ inspection }),
    buttons.planInspection.encode({ inspection, version: 1 }),
    buttons.discardInspection.encode({ inspection }),
    buttons.addUnitSubject.encode({ inspection, unit }),
    buttons.inspectionCard.encode({ inspection: nowhere }),
  ]) {
    await manners.forges(other, data)
    await other.seesText('refusals:inspection_unknown')
  }
  await beginsInspection(other, 'regular')
  const own = await town.database.prisma.inspection.findFirstOrThrow({ where: { state: 'draft', title: '' } })
  await manners.forges(other, buttons.addUnitSubject.encode({ inspection: own.id, unit }))
  await other.seesText('refusals:not_allowed')
  await manners.forges(
    other,
    buttons.changeMember.encode({ inspection: own.id, person: nowhere, as: 'member' }),
  )
  await other.seesText('refusals:not_allowed')
})

test('staff whose scope does not cover the unit it was planned in sees nothing of it', async () => {
  await discardInspection(
    town.deps,
    planner(town),
    (await town.database.prisma.inspection.findFirstOrThrow({ where: { kind: 'signs' } })).id,
  )
  const inspection = await hasInspection(town, { title: 'Đợt F', team: ['CB0012'], unit: inspected.unit })
  await manners.forges(other, buttons.inspectionCard.encode({ inspection }))
  await other.seesText('refusals:inspection_unknown')
  for (const part of ['move', 'reason', 'documents', 'team'])
    await manners.forges(other, buttons.askInspection.encode({ inspection, part }))
  await other.seesText('refusals:inspection_unknown')
})

test('who loses the role in the middle goes no further, and finds the draft again with it', async () => {
  const inspection = await hasDraft(town, { title: 'Đợt G', team: ['CB0012'], unit: inspected.unit })
  await manners.forges(staff, buttons.inspectionDraft.encode({ inspection }))
  await staff.sees('Đợt G')
  await staff.tapsText('inspection:keyTitle')
  await staff.seesText('inspection:askTitle')
  const { personId } = planner(town)
  await losesRoles(town, personId)
  await staff.hearsBelow(staff.sends('Đợt H'))
  await staff.seesText('refusals:inspection_unknown')
  await manners.forges(staff, buttons.planInspection.encode({ inspection, version: 8 }))
  await staff.seesText('refusals:inspection_unknown')
  await regainsRoles(town, personId)
  await manners.forges(staff, buttons.inspectionDraft.encode({ inspection }))
  await staff.sees('Đợt G')
})

test('what was changed since the preview is shown again before it is confirmed', async () => {
  const { id: inspection, version } = await town.database.prisma.inspection.findFirstOrThrow({
    where: { title: 'Đợt G' },
  })
  await writesTitle(staff, 'Đợt H')
  await manners.forges(staff, buttons.planInspection.encode({ inspection, version }))
  await staff.seesText('refusals:inspection_changed')
})
