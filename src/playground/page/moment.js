import { pageLanguage } from './words.js'

const timeZone = 'Asia/Ho_Chi_Minh'
const offsetSeconds = 7 * 3600
const daySeconds = 86_400

/** @param {Intl.DateTimeFormatOptions} options @param {number} seconds */
const formatted = (options, seconds) =>
  new Intl.DateTimeFormat(pageLanguage() === 'en' ? 'en-GB' : pageLanguage(), {
    timeZone,
    ...options,
  }).format(seconds * 1000)

/** @type {Record<string, (seconds: number) => string>} */
const formats = {
  time: seconds => formatted({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, seconds),
  day: seconds => formatted({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, seconds),
}

/** The server may speak of now as ISO text, milliseconds or seconds. @param {number | string} now */
export const secondsOf = now => {
  const number = typeof now === 'number' ? now : Date.parse(now)
  return number > 1e11 ? number / 1000 : number
}

/** Which calendar day in Vietnam; the country keeps UTC+7 all year. @param {number} seconds */
export const dayNumber = seconds => Math.floor((seconds + offsetSeconds) / daySeconds)

/** @param {number} seconds */
export const secondsUntilMorning = seconds =>
  (dayNumber(seconds) + 1) * daySeconds - offsetSeconds + 8 * 3600 - Math.floor(seconds)

/** @param {HTMLTimeElement} element @param {'time' | 'day'} format @param {number} seconds */
export const setMoment = (element, format, seconds) => {
  element.dataset.moment = format
  element.dateTime = new Date(seconds * 1000).toISOString()
  const text = formats[format]?.(seconds) ?? ''
  if (element.textContent !== text) element.textContent = text
}

/** Writes every date again after the language has changed. @param {ParentNode} root */
export const rewriteMoments = root => {
  for (const element of root.querySelectorAll('time[data-moment]')) {
    const time = /** @type {HTMLTimeElement} */ (element)
    setMoment(time, /** @type {'time'} */ (time.dataset.moment), Date.parse(time.dateTime) / 1000)
  }
}
