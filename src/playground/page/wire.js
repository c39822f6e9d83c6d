/** @typedef {import('./contract.js').State} State */
/** @typedef {import('./contract.js').Fault} Fault */

/** @param {string} path @param {string} method @param {unknown} [body] */
const call = async (path, method, body) => {
  const response = await fetch(`play/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return (response.headers.get('content-type') ?? '').includes('json') ? response.json() : undefined
}

export const wire = {
  /** @returns {Promise<State>} */
  state: () => call('state', 'GET'),
  /**
   * @param {{ firstName: string, languageCode: string }} person
   * @returns {Promise<import('./contract.js').Person>}
   */
  addPerson: person => call('people', 'POST', person),
  /** @param {number} personId @param {string} verb @param {object} [body] */
  act: (personId, verb, body = {}) => call(`people/${personId}/${verb}`, 'POST', body),
  /** @param {number} advanceSeconds */
  advance: advanceSeconds => call('clock', 'POST', { advanceSeconds }),
  /** @returns {Promise<Fault[]>} */
  faults: async () => {
    const answer = await call('faults', 'GET')
    return Array.isArray(answer) ? answer : (answer?.faults ?? [])
  },
  /** @param {Fault} fault */
  addFault: fault => call('faults', 'POST', fault),
  clearFaults: () => call('faults', 'DELETE'),
}

/** @param {string} fileId */
export const fileAddress = fileId => `play/files/${encodeURIComponent(fileId)}`

/** @param {Blob} file @returns {Promise<string>} */
export const base64Of = file =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

const eventNames = [
  'message',
  'deleted',
  'alert',
  'answered',
  'commands',
  'typing',
  'clock',
  'person',
  'keyboard',
  'faults',
]
const retryMilliseconds = 2000

/**
 * Listens before it reads the state, so nothing that happens in between is missed: events carry whole
 * messages and applying one twice changes nothing. After every loss the state is read again, because the
 * simulator may have been started anew.
 * @param {{
 *   onState: (state: State) => void,
 *   onEvent: (name: string, data: any) => void,
 *   onLost: () => void,
 * }} listener
 */
export const listen = ({ onState, onEvent, onLost }) => {
  /** @type {[string, any][] | null} */
  let waiting = []
  let source = new EventSource('play/events')

  const lose = () => {
    onLost()
    source.close()
    setTimeout(connect, retryMilliseconds)
  }

  const open = async () => {
    const opened = source
    try {
      const state = await wire.state()
      if (opened !== source) return
      onState(state)
      const held = waiting ?? []
      waiting = null
      for (const [name, data] of held) onEvent(name, data)
    } catch {
      if (opened === source) lose()
    }
  }

  const connect = () => {
    waiting = []
    source = new EventSource('play/events')
    attend()
  }

  const attend = () => {
    source.onopen = open
    source.onerror = lose
    for (const name of eventNames) {
      source.addEventListener(name, event => {
        const data = JSON.parse(event.data)
        if (waiting) waiting.push([name, data])
        else onEvent(name, data)
      })
    }
  }

  attend()
}
