import { word } from './words.js'

/**
 * @typedef {{
 *   class?: string,
 *   words?: Record<string, string | [string, Record<string, string | number>]>,
 *   on?: Record<string, (event: any) => unknown>,
 *   [attribute: string]: unknown,
 * }} Properties
 */

/**
 * `words` maps a place ('text' or an attribute) to a key of the page's words.
 * Children given as text become text nodes: nothing here ever parses HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Properties} [properties]
 * @param {...(Node | string | null | undefined | false)} children what is missing is left out
 * @returns {HTMLElementTagNameMap[T]}
 */
export const h = (tag, { words, on, ...attributes } = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== null && value !== false)
      element.setAttribute(name, String(value))
  }
  for (const [name, listener] of Object.entries(on ?? {})) element.addEventListener(name, listener)
  if (words) setWords(element, words)
  for (const child of children) if (child) element.append(child)
  return element
}

/** @param {HTMLElement} element @param {NonNullable<Properties['words']>} words */
export const setWords = (element, words) => {
  const entries = Object.entries(words).map(([place, given]) => [place, ...[given].flat()])
  element.dataset.words = JSON.stringify(entries)
  for (const [place, key, values] of entries) {
    const text = word(String(key), /** @type {Record<string, string>} */ (values))
    if (place === 'text') element.textContent = text
    else element.setAttribute(String(place), text)
  }
}

const shapes = {
  send: 'M4 12 20 4l-5 16-4-6.5zM11 13.5 20 4',
  attach:
    'm19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l7.9-7.9a3 3 0 0 1 4.3 4.3l-7.7 7.7a1.5 1.5 0 0 1-2.2-2.2l6.9-6.9',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  keys: 'M4 6h16v12H4zM8 10h.01M12 10h.01M16 10h.01M8.5 14h7',
  lock: 'M6.5 11h11v8h-11zM8.8 11V8.2a3.2 3.2 0 0 1 6.4 0V11',
  file: 'M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4',
  image: 'M4 5.5h16v13H4zM4 15.5l4.5-4 4 3.5 3-2.5 4.5 3.5M15.5 9.5h.01',
  download: 'M12 4.5v10M7.8 10.6 12 14.8l4.2-4.2M5 19h14',
  plus: 'M12 5.5v13M5.5 12h13',
  close: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  down: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 7.8V12l2.8 2',
  bolt: 'M13 3.5 6 13.5h5l-1 7 7-10h-5z',
  pen: 'M5 19h3.2L18.5 8.7l-3.2-3.2L5 15.8zM13 7.8l3.2 3.2',
  person: 'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.8 20a7.2 7.2 0 0 1 14.4 0',
  smile: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9 10h.01M15 10h.01M8.8 14a4 4 0 0 0 6.4 0',
  link: 'M10 14a3.6 3.6 0 0 0 5.1 0l3-3A3.6 3.6 0 0 0 13 5.9l-1 1M14 10a3.6 3.6 0 0 0-5.1 0l-3 3a3.6 3.6 0 0 0 5.1 5.1l1-1',
  ban: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.4 6.4l11.2 11.2',
  voice:
    'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4M6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  open: 'M8 16 16.5 7.5M9.5 7.5h7v7',
}

/** @param {keyof typeof shapes} name */
export const icon = name => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}

/**
 * A round button that is nothing but its icon; its word is its label and its tooltip.
 * @param {keyof typeof shapes} name @param {string} key @param {Properties} [properties]
 */
export const iconButton = (name, key, properties = {}) =>
  h(
    'button',
    {
      type: 'button',
      words: { 'aria-label': key, title: key },
      ...properties,
      class: `round ${properties.class ?? ''}`,
    },
    icon(name),
  )

const hues = [192, 152, 260, 42, 330, 95, 225, 15]

/** The same person has the same colour on every visit. @param {number} id */
const hueOf = id => hues[Math.abs(Math.imul(id, 2_654_435_761) >>> 8) % hues.length] ?? 192

/** @param {import('./contract.js').Person} person */
export const fullName = person => [person.firstName, person.lastName].filter(Boolean).join(' ')

/** @param {import('./contract.js').Person} person */
export const avatar = person => {
  const names = fullName(person).split(/\s+/)
  const letters = [names[0], names.length > 1 ? names.at(-1) : ''].map(
    each => Array.from(each ?? '')[0] ?? '',
  )
  // Arabic letters side by side would join into a word.
  const initials = letters.filter(Boolean).join('\u200c').toLocaleUpperCase()
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials)
  element.style.setProperty('--hue', String(hueOf(person.id)))
  return element
}
