import { createComposer } from './composer.js'
import { avatar, fullName, h, icon, iconButton, setWords } from './element.js'
import { createErrands } from './errand.js'
import { createToasts, openCard } from './overlay.js'
import { createPresses } from './press.js'
import { createThread } from './thread.js'
import { wire } from './wire.js'
import { pageLanguage, word } from './words.js'

/** @typedef {import('./contract.js').Person} Person */
/** @typedef {import('./contract.js').ChatMessage} ChatMessage */

/** @param {string} code */
const tongue = code => {
  const name = new Intl.DisplayNames(pageLanguage(), { type: 'language' }).of(code)
  return h('abbr', { class: 'tongue', title: name, 'aria-label': name }, code)
}

/**
 * One person's small Telegram.
 * @param {Person} person
 * @param {{
 *   bot: () => string,
 *   people: () => Person[],
 *   openAs: (personId: number, payload: string) => void,
 *   onHide: () => void,
 *   onUnread: (count: number) => void,
 * }} surroundings
 */
export const createPane = (person, { bot, people, openAs, onHide, onUnread }) => {
  const { id } = person
  const toastPlace = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })
  const toast = createToasts(toastPlace)
  const overlay = h('div', { class: 'overlay' })
  const beneath = h('div', { class: 'pane-body' })
  const host = { overlay, beneath }

  /** @param {string} verb @param {object} [body] */
  const act = async (verb, body) => {
    try {
      await wire.act(id, verb, body)
      return true
    } catch {
      toast(word('failed'))
      return false
    }
  }

  const presses = createPresses({
    personId: id,
    mark: (place, isWaiting) => thread.mark(place, isWaiting),
    onSilence: () => toast(word('noAnswer')),
    onFailure: () => toast(word('failed')),
  })

  /** @param {string} text */
  const copy = text =>
    void navigator.clipboard?.writeText(text).then(
      () => toast(word('copied')),
      () => toast(word('notCopied')),
    )

  const thread = createThread({
    onUnread,
    actions: {
      openLink: address => errands.openLink(address),
      copy,
      sendCommand: text => void act('send', { text }),
      isWaiting: presses.isWaiting,
      press: (message, button, place) => {
        if (button.callback_data !== undefined) {
          void presses.press(place, { messageId: message.message_id, data: button.callback_data })
        } else if (button.url) void errands.openLink(button.url)
        else if (button.copy_text)
          copy(typeof button.copy_text === 'string' ? button.copy_text : button.copy_text.text)
        else toast(word('unsupported'))
      },
    },
  })

  const errands = createErrands({
    host,
    bot,
    people,
    openAs,
    messages: thread.messages,
    act,
    press: presses.press,
  })
  const lastOwn = () => thread.messages().findLast(each => each.from === 'person' && each.text)

  const composer = createComposer({
    act,
    sendContact: () => void errands.sendContact(),
    onFailure: () => toast(word('failed')),
    actions: () => [
      { key: 'sendSticker', sign: icon('smile'), act: () => act('sticker') },
      { key: 'sendContact', sign: icon('person'), act: errands.sendContact },
      {
        key: 'editLast',
        sign: icon('pen'),
        disabled: !lastOwn(),
        act: () => composer.edit(/** @type {ChatMessage} */ (lastOwn())),
      },
      { key: 'openLink', sign: icon('link'), act: errands.openInvitation },
      { key: 'forge', sign: icon('bolt'), disabled: thread.messages().length === 0, act: errands.forge },
      { key: 'block', sign: icon('ban'), act: () => act('block') },
    ],
  })

  const blockedBadge = h('span', { class: 'blocked', words: { text: 'blocked' } })
  const face = h('div', { class: 'face' })
  const header = h(
    'header',
    { class: 'pane-header' },
    face,
    iconButton('close', 'hide', { class: 'hide', on: { click: onHide } }),
  )
  const startButton = h('button', { type: 'button', class: 'wide primary' })
  const startHint = h('small', { words: { text: 'invited' } })
  const start = h('div', { class: 'composer wide-place' }, startButton, startHint)
  const unblock = h('div', { class: 'composer wide-place' })
  unblock.append(
    h('button', {
      type: 'button',
      class: 'wide quiet',
      words: { text: 'unblock' },
      on: { click: () => act('unblock') },
    }),
  )
  setWords(startButton, { text: 'start' })
  startButton.addEventListener('click', () => {
    void act('open', person.startPayload ? { payload: person.startPayload } : {})
  })

  const element = h('section', { class: 'pane', tabindex: -1 }, beneath, toastPlace, overlay)
  beneath.append(header, thread.element, start, unblock, composer.element)

  const dress = () => {
    const name = fullName(person)
    setWords(element, { 'aria-label': ['chat', { name }] })
    face.replaceChildren(
      avatar(person),
      h(
        'div',
        { class: 'names' },
        h(
          'div',
          { class: 'name-line' },
          h('h2', { dir: 'auto' }, name),
          person.languageCode && tongue(person.languageCode),
        ),
        h(
          'div',
          { class: 'name-line' },
          person.blocked && blockedBadge,
          person.title && h('p', { class: 'title', dir: 'auto', title: person.title }, person.title),
        ),
      ),
    )
    thread.scroller.lang = person.languageCode ?? ''
    startHint.hidden = !person.startPayload
    arrange()
  }

  /** An empty chat offers Start, a blocked one the way back, any other the place to write. */
  const arrange = () => {
    const isFresh = thread.messages().length === 0
    const wasStarting = document.activeElement === startButton
    unblock.hidden = !person.blocked
    start.hidden = person.blocked || !isFresh
    composer.element.hidden = person.blocked || isFresh
    if (wasStarting && !isFresh) composer.focus()
  }

  return {
    element,
    id,
    person: () => person,
    dress,
    focus: () => element.focus({ preventScroll: true }),

    /**
     * Takes the person as the simulator tells it. New messages come by themselves, one event each, so only
     * the state read at the beginning brings its messages along.
     * @param {Person} given
     * @param {boolean} isComplete
     */
    set: (given, isComplete) => {
      person = given
      composer.setCommands(person.commands ?? [])
      composer.setKeyboard(person.keyboard ?? null)
      if (isComplete) thread.reset(given.messages)
      if (isComplete && given.typing) thread.typing()
      dress()
    },
    /** @type {Record<string, (data: any) => void>} */
    events: {
      message: ({ message }) => {
        thread.put(message)
        arrange()
      },
      deleted: ({ messageId }) => {
        thread.remove(messageId)
        arrange()
      },
      commands: ({ commands }) => composer.setCommands(commands),
      keyboard: ({ keyboard }) => composer.setKeyboard(keyboard),
      typing: () => thread.typing(),
      answered: ({ callbackQueryId }) => presses.answer(callbackQueryId),
      alert: ({ callbackQueryId, text, alert }) => {
        presses.answer(callbackQueryId)
        if (!text) return
        if (!alert) toast(text)
        else
          void openCard(host, {
            content: [h('p', { dir: 'auto' }, text)],
            choices: [{ key: 'ok' }],
            alert: true,
          })
      },
    },
  }
}
