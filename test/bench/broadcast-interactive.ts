import {
  playBroadcast,
  putAway,
  type Setting,
  startFor,
  takeArrivals,
  tenfold,
  untilArrived,
} from './broadcast-stage.ts'
import type { Flood } from './flood.ts'
import { median, quantile } from './measure.ts'
import { othersShare } from './scenarios.ts'
import { type Cost, costOf, expectAnswers, type Stage } from './stage.ts'
import { fixed, type Row } from './table.ts'
import type { Run } from './telegram-process.ts'

const audience = 10_000
const rounds = 3
const steps = 6

/** The province's own pace, and the highest that leaves the interactive answers room below Telegram's limit. */
const paces = [25, 200] as const

type Walk = Readonly<{ cost: Cost; took: readonly number[] }>

const walk = (stage: Stage, count = steps): Promise<Walk> =>
  stage.inCycle(40, async cycle => {
    await stage.telegram.ask({ kind: 'open', cycle })
    // A rule that is broken gets a row of its own: it is the broadcast's, and the steps can be counted on.
    const pace = async () => ({
      ...(await stage.telegram.ask<Run>({ kind: 'pace', steps: count })),
      violations: [],
    })
    const cost = await costOf(stage, pace)
    await expectAnswers(stage, cycle, cost.run.acts.length)
    return { cost, took: cost.run.acts.map(act => act.took) }
  })

type Pair = Readonly<{ quiet: Walk; busy: Walk; speed: number }>

/** One right after the other, so that the hour of the machine is the same for both. */
const walkTwice = async (stage: Stage, { crowd }: Setting): Promise<Pair> => {
  const quiet = await walk(stage)
  const { id } = await startFor(stage, crowd, audience)
  await untilArrived(stage, 1)
  const busy = await walk(stage)
  await putAway(stage, crowd, id)
  const { at } = await takeArrivals(stage)
  const speed = ((at.length - 1) / ((at.at(-1) ?? 0) - (at[0] ?? 0))) * 1_000
  return { quiet, busy, speed }
}

/** Of both, the median over the rounds; the machine is shared, and one round may be spoilt. */
const both = (pairs: readonly Pair[], of: (walk: Walk) => number, digits = 2): string => {
  const [quiet, busy] = [median(pairs.map(pair => of(pair.quiet))), median(pairs.map(pair => of(pair.busy)))]
  return `${fixed(quiet, digits)} → ${fixed(busy, digits)}`
}

const compare = (pairs: readonly Pair[], share: number): Readonly<{ value: string; ratio: number }> => {
  const late = ({ took }: Walk): number => quantile(took, share)
  const ratio = median(pairs.map(({ quiet, busy }) => late(busy) / late(quiet)))
  return { value: `${both(pairs, late, 1)} ms, × ${fixed(ratio, 2)}`, ratio }
}

const rowsOf = (pace: number, pairs: readonly Pair[], { silences, violations }: Flood): Row[] => {
  const late = compare(pairs, 0.95)
  const speed = median(pairs.map(pair => pair.speed))
  const row = (name: string, value: string): Row => ({ name: `${pace}/s: ${name}`, value })
  const none = (name: string, count: number): Row => {
    return { ...row(name, fixed(count, 0)), target: '0', isMet: count === 0 }
  }
  return [
    // Above what Telegram takes, two cores are full; how people fare then is worth knowing, and promised to nobody.
    pace === paces[0]
      ? { ...row('p95', late.value), target: '≤ × 1.5', isMet: late.ratio <= 1.5 }
      : row('p95', late.value),
    row('p50', compare(pairs, 0.5).value),
    row('longest', `${both(pairs, ({ took }) => quantile(took, 1), 1)} ms`),
    row('arrived meanwhile', `${fixed(speed)}/s`),
    none('429s answered', silences.length),
    none('rules of Telegram broken', violations.length),
    ...violations.slice(0, 2).map(sentence => row(sentence.slice(0, 60), '')),
    row(
      'processors, bot',
      both(pairs, ({ cost }) => cost.cpu.bot / cost.run.seconds),
    ),
    row(
      'processors, database',
      both(pairs, ({ cost }) => cost.cpu.database / cost.run.seconds),
    ),
    row(
      'processors busy for others',
      both(pairs, ({ cost }) => othersShare(cost)),
    ),
  ]
}

/** Does a person who fills in his form notice that thousands are being written to? */
export const measureInteractive = async (setting: Setting): Promise<Row[]> => {
  const rows: Row[] = []
  for (const pace of paces) {
    const play = { noticesPerSecond: pace, seats: audience, limits: tenfold }
    const found = await playBroadcast(setting, play, async stage => {
      await walk(stage, 5)
      const pairs: Pair[] = []
      for (let round = 0; round < rounds; round += 1) pairs.push(await walkTwice(stage, setting))
      return rowsOf(pace, pairs, await stage.telegram.ask<Flood>({ kind: 'flood' }))
    })
    rows.push(...found)
  }
  return rows
}
