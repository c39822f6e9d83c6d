import { afterAll, beforeAll, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import type { Form } from '../../src/domain/evaluation/form.ts'
import type { Prisma } from '../../src/store/database.ts'
import { aColleague, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { aCriterion, openForm } from '../kit/forms.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo, remindersOf, textsOf } from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let khoi: Person
let cycle: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  cycle = (await town.database.prisma.evaluationCycle.findFirstOrThrow()).id
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: new Date('2026-12-10') } })
})
afterAll(() => town.close())

const opensCard = async (): Promise<void> => {
  hue.sends('/cycles')
  await hue.seesText('cycles:title')
  await hue.taps(hue.labels[1] ?? '')
  await hue.seesText('cycles:planGroup')
}

const opensForm = async (person: Person): Promise<void> => {
  person.sends('/evaluate')
  await person.seesText('evaluation:cyclesTitle')
  await person.taps(person.labels[0] ?? '')
}

const toldOf = (person: Person, key: 'cycles:toldExtended' | 'cycles:toldClosed'): string[] =>
  textsOf(person).filter(text => text.includes(readable(person.says(key))))

test('staff reminds those who have not handed in, once a day each, and looks who is how far', async () => {
  await opensCard()
  // One of the province has handed in from the beginning.
  const posts = { assignments: { some: { endedOn: null } } }
  const total = (await town.database.prisma.person.count({ where: posts })) - 1
  expect(readable(hue.screen.text ?? '')).toContain(`Nicht begonnen: ${hue.speech.number(total)}`)
  await hue.tapsText('cycles:remind', { number: total })
  await hue.findsText('cycles:reminded')
  await fallsSilent(town)
  expect(remindersOf(khoi)).toHaveLength(1)
  await opensCard()
  await hue.tapsText('cycles:remind', { number: total })
  await hue.seesText('cycles:remindedNobody')
  await fallsSilent(town)
  expect(remindersOf(khoi)).toHaveLength(1)
  await opensCard()
  await hue.tapsText('cycles:peopleKey', { state: hue.speech.text('cycles:state.none'), number: total })
  await hue.sees(/Xã|Phường|Sở|Ban/)
  await hue.tapsText('common:nextPage')
  await hue.sees(/Xã|Phường|Sở|Ban/)
  const looks = await town.database.prisma.auditEvent.findMany({ where: { action: 'cycle.peopleListed' } })
  expect(looks[0]?.details).toMatchObject({ cycleId: cycle, state: 'none', purpose: 'follow-up' })
  manners.expectGood()
})

test('whoever was told of the old day hears of the new one once, by key or typed', async () => {
  await goesOnTo(town, '2026-11-26T08:00')
  expect(remindersOf(khoi)).toHaveLength(2)
  await opensCard()
  await hue.tapsText('cycles:extend')
  await hue.seesText('cycles:extendTitle')
  hue.sends('1.12.2026')
  await hue.seesText('refusals:cycle_not_later')
  await opensCard()
  await hue.tapsText('cycles:extend')
  await hue.seesText('cycles:extendTitle')
  await manners.hammers(
    hue,
    hue.speech.text('cycles:plusDays', { number: 3, day: hue.speech.day('2026-12-13') }),
  )
  await fallsSilent(town)
  expect(toldOf(khoi, 'cycles:toldExtended')).toHaveLength(1)
  expect(toldOf(khoi, 'cycles:toldExtended')[0]).toContain(readable(khoi.speech.day('2026-12-13')))
  await opensCard()
  await hue.tapsText('cycles:extend')
  await hue.seesText('cycles:extendTitle')
  await hue.hearsBelow(hue.sends('15.12.2026'))
  await hue.findsText('cycles:extendDone')
  await fallsSilent(town)
  // Nobody had been told of the thirteenth by a reminder, but by the extension itself.
  expect(toldOf(khoi, 'cycles:toldExtended')).toHaveLength(2)
  manners.expectGood()
})

/** The next version of the form that is open: one criterion more, one less, one worth less. */
const bringsNewForm = async (): Promise<void> => {
  const form = await openForm(town)
  const [first, ...rest] = form.sections
  if (!first) throw new Error('a form without sections')
  const next: Form = {
    ...form,
    version: form.version + 1,
    sections: [
      { ...first, questions: [...first.questions.filter(({ id }) => id !== 'I.2'), aCriterion('I.9')] },
      ...rest,
    ],
  }
  const { code, version } = next
  await town.database.prisma.formTemplate.create({
    data: {
      id: town.deps.newId(),
      code,
      version,
      content: next as Prisma.InputJsonObject,
      validFrom: new Date('2026-01-01'),
    },
  })
}

test('a draft survives a new version of its form, and its author is told once what is new', async () => {
  await opensForm(khoi)
  await khoi.sees('I.1')
  await khoi.taps(khoi.speech.number(5))
  await khoi.sees('I.2')
  await khoi.taps(khoi.speech.number(4))
  await khoi.sees('II.1')
  const other = await aColleague(town)
  await beginsEvaluation(other)
  await fillsEvaluation(other)
  await submitsEvaluation(other)
  await bringsNewForm()
  await opensCard()
  await hue.tapsText('cycles:newForm', { version: 2 })
  await hue.seesText('cycles:newFormDone')
  // What is answered on the screen before him is still taken.
  await khoi.taps(khoi.speech.number(2))
  await khoi.sees('II.2')
  await opensForm(khoi)
  await khoi.seesText('cycles:formChanged')
  const said = readable(khoi.screen.text ?? '')
  expect(said).toContain('I.9')
  expect(said).toContain('I.2')
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 500, 'II.1': 200 })
  await opensForm(khoi)
  await khoi.sees('I.9')
  expect(readable(khoi.screen.text ?? '')).not.toContain(readable(khoi.says('cycles:formChanged')))
  const templates = await town.database.prisma.evaluation.findMany({ include: { template: true } })
  expect(templates.map(({ state, template }) => [state, template.version]).toSorted()).toEqual([
    ['draft', 2],
    ['submitted', 1],
    ['submitted', 1],
  ])
  manners.expectGood()
})

test('whoever is handing in while the cycle is closed finds it closed, and keeps what he wrote', async () => {
  const late = await aColleague(town)
  await opensForm(late)
  await late.sees('I.1')
  await late.taps(late.speech.number(5))
  await late.sees('I.9')
  const kept = await savedAnswers(town, late)
  await opensCard()
  await hue.tapsText('cycles:close')
  await hue.seesText('cycles:askClose')
  await manners.hammers(hue, hue.speech.text('cycles:closeNow'))
  await fallsSilent(town)
  expect(toldOf(late, 'cycles:toldClosed')).toHaveLength(1)
  expect(toldOf(khoi, 'cycles:toldClosed')).toHaveLength(1)
  await late.taps(late.speech.number(3))
  const refused = readable(late.says('refusals:cycle_closed'))
  await expect.poll(() => textsOf(late).some(text => text.includes(refused))).toBe(true)
  expect(await savedAnswers(town, late)).toEqual(kept)
  late.sends('/history')
  await late.sees(late.speech.text('evaluation:state.draft'))
  const own = await town.database.prisma.evaluation.findFirstOrThrow({
    where: { state: 'draft', person: { links: { some: { accountId: BigInt(late.user.id) } } } },
  })
  await manners.forges(late, buttons.openPast.encode({ evaluation: own.id, page: 0 }))
  await late.sees('I.1')
  expect(await town.database.prisma.auditEvent.count({ where: { action: 'cycle.closed' } })).toBe(1)
  for (const data of [
    buttons.extendCycle.encode({ cycle, day: 'fzz' }),
    buttons.remindCycle.encode({ cycle }),
    buttons.renewForm.encode({ cycle }),
  ]) {
    await manners.forges(hue, data)
    await hue.seesText('refusals:cycle_over')
  }
  manners.expectGood()
})

test('a submission that waits for the closing is refused', async () => {
  const { prisma } = town.database
  await prisma.evaluationCycle.updateMany({ data: { closedAt: null } })
  const last = await aColleague(town)
  await prisma.evaluationCycle.updateMany({
    data: {
      templateId: (
        await prisma.formTemplate.findFirstOrThrow({
          where: { version: 1, code: 'decree-335-civil-servant' },
        })
      ).id,
    },
  })
  await prisma.formTemplate.updateMany({ where: { version: 2 }, data: { validFrom: new Date('2030-01-01') } })
  await opensForm(last)
  await fillsEvaluation(last)
  await last.tapsText('evaluation:submit')
  await last.sees(/./)
  await town.deps.transaction(async store => {
    await store.cycles.lock(cycle)
    await last.tapsText('evaluation:submitNow')
    await expect.poll(() => prisma.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted`).not.toEqual([])
    await store.cycles.close(cycle, town.deps.moment().at)
  })
  await last.seesText('refusals:cycle_closed')
  manners.expectGood()
})
