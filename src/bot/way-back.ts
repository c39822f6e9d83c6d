import { arriveName } from '../conversations/arrive.ts'
import { buttons } from './buttons.ts'
import type { Context } from './context.ts'
import { isLinked } from './press.ts'
import type { Button } from './screen.ts'
import { homeKey } from './screens/home.ts'

/** Where a screen beside every dialogue leads: to the menu, or back into an arrival that is still open. */
export const wayBack = (ctx: Context): readonly (readonly Button[])[] => {
  if (isLinked(ctx)) return [[homeKey(ctx.speech)]]
  if (ctx.conversation.active(arriveName) === 0) return []
  return [[{ text: ctx.speech.text('common:back'), data: buttons.arriveBack.encode({}) }]]
}
