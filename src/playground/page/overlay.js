import { h } from './element.js'

/**
 * @typedef {{ overlay: HTMLElement, beneath: HTMLElement }} Host a place that can be covered: a pane or the page
 * @typedef {{ key: string, value?: string, danger?: boolean }} Choice
 */

/** @param {Host} host */
const settle = ({ overlay, beneath }) => {
  beneath.inert = overlay.childElementCount > 0
}

/**
 * Covers the host with a card until a choice is made. Resolves with the form's values and the choice, or with
 * null when it was closed without one.
 * @param {Host} host
 * @param {{ heading?: string, content: Node[], choices: Choice[], alert?: boolean }} card
 * @returns {Promise<Record<string, string> | null>}
 */
export const openCard = (host, { heading, content, choices, alert = false }) =>
  new Promise(resolve => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement)
    const body = h('div', { class: 'card-body' }, ...content)

    /** @param {Record<string, string> | null} outcome */
    const close = outcome => {
      scrim.remove()
      settle(host)
      if (before?.isConnected && host.overlay.childElementCount === 0) before.focus({ preventScroll: true })
      resolve(outcome)
    }
    const buttons = choices.map(({ key, value = key, danger }) =>
      h('button', { type: 'submit', value, class: danger ? 'danger' : 'primary', words: { text: key } }),
    )
    const cancel = alert
      ? null
      : h('button', {
          type: 'button',
          class: 'quiet',
          words: { text: 'cancel' },
          on: { click: () => close(null) },
        })
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault()
      const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
      const submitter = /** @type {HTMLButtonElement | null} */ (event.submitter)
      close({ ...values, choice: submitter?.value ?? '' })
    }
    const form = h(
      'form',
      { class: 'card', role: alert ? 'alertdialog' : 'dialog', 'aria-modal': 'true', on: { submit } },
      heading && h('h2', { words: { text: heading } }),
      body,
      h('div', { class: 'card-buttons' }, cancel, ...buttons),
    )
    if (heading) form.setAttribute('aria-label', form.querySelector('h2')?.textContent ?? '')
    const scrim = h('div', { class: 'scrim' }, form)
    scrim.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close(null)
    })
    host.overlay.append(scrim)
    settle(host)
    const first = form.querySelector('input, select, textarea, .choice, button[type=submit]')
    if (first instanceof HTMLElement) first.focus({ preventScroll: true })
  })

/** @param {string} key @param {import('./element.js').Properties} properties */
export const field = (key, properties) =>
  h(
    'label',
    { class: 'field' },
    h('span', { words: { text: key } }),
    h('input', { autocomplete: 'off', ...properties }),
  )

/**
 * A list to choose one entry from; the choice is the entry's value.
 * @param {{ value: string, content: (Node | string)[] }[]} entries
 */
export const choiceList = entries =>
  h(
    'div',
    { class: 'choices' },
    ...entries.map(({ value, content }) =>
      h('button', { type: 'submit', class: 'choice', value }, ...content),
    ),
  )

const toastMilliseconds = 4500

/**
 * One short line at the bottom of its pane that goes by itself, as Telegram shows an answered callback.
 * @param {HTMLElement} place
 */
export const createToasts = place => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  return (/** @type {string} */ text) => {
    clearTimeout(timer)
    place.replaceChildren(h('div', { class: 'toast', dir: 'auto' }, text))
    timer = setTimeout(() => place.replaceChildren(), toastMilliseconds)
  }
}
