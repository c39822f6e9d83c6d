import { Composer } from 'grammy'
import { explainApproval } from '../../domain/approval/explain.ts'
import { isOpenToAuthor } from '../../domain/evaluation/evaluation.ts'
import { type Explained, explainOwn } from '../../domain/evaluation/explaining.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import type { Button } from '../screen.ts'
import { explanationScreen } from '../screens/explain.ts'
import { homeKey } from '../screens/home.ts'
import { rulesScreen } from '../screens/why.ts'
import type { Speech } from '../speech.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

const keyTo = (speech: Speech, data: string): Button => ({ text: speech.text('common:back'), data })

/** Back into the dialogue where it is still open, else to the list of periods. */
const backFrom = ({ view }: Explained, speech: Speech): Button => {
  const { id } = view.evaluation
  const data = isOpenToAuthor(view.evaluation)
    ? buttons.goTo.encode({ evaluation: id, step: overview })
    : buttons.cycles.encode({})
  return keyTo(speech, data)
}

/** How a score was computed and by which rules: for the cadre himself, and for whoever reviews it. */
export const createExplain = (deps: Deps): Composer<LinkedContext> => {
  const explain = new Composer<LinkedContext>()

  onPress(explain, buttons.explain, async (ctx, { evaluation, page }) => {
    const { speech, viewer } = ctx
    const own = await explainOwn(deps, viewer.actor, evaluation)
    if (!own.ok) return refuse(ctx, own.refusal)
    const keys = {
      at: (other: number) => buttons.explain.encode({ evaluation, page: other }),
      why: { text: speech.text('evaluation:why'), data: buttons.explainRules.encode({ evaluation }) },
      back: backFrom(own.value, speech),
    }
    await showScreen(ctx, explanationScreen(own.value.view, null, page, keys, speech))
  })
  onPress(explain, buttons.explainRules, async (ctx, { evaluation }) => {
    const own = await explainOwn(deps, ctx.viewer.actor, evaluation)
    if (!own.ok) return refuse(ctx, own.refusal)
    const back = keyTo(ctx.speech, buttons.explain.encode({ evaluation, page: 0 }))
    await showScreen(ctx, rulesScreen(own.value, back, ctx.speech))
  })

  onPress(explain, buttons.explainApproval, async (ctx, { approval, page }) => {
    const { speech, viewer } = ctx
    const opened = await explainApproval(deps, viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const { view, requester } = opened.value
    const keys = {
      at: (other: number) => buttons.explainApproval.encode({ approval, page: other }),
      why: { text: speech.text('evaluation:why'), data: buttons.approvalRules.encode({ approval }) },
      back: keyTo(speech, buttons.openApproval.encode({ approval, page: 0 })),
    }
    await showScreen(ctx, explanationScreen(view, requester, page, keys, speech))
  })
  onPress(explain, buttons.approvalRules, async (ctx, { approval }) => {
    const opened = await explainApproval(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const back = keyTo(ctx.speech, buttons.explainApproval.encode({ approval, page: 0 }))
    await showScreen(ctx, rulesScreen(opened.value, back, ctx.speech))
  })
  return explain
}
