import { h, icon } from './element.js'
import { secondsUntilMorning, setMoment } from './moment.js'
import { wire } from './wire.js'

const steps = [
  { key: 'hour', seconds: () => 3600 },
  { key: 'day', seconds: () => 86_400 },
  { key: 'week', seconds: () => 604_800 },
  { key: 'morning', seconds: secondsUntilMorning },
]

const noticeableSeconds = 30

/**
 * The simulator's clock runs on between the jumps; the page keeps the distance to its own.
 * @param {{ onFailure: () => void }} options
 */
export const createClock = ({ onFailure }) => {
  let ahead = Number.NaN
  const now = () => Date.now() / 1000 + ahead

  const day = h('time', { class: 'clock-day' })
  const time = h('time', { class: 'clock-time' })
  const label = h('small', { class: 'clock-label', words: { text: 'clock' } })
  const lines = h('div', { class: 'clock-lines' }, label, h('div', { class: 'clock-line' }, time, day))
  const face = h('div', { class: 'clock-face', words: { title: 'clockWhy' } }, icon('clock'), lines)

  const show = () => {
    setMoment(time, 'time', now())
    setMoment(day, 'day', now())
  }
  setInterval(() => !Number.isNaN(ahead) && show(), 1000)

  /** @param {HTMLButtonElement} button @param {number} seconds */
  const advance = async (button, seconds) => {
    button.disabled = true
    try {
      await wire.advance(seconds)
    } catch {
      onFailure()
    }
    button.disabled = false
  }

  const buttons = steps.map(({ key, seconds }) => {
    const button = h('button', {
      type: 'button',
      class: 'step',
      'data-step': key,
      words: { text: key, title: `${key}Long`, 'aria-label': `${key}Long` },
    })
    button.addEventListener('click', () => void advance(button, seconds(now())))
    return button
  })

  return {
    element: h('div', { class: 'clock', role: 'group', words: { 'aria-label': 'clock' } }, face, ...buttons),
    /** @param {number} seconds */
    set: seconds => {
      const moved = Math.abs(seconds - now()) > noticeableSeconds
      ahead = seconds - Date.now() / 1000
      show()
      if (!moved) return
      face.classList.remove('moved')
      // Reading the size restarts the animation.
      void face.offsetWidth
      face.classList.add('moved')
    },
  }
}
