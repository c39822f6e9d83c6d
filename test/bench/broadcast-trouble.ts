import type { BroadcastCounts } from '../../src/domain/broadcast/broadcast.ts'
import { callOff, putAway, type Setting, startFor, takeArrivals, untilArrived } from './broadcast-stage.ts'
import type { Flood } from './flood.ts'
import type { Stage } from './stage.ts'
import { fixed, type Row } from './table.ts'

const size = 3_000
const silence = 2
const cut = 1_000
/** Those on their way when it begins, and one that tries the way now and then. */
const fewUnknown = 20

/** A 429 that was not our doing: everything stops for as long as Telegram says. */
export const beSilent = async (stage: Stage, { crowd }: Setting): Promise<Row[]> => {
  await takeArrivals(stage)
  const { id } = await startFor(stage, crowd, size)
  await untilArrived(stage, 300)
  const before = await stage.telegram.ask<Flood>({ kind: 'flood' })
  await stage.telegram.ask({ kind: 'orderSilence', seconds: silence })
  await untilArrived(stage, 900)
  const after = await stage.telegram.ask<Flood>({ kind: 'flood' })
  await putAway(stage, crowd, id)
  const { at } = await takeArrivals(stage)
  const asked = after.silences.slice(before.silences.length)
  const { from = 0, to = 0 } = asked[0] ?? {}
  const crossing = at.filter(one => one > from && one < to)
  const breaches = after.breaches - before.breaches
  const next = (at.find(one => one >= to) ?? Number.NaN) - to
  return [
    {
      name: `429s answered (retry after ${silence} s)`,
      value: fixed(asked.length, 0),
      target: '1',
      isMet: asked.length === 1,
    },
    {
      name: 'messages that crossed it, the last after',
      value: `${crossing.length}, ${fixed((crossing.at(-1) ?? from) - from, 0)} ms`,
    },
    { name: 'sent during the silence', value: fixed(breaches, 0), target: '0', isMet: breaches === 0 },
    { name: 'end of the silence → first message', value: `${fixed(next, 0)} ms` },
  ]
}

/** Connections that break leave everybody unknown who is being written to: that must not go on at full pace. */
export const beCutOff = async (stage: Stage, { crowd }: Setting): Promise<Row[]> => {
  const { author, releaser } = crowd
  const { id } = await startFor(stage, crowd, size)
  await untilArrived(stage, 300)
  await stage.telegram.ask({ kind: 'outage', milliseconds: cut, style: 'reset' })
  await untilArrived(stage, 600)
  const counts = await stage.bot.ask<BroadcastCounts>({ kind: 'report', author, releaser, broadcastId: id })
  await putAway(stage, crowd, id)
  await takeArrivals(stage)
  return [
    {
      name: `unknown after ${fixed(cut / 1_000, 0)} s in which every connection broke`,
      value: fixed(counts.unknown, 0),
      target: `≤ ${fewUnknown}`,
      isMet: counts.unknown <= fewUnknown,
    },
  ]
}

const times = 5

/** Everybody who waits is taken off the list while somebody writes to it. */
export const beCalledOff = async (stage: Stage, { crowd }: Setting): Promise<Row[]> => {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const { id } = await startFor(stage, crowd, size)
    await untilArrived(stage, 100)
    const done = await callOff(stage, crowd, id).catch(() => undefined)
    if (done === undefined) await putAway(stage, crowd, id)
    else took.push(done)
    await takeArrivals(stage)
  }
  const longest = took.length > 0 ? `, ${fixed(Math.max(...took), 0)} ms` : ''
  return [
    {
      name: `called off in the middle, of ${times}; the longest`,
      value: `${took.length}${longest}`,
      target: `${times}`,
      isMet: took.length === times,
    },
  ]
}
