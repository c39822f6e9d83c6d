import type { PublicationPreview } from '../../domain/classification/publish.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** Names a preview has room for. */
const mostNames = 12

const nameList = (names: readonly string[], speech: Speech): Html =>
  joinHtml(
    [
      ...names.slice(0, mostNames).map(name => speech.quote(name)),
      names.length > mostNames && speech.html('classification:more', { count: names.length - mostNames }),
    ],
    '\n',
  )

/** Who would be told, and in which order, before anybody is. */
export const publicationScreen = ({ cycle, people, circle }: PublicationPreview, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('classification:askPublish', { period: speech.period(cycle) }),
      joinHtml(
        [speech.html('classification:firstTold', { count: people.length }), nameList(people, speech)],
        '\n',
      ),
      circle.length > 0 && joinHtml([speech.html('classification:thenTold'), nameList(circle, speech)], '\n'),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('classification:publishNow'),
        data: buttons.publish.encode({ cycle: cycle.id, expected: people.length }),
      },
    ],
    [{ text: speech.text('common:back'), data: buttons.group.encode({ cycle: cycle.id, page: 0 }) }],
  ],
  isProtected: true,
})
