/**
 * A button that opens a small panel: closes on a choice, on Escape, on a press elsewhere; arrow keys walk it.
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 * @param {{ onOpen?: () => void, stays?: boolean }} [options] `stays` keeps it open after a choice inside
 */
export const attachMenu = (button, panel, { onOpen, stays = false } = {}) => {
  button.setAttribute('aria-expanded', 'false')
  panel.hidden = true

  const items = () => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll('button:not([disabled])')])

  const close = () => {
    if (panel.hidden) return
    panel.hidden = true
    button.setAttribute('aria-expanded', 'false')
    document.removeEventListener('pointerdown', closeOutside, true)
  }
  /** @param {PointerEvent} event */
  const closeOutside = event => {
    const target = /** @type {Node} */ (event.target)
    if (!panel.contains(target) && !button.contains(target)) close()
  }
  const open = () => {
    onOpen?.()
    panel.hidden = false
    button.setAttribute('aria-expanded', 'true')
    document.addEventListener('pointerdown', closeOutside, true)
  }

  button.addEventListener('click', event => {
    if (!panel.hidden) return close()
    open()
    // A press by keyboard reports no pointer position: then the focus goes into the panel.
    if (event.detail === 0) items()[0]?.focus()
  })
  panel.addEventListener('click', event => {
    if (!stays && event.target instanceof Element && event.target.closest('button')) close()
  })
  for (const element of [button, panel]) {
    element.addEventListener('keydown', event => {
      if (panel.hidden) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        close()
        button.focus()
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || event.target instanceof HTMLSelectElement) return
      event.preventDefault()
      const all = items()
      const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
      all[(at + step + all.length) % all.length]?.focus()
    })
  }
  return { open, close }
}
