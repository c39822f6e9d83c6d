import type { Audience } from '../../src/domain/broadcast/broadcast.ts'
import {
  playBroadcast,
  prepareFor,
  putAway,
  type Setting,
  startFor,
  takeArrivals,
  untilEnded,
} from './broadcast-stage.ts'
import type { CrowdSize } from './crowd.ts'
import { type Memory, median, readMemory } from './measure.ts'
import { othersShare } from './scenarios.ts'
import { type Cost, costOf, type Stage } from './stage.ts'
import { fixed, type Row } from './table.ts'

const pace = 1_000
const megabyte = 1_048_576

type Weight = Readonly<{ cost: Cost; memory: Memory; heap: number; arrived: number }>

type Heap = Readonly<{ after: NodeJS.MemoryUsage }>

/** A broadcast to so many by a bot that has sent one to 3,000 before: what grows at first has grown. */
const weigh = (setting: Setting, size: CrowdSize): Promise<Weight> =>
  playBroadcast(setting, { noticesPerSecond: pace, seats: size }, async stage => {
    await untilEnded(stage, (await startFor(stage, setting.crowd, 3_000)).id)
    await takeArrivals(stage)
    const cost = await costOf(stage, async () => {
      const { id, begun } = await startFor(stage, setting.crowd, size)
      const seconds = ((await untilEnded(stage, id)) - begun) / 1_000
      return { acts: [], seconds, violations: [] }
    })
    const memory = await readMemory(stage.pids)
    const { after } = await stage.bot.ask<Heap>({ kind: 'memory' })
    const { at } = await takeArrivals(stage)
    return { cost, memory, heap: after.heapUsed / megabyte, arrived: at.length }
  })

const flat = (name: string, small: number, large: number): Row => {
  const more = large - small
  return {
    name,
    value: `${fixed(small, 0)} → ${fixed(large, 0)} MB`,
    target: '± 20 MB',
    isMet: Math.abs(more) <= 20,
  }
}

export const measureSize = async (setting: Setting): Promise<Row[]> => {
  const small = await weigh(setting, 3_000)
  const large = await weigh(setting, 30_000)
  const { cost } = large
  const perDelivery = (amount: number) => amount / 30_000
  return [
    flat('bot RSS after 3,000 and after 30,000', small.memory.bot, large.memory.bot),
    flat('the same, peak', small.memory.botPeak, large.memory.botPeak),
    flat('bot heap after a collection', small.heap, large.heap),
    { name: 'arrived', value: `${fixed(small.arrived, 0)}, ${fixed(large.arrived, 0)}` },
    {
      name: `speed at a pace of ${fixed(pace, 0)}/s`,
      value: `${fixed(3_000 / small.cost.run.seconds, 0)}, ${fixed(30_000 / cost.run.seconds, 0)}/s`,
    },
    {
      name: 'bot, database CPU a delivery',
      value: `${fixed(perDelivery(cost.cpu.bot) * 1_000, 2)}, ${fixed(perDelivery(cost.cpu.database) * 1_000, 2)} ms`,
    },
    { name: 'processors busy for others', value: fixed(othersShare(cost), 2) },
    { name: 'WAL a delivery', value: `${fixed(perDelivery(cost.walBytes) / 1_024, 2)} KB` },
    { name: 'full pages in the WAL a delivery', value: fixed(perDelivery(cost.walPages), 2) },
  ]
}

const repeats = 5

/** Draft after draft is confirmed and called off: only its confirming is looked at. */
const confirmings = async (stage: Stage, { crowd }: Setting): Promise<number[]> => {
  const took: number[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const { id, confirming } = await prepareFor(stage, crowd, 10_000)
    await putAway(stage, crowd, id)
    took.push(confirming)
  }
  return took
}

type Counted = Readonly<{ total: number; took: number }>

const countings = async (stage: Stage, { crowd }: Setting): Promise<Row[]> => {
  const everybody = { role: null, positionGroup: null, language: null, cycleId: null }
  const audiences: Readonly<Record<string, Partial<Audience>>> = {
    everybody: {},
    supervisors: { role: 'supervisor' },
    staff: { role: 'staff' },
    'one position group': { positionGroup: 'B' },
    'one language': { language: 'ar' },
    'who has not handed in': { cycleId: crowd.cycleId },
    'all filters but staff': {
      role: 'supervisor',
      positionGroup: 'B',
      language: 'vi',
      cycleId: crowd.cycleId,
    },
  }
  const rows: Row[] = []
  for (const [name, filter] of Object.entries(audiences)) {
    const cells: string[] = []
    for (const size of [10_000, 30_000] as const) {
      const audience = { ...everybody, unitId: crowd.units[size], ...filter }
      const counted: Counted[] = []
      for (let repeat = 0; repeat < repeats; repeat += 1)
        counted.push(await stage.bot.ask<Counted>({ kind: 'count', audience }))
      const took = median(counted.map(one => one.took))
      cells.push(`${fixed(counted[0]?.total ?? 0, 0)} in ${fixed(took, 0)} ms`)
    }
    rows.push({ name: `count ${name}`, value: cells.join(', ') })
  }
  return rows
}

export const measureConfirming = (setting: Setting): Promise<Row[]> =>
  playBroadcast(setting, { noticesPerSecond: 25, seats: 0 }, async stage => {
    const took = await confirmings(stage, setting)
    const usual = median(took) / 1_000
    return [
      {
        name: 'confirming 10,000 recipients, one transaction',
        value: `${fixed(usual, 2)} s (${fixed(Math.min(...took) / 1_000, 2)}–${fixed(Math.max(...took) / 1_000, 2)})`,
        target: '≤ 2 s',
        isMet: usual <= 2,
      },
      ...(await countings(stage, setting)),
    ]
  })
