import { type DataRequestKind, dataRequestKinds } from '../../domain/data-request/clocks.ts'
import type { OwnDataRequest, RequestDays } from '../../domain/data-request/request.ts'
import { longestRequest } from '../../domain/movement/request.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { kindText } from './data-request-card.ts'
import { daysText } from './data-request-days.ts'
import { homeKey } from './home.ts'

export const myDataKey = (speech: Speech): Button => ({
  text: speech.text('ownData:key'),
  data: buttons.ownData.encode({}),
})

const ownText = ({ kind, createdAt, days, takenBy, outcome }: OwnDataRequest, speech: Speech): Html => {
  const said = { kind: kindText(kind, speech), instant: speech.instant(createdAt) }
  const day = speech.day(days.decision.dueOn)
  if (outcome === 'approved') return speech.html('dataRequest:ownApproved', said)
  if (outcome === 'returned') return speech.html('dataRequest:ownReturned', said)
  if (takenBy !== null) return speech.html('dataRequest:ownTaken', { ...said, name: takenBy, day })
  return speech.html('dataRequest:ownWaiting', { ...said, first: speech.day(days.firstAnswer.dueOn), day })
}

/** What one may have of one's own data and ask about it, and what one has asked lately. */
export const myDataScreen = (requests: readonly OwnDataRequest[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('ownData:title'),
      joinHtml(
        requests.map(request => ownText(request, speech)),
        '\n',
      ),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('ownData:getFiles'), data: buttons.getOwnData.encode({}) }],
    [{ text: speech.text('ownData:toLooks'), data: buttons.looks.encode({ page: 0 }) }],
    ...dataRequestKinds.map(kind => [
      {
        text: speech.text(`dataRequest:ask.${kind}`),
        data: buttons.writeDataRequest.encode({ code: kind }),
      },
    ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** Asks for the words of a request; consent is withdrawn at once by a key of its own. */
export const writeDataRequestScreen = (kind: DataRequestKind, speech: Speech): Screen => ({
  text: speech.html(`dataRequest:write.${kind}`, { max: longestRequest }),
  rows: [
    kind === 'objection'
      ? [{ text: speech.text('settings:unlink'), data: buttons.askUnlink.encode({}) }]
      : [],
    [{ text: speech.text('common:back'), data: buttons.ownData.encode({}) }],
  ],
  isProtected: true,
})

/** It is with staff, and until when what comes. */
export const dataRequestSentScreen = (
  { kind, days }: Readonly<{ kind: DataRequestKind; days: RequestDays }>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [speech.html('dataRequest:sent', { kind: kindText(kind, speech) }), daysText(days, false, speech)],
    '\n\n',
  ),
  rows: [[myDataKey(speech)], [homeKey(speech)]],
  isProtected: true,
})
