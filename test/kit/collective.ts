import { buttons } from '../../src/bot/buttons.ts'
import { planWord } from '../../src/bot/cycle-plan.ts'
import { openCycle } from '../../src/domain/cycle/open.ts'
import { unitsTag } from '../../src/domain/cycle/plan.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

const plan = (unitId: string) => ({
  kind: 'quarter' as const,
  period: { from: '2026-10-01', to: '2026-12-31' },
  unitId,
  group: unitsTag,
  form: null,
  opensOn: '2026-11-23',
  closesOn: '2026-12-15',
})

/** A collective cycle of one unit and those below it, opened at the desk. */
export const opensCollective = async ({ deps, cast }: Town, unitId: string): Promise<string> => {
  const { personId, name } = cast('staff')
  const opened = await openCycle(deps, { personId, name }, plan(unitId))
  if (!opened.ok) throw new Error(opened.refusal)
  return opened.value
}

export const planKey = (unitId: string, look: string): string =>
  buttons.planCycle.encode({ look, unit: unitId, plan: planWord(plan(unitId)) })

export const unitWithCode = ({ database }: Town, code: string) =>
  database.prisma.unit.findFirstOrThrow({ where: { code } })

const order = [
  ['score', 'I.1'],
  ['prose', 'leadership'],
  ['score', 'I.2'],
  ['prose', 'tasks'],
  ['score', 'II.1'],
  ['score', 'II.2'],
  ['prose', 'unity'],
  ['skip', 'strengths'],
  ['prose', 'limits'],
  ['prose', 'causes'],
  ['score', 'III.1'],
  ['prose', 'responsibility'],
  ['skip', 'suggested'],
  ['prose', 'remedies'],
] as const

/** From the first question to the overview; every criterion gets no points but the second, which gets most of its own. */
export const fillsCollective = async (person: Person): Promise<void> => {
  for (const [kind, id] of order) {
    if (kind === 'score') {
      await person.sees(id)
      await person.taps(person.speech.number(id === 'I.2' ? 40 : 10))
    } else if (kind === 'skip') {
      await person.tapsText('evaluation:skip')
    } else {
      await person.seesText('evaluation:writeText')
      await person.hearsBelow(person.sends(`Nội dung ${id}`))
    }
  }
  await person.seesText('evaluation:overviewTitle')
}

export const collectiveOf = ({ database }: Town, unitId: string) =>
  database.prisma.evaluation.findFirstOrThrow({
    where: { unitId },
    include: { comments: true, members: true, approvals: true, classification: true },
  })
