import { Composer } from 'grammy'
import { fillName, takeFill } from '../../conversations/fill.ts'
import { fillActionOf } from '../../conversations/fill-action.ts'
import { beginCollective } from '../../domain/collective/lead.ts'
import { listCollectives } from '../../domain/collective/list.ts'
import { beginEvaluation, resumeEvaluation } from '../../domain/evaluation/fill.ts'
import { listCycles } from '../../domain/evaluation/list.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { cyclesScreen } from '../screens/cycles.ts'
import { fillScreen } from '../screens/fill.ts'
import { homeKey } from '../screens/home.ts'

type Begun = Awaited<ReturnType<typeof beginEvaluation | typeof beginCollective>>

const enter = async (ctx: LinkedContext, begun: Begun): Promise<void> => {
  const { speech } = ctx
  if (!begun.ok) {
    await showScreen(ctx, { text: wordRefusal(speech, begun.refusal), rows: [[homeKey(speech)]] })
    return
  }
  await leaveDialogue(ctx)
  await ctx.conversation.enter(fillName, begun.value.evaluation.id)
  await showScreen(ctx, fillScreen(begun.value, speech))
}

/** /evaluate: the open cycles, and the way into the dialogue that fills one in. */
export const createEvaluation = (deps: Deps): Composer<LinkedContext> => {
  const evaluation = new Composer<LinkedContext>()

  const showCycles = async (ctx: LinkedContext): Promise<void> => {
    const { today } = deps.moment()
    const cycles = await listCycles(deps, ctx.viewer.actor)
    const collectives = await listCollectives(deps, ctx.viewer.actor)
    await showScreen(ctx, cyclesScreen(cycles, today, ctx.speech, collectives))
  }
  evaluation.command('evaluate', showCycles)
  onPress(evaluation, buttons.cycles, showCycles)

  onPress(evaluation, buttons.begin, async (ctx, { cycle }) => {
    const { actor } = ctx.viewer
    const begun = await beginEvaluation(deps, actor, cycle)
    // A reminder names the cycle alone, also where it is for the unit he heads.
    const led = begun.ok ? begun : await beginCollective(deps, actor, cycle, null)
    await enter(ctx, led.ok ? led : begun)
  })
  onPress(evaluation, buttons.beginCollective, async (ctx, { cycle, unit }) => {
    await enter(ctx, await beginCollective(deps, ctx.viewer.actor, cycle, unit))
  })
  onPress(evaluation, buttons.resume, async (ctx, { evaluation: id }) => {
    await enter(ctx, await resumeEvaluation(deps, ctx.viewer.actor, id))
  })

  // A button of an evaluation whose dialogue is not open: it opens again and goes on from that very press.
  evaluation.on('callback_query:data', async (ctx, next) => {
    const id = fillActionOf(ctx)?.evaluationId
    if (!id) return next()
    await leaveDialogue(ctx)
    const taken = await takeFill(ctx, id, deps)
    if (taken.kind === 'again') await ctx.conversation.enter(fillName, id)
  })
  return evaluation
}
