import type { DeclaredRelation } from '../../domain/relative/port.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const backKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.relatives.encode({}),
})

/** What was declared, by oneself or by the other; only one's own declaration can be ended here. */
export const relativesScreen = (relations: readonly DeclaredRelation[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('relatives:title'),
      relations.length === 0 && speech.html('relatives:none'),
      ...relations.map(({ name, unit, isMine }) =>
        joinHtml(
          [
            speech.html(isMine ? 'relatives:declared' : 'relatives:declaredByOther', { name }),
            unit && speech.quote(unit),
          ],
          '\n',
        ),
      ),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('relatives:new'), data: buttons.findRelative.encode({}) }],
    ...relations
      .filter(({ isMine }) => isMine)
      .map(({ id: relation, name }) => [
        { text: speech.text('relatives:end', { name }), data: buttons.endRelative.encode({ relation }) },
      ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})
