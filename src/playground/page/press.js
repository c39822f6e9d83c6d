import { wire } from './wire.js'

const patienceMilliseconds = 20_000

/**
 * Which buttons still wait for the bot. The answer may arrive over the event stream before the press itself
 * has returned its number, so answers without a press are remembered.
 * @param {{ personId: number, mark: (place: string, waiting: boolean) => void, onSilence: () => void,
 *   onFailure: (fault: unknown) => void }} options
 */
export const createPresses = ({ personId, mark, onSilence, onFailure }) => {
  /** @type {Map<string, { query: string | undefined, timer: ReturnType<typeof setTimeout> }>} */
  const waiting = new Map()
  /** @type {Set<string>} */
  const answered = new Set()

  /** @param {string} place */
  const settle = place => {
    clearTimeout(waiting.get(place)?.timer)
    waiting.delete(place)
    mark(place, false)
  }

  return {
    /** @param {string} place */
    isWaiting: place => waiting.has(place),

    /** @param {string} place @param {{ messageId: number, data: string, forged?: boolean }} press */
    press: async (place, press) => {
      if (waiting.has(place)) return
      const giveUp = () => {
        settle(place)
        onSilence()
      }
      waiting.set(place, { query: undefined, timer: setTimeout(giveUp, patienceMilliseconds) })
      mark(place, true)
      try {
        const answer = await wire.act(personId, 'press', press)
        const query = String(answer?.callbackQueryId)
        const mine = waiting.get(place)
        if (answered.delete(query)) settle(place)
        else if (mine) mine.query = query
      } catch (fault) {
        settle(place)
        onFailure(fault)
      }
    },

    /** @param {string | undefined} query */
    answer: query => {
      if (query === undefined) return
      const found = [...waiting].find(([, each]) => each.query === query)
      if (found) settle(found[0])
      else if ([...waiting.values()].some(each => each.query === undefined)) answered.add(query)
    },
  }
}
