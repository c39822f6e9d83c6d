import { h, iconButton } from './element.js'
import { attachMenu } from './menu.js'

/** @typedef {import('./contract.js').Command} Command */

/**
 * The commands registered for one person: behind the "/" button, and filtered while a command is typed.
 * @param {{ send: (text: string) => void, input: HTMLTextAreaElement }} options
 */
export const createCommandList = ({ send, input }) => {
  /** @type {Command[]} */
  let commands = []
  const panel = h('div', { class: 'panel commands', role: 'group', words: { 'aria-label': 'commands' } })
  const button = h(
    'button',
    { type: 'button', class: 'round slash', words: { 'aria-label': 'commands', title: 'commands' } },
    '/',
  )

  /** @param {string} beginning */
  const fill = beginning => {
    const fitting = commands.filter(each => each.command.startsWith(beginning))
    const entries = fitting.map(({ command, description }) =>
      h(
        'button',
        { type: 'button', class: 'entry', on: { click: () => send(`/${command}`) } },
        h('b', { dir: 'ltr' }, `/${command}`),
        h('span', { dir: 'auto' }, description),
      ),
    )
    panel.replaceChildren(
      ...(commands.length > 0 ? entries : [h('p', { class: 'hint', words: { text: 'noCommands' } })]),
    )
    return fitting.length
  }

  const menu = attachMenu(button, panel, { onOpen: () => fill('') })

  input.addEventListener('input', () => {
    const typed = /^\/(\w*)$/.exec(input.value)
    if (typed) menu.open()
    if (!typed || fill(typed[1] ?? '') === 0) menu.close()
  })
  input.addEventListener('keydown', event => {
    if (panel.hidden) return
    if (event.key === 'Escape') menu.close()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const entries = /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll('.entry'))
    entries[event.key === 'ArrowDown' ? 0 : entries.length - 1]?.focus()
  })

  return {
    button,
    panel,
    close: menu.close,
    /** @param {Command[]} given */
    set: given => {
      commands = given
      if (!panel.hidden) fill('')
    },
  }
}

/**
 * @param {'attach' | 'more'} picture
 * @param {'attach' | 'actions'} key
 * @param {() => { key: string, sign: Node, act: () => unknown, disabled?: boolean }[]} entries asked on every opening
 */
export const createEntryMenu = (picture, key, entries) => {
  const button = iconButton(picture, key)
  const panel = h('div', { class: 'panel', role: 'group', words: { 'aria-label': key } })
  const onOpen = () =>
    panel.replaceChildren(
      ...entries().map(entry =>
        h(
          'button',
          { type: 'button', class: 'entry signed', disabled: entry.disabled, on: { click: entry.act } },
          entry.sign,
          h('span', { words: { text: entry.key } }),
        ),
      ),
    )
  attachMenu(button, panel, { onOpen })
  return { button, panel }
}
