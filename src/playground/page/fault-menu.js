import { fullName, h, icon } from './element.js'
import { attachMenu } from './menu.js'
import { wire } from './wire.js'
import { word } from './words.js'

/** @typedef {import('./contract.js').Fault} Fault */
/** @typedef {import('./contract.js').Person} Person */

/** @type {Fault[]} */
const kinds = [
  { kind: 'loseAnswer' },
  { kind: 'fail500' },
  { kind: 'reset' },
  { kind: 'duplicate' },
  { kind: 'tooMany', retryAfter: 5 },
  { kind: 'delay', milliseconds: 3000 },
  { kind: 'outage', milliseconds: 30_000 },
]

/**
 * Trouble to order in advance, for everyone or for one person; ordering the same twice orders two of it.
 * @param {{ people: () => Person[], onFailure: () => void }} options
 */
export const createFaultMenu = ({ people, onFailure }) => {
  const count = h('span', { class: 'badge', hidden: true })
  const button = h(
    'button',
    { type: 'button', class: 'tool', words: { 'aria-label': 'faults', title: 'faults' } },
    icon('bolt'),
    h('span', { words: { text: 'faults' } }),
    count,
  )
  const whom = h('select', {})
  const waiting = h('ul', { class: 'waiting' })
  const block = h('button', { type: 'button', class: 'entry signed' }, icon('ban'), h('span', {}))
  const clear = h('button', { type: 'button', class: 'quiet', words: { text: 'clearFaults' } })

  /** @param {Fault[]} faults */
  const show = faults => {
    count.textContent = String(faults.length)
    count.hidden = faults.length === 0
    clear.hidden = faults.length === 0
    waiting.replaceChildren(
      ...faults.map(fault => {
        const person = people().find(each => each.id === fault.chatId)
        const label = h(
          'span',
          kinds.some(each => each.kind === fault.kind) ? { words: { text: fault.kind } } : {},
        )
        return h('li', {}, label, person ? h('bdi', {}, fullName(person)) : null)
      }),
    )
    if (faults.length === 0) waiting.append(h('li', { class: 'hint', words: { text: 'noFaults' } }))
  }

  const refresh = async () => {
    try {
      show(await wire.faults())
    } catch {
      onFailure()
    }
  }

  /** @param {() => Promise<unknown>} change */
  const change = async change => {
    try {
      await change()
    } catch {
      onFailure()
    }
    await refresh()
  }

  const chosen = () => people().find(each => String(each.id) === whom.value)

  // Blocking is done by one person, so without one chosen there is nobody to do it.
  const dressBlock = () => {
    const person = chosen()
    block.disabled = !person
    const label = /** @type {HTMLElement} */ (block.lastElementChild)
    label.textContent = word(person?.blocked ? 'unblock' : 'block')
  }
  block.addEventListener('click', () => {
    const person = chosen()
    if (person) void change(() => wire.act(person.id, person.blocked ? 'unblock' : 'block')).then(dressBlock)
  })
  whom.addEventListener('change', dressBlock)
  clear.addEventListener('click', () => void change(wire.clearFaults))

  const orders = kinds.map(fault =>
    h(
      'button',
      {
        type: 'button',
        class: 'entry signed',
        'data-fault': fault.kind,
        on: {
          click: () => {
            const chatId = chosen()?.id
            void change(() => wire.addFault({ ...fault, ...(chatId === undefined ? {} : { chatId }) }))
          },
        },
      },
      icon('plus'),
      h('span', { words: { text: fault.kind } }),
    ),
  )
  const panel = h(
    'div',
    { class: 'panel fault-panel', role: 'group', words: { 'aria-label': 'faults' } },
    h('p', { class: 'hint', words: { text: 'faultsWhy' } }),
    h('label', { class: 'field' }, h('span', { words: { text: 'faultFor' } }), whom),
    ...orders,
    block,
    h('hr'),
    waiting,
    clear,
  )
  const onOpen = () => {
    const kept = whom.value
    whom.replaceChildren(
      h('option', { value: '', words: { text: 'everyone' } }),
      ...people().map(person => h('option', { value: person.id }, fullName(person))),
    )
    whom.value = people().some(each => String(each.id) === kept) ? kept : ''
    dressBlock()
    void refresh()
  }
  attachMenu(button, panel, { onOpen, stays: true })
  return { element: h('div', { class: 'menu-place' }, button, panel), show, refresh }
}
