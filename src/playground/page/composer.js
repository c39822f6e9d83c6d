import { createCommandList, createEntryMenu } from './command-list.js'
import { h, icon, iconButton } from './element.js'
import { replyKeyboard } from './keyboard.js'
import { base64Of } from './wire.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */

const tallest = 140

/**
 * Where a person writes. Everything goes out through `act`, which tells whether the simulator took it.
 * @param {{
 *   act: (verb: string, body?: object) => Promise<boolean>,
 *   actions: () => { key: string, sign: Node, act: () => unknown, disabled?: boolean }[],
 *   sendContact: () => void,
 * }} options
 */
export const createComposer = ({ act, actions, sendContact }) => {
  const input = h('textarea', {
    rows: 1,
    dir: 'auto',
    words: { placeholder: 'message', 'aria-label': 'message' },
  })
  const sendButton = iconButton('send', 'send', { class: 'send', type: 'submit' })
  const keysButton = iconButton('keys', 'keyboard', { hidden: true, 'aria-pressed': 'true' })
  const keys = h('div', { class: 'reply-place' })
  const editing = h('div', { class: 'editing', hidden: true })
  /** @type {number | null} */
  let editedId = null
  let shownKeyboard = 'null'

  const grow = () => {
    input.style.height = ''
    // Out of sight nothing has a height to go by.
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, tallest)}px`
    sendButton.disabled = input.value.trim() === ''
  }

  /** @param {string} text */
  const write = text => {
    input.value = text
    grow()
  }

  const stopEditing = () => {
    editedId = null
    editing.hidden = true
    write('')
    input.focus()
  }
  editing.append(
    icon('pen'),
    h('span', { words: { text: 'editing' } }),
    iconButton('close', 'cancel', { on: { click: stopEditing } }),
  )

  /** @param {string} text */
  const sendText = async text => {
    commands.close()
    write('')
    const edited = editedId
    if (edited !== null) stopEditing()
    const isTaken = await (edited === null ? act('send', { text }) : act('edit', { messageId: edited, text }))
    // What could not be sent comes back, unless something new has been typed meanwhile.
    if (!isTaken && input.value === '') write(text)
  }

  /** @param {'photo' | 'document'} verb */
  const pick = verb => {
    const chooser = h('input', { type: 'file', ...(verb === 'photo' ? { accept: 'image/*' } : {}) })
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0]
      if (file) void sendFile(verb, file)
    })
    chooser.click()
  }

  /** @param {'photo' | 'document'} verb @param {File} file */
  const sendFile = async (verb, file) => {
    const caption = input.value.trim()
    write('')
    const data = await base64Of(file)
    const isTaken = await act(verb, { data, fileName: file.name, ...(caption ? { caption } : {}) })
    if (!isTaken && input.value === '') write(caption)
  }

  const commands = createCommandList({ send: text => void sendText(text), input })
  const attach = createEntryMenu('attach', 'attach', () => [
    { key: 'photo', sign: icon('image'), act: () => pick('photo') },
    { key: 'document', sign: icon('file'), act: () => pick('document') },
  ])
  const more = createEntryMenu('more', 'actions', actions)

  keysButton.addEventListener('click', () => {
    keys.hidden = !keys.hidden
    keysButton.setAttribute('aria-pressed', String(!keys.hidden))
  })
  input.addEventListener('input', grow)
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape' && editedId !== null) stopEditing()
    // While an input method composes (Vietnamese Telex, for one), Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (input.value.trim()) void sendText(input.value.trim())
  })
  input.addEventListener('paste', event => {
    const image = [...(event.clipboardData?.files ?? [])].find(file => file.type.startsWith('image/'))
    if (!image) return
    event.preventDefault()
    void sendFile('photo', image)
  })
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault()
    if (input.value.trim()) void sendText(input.value.trim())
  }
  const element = h(
    'div',
    { class: 'composer' },
    commands.panel,
    attach.panel,
    more.panel,
    editing,
    h(
      'form',
      { class: 'write', on: { submit } },
      more.button,
      h('div', { class: 'input' }, commands.button, input, keysButton, attach.button),
      sendButton,
    ),
    keys,
  )
  grow()

  return {
    element,
    setCommands: commands.set,
    focus: () => input.focus(),

    /** @param {ChatMessage} message */
    edit: message => {
      editedId = message.message_id
      editing.hidden = false
      write(message.text ?? message.caption ?? '')
      input.focus()
    },

    /** @param {import('./contract.js').ReplyKeyboard | null} markup */
    setKeyboard: markup => {
      if (JSON.stringify(markup) === shownKeyboard) return
      shownKeyboard = JSON.stringify(markup)
      keysButton.hidden = !markup
      keys.hidden = false
      keysButton.setAttribute('aria-pressed', 'true')
      const hideOnce = () => {
        keys.hidden = Boolean(markup?.one_time_keyboard)
        keysButton.setAttribute('aria-pressed', String(!keys.hidden))
      }
      const send = (/** @type {string} */ text) => {
        hideOnce()
        void sendText(text)
      }
      keys.replaceChildren(...(markup ? [replyKeyboard(markup, { sendText: send, sendContact })] : []))
    },
  }
}
