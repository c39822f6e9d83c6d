import { h, icon, iconButton } from './element.js'
import { sizeText } from './file-size.js'

/** @typedef {'photo' | 'document'} Verb */
/** @typedef {{ verb: Verb, file: File }} Attached */

/**
 * The file that goes out with the next message: what it looks like, what it is called, and a way to leave it.
 * @param {{ onChange: (attached: Attached | null) => void }} options
 */
export const createAttachment = ({ onChange }) => {
  /** @type {Attached | null} */
  let attached = null
  let picture = ''
  const element = h('div', {
    class: 'attached',
    hidden: true,
    role: 'group',
    words: { 'aria-label': 'attached' },
  })

  /** @param {Attached | null} given */
  const set = given => {
    URL.revokeObjectURL(picture)
    attached = given
    picture = given?.verb === 'photo' ? URL.createObjectURL(given.file) : ''
    element.hidden = !given
    element.replaceChildren(...(given ? parts(given.file) : []))
    onChange(given)
  }

  /** @param {File} file */
  const parts = file => [
    picture ? h('img', { src: picture, alt: '' }) : h('span', { class: 'document-kind' }, icon('file')),
    h(
      'span',
      { class: 'document-name' },
      h('bdi', {}, file.name),
      h('small', { dir: 'auto' }, sizeText(file.size)),
    ),
    iconButton('close', 'detach', { on: { click: () => set(null) } }),
  ]

  return {
    element,
    set,
    get: () => attached,
    /** Asks for a file. What is no picture cannot go as one. @param {Verb} verb */
    choose: verb => {
      const chooser = h('input', { type: 'file', ...(verb === 'photo' ? { accept: 'image/*' } : {}) })
      chooser.addEventListener('change', () => {
        const file = chooser.files?.[0]
        if (file) set({ verb: file.type.startsWith('image/') ? verb : 'document', file })
      })
      chooser.click()
    },
  }
}
