import { Composer } from 'grammy'
import { beginInspection, inspectionBodies, inspectionKinds } from '../../domain/inspection/draft.ts'
import { type InspectionGroup, inspectionGroups } from '../../domain/inspection/port.ts'
import { listInspections, openInspection } from '../../domain/inspection/view.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { inspectionCardScreen, inspectionsKey } from '../screens/inspection-card.ts'
import { inspectionDraftScreen } from '../screens/inspection-draft.ts'
import { inspectionKindScreen, inspectionsScreen } from '../screens/inspections.ts'

/** How an inspection stands, below a sentence where there is one to say; unknown, sealed and not his read the same. */
export const showInspection = async (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  sentence: Html | null,
): Promise<void> => {
  const { speech, viewer } = ctx
  await leaveDialogue(ctx)
  const opened = await openInspection(deps, viewer.actor, id)
  if (!opened.ok)
    return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[inspectionsKey(speech)]] })
  const screen = inspectionCardScreen(opened.value, speech)
  await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
}

/** A refusal above how it stands; without words where it is unknown anyway, or the press was worked on before. */
export const refuseInspection = (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  refusal: WordedRefusal,
): Promise<void> => {
  const isSaid = refusal !== 'inspection_unknown' && !ctx.isRepeated
  return showInspection(ctx, deps, id, isSaid ? wordRefusal(ctx.speech, refusal) : null)
}

/** /inspections: what somebody may know of, and the way to a new one for staff. */
export const createInspectionList = (deps: Deps): Composer<LinkedContext> => {
  const inspections = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, group: InspectionGroup, page: number): Promise<void> => {
    await leaveDialogue(ctx)
    const listed = await listInspections(deps, ctx.viewer.actor, group, page)
    await showScreen(ctx, inspectionsScreen(listed, group, page, ctx.speech))
  }
  inspections.command('inspections', ctx => showList(ctx, 'running', 0))
  onPress(inspections, buttons.inspections, (ctx, { group, page }) =>
    showList(ctx, inspectionGroups.find(one => one === group) ?? 'running', page),
  )
  onPress(inspections, buttons.inspectionCard, (ctx, { inspection }) =>
    showInspection(ctx, deps, inspection, null),
  )

  onPress(inspections, buttons.newInspection, async ctx => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const { plans } = await listInspections(deps, ctx.viewer.actor, 'running', 0)
    await showScreen(
      ctx,
      plans
        ? inspectionKindScreen(speech)
        : { text: wordRefusal(speech, 'not_allowed'), rows: [[inspectionsKey(speech)]] },
    )
  })

  onPress(inspections, buttons.beginInspection, async (ctx, { kind: wantedKind, part }) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const kind = inspectionKinds.find(one => one === wantedKind)
    const body = inspectionBodies.find(one => one === part)
    if (!kind || !body) return showScreen(ctx, inspectionKindScreen(speech))
    const begun = await beginInspection(deps, ctx.viewer.actor, { kind, body })
    await showScreen(
      ctx,
      begun.ok
        ? inspectionDraftScreen(begun.value, speech)
        : { text: wordRefusal(speech, begun.refusal), rows: [[inspectionsKey(speech)]] },
    )
  })
  return inspections
}
