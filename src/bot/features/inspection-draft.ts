import { Composer } from 'grammy'
import { inspectionName } from '../../conversations/inspection.ts'
import {
  askedInspection,
  draftParts,
  type InspectionPart,
  sharedParts,
  steerParts,
} from '../../conversations/inspection-asked.ts'
import { addDays, daysBetween } from '../../domain/day.ts'
import { changeDocuments } from '../../domain/inspection/change-documents.ts'
import {
  addDocuments,
  chooseDay,
  clearDocuments,
  discardInspection,
  openInspectionDraft,
  toggleRung,
} from '../../domain/inspection/draft.ts'
import type { InspectionDraft } from '../../domain/inspection/draft-file.ts'
import { moveInspection } from '../../domain/inspection/move.ts'
import { planInspection } from '../../domain/inspection/plan.ts'
import { beginSteering } from '../../domain/inspection/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { numberToDay } from '../day-number.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { inspectionsKey } from '../screens/inspection-card.ts'
import { inspectionDraftScreen, inspectionPreviewScreen } from '../screens/inspection-draft.ts'
import {
  askDayScreen,
  askDiscardInspectionScreen,
  askDocumentsScreen,
  dayParts,
  ladderScreen,
  sentenceScreen,
  usualDocuments,
} from '../screens/inspection-steps.ts'
import { refuseInspection, showInspection } from './inspections.ts'

/** From here on what is typed is taken for this part; shows what is asked. */
export const askForInspection = async (
  ctx: LinkedContext,
  deps: Deps,
  inspection: string,
  part: InspectionPart,
): Promise<void> => {
  const { speech, viewer } = ctx
  await leaveDialogue(ctx)
  const isSteering = steerParts.some(one => one === part)
  const draft = isSteering ? undefined : await openInspectionDraft(deps, viewer.actor, inspection, part)
  const wanted = { inspection, part, isDraft: draft?.ok === true }
  if (!wanted.isDraft && draftParts.some(one => one === part))
    return showInspection(ctx, deps, inspection, null)
  const { screen, isOver } = await askedInspection(deps, viewer.actor, wanted, speech)
  if (isOver) return showInspection(ctx, deps, inspection, null)
  await ctx.conversation.enter(inspectionName, wanted)
  await showScreen(ctx, screen)
}

/** A draft after a change of it, or below why it was refused. */
export const showInspectionDraft = async (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  changed: Result<InspectionDraft, WordedRefusal>,
  screenOf: (draft: InspectionDraft) => Screen,
): Promise<void> => {
  if (changed.ok) return showScreen(ctx, screenOf(changed.value))
  const { refusal } = changed
  const draft = await openInspectionDraft(deps, ctx.viewer.actor, id, null)
  if (!draft.ok) return refuseInspection(ctx, deps, id, refusal)
  await showScreen(ctx, withSentence(screenOf(draft.value), wordRefusal(ctx.speech, refusal)))
}

/** A draft on one screen, its parts by keys or typed, its preview and its confirmation. */
export const createInspectionDraft = (deps: Deps): Composer<LinkedContext> => {
  const drafting = new Composer<LinkedContext>()

  const show = async (
    ctx: LinkedContext,
    id: string,
    screenOf: typeof inspectionDraftScreen,
  ): Promise<void> => {
    await leaveDialogue(ctx)
    const draft = await openInspectionDraft(deps, ctx.viewer.actor, id, null)
    if (!draft.ok) return showInspection(ctx, deps, id, null)
    await showScreen(ctx, screenOf(draft.value, ctx.speech))
  }
  onPress(drafting, buttons.inspectionDraft, (ctx, { inspection }) =>
    show(ctx, inspection, inspectionDraftScreen),
  )
  onPress(drafting, buttons.inspectionLadder, (ctx, { inspection }) => show(ctx, inspection, ladderScreen))
  onPress(drafting, buttons.previewInspection, (ctx, { inspection }) =>
    show(ctx, inspection, inspectionPreviewScreen),
  )
  onPress(drafting, buttons.askDiscardInspection, (ctx, { inspection }) =>
    show(ctx, inspection, (_, speech) => askDiscardInspectionScreen(inspection, speech)),
  )

  onPress(drafting, buttons.askInspection, (ctx, { inspection, part: wanted }) => {
    const part = [...draftParts, ...steerParts, ...sharedParts].find(one => one === wanted)
    return part ? askForInspection(ctx, deps, inspection, part) : showInspection(ctx, deps, inspection, null)
  })

  onPress(drafting, buttons.toggleRung, async (ctx, { inspection, days }) => {
    const changed = await toggleRung(deps, ctx.viewer.actor, inspection, days)
    await showInspectionDraft(ctx, deps, inspection, changed, draft => ladderScreen(draft, ctx.speech))
  })

  /** Documents of a draft, or of what is planned. */
  const changeThem = async (ctx: LinkedContext, id: string, isUsual: boolean): Promise<void> => {
    const { speech, viewer } = ctx
    const { actor } = viewer
    const draft = await openInspectionDraft(deps, actor, id, 'documents')
    const view = draft.ok ? draft : await beginSteering(deps, actor, id)
    if (!view.ok) return refuseInspection(ctx, deps, id, view.refusal)
    const usual = isUsual ? usualDocuments(view.value.inspection.kind, speech) : null
    const changed = draft.ok
      ? await (usual === null ? clearDocuments(deps, actor, id) : addDocuments(deps, actor, id, usual))
      : await changeDocuments(deps, actor, id, usual)
    const screen = askDocumentsScreen(changed.ok ? changed.value : view.value, speech)
    await showScreen(ctx, changed.ok ? screen : withSentence(screen, wordRefusal(speech, changed.refusal)))
  }
  onPress(drafting, buttons.usualDocuments, (ctx, { inspection }) => changeThem(ctx, inspection, true))
  onPress(drafting, buttons.clearDocuments, (ctx, { inspection }) => changeThem(ctx, inspection, false))

  const viewOf = async (ctx: LinkedContext, id: string, part: string) =>
    part === 'move'
      ? beginSteering(deps, ctx.viewer.actor, id)
      : openInspectionDraft(deps, ctx.viewer.actor, id, part)

  onPress(drafting, buttons.inspectionMonth, async (ctx, { inspection, part: wanted, days }) => {
    const part = dayParts.find(one => one === wanted)
    const view = part && (await viewOf(ctx, inspection, part))
    if (!part || !view?.ok) return showInspection(ctx, deps, inspection, null)
    const { today } = deps.moment()
    await showScreen(ctx, askDayScreen(view.value, part, numberToDay(days % 73_000), today, ctx.speech))
  })

  const moveTo = async (ctx: LinkedContext, id: string, startsOn: string): Promise<void> => {
    const { actor } = ctx.viewer
    const view = await beginSteering(deps, actor, id)
    if (!view.ok) return refuseInspection(ctx, deps, id, view.refusal)
    const { startsOn: from, endsOn: to } = view.value.inspection
    const endsOn = addDays(startsOn, daysBetween(from ?? startsOn, to ?? startsOn))
    const moved = await moveInspection(deps, actor, id, { startsOn, endsOn })
    if (!moved.ok) return refuseInspection(ctx, deps, id, moved.refusal)
    await showInspection(ctx, deps, id, ctx.speech.html('inspection:moved'))
  }
  onPress(drafting, buttons.inspectionDay, async (ctx, { inspection, part, days }) => {
    const day = numberToDay(days % 73_000)
    await leaveDialogue(ctx)
    if (part === 'move') return moveTo(ctx, inspection, day)
    if (part !== 'startsOn' && part !== 'endsOn') return showInspection(ctx, deps, inspection, null)
    const chosen = await chooseDay(deps, ctx.viewer.actor, inspection, part, day)
    await showInspectionDraft(ctx, deps, inspection, chosen, draft =>
      inspectionDraftScreen(draft, ctx.speech),
    )
  })

  onPress(drafting, buttons.planInspection, async (ctx, { inspection, version }) => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const planned = await planInspection(deps, viewer.actor, inspection, version)
    if (planned.ok) return showInspection(ctx, deps, inspection, speech.html('inspection:planned'))
    await showInspectionDraft(ctx, deps, inspection, planned, draft => inspectionDraftScreen(draft, speech))
  })

  onPress(drafting, buttons.discardInspection, async (ctx, { inspection }) => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const discarded = await discardInspection(deps, viewer.actor, inspection)
    if (!discarded.ok && !ctx.isRepeated) return refuseInspection(ctx, deps, inspection, discarded.refusal)
    await showScreen(ctx, sentenceScreen(speech.html('inspection:discarded'), inspectionsKey(speech)))
  })
  return drafting
}
