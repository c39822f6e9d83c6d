import { h, icon, setWords } from './element.js'

/** @typedef {import('./contract.js').MessageEntity} MessageEntity */

/**
 * @typedef {object} TextActions
 * @property {(address: string) => void} openLink
 * @property {(command: string) => void} sendCommand
 * @property {(text: string) => void} copy
 */

const collapsedLines = 3
const charactersPerLine = 36

/** Only addresses that cannot run anything in this page. @param {string} address */
const isHarmless = address => /^(https?:\/\/|mailto:|tel:|tg:\/\/)/i.test(address)

/** @param {string} address */
const completed = address => (/^[a-z]+:/i.test(address) ? address : `https://${address}`)

/** @param {string} address @param {TextActions} actions @param {Node[]} children */
const link = (address, actions, children) => {
  if (!isHarmless(address)) return h('span', {}, ...children)
  const open = (/** @type {Event} */ event) => {
    event.preventDefault()
    actions.openLink(address)
  }
  return h(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer', on: { click: open } },
    ...children,
  )
}

/** @param {string} text @param {TextActions} actions @param {Node[]} children */
const command = (text, actions, children) => {
  // A link rather than a button, because a button would not break across lines with its sentence.
  const send = (/** @type {Event} */ event) => {
    event.preventDefault()
    actions.sendCommand(text)
  }
  return h('a', { href: '#', role: 'button', class: 'command-link', on: { click: send } }, ...children)
}

/** @param {Node[]} children */
const spoiler = children => {
  const cover = h('span', {
    class: 'spoiler',
    role: 'button',
    tabindex: 0,
    words: { 'aria-label': 'spoiler' },
  })
  cover.append(...children)
  const reveal = () => {
    cover.classList.add('revealed')
    for (const name of ['role', 'tabindex', 'aria-label', 'data-words']) cover.removeAttribute(name)
  }
  // While covered, a link inside must not be followed by the press that reveals it.
  const press = (/** @type {Event} */ event) => {
    if (cover.classList.contains('revealed')) return
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    reveal()
  }
  cover.addEventListener('click', press, { capture: true })
  cover.addEventListener('keydown', press)
  return cover
}

/** @param {string} text @param {boolean} expandable @param {Node[]} children */
const quote = (text, expandable, children) => {
  const block = h('blockquote', { dir: 'auto' }, ...children)
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0)
  if (!expandable || lines <= collapsedLines) return block
  const toggle = h(
    'button',
    { type: 'button', class: 'quote-toggle', words: { 'aria-label': 'more' } },
    icon('down'),
  )
  toggle.setAttribute('aria-expanded', 'false')
  block.classList.add('collapsed')
  toggle.addEventListener('click', () => {
    const collapsed = block.classList.toggle('collapsed')
    toggle.setAttribute('aria-expanded', String(!collapsed))
    setWords(toggle, { 'aria-label': collapsed ? 'more' : 'less' })
  })
  return h('div', { class: 'quote' }, block, toggle)
}

/** @param {MessageEntity} entity @param {string} text @param {TextActions} actions @param {Node[]} children */
const code = (entity, text, actions, children) => {
  const copy = () => actions.copy(text)
  if (entity.type === 'code') return h('code', { dir: 'auto', on: { click: copy } }, ...children)
  const language = entity.language ? h('span', { class: 'pre-language' }, entity.language) : null
  const button = h(
    'button',
    {
      type: 'button',
      class: 'pre-copy',
      words: { 'aria-label': 'copy', title: 'copy' },
      on: { click: copy },
    },
    icon('copy'),
  )
  return h('div', { class: 'pre', dir: 'auto' }, language, button, h('pre', {}, h('code', {}, ...children)))
}

/** @param {MessageEntity} entity @param {string} text @param {TextActions} actions @param {Node[]} children */
const wrapped = (entity, text, actions, children) => {
  switch (entity.type) {
    case 'bold':
      return h('strong', {}, ...children)
    case 'italic':
      return h('em', {}, ...children)
    case 'underline':
      return h('u', {}, ...children)
    case 'strikethrough':
      return h('s', {}, ...children)
    case 'spoiler':
      return spoiler(children)
    case 'blockquote':
    case 'expandable_blockquote':
      return quote(text, entity.type === 'expandable_blockquote', children)
    case 'code':
    case 'pre':
      return code(entity, text, actions, children)
    case 'text_link':
      return link(completed(entity.url ?? ''), actions, children)
    case 'url':
      return link(completed(text), actions, children)
    case 'email':
      return link(`mailto:${text}`, actions, children)
    case 'phone_number':
      return link(`tel:${text.replace(/[^+\d]/g, '')}`, actions, children)
    case 'bot_command':
      return command(text, actions, children)
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
      return h('span', { class: 'mention' }, ...children)
    default:
      return h('span', {}, ...children)
  }
}

const blocks = new Set(['blockquote', 'expandable_blockquote', 'pre'])

/**
 * Builds nodes for a text and its entities. Offsets count UTF-16 units, as JavaScript strings do.
 * Entities nest; one that runs out of the one around it is cut at that one's end.
 * @param {string} text
 * @param {MessageEntity[]} entities
 * @param {TextActions} actions
 * @returns {Node[]}
 */
export const richText = (text, entities, actions) => {
  const ordered = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  let next = 0

  /** @param {number} from @param {number} to @returns {Node[]} */
  const build = (from, to) => {
    const nodes = []
    let at = from
    for (;;) {
      const entity = ordered[next]
      if (!entity || entity.offset >= to) break
      next += 1
      const start = Math.max(entity.offset, at)
      const end = Math.min(entity.offset + entity.length, to)
      if (end <= start) continue
      nodes.push(...plain(at, start))
      nodes.push(wrapped(entity, text.slice(start, end), actions, build(start, end)))
      // A block already breaks the line; the line feed beside it would show as an empty line.
      at = blocks.has(entity.type) && text[end] === '\n' ? end + 1 : end
    }
    return [...nodes, ...plain(at, to)]
  }

  /** @param {number} from @param {number} to */
  const plain = (from, to) => {
    if (to <= from) return []
    const before = ordered.some(entity => entity.offset === to && blocks.has(entity.type))
    const part = text.slice(from, to)
    return [document.createTextNode(before && part.endsWith('\n') ? part.slice(0, -1) : part)]
  }

  return build(0, text.length)
}
