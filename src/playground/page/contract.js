/**
 * What the simulator sends and takes, as this page knows it. Only types live here.
 *
 * @typedef {{ type: string, offset: number, length: number, url?: string, language?: string }} MessageEntity
 * @typedef {{ file_id: string, file_name?: string, size?: number, file_size?: number }} FileCard
 * @typedef {{ text: string, callback_data?: string, url?: string, copy_text?: { text: string } | string,
 *   style?: string }} InlineButton
 * @typedef {string | { text: string, request_contact?: boolean, style?: string }} ReplyButton
 * @typedef {{ keyboard: ReplyButton[][], one_time_keyboard?: boolean,
 *   input_field_placeholder?: string }} ReplyKeyboard
 * @typedef {{ command: string, description: string }} Command
 *
 * @typedef {object} ChatMessage
 * @property {number} message_id
 * @property {'bot' | 'person'} from
 * @property {number} date
 * @property {number} [edit_date]
 * @property {string} [text]
 * @property {MessageEntity[]} [entities]
 * @property {string} [caption]
 * @property {MessageEntity[]} [caption_entities]
 * @property {FileCard | FileCard[]} [photo]
 * @property {FileCard} [document]
 * @property {{ emoji?: string } | string} [sticker]
 * @property {{ phone_number: string, first_name?: string }} [contact]
 * @property {{ inline_keyboard?: InlineButton[][] }} [reply_markup]
 * @property {FileCard} [voice]
 * @property {string} [reaction]
 * @property {number} [reply_to_message_id]
 * @property {boolean} [protect_content]
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {string} firstName
 * @property {string} [lastName]
 * @property {string} [username]
 * @property {string} [languageCode]
 * @property {string} [title]
 * @property {string} [startPayload]
 * @property {boolean} blocked
 * @property {boolean} [typing]
 * @property {Command[]} commands
 * @property {ReplyKeyboard | null} keyboard
 * @property {ChatMessage[]} messages
 *
 * @typedef {{ id?: string | number, kind: string, method?: string, chatId?: number, times?: number,
 *   retryAfter?: number, milliseconds?: number }} Fault
 * @typedef {{ bot: { username: string }, now: number | string, people: Person[], faults: Fault[] }} State
 */

export {}
