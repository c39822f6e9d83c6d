import type { UnitName, UnitPlace } from '../../domain/broadcast/port.ts'
import type { InspectionDraft } from '../../domain/inspection/draft-file.ts'
import type { InspectionFile } from '../../domain/inspection/inspection.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { backToInspectionDraft } from './inspection-draft.ts'
import { backToInspection } from './inspection-steps.ts'
import { roomAlone, subjectsText, teamText } from './inspection-text.ts'

const backKey = (
  { inspection: { id, state } }: Pick<InspectionFile, 'inspection'>,
  speech: Speech,
): Button => (state === 'draft' ? backToInspectionDraft(id, speech) : backToInspection(id, speech))

/** The team with what can be done about each of it; a name typed looks for more. */
export const inspectionTeamScreen = (
  file: Pick<InspectionFile, 'inspection' | 'team'>,
  speech: Speech,
): Screen => {
  const { id: inspection } = file.inspection
  return {
    text: joinHtml(
      [speech.html('inspection:teamTitle'), file.team.length > 0 && teamText(file, speech, roomAlone)],
      '\n\n',
    ),
    rows: [
      ...file.team.map(({ person: { id: person, name }, leads }) => [
        ...(leads
          ? []
          : [
              {
                text: speech.text('inspection:makeLeader', { name }),
                data: buttons.changeMember.encode({ inspection, person, as: 'leader' }),
              },
            ]),
        {
          text: speech.text('inspection:remove', { name }),
          data: buttons.changeMember.encode({ inspection, person, as: 'gone' }),
        },
      ]),
      [backKey(file, speech)],
    ],
    isProtected: true,
  }
}

const foundKey = (person: PersonSummary, data: string, speech: Speech): Button[] => {
  const { name, unit } = person
  return [{ text: unit ? speech.text('inspection:foundName', { name, unit }) : name, data }]
}

/** Whoever was found for the team, or as somebody who is inspected. */
export const inspectionFoundScreen = (
  file: Pick<InspectionFile, 'inspection'>,
  people: readonly PersonSummary[],
  isForTeam: boolean,
  speech: Speech,
): Screen => {
  const { id: inspection } = file.inspection
  return {
    text: speech.html('inspection:found'),
    rows: [
      ...people.map(person =>
        foundKey(
          person,
          isForTeam
            ? buttons.changeMember.encode({ inspection, person: person.id, as: 'member' })
            : buttons.addPersonSubject.encode({ inspection, person: person.id }),
          speech,
        ),
      ),
      [
        {
          text: speech.text('common:back'),
          data: isForTeam
            ? buttons.inspectionTeam.encode({ inspection })
            : buttons.inspectionSubjects.encode({ inspection }),
        },
      ],
    ],
    isProtected: true,
  }
}

export const inspectionSubjectsScreen = (draft: InspectionDraft, speech: Speech): Screen => {
  const { inspection, subjects, heads } = draft
  const { id, unitId } = inspection
  return {
    text: joinHtml(
      [
        speech.html('inspection:subjectsTitle'),
        subjects.length > 0 && subjectsText(subjects, heads, speech, roomAlone),
      ],
      '\n\n',
    ),
    rows: [
      ...subjects.map(({ id: subject, name }) => [
        {
          text: speech.text('inspection:remove', { name }),
          data: buttons.removeSubject.encode({ inspection: id, subject }),
        },
      ]),
      [
        {
          text: speech.text('inspection:addUnit'),
          data: buttons.browseSubjects.encode({ inspection: id, unit: unitId, page: 0 }),
        },
        {
          text: speech.text('inspection:addPerson'),
          data: buttons.askInspection.encode({ inspection: id, part: 'person' }),
        },
      ],
      [backToInspectionDraft(id, speech)],
    ],
    isProtected: true,
  }
}

export const askSubjectPersonScreen = (inspection: string, speech: Speech): Screen => ({
  text: speech.html('inspection:askPerson'),
  rows: [[{ text: speech.text('common:back'), data: buttons.inspectionSubjects.encode({ inspection }) }]],
})

const unitsOnPage = 8

const unitKey = (inspection: string, { id: unit, name }: UnitName, text = name): Button[] => [
  { text, data: buttons.browseSubjects.encode({ inspection, unit, page: 0 }) },
]

/** A unit that can be inspected, those below it page by page, and the way up as far as staff may go. */
export const subjectUnitScreen = (
  inspection: string,
  { unit, parent, children }: UnitPlace,
  wanted: number,
  speech: Speech,
): Screen => {
  const pages = Math.max(1, Math.ceil(children.length / unitsOnPage))
  const page = Math.min(wanted, pages - 1)
  const at = (other: number): string =>
    buttons.browseSubjects.encode({ inspection, unit: unit.id, page: other })
  return {
    text: speech.html('inspection:unitTitle', { unit: unit.name }),
    rows: [
      [
        {
          text: speech.text('inspection:chooseUnit', { unit: unit.name }),
          data: buttons.addUnitSubject.encode({ inspection, unit: unit.id }),
        },
      ],
      ...children
        .slice(page * unitsOnPage, (page + 1) * unitsOnPage)
        .map(child => unitKey(inspection, child)),
      pageKeys(page, pages, at, speech),
      parent ? unitKey(inspection, parent, speech.text('inspection:unitUp', { unit: parent.name })) : [],
      [{ text: speech.text('common:back'), data: buttons.inspectionSubjects.encode({ inspection }) }],
    ],
    isProtected: true,
  }
}

export const subjectUnitsFoundScreen = (
  inspection: string,
  units: readonly UnitName[],
  speech: Speech,
): Screen => ({
  text: speech.html('inspection:unitsFound'),
  rows: [
    ...units.map(unit => unitKey(inspection, unit)),
    [{ text: speech.text('common:back'), data: buttons.inspectionSubjects.encode({ inspection }) }],
  ],
  isProtected: true,
})
