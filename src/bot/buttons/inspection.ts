import { button } from '../button.ts'

/** Inspections: planning, steering, the list and the card. */
export const inspectionButtons = {
  inspections: button('ja', { group: 'word', page: 'number' }),
  newInspection: button('jn', {}),
  beginInspection: button('jk', { kind: 'word', part: 'word' }),
  inspectionDraft: button('jd', { inspection: 'id' }),
  inspectionCard: button('jc', { inspection: 'id' }),
  askInspection: button('jt', { inspection: 'id', part: 'word' }),
  usualDocuments: button('jy', { inspection: 'id' }),
  clearDocuments: button('jx', { inspection: 'id' }),
  inspectionLadder: button('jl', { inspection: 'id' }),
  toggleRung: button('jr', { inspection: 'id', days: 'number' }),
  inspectionMonth: button('jo', { inspection: 'id', part: 'word', days: 'number' }),
  inspectionDay: button('js', { inspection: 'id', part: 'word', days: 'number' }),
  inspectionTeam: button('jh', { inspection: 'id' }),
  changeMember: button('jm', { inspection: 'id', person: 'id', as: 'word' }),
  inspectionSubjects: button('jb', { inspection: 'id' }),
  browseSubjects: button('ju', { inspection: 'id', unit: 'id', page: 'number' }),
  addUnitSubject: button('jv', { inspection: 'id', unit: 'id' }),
  replaceSubject: button('jw', { inspection: 'id', unit: 'id', place: 'number' }),
  addPersonSubject: button('jp', { inspection: 'id', person: 'id' }),
  removeSubject: button('jz', { inspection: 'id', subject: 'id' }),
  previewInspection: button('jf', { inspection: 'id' }),
  planInspection: button('jg', { inspection: 'id', version: 'number' }),
  askDiscardInspection: button('jq', { inspection: 'id' }),
  discardInspection: button('ji', { inspection: 'id' }),
} as const
