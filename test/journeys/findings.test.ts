import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { losesRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let staff: Person
let cadre: Person
let person: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  staff = await town.resident('staff')
  cadre = await town.resident('cadre')
  person = town.cast('cadre').personId
  await beginsEvaluation(cadre)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const findings = () => town.database.prisma.finding.findMany({ where: { personId: person } })
const opens = async (): Promise<void> => {
  await manners.forges(staff, buttons.openFindings.encode({ person }))
  await staff.seesText('finding:note')
}
const types = async (text: string): Promise<void> => {
  await staff.hearsBelow(staff.sends(text))
}

test('a document has to name one day that has come; nothing is kept before it is confirmed', async () => {
  await opens()
  await staff.tapsText('finding:add.discipline')
  await staff.sees('12-QĐ/UBKT')
  await types('Quyết định 12-QĐ/UBKT')
  await staff.seesText('refusals:finding_day_needed')
  await types('Quyết định 12-QĐ/UBKT ngày 30/02/2026')
  await staff.seesText('refusals:finding_day_needed')
  await types('Quyết định ngày 05/11/2026, sửa ngày 06/11/2026')
  await staff.seesText('refusals:finding_day_needed')
  await types('Quyết định ngày 05/12/2026')
  await staff.seesText('refusals:finding_day_future')
  await types(`ngày 05/11/2026 ${'a'.repeat(400)}`)
  await staff.seesText('refusals:finding_document_long')
  await types('Quyết định 12-QĐ/UBKT ngày 05/11/2026')
  await staff.sees(staff.speech.day('2026-11-05'))
  await staff.sees(town.cast('cadre').name)
  expect(await findings()).toEqual([])
})

test('confirmed twice it is recorded once; the cadre is told, and his level says why', async () => {
  await manners.hammers(staff, staff.speech.text('finding:record'), 3)
  await cadre.findsText('finding:told')
  expect(await findings()).toHaveLength(1)
  const { id: evaluation } = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { personId: person },
  })
  await manners.forges(cadre, buttons.explain.encode({ evaluation, page: 0 }))
  await cadre.seesText('explain:finding.discipline')
})

test('taken back it stays on record and forces nothing any more', async () => {
  await opens()
  const [known] = await findings()
  await staff.tapsText('finding:revoke', { day: staff.speech.day('2026-11-05') })
  await staff.seesText('finding:askRevoke')
  await manners.hammers(staff, staff.speech.text('finding:revokeNow'), 2)
  await cadre.findsText('finding:toldRevoked')
  expect((await findings())[0]?.revokedAt).not.toBeNull()
  const evaluation = (await town.database.prisma.evaluation.findFirstOrThrow({ where: { personId: person } }))
    .id
  await manners.forges(cadre, buttons.explain.encode({ evaluation, page: 0 }))
  expect(readable(cadre.screen.text ?? '')).not.toContain(readable(cadre.says('explain:finding.discipline')))
  expect(known?.document).toBe('Quyết định 12-QĐ/UBKT ngày 05/11/2026')
})

test('nobody else opens it: not the cadre, not his supervisor, not whoever was staff; and no key leads further', async () => {
  const supervisor = await town.resident('supervisor')
  const [known] = await findings()
  const keys = [
    buttons.openFindings.encode({ person }),
    buttons.newFinding.encode({ person, part: 'discipline' }),
    buttons.recordFinding.encode({ person, part: 'nonsense' }),
    buttons.revokeFinding.encode({ finding: known?.id ?? '' }),
  ]
  for (const one of [cadre, supervisor])
    for (const key of keys) {
      await manners.forges(one, key)
      await one.seesText('refusals:person_unknown')
    }
  await manners.forges(staff, buttons.openFindings.encode({ person: crypto.randomUUID() }))
  await staff.seesText('refusals:person_unknown')
  await manners.forges(staff, buttons.openFindings.encode({ person: town.cast('staff').personId }))
  await staff.seesText('refusals:person_unknown')
  await losesRoles(town, town.cast('staff').personId)
  for (const key of keys) {
    await manners.forges(staff, key)
    await staff.seesText('refusals:person_unknown')
  }
})
