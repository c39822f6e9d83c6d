import type { Context } from '../bot/context.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, type Taken } from './ask.ts'
import { fillActionOf } from './fill-action.ts'
import { takeFillAction } from './fill-step.ts'

export const fillName = 'fill'

/**
 * The guided self-evaluation: one question, again and again. It knows only which evaluation it is about; what
 * is asked, what was answered and where it stands is in the database, so losing it costs a prompt at most.
 */
export const createFill =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, evaluationId: string) => {
    await ask(conversation, ctx => takeFill(ctx, evaluationId, deps))
  }

/** Takes an update for an evaluation; everything that is not about it is left to others. */
export const takeFill = async (ctx: Context, evaluationId: string, deps: Deps): Promise<Taken<'left'>> => {
  const { actor } = ctx.viewer
  const action = fillActionOf(ctx)
  if (!actor || !action || (action.evaluationId !== null && action.evaluationId !== evaluationId))
    return foreign
  const [hasLeft] = await Promise.all([
    takeFillAction(ctx, actor, evaluationId, action, deps),
    ctx.acknowledge(),
  ])
  return hasLeft ? answer('left') : again
}
