import type { Accounts } from '../domain/account/account.ts'
import type { Zones } from '../domain/local-time.ts'
import type { Moment } from '../domain/moment.ts'
import type { BroadcastDeliveries, DeliveryOutcome, PendingDelivery } from '../domain/notice/delivery.ts'
import { decideBefore } from './dispatcher.ts'
import { describeFailure } from './failure.ts'
import { isAnswer } from './outcome.ts'
import type { Pace } from './pace.ts'
import type { Send, Sent } from './sender.ts'
import type { Log } from './worker.ts'

type Options = Readonly<{
  accounts: Accounts
  deliveries: BroadcastDeliveries
  send: Send
  pace: Pace
  zones: Zones
  moment(): Moment
  newId(): string
  /** The notice of a broadcast that is being sent now; undefined when it is paused or over. */
  noticeOf(broadcastId: string): Promise<string | undefined>
  /** Nobody is left to send to, for now; `hasChanged` says whether anybody was dealt with. */
  onDrained(broadcastId: string, hasChanged: boolean): Promise<void>
  /** Somebody more has been dealt with. */
  onProgress(broadcastId: string): void
  log: Log
}>

/** What a process holds while it works on a broadcast: its claims carry the id; the signal says it was lost. */
export type Hold = Readonly<{ id: string; attempt: number; signal: AbortSignal }>

/** Recipients read at once. */
const pageSize = 200

/**
 * Those in hand together: enough to keep the pace, and no more than there are connections, as whoever waits for
 * one until the time is up would count as lost.
 */
const together = 64

/** Before the first of all ids. */
const beginning = '00000000-0000-0000-0000-000000000000'

/** Times one recipient may fail while others get through; an outage of all is waited out. */
const attempts = 8

/** The queue gives a job up at last, and would keep back all that follow; the next one counts from the start. */
const mostAttempts = 900

/** How somebody fared, and how many others had got through by then. */
type Trial = Readonly<{ failures: number; through: number }>

type Run = Readonly<{
  claim(delivery: PendingDelivery): Promise<boolean>
  isOver(): boolean
  trials: Map<string, Trial>
  onSettled(): void
}>

/**
 * Works through the recipients of a broadcast, at most once each: every one is claimed just before his message
 * is sent, so that after a kill nobody is sent to twice, and whose fate nobody knows is known.
 */
export const createBroadcaster = (options: Options) => {
  const { deliveries, pace, moment, log } = options
  const running = new Map<string, Readonly<{ holdId: string; end: Promise<void> }>>()
  /** Broadcasts somebody was added to, perhaps, after whoever works on them here had looked for the last time. */
  const wantedAgain = new Set<string>()
  const stopping = new AbortController()

  const work = async (broadcastId: string, { id, attempt, signal }: Hold): Promise<void> => {
    const run: Run = {
      claim: deliveries.claiming(id),
      isOver: () => stopping.signal.aborted || signal.aborted,
      trials: new Map(),
      onSettled: () => options.onProgress(broadcastId),
    }
    let hasChanged = attempt > 1
    try {
      do {
        if (await runToTheEnd(broadcastId, id, run)) hasChanged = true
        if (!run.isOver()) await options.onDrained(broadcastId, hasChanged)
      } while (!run.isOver() && wantedAgain.delete(broadcastId))
    } finally {
      wantedAgain.delete(broadcastId)
      running.delete(broadcastId)
    }
    // Whatever was left undone, another process takes up at once.
    if (run.isOver()) throw new Error('The work on a broadcast was stopped.')
  }

  /**
   * Until nobody waits any more; answers whether anybody did. Every run begins at a place of its own in the list,
   * and leaves a place where it meets another: two that work side by side take no turns for the same people.
   */
  const runToTheEnd = async (broadcastId: string, place: string, run: Run): Promise<boolean> => {
    let from = place
    let hasFound = false
    for (;;) {
      const noticeId = await options.noticeOf(broadcastId)
      if (noticeId === undefined || run.isOver()) return hasFound
      const { found, isCrowded } = await runThrough(noticeId, from, run)
      if (found === 0 && from === beginning) return hasFound
      if (found > 0) hasFound = true
      from = isCrowded ? options.newId() : beginning
    }
  }

  /** Once through everybody who waits from there on: how many there were, and whether another run is there too. */
  const runThrough = async (
    noticeId: string,
    from: string,
    run: Run,
  ): Promise<Readonly<{ found: number; isCrowded: boolean }>> => {
    let found = 0
    let after = from
    let isCrowded = false
    const faults: unknown[] = []
    const inHand = new Set<Promise<void>>()
    const isOver = () => run.isOver() || isCrowded || faults.length > 0
    for (;;) {
      const page = await deliveries.page(noticeId, after, pageSize, moment())
      for (const delivery of page) {
        if (isOver()) break
        found += 1
        after = delivery.id
        while (inHand.size >= together) await Promise.race(inHand)
        const task = serve(delivery, run)
          .then(
            isMine => {
              if (isMine) run.onSettled()
              else isCrowded = true
            },
            error => void faults.push(error),
          )
          .finally(() => inHand.delete(task))
        inHand.add(task)
      }
      if (page.length < pageSize || isOver()) break
    }
    // Nobody is left in hand when a run fails: the next one takes its claims for those of a dead process.
    await Promise.all(inHand)
    if (faults.length > 0) throw faults[0]
    return { found, isCrowded }
  }

  /** False when he is in another's hand, or the broadcast is not to go on. */
  const serve = async (delivery: PendingDelivery, run: Run): Promise<boolean> => {
    const settle = async (outcome: DeliveryOutcome) => {
      await deliveries.settle(delivery.id, outcome, moment().at)
      return true
    }
    const early = decideBefore(delivery, options.zones, moment())
    if ('state' in early) return settle(early)
    if (!(await pace.pass(delivery.address?.accountId ?? 0, false))) return true
    // In a long silence it may have become night.
    const before = decideBefore(delivery, options.zones, moment())
    if ('state' in before) return settle(before)
    if (run.isOver()) return true
    if (!(await run.claim(delivery))) return false
    const sent = await options.send(delivery, before.isQuiet, moment())
    pace.report(sent.ok || isAnswer(sent.failure))
    return settle(sent.ok ? sent.outcome : await outcomeOf(delivery, sent, run))
  }

  const outcomeOf = async (
    { id, address }: PendingDelivery,
    { failure, error }: Sent & { ok: false },
    { trials }: Run,
  ): Promise<DeliveryOutcome> => {
    switch (failure.kind) {
      case 'gone':
        if (address) await options.accounts.save(address.accountId, { reachable: false })
        return { state: 'gone' }
      case 'silence':
        pace.pause(failure.seconds)
        return { state: 'pending' }
      case 'lost':
        return { state: 'unknown' }
      case 'away': {
        const trial = trials.get(id)
        const through = pace.through()
        const failures = (trial?.failures ?? 0) + (trial && through > trial.through ? 1 : 0)
        trials.set(id, { failures, through })
        if (failures < attempts) return { state: 'pending' }
      }
    }
    log.error({ deliveryId: id, ...describeFailure(error) }, 'delivery refused')
    return { state: 'refused' }
  }

  return {
    /** A broadcast that is worked on here already is not begun a second time: it is looked through once more. */
    async handle({ broadcastId }: { broadcastId: string }, hold: Hold): Promise<void> {
      // Whoever worked under the same hold has lost it, and only finishes what is in hand.
      while (running.get(broadcastId)?.holdId === hold.id) await running.get(broadcastId)?.end
      if (hold.attempt > 1) await deliveries.abandon(hold.id, moment().at)
      if (hold.attempt >= mostAttempts) return
      if (running.has(broadcastId)) {
        wantedAgain.add(broadcastId)
        return
      }
      const result = work(broadcastId, hold)
      running.set(broadcastId, { holdId: hold.id, end: result.catch(() => {}) })
      await result.catch(error => {
        const facts = { broadcastId, attempt: hold.attempt, ...describeFailure(error) }
        if (!stopping.signal.aborted) log.warn(facts, 'broadcast interrupted, goes on later')
        throw error
      })
    },
    /** Whoever is in hand is served; the others are for the next start. */
    stop(): void {
      stopping.abort()
    },
  }
}
