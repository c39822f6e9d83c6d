import { h, icon } from './element.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */
/** @typedef {import('./contract.js').InlineButton} InlineButton */

/**
 * @typedef {object} KeyboardActions
 * @property {(message: ChatMessage, button: InlineButton, place: string) => void} press
 * @property {(place: string) => boolean} isWaiting
 */

/** @param {InlineButton} button */
const signOf = button => {
  if (button.url) return icon('open')
  return button.copy_text ? icon('copy') : null
}

/** Where a button stands, so that its waiting mark survives an edit of the message. */
/** @param {ChatMessage} message @param {InlineButton} button @param {number} row @param {number} column */
const placeOf = (message, button, row, column) =>
  [message.message_id, row, column, button.callback_data].join(':')

/** @param {ChatMessage} message @param {KeyboardActions} actions */
export const inlineKeyboard = (message, actions) => {
  const rows = message.reply_markup?.inline_keyboard
  if (!rows?.length) return null
  // Telegram lays the buttons of a row out left to right in every language.
  return h(
    'div',
    { class: 'inline-keyboard', dir: 'ltr' },
    ...rows.map((row, y) =>
      h(
        'div',
        { class: 'key-row' },
        ...row.map((button, x) => {
          const place = placeOf(message, button, y, x)
          return h(
            'button',
            {
              type: 'button',
              class: `key ${button.style ?? ''}`,
              'data-place': place,
              'aria-busy': actions.isWaiting(place) ? 'true' : undefined,
              on: { click: () => actions.press(message, button, place) },
            },
            h('span', { class: 'key-text', dir: 'auto' }, button.text),
            signOf(button),
          )
        }),
      ),
    ),
  )
}

/**
 * @param {import('./contract.js').ReplyKeyboard} markup
 * @param {{ sendText: (text: string) => void, sendContact: () => void }} actions
 */
export const replyKeyboard = (markup, actions) =>
  h(
    'div',
    { class: 'reply-keyboard', role: 'group', dir: 'ltr', words: { 'aria-label': 'keyboard' } },
    ...markup.keyboard.map(row =>
      h(
        'div',
        { class: 'key-row' },
        ...row.map(given => {
          const button = typeof given === 'string' ? { text: given } : given
          const press = () => (button.request_contact ? actions.sendContact() : actions.sendText(button.text))
          return h(
            'button',
            { type: 'button', class: `key ${button.style ?? ''}`, on: { click: press } },
            h('span', { class: 'key-text', dir: 'auto' }, button.text),
          )
        }),
      ),
    ),
  )
