import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types'
import { isRecord, type Parameters } from './parameters.ts'
import { violationRefusal } from './refusal.ts'

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

const MAX_DATA_BYTES = 64
const MAX_ROW = 8
const MAX_BUTTONS = 100
const STYLES = ['danger', 'success', 'primary']
const ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
]

export const isInlineKeyboard = (markup: Markup | undefined): markup is InlineKeyboardMarkup =>
  markup !== undefined && 'inline_keyboard' in markup

/** Reads reply_markup; an empty inline keyboard is none. */
export const readMarkup = (parameters: Parameters): Markup | undefined => {
  const value = parameters.json('reply_markup')
  if (value === undefined) return undefined
  if (!isRecord(value)) throw violationRefusal('object expected as reply markup')
  if ('inline_keyboard' in value) {
    const rows = readRows(value.inline_keyboard, 'inline keyboard', readInlineButton)
    return rows.length > 0 ? { inline_keyboard: rows } : undefined
  }
  if ('keyboard' in value)
    return { ...keyboardManners(value), keyboard: readRows(value.keyboard, 'keyboard', readButton) }
  if (value.remove_keyboard === true) return { remove_keyboard: true }
  if (value.force_reply === true) return { ...keyboardManners(value), force_reply: true }
  return undefined
}

export const readInlineMarkup = (parameters: Parameters): InlineKeyboardMarkup | undefined => {
  const markup = readMarkup(parameters)
  if (markup === undefined || isInlineKeyboard(markup)) return markup
  throw violationRefusal('inline keyboard expected')
}

const readRows = <Button>(value: unknown, name: string, readOne: (button: unknown) => Button): Button[][] => {
  if (!Array.isArray(value)) throw violationRefusal(`field "${name.replace(' ', '_')}" must be of type Array`)
  const rows = value.map((row: unknown) => {
    if (!Array.isArray(row)) throw violationRefusal(`can't parse ${name}: expected an Array of buttons`)
    if (row.length > MAX_ROW)
      throw violationRefusal('REPLY_MARKUP_TOO_LONG', `${row.length} buttons in a row`)
    return row.map(readOne)
  })
  const count = rows.reduce((sum, row) => sum + row.length, 0)
  if (count > MAX_BUTTONS) throw violationRefusal('REPLY_MARKUP_TOO_LONG', `${count} buttons`)
  return rows.filter(row => row.length > 0)
}

const readLabel = (button: Record<string, unknown>, name: string): string => {
  const text = button.text
  if (typeof text !== 'string') throw violationRefusal(`can't parse ${name} button: Can't find field "text"`)
  if (text.trim() === '') throw violationRefusal(`${name} button text must be non-empty`)
  const style = button.style
  if (style !== undefined && !STYLES.includes(String(style)))
    throw violationRefusal(`can't parse ${name} button: Invalid button style specified`)
  return text
}

const readInlineButton = (value: unknown): InlineKeyboardButton => {
  const name = 'inline keyboard'
  if (!isRecord(value)) throw violationRefusal(`can't parse ${name} button: Object expected`)
  const text = readLabel(value, name)
  const actions = ACTIONS.filter(action => value[action] !== undefined)
  const problem = "can't parse inline keyboard button:"
  if (actions.length === 0)
    throw violationRefusal(`${problem} Text buttons are unallowed in the inline keyboard`, text)
  if (actions.length > 1) throw violationRefusal(`${problem} exactly one action expected`, actions.join(', '))
  checkAction(value)
  if (!isInlineButton(value)) throw violationRefusal(`${problem} ${actions.join()} is of a wrong type`)
  return value
}

const checkAction = (button: Record<string, unknown>): void => {
  const data = button.callback_data
  if (data !== undefined) {
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
    if (bytes < 1 || bytes > MAX_DATA_BYTES)
      throw violationRefusal(
        'BUTTON_DATA_INVALID',
        `${bytes} bytes of callback data, at most 64: ${String(data)}`,
      )
  }
  const url = button.url
  if (url !== undefined && !(typeof url === 'string' && /^(https?|tg):\/\/\S+$/.test(url)))
    throw violationRefusal(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`)
  const copied = button.copy_text
  const length = isRecord(copied) ? String(copied.text ?? '').length : 1
  if (length < 1 || length > 256) throw violationRefusal('BUTTON_COPY_TEXT_INVALID', `${length} characters`)
}

const isInlineButton = (value: object): value is InlineKeyboardButton => 'text' in value

const readButton = (value: unknown): KeyboardButton => {
  if (typeof value === 'string') return { text: readLabel({ text: value }, 'keyboard') }
  if (!isRecord(value)) throw violationRefusal("can't parse keyboard button: Object expected")
  return { ...value, text: readLabel(value, 'keyboard') }
}

const keyboardManners = (value: Record<string, unknown>) => ({
  ...(value.is_persistent === true && { is_persistent: true }),
  ...(value.resize_keyboard === true && { resize_keyboard: true }),
  ...(value.one_time_keyboard === true && { one_time_keyboard: true }),
  ...(typeof value.input_field_placeholder === 'string' && {
    input_field_placeholder: value.input_field_placeholder,
  }),
})
