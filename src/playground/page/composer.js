import { createAttachment } from './attachment.js'
import { createCommandList, createEntryMenu } from './command-list.js'
import { h, icon, iconButton, setWords } from './element.js'
import { replyKeyboard } from './keyboard.js'
import { base64Of } from './wire.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */

const tallest = 140
const longestCaption = 1024

/**
 * Where a person writes. Everything goes out through `act`, which tells whether the simulator took it.
 * @param {{
 *   act: (verb: string, body?: object) => Promise<boolean>,
 *   actions: () => { key: string, sign: Node, act: () => unknown, disabled?: boolean }[],
 *   sendContact: () => void,
 *   onFailure: () => void,
 * }} options
 */
export const createComposer = ({ act, actions, sendContact, onFailure }) => {
  const input = h('textarea', { rows: 1, dir: 'auto' })
  const sendButton = iconButton('send', 'send', { class: 'send', type: 'submit' })
  const keysButton = iconButton('keys', 'keyboard', { hidden: true, 'aria-pressed': 'true' })
  const keys = h('div', { class: 'reply-place' })
  const editing = h('div', { class: 'editing', hidden: true })
  const tooLong = h('p', { class: 'too-long', role: 'status', hidden: true, words: { text: 'captionLong' } })
  /** @type {number | null} */
  let editedId = null
  let shownKeyboard = 'null'

  const grow = () => {
    input.style.height = ''
    // Out of sight nothing has a height to go by.
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, tallest)}px`
    const text = input.value.trim()
    tooLong.hidden = !(attachment.get() && text.length > longestCaption)
    sendButton.disabled = !(text || attachment.get()) || !tooLong.hidden
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

  const attachment = createAttachment({
    onChange: attached => {
      const key = attached ? 'caption' : 'message'
      setWords(input, { placeholder: key, 'aria-label': key })
      if (attached && editedId !== null) stopEditing()
      else if (attached) input.focus()
      grow()
    },
  })

  /** @param {import('./attachment.js').Attached} attached */
  const sendFile = async attached => {
    const { verb, file } = attached
    const caption = input.value.trim()
    commands.close()
    attachment.set(null)
    write('')
    const data = await base64Of(file).catch(onFailure)
    const isTaken =
      data !== undefined && (await act(verb, { data, fileName: file.name, ...(caption ? { caption } : {}) }))
    if (isTaken || input.value !== '' || attachment.get()) return
    attachment.set(attached)
    write(caption)
  }

  const sendWhatIsThere = () => {
    const text = input.value.trim()
    const attached = attachment.get()
    if (sendButton.disabled) return
    void (attached ? sendFile(attached) : sendText(text))
  }

  const commands = createCommandList({ send: text => void sendText(text), input })
  const attach = createEntryMenu('attach', 'attach', () => [
    { key: 'photo', sign: icon('image'), act: () => attachment.choose('photo') },
    { key: 'document', sign: icon('file'), act: () => attachment.choose('document') },
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
    sendWhatIsThere()
  })
  input.addEventListener('paste', event => {
    const image = [...(event.clipboardData?.files ?? [])].find(file => file.type.startsWith('image/'))
    if (!image) return
    event.preventDefault()
    attachment.set({ verb: 'photo', file: image })
  })
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault()
    sendWhatIsThere()
  }
  const element = h(
    'div',
    { class: 'composer' },
    commands.panel,
    attach.panel,
    more.panel,
    editing,
    attachment.element,
    tooLong,
    h(
      'form',
      { class: 'write', on: { submit } },
      more.button,
      h('div', { class: 'input' }, commands.button, input, keysButton, attach.button),
      sendButton,
    ),
    keys,
  )
  attachment.set(null)

  return {
    element,
    setCommands: commands.set,
    focus: () => input.focus(),

    /** @param {ChatMessage} message */
    edit: message => {
      attachment.set(null)
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
