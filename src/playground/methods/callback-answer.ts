import type { Call } from '../call.ts'
import { violationRefusal } from '../refusal.ts'

const MAX_ANSWER = 200

export const answerCallbackQuery = (call: Call): true => {
  const { world, parameters } = call
  const text = parameters.string('text') ?? ''
  if (text.length > MAX_ANSWER)
    throw violationRefusal('MESSAGE_TOO_LONG', `${text.length} characters in a callback answer, at most 200`)
  const query = world.queries.answer(parameters.string('callback_query_id') ?? '')
  const { personId, id: callbackQueryId } = query
  if (text === '') {
    world.feed.emit({ kind: 'answered', personId, callbackQueryId })
    return true
  }
  const alert = parameters.flag('show_alert')
  world.alerts.get(personId)?.push({ text, alert, at: world.clock.now() })
  world.feed.emit({ kind: 'alert', personId, callbackQueryId, text, alert })
  return true
}
