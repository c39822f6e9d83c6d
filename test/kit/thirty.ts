import { decideApproval } from '../../src/domain/approval/decide.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import { actorOf, granted } from './desk.ts'
import { fillsEvaluation, submitsEvaluation } from './filling.ts'
import { type Person, readable } from './person.ts'
import { everybodyUnder } from './thirty-by-hand.ts'
import type { Town } from './town.ts'

export const october = { kind: 'month', periodFrom: '2026-10-01', periodTo: '2026-10-31' } as const

/** Her who leads the thirty, and whoever is above her. */
export const headCode = 'CB0126'
const aboveCode = 'CB0001'

export const says = (person: Person): string => readable(person.screen.text ?? person.screen.caption ?? '')

/** The thirty of Xã Thượng Lương, by their codes in the roster, and what is kept of them in the cycle of October. */
export const findThirty = async (town: Town) => {
  const { prisma } = town.database
  const codes = [...everybodyUnder.map(({ code }) => code), headCode, aboveCode]
  const actors = new Map<string, Actor>()
  for (const code of codes) actors.set(code, await actorOf(town, code))
  const actor = (code: string): Actor => {
    const found = actors.get(code)
    if (!found) throw new Error(`nobody has ${code}`)
    return found
  }
  const include = {
    person: true,
    submissions: { orderBy: { revision: 'asc' } },
    classification: true,
    petition: true,
  } as const
  const cycle = { kind: 'month' } as const

  /** The item about somebody that waits. */
  const item = async (code: string, kind = 'evaluation.review'): Promise<string> => {
    const requesterId = actor(code).personId
    const where = { kind, requesterId, decision: null, evaluation: { cycle } }
    return (await prisma.approval.findFirstOrThrow({ where })).id
  }
  return {
    actor,
    head: actor(headCode),
    above: actor(aboveCode),
    item,
    evaluations: () => prisma.evaluation.findMany({ where: { cycle }, include }),
    evaluationOf: (code: string) =>
      prisma.evaluation.findFirstOrThrow({ where: { cycle, person: { code } }, include }),
    approves: async (code: string, reason: string | null = null): Promise<void> => {
      const verdict = { outcome: 'approved', reason } as const
      await granted(decideApproval(town.deps, actor(headCode), await item(code), verdict, null))
    },
  }
}

export type Thirty = Awaited<ReturnType<typeof findThirty>>

/** Hands in in chat, with one product that failed once in quality, and is shown these points before. */
export const handsInOctober = async (person: Person, points: number): Promise<void> => {
  const oneFailure = { name: 'Sản phẩm số 1', assigned: '10', done: '10', failures: '1', delays: '0' }
  await person.tapsText('home:evaluate')
  await person.seesText('evaluation:cyclesTitle')
  const period = readable(person.speech.period(october))
  await person.taps(person.labels.find(label => label.includes(period)) ?? '')
  await person.sees('I.1')
  await fillsEvaluation(person, undefined, [oneFailure])
  await person.sees(person.speech.points(points))
  await submitsEvaluation(person)
}

/** From what was returned to a hand-in with all done, one failure and one delay; shown these points before. */
export const setsRight = async (person: Person, points: number): Promise<void> => {
  await person.tapsText('notices:change')
  await person.sees('%')
  for (const [field, ask, number] of [
    ['fieldDone', 'askDone', '10'],
    ['fieldFailures', 'askFailures', '1'],
    ['fieldDelays', 'askDelays', '1'],
  ] as const) {
    await person.tapsText(`evaluation:${field}`)
    await person.seesText(`evaluation:${ask}`)
    await person.hearsBelow(person.sends(number))
  }
  await person.tapsText('evaluation:overview')
  await person.sees(person.speech.points(points))
  await submitsEvaluation(person)
}
