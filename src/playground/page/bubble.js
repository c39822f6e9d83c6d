import { h, icon } from './element.js'
import { sizeText } from './file-size.js'
import { inlineKeyboard } from './keyboard.js'
import { setMoment } from './moment.js'
import { richText } from './rich-text.js'
import { fileAddress } from './wire.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */
/**
 * @typedef {import('./rich-text.js').TextActions & import('./keyboard.js').KeyboardActions & {
 *   messageOf: (messageId: number) => ChatMessage | undefined }} BubbleActions
 */

/** @param {import('./contract.js').FileCard} file */
const downloadLink = file =>
  h(
    'a',
    {
      class: 'round download',
      href: fileAddress(file.file_id),
      download: file.file_name ?? '',
      words: { 'aria-label': 'download', title: 'download' },
    },
    icon('download'),
  )

/** @param {ChatMessage} message */
const photoCard = ({ photo }) => {
  // The Bot API lists one photo in several sizes, the largest last.
  const file = Array.isArray(photo) ? photo.at(-1) : photo
  if (!file) return null
  const image = h('img', { src: fileAddress(file.file_id), words: { alt: 'photo' }, loading: 'lazy' })
  const card = h('figure', { class: 'photo' }, image, downloadLink(file))
  image.addEventListener('error', () => card.classList.add('broken'))
  return card
}

/** @param {ChatMessage} message */
const documentCard = ({ document: file }) => {
  if (!file) return null
  const name = file.file_name ?? ''
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '').slice(0, 4) : ''
  return h(
    'div',
    { class: 'document' },
    h('span', { class: 'document-kind', 'aria-hidden': 'true' }, extension || icon('file')),
    h(
      'span',
      { class: 'document-name' },
      name ? h('bdi', {}, name) : h('bdi', { words: { text: 'document' } }),
      h('small', { dir: 'auto' }, sizeText(file.size ?? file.file_size)),
    ),
    downloadLink(file),
  )
}

/** @param {ChatMessage} message */
const contactCard = ({ contact }) =>
  contact &&
  h(
    'div',
    { class: 'document' },
    h('span', { class: 'document-kind' }, icon('person')),
    h(
      'span',
      { class: 'document-name' },
      contact.first_name ? h('bdi', {}, contact.first_name) : h('bdi', { words: { text: 'contact' } }),
      h('small', { dir: 'ltr' }, contact.phone_number),
    ),
  )

/** @param {ChatMessage} message */
const stickerCard = ({ sticker }) => {
  if (!sticker) return null
  const emoji = typeof sticker === 'string' ? sticker : sticker.emoji
  return h('div', { class: 'sticker', role: 'img', words: { 'aria-label': 'sticker' } }, emoji || '🙂')
}

/** @param {ChatMessage} message */
const voiceCard = ({ voice }) =>
  voice &&
  h(
    'div',
    { class: 'document' },
    h('span', { class: 'document-kind' }, icon('voice')),
    h(
      'span',
      { class: 'document-name' },
      h('bdi', { words: { text: 'voice' } }),
      h('small', { dir: 'auto' }, sizeText(voice.size)),
    ),
    downloadLink(voice),
  )

/** The first line of what a message answers. @param {ChatMessage | undefined} answered */
const reply = answered => {
  const text = answered?.text ?? answered?.caption
  return text ? h('p', { class: 'reply', dir: 'auto' }, text.split('\n')[0]) : null
}

/** @param {ChatMessage} message */
const meta = message => {
  const time = h('time', {})
  setMoment(time, 'time', message.date)
  const lock = { class: 'lock', role: 'img', words: { 'aria-label': 'protected', title: 'protected' } }
  // Isolated, so that the word for "edited" has no say in the direction of the text around it.
  const line = h(
    'bdi',
    {},
    message.protect_content && h('span', lock, icon('lock')),
    message.edit_date ? h('span', { class: 'edited', words: { text: 'edited' } }) : null,
    time,
  )
  return h('span', { class: 'meta' }, line)
}

/**
 * Everything inside one list item. The text's own first strong letter decides its direction, paragraph by
 * paragraph, whatever the language of the page.
 * @param {ChatMessage} message
 * @param {BubbleActions} actions
 */
export const bubbleParts = (message, actions) => {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const card =
    photoCard(message) ??
    documentCard(message) ??
    contactCard(message) ??
    stickerCard(message) ??
    voiceCard(message)
  const bubble = h(
    'div',
    { class: `bubble${message.sticker ? ' bare' : ''}${message.photo ? ' pictured' : ''}` },
    message.reply_to_message_id ? reply(actions.messageOf(message.reply_to_message_id)) : null,
    card,
    text
      ? h('div', { class: 'text', dir: 'auto' }, ...richText(text, entities, actions), meta(message))
      : meta(message),
  )
  const reaction = message.reaction ? h('span', { class: 'reaction' }, message.reaction) : null
  return h('div', { class: 'stack' }, bubble, reaction, inlineKeyboard(message, actions))
}
