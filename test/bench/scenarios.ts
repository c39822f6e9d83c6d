import type { Handled } from './bot-process.ts'
import { median, quantile, readMemory } from './measure.ts'
import type { Act } from './participant.ts'
import { peopleCount } from './people.ts'
import { type Cost, costOf, expectAnswers, type Stage } from './stage.ts'
import { fixed, type Row } from './table.ts'
import type { Run } from './telegram-process.ts'

const repeats = 3

type Heap = Readonly<{ before: NodeJS.MemoryUsage; after: NodeJS.MemoryUsage }>

/** What share of a processor the rest of the machine took: how far the numbers beside it can be trusted. */
export const othersShare = ({ run, cpu }: Cost): number =>
  (cpu.machine - cpu.bot - cpu.database - cpu.telegram) / (run.seconds + 0.3)

const took = (run: Run): number[] => run.acts.map(act => act.took)

/** Code is compiled and caches are filled before anything counts. */
export const warmUp = (stage: Stage): Promise<void> =>
  stage.inCycle(40, async cycle => {
    await stage.telegram.ask({ kind: 'open', cycle })
    await stage.telegram.ask({ kind: 'saturate', steps: 30 })
    await stage.bot.ask({ kind: 'takeHandled' })
  })

const saturate = (stage: Stage): Promise<Cost> =>
  stage.inCycle(40, async cycle => {
    await stage.telegram.ask({ kind: 'open', cycle })
    const cost = await costOf(stage, () => stage.telegram.ask<Run>({ kind: 'saturate', steps: 40 }))
    await expectAnswers(stage, cycle, cost.run.acts.length)
    return cost
  })

/** Fifty people at once, each answering as soon as he is asked. */
export const measureSteps = async (stage: Stage): Promise<Row[]> => {
  const costs: Cost[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) costs.push(await saturate(stage))
  const memory = await readMemory(stage.pids)
  const { before, after } = await stage.bot.ask<Heap>({ kind: 'memory' })
  const megabytes = (bytes: number): string => fixed(bytes / 1_048_576, 0)
  const each = (pick: (cost: Cost) => number): number => median(costs.map(pick))
  const perStep = (pick: (cost: Cost) => number) => each(cost => pick(cost) / cost.run.acts.length)
  const speed = each(({ run }) => run.acts.length / run.seconds)
  const late = each(({ run }) => quantile(took(run), 0.95))
  const wal = perStep(cost => cost.walBytes) / 1_024
  const cpu = perStep(cost => cost.cpu.bot + cost.cpu.database) * 1_000
  return [
    { name: 'steps a second', value: fixed(speed, 0), target: '≥ 450 (today 464)', isMet: speed >= 450 },
    { name: 'action → next question, p50', value: `${fixed(each(({ run }) => median(took(run))))} ms` },
    { name: 'action → next question, p95', value: `${fixed(late)} ms`, target: 'today 162' },
    { name: 'bot CPU a step', value: `${fixed(perStep(cost => cost.cpu.bot) * 1_000, 2)} ms` },
    { name: 'database CPU a step', value: `${fixed(perStep(cost => cost.cpu.database) * 1_000, 2)} ms` },
    { name: 'both', value: `${fixed(cpu, 2)} ms`, target: 'today 2.3' },
    {
      name: 'Telegram and people CPU a step',
      value: `${fixed(perStep(cost => cost.cpu.telegram) * 1_000, 2)} ms`,
    },
    { name: 'processors busy for others', value: fixed(each(othersShare), 2) },
    { name: 'WAL a step', value: `${fixed(wal, 2)} KB`, target: '< 4.8', isMet: wal < 4.8 },
    {
      name: 'full pages in the WAL a step',
      value: fixed(
        perStep(cost => cost.walPages),
        2,
      ),
    },
    { name: 'bot RSS', value: `${fixed(memory.bot, 0)} MB`, target: '≤ 250', isMet: memory.bot <= 250 },
    { name: 'bot RSS, peak', value: `${fixed(memory.botPeak, 0)} MB` },
    { name: 'bot heap, and used', value: `${megabytes(before.heapTotal)}, ${megabytes(before.heapUsed)} MB` },
    { name: 'bot heap used after a collection', value: `${megabytes(after.heapUsed)} MB` },
    { name: `database PSS (${memory.servers} processes)`, value: `${fixed(memory.database, 0)} MB` },
  ]
}

const strollSteps = 20

type Stroll = Readonly<{ cost: Cost; handled: readonly Handled[] }>

const stroll = (stage: Stage): Promise<Stroll> =>
  stage.inCycle(40, async cycle => {
    await stage.telegram.ask({ kind: 'open', cycle })
    await stage.bot.ask({ kind: 'takeHandled' })
    const cost = await costOf(stage, () => stage.telegram.ask<Run>({ kind: 'pace', steps: strollSteps }))
    await expectAnswers(stage, cycle, cost.run.acts.length)
    return { cost, handled: await stage.bot.ask<Handled[]>({ kind: 'takeHandled' }) }
  })

const inboxRows = ({ cost, handled }: Stroll): Row[] => {
  const pressed = new Map(cost.run.acts.map(act => [act.key, act.at]))
  const known = handled.flatMap(({ key, from, to }) => {
    const at = pressed.get(key)
    return at === undefined ? [] : [{ wait: from - at, work: to - from }]
  })
  const waits = known.map(({ wait }) => wait)
  const works = known.map(({ work }) => work)
  return [
    { name: 'update → handler, p50', value: `${fixed(median(waits))} ms` },
    { name: 'update → handler, p95', value: `${fixed(quantile(waits, 0.95))} ms` },
    { name: 'handler, p50', value: `${fixed(median(works))} ms` },
    { name: 'handler, p95', value: `${fixed(quantile(works, 0.95))} ms` },
  ]
}

const pacedRows = ({ cost }: Stroll): Row[] => {
  const { run, cpu } = cost
  const late = quantile(took(run), 0.95)
  const perStep = (seconds: number) => `${fixed((seconds / run.acts.length) * 1_000, 2)} ms`
  return [
    { name: 'action → next question, p50', value: `${fixed(median(took(run)))} ms` },
    { name: 'action → next question, p95', value: `${fixed(late)} ms`, target: '≤ 60 ms', isMet: late <= 60 },
    { name: 'action → next question, longest', value: `${fixed(quantile(took(run), 1))} ms` },
    { name: 'bot, database CPU a step', value: `${perStep(cpu.bot)}, ${perStep(cpu.database)}` },
    { name: 'processors busy for others', value: fixed(othersShare(cost), 2) },
  ]
}

/** Fifty people who act once a second each: how long a person waits, and how much of it before his handler. */
export const measurePaced = async (stage: Stage): Promise<Readonly<{ paced: Row[]; inbox: Row[] }>> => {
  const strolled = await stroll(stage)
  return { paced: pacedRows(strolled), inbox: inboxRows(strolled) }
}

const group = 12
const rounds = 2
const turns = 5

const stepsBetween = (acts: readonly Act[], from: number, to: number): number =>
  median(acts.filter(({ step }) => step >= from && step <= to).map(act => act.took))

/** Beginners and finishers of both forms take turns, one step at a time and nobody else there. */
const takeTurns = (stage: Stage, round: number): Promise<readonly Act[][]> =>
  stage.inCycle(160, long =>
    stage.inCycle(40, async short => {
      const groups = [0, 1, 2, 3].map(index => ({ from: index * group, to: (index + 1) * group }))
      const [shortBegin, shortEnd, longBegin, longEnd] = groups
      await stage.telegram.ask({ kind: 'open', cycle: long, ...longEnd })
      await stage.telegram.ask({ kind: 'saturate', steps: 155, ...longEnd })
      await stage.telegram.ask({ kind: 'open', cycle: short, ...shortEnd })
      await stage.telegram.ask({ kind: 'saturate', steps: 35, ...shortEnd })
      await stage.telegram.ask({ kind: 'open', cycle: short, ...shortBegin })
      await stage.telegram.ask({ kind: 'open', cycle: long, ...longBegin })
      const ids = Array.from({ length: group * 4 }, (_, index) => (index % 4) * group + Math.floor(index / 4))
      // The direction changes, so that nobody always follows the same predecessor.
      const order = round % 2 === 0 ? ids : ids.toReversed()
      const run = await stage.telegram.ask<Run>({ kind: 'takeTurns', steps: turns, ids: order })
      return [run.acts.slice(0, group * turns * 2), run.acts.slice(group * turns * 2)].map(acts => [...acts])
    }),
  )

const ratioRow = (name: string, early: number, late: number): Row => {
  const ratio = late / early
  const value = `${fixed(early)} → ${fixed(late)} ms`
  return { name: `${name}: × ${fixed(ratio, 2)}`, value, target: '≤ × 1.2', isMet: ratio <= 1.2 }
}

/** All fifty through the long form at once: does it slow down? */
const walkLong = (stage: Stage): Promise<Cost> =>
  stage.inCycle(160, async cycle => {
    await stage.telegram.ask({ kind: 'open', cycle })
    return costOf(stage, () => stage.telegram.ask<Run>({ kind: 'saturate', steps: 160 }))
  })

export const measureGrowth = async (stage: Stage): Promise<Row[]> => {
  const short: Act[] = []
  const long: Act[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [shortActs = [], longActs = []] = await takeTurns(stage, round)
    short.push(...shortActs)
    long.push(...longActs)
  }
  const { run, walBytes } = await walkLong(stage)
  const speed = run.acts.length / run.seconds
  return [
    ratioRow('steps 1–5 → 36–40 of 40', stepsBetween(short, 1, 5), stepsBetween(short, 36, 40)),
    ratioRow('steps 1–5 → 156–160 of 160', stepsBetween(long, 1, 5), stepsBetween(long, 156, 160)),
    {
      name: `${peopleCount} people, 160 questions`,
      value: `${fixed(speed, 0)} steps/s`,
      target: 'today 190',
    },
    { name: 'WAL a step there', value: `${fixed(walBytes / run.acts.length / 1_024, 2)} KB` },
  ]
}
