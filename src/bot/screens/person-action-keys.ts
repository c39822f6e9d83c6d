import { isAllowed } from '../../domain/access.ts'
import type { PersonCard } from '../../domain/person/record.ts'
import { buttons } from '../buttons.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** Keys of a record card for what is done elsewhere: roles, and the end of a service. */
export const personActionKeys = (
  { person: { id: person }, relations }: PersonCard,
  speech: Speech,
): readonly (readonly Button[])[] => [
  isAllowed('role.propose', relations)
    ? [{ text: speech.text('role:ofPerson'), data: buttons.openRoles.encode({ person }) }]
    : [],
  isAllowed('service.end', relations)
    ? [{ text: speech.text('service:ofPerson'), data: buttons.openService.encode({ person }) }]
    : [],
]
