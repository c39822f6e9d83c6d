import type { Day } from '../../domain/day.ts'
import { aboutNothing, type Subject } from '../../domain/movement/file-request.ts'
import type { Assignment } from '../../domain/movement/movement.ts'
import type { Rotation } from '../../domain/movement/read.ts'
import type { OwnRequests } from '../../domain/movement/read-requests.ts'
import {
  clockInputs,
  longestRequest,
  type OwnRequest,
  type RequestKind,
} from '../../domain/movement/request.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { digitSamples } from '../language.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { aboutText } from './request-card.ts'
import { rotationKey } from './rotation.ts'

/** Posts to choose from on one page. */
const linesShown = 6

const ownText = ({ kind, createdAt, outcome }: OwnRequest, speech: Speech): Html => {
  const said = { kind: speech.text(`rotation:request.${kind}`), instant: speech.instant(createdAt) }
  if (outcome === null) return speech.html('rotation:ownWaiting', said)
  return speech.html(outcome === 'approved' ? 'rotation:ownApproved' : 'rotation:ownReturned', said)
}

const kindKey = (kind: RequestKind, data: string, speech: Speech): Button => ({
  text: speech.text(`rotation:request.${kind}`),
  data,
})

/** What may be asked of staff, and what was asked lately. */
export const requestsScreen = ({ rotation, requests }: OwnRequests, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('rotation:askKind'),
      joinHtml(
        requests.map(request => ownText(request, speech)),
        '\n',
      ),
    ],
    '\n\n',
  ),
  rows: [
    [kindKey('correction', buttons.chooseLine.encode({ page: 0 }), speech)],
    [kindKey('wish', buttons.writeRequest.encode({ kind: 'wish', line: aboutNothing }), speech)],
    rotation.posts.length > 0 ? [kindKey('endEarly', buttons.choosePost.encode({}), speech)] : [],
    [rotationKey(speech)],
  ],
  isProtected: true,
})

const requestsKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.requests.encode({}),
})

/** A year is written without a sign between its thousands. */
const yearText = (day: Day, { digits }: Speech): string =>
  day.slice(0, 4).replace(/\d/g, digit => digitSamples[digits][Number(digit)] ?? digit)

const postKey = (kind: RequestKind, { id, position, startedOn }: Assignment, speech: Speech): Button[] => [
  {
    text: speech.text('rotation:postKey', {
      title: speech.own(position.titles),
      year: yearText(startedOn, speech),
    }),
    data: buttons.writeRequest.encode({ kind, line: id }),
  },
]

/** Which line is wrong: a post, also one of earlier, or what the clocks go by. */
export const chooseLineScreen = ({ career }: Rotation, wanted: number, speech: Speech): Screen => {
  const { assignments } = career
  const pages = Math.max(1, Math.ceil(assignments.length / linesShown))
  const page = Math.min(wanted, pages - 1)
  const shown = assignments.slice(page * linesShown, (page + 1) * linesShown)
  const at = (other: number): string => buttons.chooseLine.encode({ page: other })
  return {
    text: speech.html('rotation:askLine'),
    rows: [
      ...shown.map(post => postKey('correction', post, speech)),
      pageKeys(page, pages, at, speech),
      ...clockInputs.map(input => [
        {
          text: speech.text(`rotation:input.${input}`),
          data: buttons.writeRequest.encode({ kind: 'correction', line: input }),
        },
      ]),
      [requestsKey(speech)],
    ],
    isProtected: true,
  }
}

/** Which of today's posts is to end early. */
export const choosePostScreen = ({ posts }: Rotation, speech: Speech): Screen => ({
  text: speech.html('rotation:askPost'),
  rows: [...posts.map(({ post }) => postKey('endEarly', post, speech)), [requestsKey(speech)]],
  isProtected: true,
})

/** Asks for the words of a request. */
export const writeRequestScreen = ({ kind, about }: Subject, speech: Speech): Screen => ({
  text: joinHtml(
    [about && aboutText(about, speech), speech.html(`rotation:write.${kind}`, { max: longestRequest })],
    '\n\n',
  ),
  rows: [[requestsKey(speech)]],
  isProtected: true,
})

export const requestSentScreen = (speech: Speech): Screen => ({
  text: speech.html('rotation:sent'),
  rows: [[rotationKey(speech)], [homeKey(speech)]],
  isProtected: true,
})
