import { type Screen, toKeyboard, toMessageText } from '../../src/bot/screen.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { parseHtml } from '../../src/playground/html.ts'

const longestMessage = 4_096
const longestData = 64

/** What Telegram would say against a screen; nothing when it would take it. */
export const objections = (screen: Screen, speech: Speech): string[] => {
  const { text, strayAmpersands } = parseHtml(toMessageText(screen, speech))
  const keys = toKeyboard(screen, speech).inline_keyboard.flat()
  const said = new Set(keys.map(key => ('callback_data' in key ? key.callback_data : '')))
  return [
    text.length > longestMessage && `${text.length} characters`,
    text.trim() === '' && 'no text',
    strayAmpersands.length > 0 && `stray ${strayAmpersands.join(' ')}`,
    /\{\{/.test(text.replaceAll('{{name}}', '')) && 'an unfilled variable',
    keys.length > 100 && `${keys.length} buttons`,
    ...keys.map(key => key.text.trim() === '' && 'a button without a name'),
    ...[...said].map(data => Buffer.byteLength(data) > longestData && `button data ${data}`),
  ].filter(objection => objection !== false)
}
