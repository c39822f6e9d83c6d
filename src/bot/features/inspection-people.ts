import { Composer } from 'grammy'
import { inspectionName } from '../../conversations/inspection.ts'
import { readPlanUnit } from '../../domain/cycle/open.ts'
import { changeTeam } from '../../domain/inspection/change-team.ts'
import { openInspectionDraft } from '../../domain/inspection/draft.ts'
import type { InspectionDraft } from '../../domain/inspection/draft-file.ts'
import {
  addSubject,
  changeDraftTeam,
  type NewSubject,
  removeSubject,
  type TeamChange,
} from '../../domain/inspection/people.ts'
import { beginSteering } from '../../domain/inspection/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { inspectionDraftScreen } from '../screens/inspection-draft.ts'
import {
  inspectionSubjectsScreen,
  inspectionTeamScreen,
  subjectUnitScreen,
} from '../screens/inspection-people.ts'
import { askForInspection, showInspectionDraft } from './inspection-draft.ts'
import { refuseInspection, showInspection } from './inspections.ts'

const teamParts = ['member', 'leader', 'gone'] as const

/** Who inspects, and who is inspected. */
export const createInspectionPeople = (deps: Deps): Composer<LinkedContext> => {
  const people = new Composer<LinkedContext>()

  onPress(people, buttons.inspectionTeam, (ctx, { inspection }) =>
    askForInspection(ctx, deps, inspection, 'team'),
  )

  const changePlanned = async (ctx: LinkedContext, id: string, change: TeamChange): Promise<void> => {
    const { speech, viewer } = ctx
    const changed = await changeTeam(deps, viewer.actor, id, change)
    if (changed.ok) return showScreen(ctx, inspectionTeamScreen(changed.value, speech))
    const view = await beginSteering(deps, viewer.actor, id)
    if (!view.ok) return refuseInspection(ctx, deps, id, changed.refusal)
    const sentence = wordRefusal(speech, changed.refusal)
    await showScreen(ctx, withSentence(inspectionTeamScreen(view.value, speech), sentence))
  }
  onPress(people, buttons.changeMember, async (ctx, { inspection, person, as: wanted }) => {
    const as = teamParts.find(one => one === wanted)
    if (!as) return showInspection(ctx, deps, inspection, null)
    const change = { personId: person, as }
    const draft = await openInspectionDraft(deps, ctx.viewer.actor, inspection, 'team')
    if (!draft.ok) return changePlanned(ctx, inspection, change)
    const changed = await changeDraftTeam(deps, ctx.viewer.actor, inspection, change)
    await showInspectionDraft(ctx, deps, inspection, changed, view => inspectionTeamScreen(view, ctx.speech))
  })

  onPress(people, buttons.inspectionSubjects, async (ctx, { inspection }) => {
    await leaveDialogue(ctx)
    const draft = await openInspectionDraft(deps, ctx.viewer.actor, inspection, null)
    if (!draft.ok) return showInspection(ctx, deps, inspection, null)
    await showScreen(ctx, inspectionSubjectsScreen(draft.value, ctx.speech))
  })

  onPress(people, buttons.browseSubjects, async (ctx, { inspection, unit, page }) => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const draft = await openInspectionDraft(deps, viewer.actor, inspection, 'unit')
    if (!draft.ok) return showInspection(ctx, deps, inspection, null)
    const place = await readPlanUnit(deps, viewer.actor, unit)
    if (!place.ok) {
      const sentence = wordRefusal(speech, place.refusal)
      return showScreen(ctx, withSentence(inspectionSubjectsScreen(draft.value, speech), sentence))
    }
    await ctx.conversation.enter(inspectionName, { inspection, part: 'unit', isDraft: true })
    await showScreen(ctx, subjectUnitScreen(inspection, place.value, page, speech))
  })

  const add = async (
    ctx: LinkedContext,
    id: string,
    subject: NewSubject,
    inPlaceOf: string | null,
  ): Promise<void> => {
    await leaveDialogue(ctx)
    const added = await addSubject(deps, ctx.viewer.actor, id, subject, inPlaceOf)
    // Where a unit will be gone, the draft offers what comes in its place.
    const screenOf = (draft: InspectionDraft): Screen =>
      draft.gone.length > 0 || inPlaceOf !== null
        ? inspectionDraftScreen(draft, ctx.speech)
        : inspectionSubjectsScreen(draft, ctx.speech)
    await showInspectionDraft(ctx, deps, id, added, screenOf)
  }
  onPress(people, buttons.addUnitSubject, (ctx, { inspection, unit }) =>
    add(ctx, inspection, { unitId: unit, personId: null }, null),
  )
  onPress(people, buttons.addPersonSubject, (ctx, { inspection, person }) =>
    add(ctx, inspection, { unitId: null, personId: person }, null),
  )
  onPress(people, buttons.replaceSubject, async (ctx, { inspection, unit, place }) => {
    const draft = await openInspectionDraft(deps, ctx.viewer.actor, inspection, null)
    const gone = draft.ok ? draft.value.subjects[place] : undefined
    const isOffered =
      draft.ok &&
      draft.value.gone.some(
        ({ subjectId, successors }) => subjectId === gone?.id && successors.some(({ id }) => id === unit),
      )
    // Pressed again, the place is somebody else's already.
    if (!gone || !isOffered)
      return showInspectionDraft(ctx, deps, inspection, draft, view =>
        inspectionDraftScreen(view, ctx.speech),
      )
    await add(ctx, inspection, { unitId: unit, personId: null }, gone.id)
  })
  onPress(people, buttons.removeSubject, async (ctx, { inspection, subject }) => {
    const removed = await removeSubject(deps, ctx.viewer.actor, inspection, subject)
    await showInspectionDraft(ctx, deps, inspection, removed, draft =>
      inspectionSubjectsScreen(draft, ctx.speech),
    )
  })
  return people
}
