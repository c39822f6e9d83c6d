import type { Screen } from '../bot/screen.ts'
import { inspectionCardScreen, inspectionsKey } from '../bot/screens/inspection-card.ts'
import {
  askSubjectPersonScreen,
  inspectionTeamScreen,
  subjectUnitsFoundScreen,
} from '../bot/screens/inspection-people.ts'
import {
  askDayScreen,
  askDocumentsScreen,
  askReasonScreen,
  askTitleScreen,
} from '../bot/screens/inspection-steps.ts'
import type { Speech } from '../bot/speech.ts'
import { openInspectionDraft } from '../domain/inspection/draft.ts'
import { beginSteering } from '../domain/inspection/steer.ts'
import { openInspection } from '../domain/inspection/view.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'

export const draftParts = ['title', 'basis', 'startsOn', 'endsOn', 'person', 'unit'] as const
export const steerParts = ['move', 'reason'] as const
/** Both while it is planned and after. */
export const sharedParts = ['documents', 'team'] as const

export type InspectionPart =
  | (typeof draftParts)[number]
  | (typeof steerParts)[number]
  | (typeof sharedParts)[number]

/** What is being typed, and for which inspection. */
export type TypedInspection = Readonly<{ inspection: string; part: InspectionPart; isDraft: boolean }>

/** What was being asked, to be asked again; or, where that is over, how things stand. */
export const askedInspection = async (
  deps: Deps,
  actor: Actor,
  wanted: TypedInspection,
  speech: Speech,
): Promise<Readonly<{ screen: Screen; isOver: boolean }>> => {
  const screen = await (wanted.isDraft ? ofDraft : ofPlanned)(deps, actor, wanted, speech)
  if (screen) return { screen, isOver: false }
  const { inspection: id } = wanted
  const opened = await openInspection(deps, actor, id)
  return {
    screen: opened.ok
      ? inspectionCardScreen(opened.value, speech)
      : { text: speech.html('inspection:listTitle'), rows: [[inspectionsKey(speech)]] },
    isOver: true,
  }
}

type Asking = (
  deps: Deps,
  actor: Actor,
  wanted: TypedInspection,
  speech: Speech,
) => Promise<Screen | undefined>

const ofDraft: Asking = async (deps, actor, { inspection: id, part }, speech) => {
  const draft = await openInspectionDraft(deps, actor, id, part)
  if (!draft.ok) return undefined
  const { today } = deps.moment()
  switch (part) {
    case 'title':
    case 'basis':
      return askTitleScreen(draft.value, part, speech)
    case 'startsOn':
    case 'endsOn':
      return askDayScreen(draft.value, part, draft.value.inspection.startsOn ?? today, today, speech)
    case 'documents':
      return askDocumentsScreen(draft.value, speech)
    case 'team':
      return inspectionTeamScreen(draft.value, speech)
    case 'unit':
      return subjectUnitsFoundScreen(id, [], speech)
    default:
      return askSubjectPersonScreen(id, speech)
  }
}

const ofPlanned: Asking = async (deps, actor, { inspection: id, part }, speech) => {
  const view = await beginSteering(deps, actor, id)
  if (!view.ok) return undefined
  const { today } = deps.moment()
  const { inspection } = view.value
  if (part === 'documents') return askDocumentsScreen(view.value, speech)
  if (part === 'team') return inspectionTeamScreen(view.value, speech)
  if (inspection.state !== 'planned') return undefined
  return part === 'move'
    ? askDayScreen(view.value, 'move', inspection.startsOn ?? today, today, speech)
    : askReasonScreen(id, speech)
}
