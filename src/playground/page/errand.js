import { avatar, fullName, h } from './element.js'
import { choiceList, field, openCard } from './overlay.js'

/** @typedef {import('./contract.js').ChatMessage} ChatMessage */
/** @typedef {import('./contract.js').Person} Person */

/**
 * The payload of a deep link to this bot, or null for any other link.
 * @param {string} address
 * @param {string} bot
 */
const payloadOf = (address, bot) => {
  const url = URL.parse(address)
  const name = url?.protocol === 'tg:' ? url.searchParams.get('domain') : url?.pathname.slice(1)
  const isTelegram = url?.protocol === 'tg:' || ['t.me', 'telegram.me'].includes(url?.hostname ?? '')
  return isTelegram && name?.toLowerCase() === bot.toLowerCase()
    ? (url?.searchParams.get('start') ?? '')
    : null
}

/**
 * What a person does that needs a question first.
 * @param {{
 *   host: import('./overlay.js').Host,
 *   bot: () => string,
 *   people: () => Person[],
 *   openAs: (personId: number, payload: string) => void,
 *   messages: () => ChatMessage[],
 *   act: (verb: string, body?: object) => Promise<boolean>,
 *   press: (place: string, press: { messageId: number, data: string, forged?: boolean }) => Promise<void>,
 * }} surroundings
 */
export const createErrands = ({ host, bot, people, openAs, messages, act, press }) => ({
  /**
   * An invitation is often made by one person for another, so a link to this bot asks who opens it.
   * @param {string} address
   */
  openLink: async address => {
    const payload = payloadOf(address, bot())
    if (payload === null) {
      window.open(address, '_blank', 'noopener,noreferrer')
      return
    }
    const entries = people().map(each => ({
      value: String(each.id),
      content: [avatar(each), h('span', { dir: 'auto' }, fullName(each))],
    }))
    const answer = await openCard(host, { heading: 'openAs', content: [choiceList(entries)], choices: [] })
    if (answer) openAs(Number(answer.choice), payload)
  },

  sendContact: async () => {
    const phone = { name: 'phone', type: 'tel', value: '+84 912 345 678', required: true, dir: 'ltr' }
    const content = [field('phone', phone)]
    const answer = await openCard(host, { heading: 'sendContact', content, choices: [{ key: 'send' }] })
    if (answer) await act('contact', { phone: answer.phone })
  },

  forge: async () => {
    const fromBot = messages().filter(each => each.from === 'bot')
    const target = fromBot.findLast(each => each.reply_markup?.inline_keyboard) ?? fromBot.at(-1)
    const buttons = target?.reply_markup?.inline_keyboard?.flat() ?? []
    const sample = buttons.find(each => each.callback_data)?.callback_data ?? ''
    const content = [
      h('p', { class: 'hint', words: { text: 'forgeWhy' } }),
      field('data', { name: 'data', value: sample, maxlength: 64, required: true, dir: 'ltr' }),
    ]
    const answer = await openCard(host, {
      heading: 'forge',
      content,
      choices: [{ key: 'send', danger: true }],
    })
    if (!answer) return
    await press('forged', { messageId: target?.message_id ?? 0, data: answer.data ?? '', forged: true })
  },

  openInvitation: async () => {
    const content = [field('link', { name: 'link', required: true, dir: 'ltr' })]
    const answer = await openCard(host, { heading: 'openLink', content, choices: [{ key: 'start' }] })
    const link = answer?.link?.trim()
    if (link) await act('open', { payload: payloadOf(link, bot()) ?? link })
  },
})
