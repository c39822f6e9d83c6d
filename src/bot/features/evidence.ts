import { Composer } from 'grammy'
import { openEvidence } from '../../domain/approval/open-evidence.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { sendScreen, showScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { fileScreen } from '../screens/evidence-file.ts'
import { homeKey } from '../screens/home.ts'
import { lineLabel } from '../screens/overview.ts'

/** The files a line of a submission is shown by, before whoever reviews it. */
export const createEvidence = (deps: Deps): Composer<LinkedContext> => {
  const evidence = new Composer<LinkedContext>()
  onPress(evidence, buttons.evidence, async (ctx, { approval, line }) => {
    const { speech } = ctx
    const opened = await openEvidence(deps, ctx.viewer.actor, approval, line)
    if (!opened.ok)
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    const { file, requester, files } = opened.value
    const back = buttons.openApproval.encode({ approval, page: 0 })
    const of = speech.html('remarks:fileOf', { name: requester, line: lineLabel(file.form, line, speech) })
    const screens = files.map(sent => fileScreen(sent, of, back, speech))
    for (const screen of screens.slice(0, -1))
      await sendScreen(ctx.api, ctx.viewer.accountId, { ...screen, rows: [] }, speech)
    await showScreen(
      ctx,
      screens.at(-1) ?? { text: wordRefusal(speech, 'evidence_gone'), rows: [[homeKey(speech)]] },
    )
  })
  return evidence
}
