import type { PersonNotice } from '../../domain/person/notice.ts'
import { newSearch } from '../../domain/person/search.ts'
import { buttons } from '../buttons.ts'
import { searchWord } from '../people-search.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** What somebody hears of his link; the chat of one that ended gets no keys. */
export const personNoticeScreen = (content: PersonNotice, speech: Speech): Screen =>
  content.kind === 'person.unlinked'
    ? { text: speech.html(`people:told.${content.reason}`), rows: [], isProtected: true }
    : {
        text: speech.html('people:secondInvited', { instant: speech.instant(new Date(content.until)) }),
        rows: [],
        isProtected: true,
      }

/** An invite went astray: what to do about it is on the card of whom it was for. */
export const disownedScreen = (
  { person: name, personId }: Readonly<{ person: string; personId?: string }>,
  speech: Speech,
): Screen => ({
  text: speech.html('notices:disowned', { name }),
  rows: personId
    ? [
        [
          {
            text: speech.text('people:openRecord'),
            data: buttons.openPerson.encode({
              person: personId,
              search: searchWord(newSearch('account')),
            }),
          },
        ],
      ]
    : [],
  isProtected: true,
})
