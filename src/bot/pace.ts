/** What the processes share: see store/. Who is granted no turn asks again when `wait` is over. */
export type Reserve = (
  chats: readonly number[],
  perSecond: number,
) => Promise<Readonly<{ turns: readonly Readonly<{ isGranted: boolean; wait: number }>[]; free: number }>>

type Options = Readonly<{
  perSecond: number
  reserve: Reserve
  hold(seconds: number): Promise<void>
}>

/** Lets messages nobody asked for pass, so many a second over all processes; interactive answers do not ask. */
export type Pace = Readonly<{
  /**
   * Resolves when a message may go to this chat; what is urgent goes before what is not. False: it may not go at
   * all, because the process stops.
   */
  pass(chatId: number, isUrgent: boolean): Promise<boolean>
  /** Telegram asked for silence: nothing is sent for so long, by any process. */
  pause(seconds: number): void
  /** Whether Telegram answered. After an outage one message at a time tries the way, until one is through. */
  report(isThrough: boolean): void
  /** How many got through so far: whose message fails while others' do not is a case of his own. */
  through(): number
  /** Whoever waits is sent away. */
  stop(): void
}>

/** Turns are taken for this long ahead, and anew when the last of them is this near. In milliseconds. */
const ahead = 200
const near = 60

/** While Telegram is out of reach one message tries the way: often at first, then more and more seldom. */
const mostOften = 300
const mostSeldom = 30_000
const probeAfter = (downFor: number): number => Math.min(mostSeldom, Math.max(mostOften, downFor / 10))

type Waiting = Readonly<{ place: number; chatId: number; isUrgent: boolean; go: (mayGo: boolean) => void }>

export const createPace = ({ perSecond, reserve, hold }: Options): Pace => {
  const urgent: Waiting[] = []
  const usual: Waiting[] = []
  let places = 0
  let silentUntil = 0
  let downSince: number | null = null
  let through = 0
  let isGranting = false
  let isStopped = false
  let wake = () => {}
  /** Those whose turn is known, until it has come. */
  const timers = new Map<Waiting, NodeJS.Timeout>()

  const rest = (milliseconds: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Whoever has waited before comes back to where he stood. */
  const stand = (waiting: Waiting): void => {
    if (isStopped) {
      waiting.go(false)
      return
    }
    const line = waiting.isUrgent ? urgent : usual
    const behind = line.findLastIndex(({ place }) => place < waiting.place)
    line.splice(behind + 1, 0, waiting)
    void grant()
  }

  /** The first of both lines, no chat twice. */
  const takeNext = (count: number): Waiting[] => {
    const chats = new Set<number>()
    const taken: Waiting[] = []
    for (const line of [urgent, usual]) {
      for (let place = 0; place < line.length && taken.length < count; ) {
        const next = line[place]
        if (!next || chats.has(next.chatId)) {
          place += 1
          continue
        }
        chats.add(next.chatId)
        taken.push(next)
        line.splice(place, 1)
      }
    }
    return taken
  }

  const start = (waiting: Waiting, isProbe: boolean): void => {
    if (performance.now() >= silentUntil && (downSince === null || isProbe)) waiting.go(true)
    else stand(waiting)
  }

  const promise = (waiting: Waiting, wait: number, then: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(waiting)
      then()
    }, wait)
    timers.set(waiting, timer)
  }

  /** Answers when the next turns are worth asking for, in milliseconds. */
  const reserveTurns = async (): Promise<number> => {
    const isProbe = downSince !== null
    const taken = takeNext(isProbe ? 1 : Math.max(1, Math.ceil((perSecond * ahead) / 1_000)))
    try {
      const chats = taken.map(({ chatId }) => chatId)
      const { turns, free } = await reserve(chats, perSecond)
      for (const [index, waiting] of taken.entries()) {
        const { isGranted = false, wait = mostOften } = turns[index] ?? {}
        if (isStopped) stand(waiting)
        else promise(waiting, wait, () => (isGranted ? start(waiting, isProbe) : stand(waiting)))
      }
      const patience = downSince === null ? 0 : probeAfter(performance.now() - downSince)
      return Math.max(free - near, patience)
    } catch {
      // Without the database there is nothing to send either; whoever waits goes on waiting.
      for (const waiting of taken) stand(waiting)
      return mostOften
    }
  }

  const grant = async (): Promise<void> => {
    if (isGranting) return
    isGranting = true
    while (urgent.length + usual.length > 0) {
      const silence = silentUntil - performance.now()
      await rest(silence > 0 ? silence : await reserveTurns())
    }
    isGranting = false
  }

  return {
    pass: (chatId, isUrgent) =>
      new Promise(go => {
        places += 1
        stand({ place: places, chatId, isUrgent, go })
      }),
    pause(seconds) {
      silentUntil = Math.max(silentUntil, performance.now() + seconds * 1_000)
      void hold(seconds).catch(() => {})
    },
    report(isThrough) {
      if (isThrough) through += 1
      const wasDown = downSince !== null
      downSince = isThrough ? null : (downSince ?? performance.now())
      if (wasDown && isThrough) wake()
    },
    through: () => through,
    stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      for (const { go } of [...timers.keys(), ...urgent.splice(0), ...usual.splice(0)]) go(false)
      timers.clear()
      wake()
    },
  }
}
