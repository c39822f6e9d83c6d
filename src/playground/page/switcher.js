import { avatar, fullName, h, setWords } from './element.js'

/** @typedef {import('./contract.js').Person} Person */

const narrow = matchMedia('(max-width: 700px)')
const stored = 'canbo.hidden'

/** @returns {number[]} */
const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '[]')
  } catch {
    return []
  }
}

/**
 * The row of people. On a wide page it shows and hides panes; on a phone it chooses the one that is seen.
 * @param {{ onChange: (isShown: (personId: number) => boolean) => void }} options
 */
export const createSwitcher = ({ onChange }) => {
  /** @type {Map<number, { chip: HTMLButtonElement, badge: HTMLElement, face: HTMLElement }>} */
  const chips = new Map()
  const hidden = new Set(remembered())
  /** @type {number | undefined} */
  let current
  const element = h('div', { class: 'switcher', role: 'group', words: { 'aria-label': 'people' } })

  /** @param {number} personId */
  const isShown = personId => (narrow.matches ? personId === current : !hidden.has(personId))

  const apply = () => {
    if (current === undefined || !chips.has(current)) current = chips.keys().next().value
    for (const [id, { chip }] of chips) chip.setAttribute('aria-pressed', String(isShown(id)))
    onChange(isShown)
  }

  /** @param {number} personId */
  const toggle = personId => {
    if (narrow.matches) current = personId
    else if (!hidden.delete(personId)) hidden.add(personId)
    localStorage.setItem(stored, JSON.stringify([...hidden]))
    apply()
    if (narrow.matches) chips.get(personId)?.chip.scrollIntoView({ inline: 'center', block: 'nearest' })
  }

  narrow.addEventListener('change', apply)

  return {
    element,
    toggle,
    /** Makes sure a person is seen, on any width. @param {number} personId */
    show: personId => {
      if (!isShown(personId)) toggle(personId)
    },
    /** @param {Person[]} people */
    set: people => {
      for (const [id, { chip }] of chips) {
        if (people.some(each => each.id === id)) continue
        chip.remove()
        chips.delete(id)
      }
      for (const person of people) {
        let entry = chips.get(person.id)
        if (!entry) {
          const face = h('span', { class: 'chip-face' })
          const badge = h('span', { class: 'badge', hidden: true })
          const chip = h(
            'button',
            { type: 'button', class: 'chip', on: { click: () => toggle(person.id) } },
            face,
            badge,
          )
          entry = { chip, badge, face }
          chips.set(person.id, entry)
          element.append(chip)
        }
        entry.face.replaceChildren(avatar(person), h('span', { dir: 'auto' }, fullName(person)))
      }
      apply()
    },
    /** @param {number} personId @param {number} count */
    setUnread: (personId, count) => {
      const badge = chips.get(personId)?.badge
      if (!badge) return
      badge.hidden = count === 0
      badge.textContent = String(count)
      setWords(badge, { 'aria-label': ['unread', { n: count }], title: ['unread', { n: count }] })
    },
  }
}
