import type { ListedBroadcast } from '../../domain/broadcast/port.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, toPlainText } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const stateOf = ({ state, ending }: ListedBroadcast, speech: Speech): Html => {
  if (state === 'draft') return speech.html('announce:draft')
  return state === 'ended'
    ? speech.html(`broadcast:ending.${ending ?? 'finished'}`)
    : speech.html(`broadcast:state.${state}`)
}

const titleOf = ({ title }: ListedBroadcast, speech: Speech): string =>
  title === '' ? speech.text('announce:untitled') : title

/** One's own announcements and those of one's scope, the newest first. */
export const broadcastsScreen = (items: readonly ListedBroadcast[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html(items.length > 0 ? 'announce:listTitle' : 'announce:listEmpty'),
      ...items.map(item =>
        speech.html('announce:listItem', {
          title: titleOf(item, speech),
          state: toPlainText(stateOf(item, speech)),
          name: item.author,
          instant: speech.instant(item.createdAt),
        }),
      ),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('announce:new'), data: buttons.newBroadcast.encode({}) }],
    ...items.map(item => [
      { text: titleOf(item, speech), data: buttons.openBroadcast.encode({ broadcast: item.id }) },
    ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})
