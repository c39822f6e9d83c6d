import { createClock } from './clock.js'
import { h, icon } from './element.js'
import { createFaultMenu } from './fault-menu.js'
import { rewriteMoments, secondsOf } from './moment.js'
import { createToasts, field, openCard } from './overlay.js'
import { createPane } from './pane.js'
import { createSwitcher } from './switcher.js'
import { listen, wire } from './wire.js'
import { languages, pageLanguage, relabel, setPageLanguage, word } from './words.js'

/** @typedef {import('./contract.js').Person} Person */

const page = /** @type {HTMLElement} */ (document.getElementById('page'))
const overlay = /** @type {HTMLElement} */ (document.getElementById('overlay'))
const toastPlace = h('div', { class: 'toasts toasts-page', role: 'status', 'aria-live': 'polite' })
const toast = createToasts(toastPlace)
const onFailure = () => toast(word('failed'))

/** @type {Map<number, ReturnType<typeof createPane>>} */
const panes = new Map()
let bot = ''

const people = () => [...panes.values()].map(pane => pane.person())

const clock = createClock({ onFailure })
const faults = createFaultMenu({ people, onFailure })
const banner = h('div', { class: 'banner', role: 'status', words: { text: 'loading' } })
const note = h('p', { class: 'stage-note' })
const stage = h('main', { class: 'stage' }, note)

const arrange = (/** @type {(personId: number) => boolean} */ isShown) => {
  let shown = 0
  for (const pane of panes.values()) {
    pane.element.hidden = !isShown(pane.id)
    if (!pane.element.hidden) shown += 1
  }
  note.hidden = shown > 0 || bot === ''
  note.textContent = word(panes.size === 0 ? 'nobody' : 'allHidden')
  stage.style.setProperty('--shown', String(shown))
}
const switcher = createSwitcher({ onChange: arrange })

/** @param {Person} person @param {boolean} isComplete */
const place = (person, isComplete) => {
  const known = panes.get(person.id)
  if (known) return known.set(person, isComplete)
  const pane = createPane(person, {
    bot: () => bot,
    people,
    openAs: (personId, payload) => {
      switcher.show(personId)
      panes.get(personId)?.focus()
      wire.act(personId, 'open', { payload }).catch(onFailure)
    },
    onHide: () => switcher.toggle(person.id),
    onUnread: count => switcher.setUnread(person.id, count),
  })
  panes.set(person.id, pane)
  pane.set(person, true)
  stage.append(pane.element)
}

const addPerson = async () => {
  const tongue = h('select', { name: 'languageCode' })
  for (const [code, name] of Object.entries(languages))
    tongue.append(h('option', { value: code, lang: code }, name))
  tongue.value = pageLanguage()
  const content = [
    field('name', { name: 'firstName', required: true, maxlength: 64, dir: 'auto' }),
    h('label', { class: 'field' }, h('span', { words: { text: 'tongue' } }), tongue),
  ]
  const answer = await openCard(
    { overlay, beneath: page },
    { heading: 'addPerson', content, choices: [{ key: 'addPerson' }] },
  )
  if (!answer?.firstName || !answer.languageCode) return
  const { firstName, languageCode } = answer
  try {
    const person = await wire.addPerson({ firstName, languageCode })
    place(person, true)
    switcher.set(people())
    switcher.show(person.id)
    const pane = panes.get(person.id)
    pane?.element.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    pane?.focus()
  } catch {
    onFailure()
  }
}

const applyLanguage = () => {
  document.documentElement.lang = pageLanguage()
  document.documentElement.dir = pageLanguage() === 'ar' ? 'rtl' : 'ltr'
}

const languageChoice = h('select', {
  class: 'language',
  words: { 'aria-label': 'language', title: 'language' },
})
for (const [code, name] of Object.entries(languages))
  languageChoice.append(h('option', { value: code, lang: code }, name))
languageChoice.value = pageLanguage()
languageChoice.addEventListener('change', () => {
  setPageLanguage(languageChoice.value)
  applyLanguage()
  relabel(document)
  rewriteMoments(document)
  for (const pane of panes.values()) pane.dress()
  switcher.set(people())
})

const brand = h(
  'h1',
  { class: 'brand' },
  h('img', { src: 'mark.svg', alt: '', width: 28, height: 28 }),
  'canbo',
)
const addButton = h(
  'button',
  { type: 'button', class: 'chip chip-add', on: { click: addPerson } },
  icon('plus'),
  h('span', { words: { text: 'addPerson' } }),
)

applyLanguage()
page.append(
  h(
    'header',
    { class: 'bar' },
    brand,
    h('p', { class: 'line', words: { text: 'line' } }),
    clock.element,
    h('div', { class: 'tools' }, faults.element, languageChoice),
  ),
  h('nav', { class: 'people', words: { 'aria-label': 'people' } }, switcher.element, addButton),
  banner,
  stage,
  toastPlace,
)

listen({
  onState: state => {
    bot = state.bot.username
    banner.hidden = true
    const present = new Set(state.people.map(each => each.id))
    for (const [id, pane] of panes) {
      if (present.has(id)) continue
      pane.element.remove()
      panes.delete(id)
    }
    for (const person of state.people) place(person, true)
    switcher.set(people())
    clock.set(secondsOf(state.now))
    faults.show(state.faults ?? [])
  },
  onEvent: (name, data) => {
    if (name === 'clock') return clock.set(secondsOf(data.now))
    if (name === 'faults') return void faults.refresh()
    if (name === 'person') {
      place(data.person, false)
      return switcher.set(people())
    }
    panes.get(data.personId)?.events[name]?.(data)
  },
  onLost: () => {
    banner.hidden = false
    // Nothing has been seen yet on the first attempt, so nothing can have been lost.
    banner.dataset.words = JSON.stringify([['text', bot ? 'lost' : 'loading']])
    banner.textContent = word(bot ? 'lost' : 'loading')
  },
})
