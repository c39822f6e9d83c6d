import { bubbleParts } from './bubble.js'
import { h, icon, setWords } from './element.js'
import { dayNumber, setMoment } from './moment.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */

const nearBottom = 32

/**
 * The list of messages of one person. It follows the newest message only while the reader is at the bottom.
 * @param {{ actions: Omit<import('./bubble.js').BubbleActions, 'messageOf'>, onUnread: (count: number) => void }} options
 */
export const createThread = ({ actions, onUnread }) => {
  /** @type {Map<number, { message: ChatMessage, item: HTMLLIElement }>} */
  const shown = new Map()
  const list = h('ol', { class: 'messages', dir: 'ltr' })
  const dots = h('div', { class: 'typing', role: 'status', hidden: true }, h('i'), h('i'), h('i'))
  setWords(dots, { 'aria-label': 'typing' })
  const empty = h('p', { class: 'empty', words: { text: 'emptyChat' } })
  const content = h('div', { class: 'thread-content' }, empty, list, dots)
  const scroller = h(
    'div',
    { class: 'thread', role: 'log', 'aria-live': 'polite', tabindex: 0, words: { 'aria-label': 'messages' } },
    content,
  )
  const badge = h('span', { class: 'badge', hidden: true })
  const jump = h(
    'button',
    { type: 'button', class: 'jump', hidden: true, words: { 'aria-label': 'newest', title: 'newest' } },
    badge,
    icon('down'),
  )

  let follows = true
  let lastTop = 0
  let unread = 0

  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight
  }

  /** @param {number} count */
  const setUnread = count => {
    unread = count
    badge.textContent = String(count)
    badge.hidden = count === 0
    jump.hidden = follows
    onUnread(count)
  }

  const look = () => {
    const gap = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
    // Growing content also leaves a gap; only moving up is a wish to read elsewhere.
    if (gap < nearBottom) follows = true
    else if (scroller.scrollTop < lastTop - 1) follows = false
    lastTop = scroller.scrollTop
    setUnread(follows && scroller.clientHeight > 0 ? 0 : unread)
  }

  scroller.addEventListener('scroll', look, { passive: true })
  jump.addEventListener('click', () => {
    follows = true
    toBottom()
    setUnread(0)
    scroller.focus({ preventScroll: true })
  })
  const watcher = new ResizeObserver(() => {
    if (follows) toBottom()
    if (follows && unread > 0 && scroller.clientHeight > 0) setUnread(0)
  })
  watcher.observe(content)
  watcher.observe(scroller)

  /** A day's name stands above its first message only. */
  const markDays = () => {
    let day = Number.NaN
    for (const item of list.children) {
      const line = /** @type {HTMLElement} */ (item.querySelector('.day'))
      line.hidden = Number(line.dataset.day) === day
      day = Number(line.dataset.day)
    }
    empty.hidden = list.children.length > 0
  }

  /** @param {number} messageId */
  const messageOf = messageId => shown.get(messageId)?.message

  /** @param {ChatMessage} message @param {HTMLLIElement} item */
  const fill = (message, item) => {
    const day = h('div', { class: 'day', 'data-day': dayNumber(message.date) }, h('time', {}))
    setMoment(/** @type {HTMLTimeElement} */ (day.firstChild), 'day', message.date)
    // An edit replaces the buttons; whoever stood on one with the keyboard keeps standing there.
    const focused = document.activeElement
    const index = item.contains(focused)
      ? [...item.querySelectorAll('.key')].indexOf(/** @type {any} */ (focused))
      : -1
    item.replaceChildren(day, bubbleParts(message, { ...actions, messageOf }))
    if (index >= 0) /** @type {HTMLElement[]} */ ([...item.querySelectorAll('.key')])[index]?.focus()
  }

  /** @param {ChatMessage} message @param {boolean} isNew whether it has just been said */
  const put = (message, isNew) => {
    const known = shown.get(message.message_id)
    if (known && JSON.stringify(known.message) === JSON.stringify(message)) return
    const item =
      known?.item ?? h('li', { class: `message from-${message.from}`, 'data-id': message.message_id })
    shown.set(message.message_id, { message, item })
    fill(message, item)
    if (!known) {
      let before = list.lastElementChild
      while (before && Number(before.getAttribute('data-id')) > message.message_id) {
        before = before.previousElementSibling
      }
      if (before) before.after(item)
      else list.prepend(item)
      if (isNew) item.classList.add('new')
      if (isNew && message.from === 'person') follows = true
    }
    if (message.from === 'bot') dots.hidden = true
    const isSeen = follows && scroller.clientHeight > 0
    if (isNew && !known && message.from === 'bot' && !isSeen) setUnread(unread + 1)
  }

  /** @param {number} messageId */
  const remove = messageId => {
    shown.get(messageId)?.item.remove()
    shown.delete(messageId)
  }

  markDays()

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typingTimer
  return {
    element: h('div', { class: 'thread-frame' }, scroller, jump),
    scroller,
    /** @param {ChatMessage} message */
    put: message => {
      put(message, true)
      markDays()
    },
    /** @param {number} messageId */
    remove: messageId => {
      remove(messageId)
      markDays()
    },
    /** @param {ChatMessage[]} messages */
    reset: messages => {
      const kept = new Set(messages.map(each => each.message_id))
      for (const id of shown.keys()) if (!kept.has(id)) remove(id)
      for (const message of messages) put(message, false)
      markDays()
    },
    messages: () => [...shown.values()].map(each => each.message).sort((a, b) => a.message_id - b.message_id),
    /** Telegram shows the bot typing for five seconds or until it speaks. */
    typing: () => {
      dots.hidden = false
      clearTimeout(typingTimer)
      typingTimer = setTimeout(() => {
        dots.hidden = true
      }, 5000)
    },
    /** @param {string} place @param {boolean} isWaiting */
    mark: (place, isWaiting) => {
      for (const key of list.querySelectorAll('.key')) {
        if (key.getAttribute('data-place') !== place) continue
        if (isWaiting) key.setAttribute('aria-busy', 'true')
        else key.removeAttribute('aria-busy')
      }
    },
  }
}
