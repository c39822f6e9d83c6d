import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { inspectionCardScreen } from '../bot/screens/inspection-card.ts'
import { inspectionDraftScreen } from '../bot/screens/inspection-draft.ts'
import { inspectionFoundScreen, subjectUnitsFoundScreen } from '../bot/screens/inspection-people.ts'
import { askDocumentsScreen } from '../bot/screens/inspection-steps.ts'
import type { Speech } from '../bot/speech.ts'
import { parseDays } from '../bot/typed-day.ts'
import { findPlanUnits } from '../domain/cycle/open.ts'
import { cancelInspection } from '../domain/inspection/cancel.ts'
import { changeDocuments } from '../domain/inspection/change-documents.ts'
import { addDocuments, chooseDay, openInspectionDraft, writeInspection } from '../domain/inspection/draft.ts'
import { moveInspection } from '../domain/inspection/move.ts'
import { findForInspection } from '../domain/inspection/people.ts'
import { beginSteering } from '../domain/inspection/steer.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { done, type Result, refused } from '../domain/result.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askedInspection, type InspectionPart, type TypedInspection } from './inspection-asked.ts'

export const inspectionName = 'inspection'

/** Takes what no key says; each answer is saved at once, so losing the dialogue costs a prompt and no answer. */
export const createInspectionDialogue =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, wanted: TypedInspection): Promise<void> => {
    await ask(conversation, ctx => takeTyped(ctx, wanted, deps))
  }

type Asked = Readonly<{
  deps: Deps
  actor: Actor
  id: string
  typed: string
  speech: Speech
  isDraft: boolean
}>
type Shown = Promise<Result<Screen, WordedRefusal>>

/** These are looked for, or added to, again and again. */
const isLasting = (part: InspectionPart): boolean => ['team', 'person', 'unit', 'documents'].includes(part)

const takeTyped = async (ctx: Context, wanted: TypedInspection, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: typed } = said
  const { inspection: id, part, isDraft } = wanted
  const asked = { deps, actor, id, typed, speech, isDraft }
  const taken = await take(asked, part)
  if (taken.ok) {
    await showScreen(ctx, taken.value)
    return isLasting(part) ? again : answer(null)
  }
  const sentence = wordRefusal(speech, taken.refusal)
  const screen = await askedInspection(deps, actor, wanted, speech)
  await showScreen(ctx, withSentence(screen.screen, sentence))
  return screen.isOver ? answer(null) : again
}

const drafted = async (
  result:
    | ReturnType<typeof openInspectionDraft>
    | ReturnType<typeof writeInspection>
    | ReturnType<typeof chooseDay>,
  speech: Speech,
): Shown => {
  const draft = await result
  return draft.ok ? done(inspectionDraftScreen(draft.value, speech)) : draft
}

const take = async (asked: Asked, part: InspectionPart): Shown => {
  const { deps, actor, id, typed, speech } = asked
  switch (part) {
    case 'title':
    case 'basis':
      return drafted(writeInspection(deps, actor, id, part, typed), speech)
    case 'startsOn':
    case 'endsOn': {
      const day = parseDays(typed, deps.moment().today)?.to
      return day ? drafted(chooseDay(deps, actor, id, part, day), speech) : refused('inspection_day_needed')
    }
    case 'documents':
      return takeDocuments(asked)
    case 'team':
    case 'person':
      return takeName(asked, part === 'team')
    case 'unit': {
      const units = await findPlanUnits(deps, actor, typed)
      return units.ok ? done(subjectUnitsFoundScreen(id, units.value, speech)) : units
    }
    case 'move':
      return takeMove(asked)
    case 'reason': {
      const cancelled = await cancelInspection(deps, actor, id, typed)
      if (!cancelled.ok) return cancelled
      return done(
        withSentence(inspectionCardScreen(cancelled.value, speech), speech.html('inspection:cancelled')),
      )
    }
  }
}

const takeDocuments = async ({ deps, actor, id, typed, speech, isDraft }: Asked): Shown => {
  const changed = await (isDraft
    ? addDocuments(deps, actor, id, typed)
    : changeDocuments(deps, actor, id, typed))
  return changed.ok ? done(askDocumentsScreen(changed.value, speech)) : changed
}

const takeName = async ({ deps, actor, id, typed, speech, isDraft }: Asked, isForTeam: boolean): Shown => {
  const file = await (isDraft
    ? openInspectionDraft(deps, actor, id, isForTeam ? 'team' : 'person')
    : beginSteering(deps, actor, id))
  if (!file.ok) return file
  const people = await findForInspection(deps, actor, typed)
  return people.ok ? done(inspectionFoundScreen(file.value, people.value, isForTeam, speech)) : people
}

const takeMove = async ({ deps, actor, id, typed, speech }: Asked): Shown => {
  const days = parseDays(typed, deps.moment().today)
  if (!days) return refused('inspection_day_needed')
  const moved = await moveInspection(deps, actor, id, { startsOn: days.from, endsOn: days.to })
  return moved.ok
    ? done(withSentence(inspectionCardScreen(moved.value, speech), speech.html('inspection:moved')))
    : moved
}
