import { Composer } from 'grammy'
import { findingName } from '../../conversations/finding.ts'
import { type FindingsOf, openFindings, revokeFinding } from '../../domain/finding/record.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import {
  askFindingScreen,
  askRevokeFindingScreen,
  findingsScreen,
  toFindingKind,
} from '../screens/finding.ts'
import { homeKey } from '../screens/home.ts'

/** What was concluded against somebody by a document, recorded by staff. */
export const createFinding = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const show = async (ctx: LinkedContext, opened: Result<FindingsOf, 'person_unknown'>): Promise<void> => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    await showScreen(
      ctx,
      opened.ok
        ? findingsScreen(opened.value, speech)
        : { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] },
    )
  }
  const open = (ctx: LinkedContext, person: string) => openFindings(deps, ctx.viewer.actor, person)

  onPress(feature, buttons.openFindings, async (ctx, { person }) => show(ctx, await open(ctx, person)))

  const ask = async (ctx: LinkedContext, person: string, part: string): Promise<void> => {
    const kind = toFindingKind(part)
    const opened = await open(ctx, person)
    if (!opened.ok || !kind) return show(ctx, opened)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(findingName, { person, kind })
    await showScreen(ctx, askFindingScreen(person, kind, ctx.speech))
  }
  onPress(feature, buttons.newFinding, (ctx, { person, part }) => ask(ctx, person, part))
  // Its dialogue was lost, and with it what was typed: it is asked anew.
  onPress(feature, buttons.recordFinding, (ctx, { person, part }) => ask(ctx, person, part))

  onPress(feature, buttons.askRevokeFinding, async (ctx, { finding, person }) => {
    const opened = await open(ctx, person)
    if (!opened.ok) return show(ctx, opened)
    await leaveDialogue(ctx)
    await showScreen(ctx, askRevokeFindingScreen(finding, person, ctx.speech))
  })
  onPress(feature, buttons.revokeFinding, async (ctx, { finding }) =>
    show(ctx, await revokeFinding(deps, ctx.viewer.actor, finding)),
  )
  return feature
}
