import type { PostClocks } from '../../domain/movement/clocks.ts'
import type { Assignment } from '../../domain/movement/movement.ts'
import type { Rotation } from '../../domain/movement/read.ts'
import { buttons } from '../buttons.ts'
import { durationText } from '../duration.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { clockLine } from './clock-line.ts'
import { homeKey } from './home.ts'

/** Posts of one page: two have room with every one of their lines. */
const postsShown = 2

export const rotationKey = (speech: Speech): Button => ({
  text: speech.text('rotation:toList'),
  data: buttons.rotation.encode({ page: 0 }),
})

/** What a post is called, and how somebody came to it. */
export const postHead = ({ position, unit, kind, startedOn, decisionNo }: Assignment, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('rotation:post', { title: speech.own(position.titles), unit: unit.name }),
      speech.html('rotation:since', {
        kind: speech.text(`rotation:kind.${kind}`),
        day: speech.day(startedOn),
        number: decisionNo,
      }),
    ],
    '\n',
  )

const localityText = ({ position, locality, localityBy }: Assignment, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('rotation:locality', { locality: speech.text(`rotation:locality.${locality}`) }),
      localityBy === null
        ? speech.html('rotation:localityByNobody')
        : speech.html('rotation:localityBy', { by: localityBy }),
      position.nonLocalRequired && speech.html('rotation:nonLocalRequired'),
    ],
    ' ',
  )

const postText = (of: PostClocks, rotation: Rotation, speech: Speech): Html => {
  const { post, tenure, isLeftOver, clocks } = of
  const { validTo } = post.unit
  return joinHtml(
    [
      postHead(post, speech),
      isLeftOver && validTo !== null && speech.html('rotation:leftOver', { day: speech.day(validTo) }),
      !isLeftOver && speech.html('rotation:served', { duration: durationText(tenure.months, speech) }),
      !isLeftOver &&
        tenure.acrossMerger &&
        speech.html('rotation:acrossMerger', { day: speech.day(tenure.since) }),
      ...clocks.map(clock => clockLine(clock, of, rotation, speech)),
      localityText(post, speech),
    ],
    '\n',
  )
}

const comingText = ({ position, unit, kind, startedOn, decisionNo }: Assignment, speech: Speech): Html =>
  speech.html('rotation:coming', {
    day: speech.day(startedOn),
    title: speech.own(position.titles),
    unit: unit.name,
    kind: speech.text(`rotation:kind.${kind}`),
    number: decisionNo,
  })

/** Two posts of one title are told apart by their units. */
const titleAmong = (
  { id, position, unit }: Assignment,
  all: readonly PostClocks[],
  speech: Speech,
): string => {
  const title = speech.own(position.titles)
  const isTwice = all.some(({ post }) => post.id !== id && speech.own(post.position.titles) === title)
  return isTwice ? `${title}, ${unit.name}` : title
}

/** The posts of today with their clocks; what is to come is said as it is recorded, and nothing is foretold. */
export const rotationScreen = (rotation: Rotation, wanted: number, speech: Speech): Screen => {
  const { today, posts, coming } = rotation
  const pages = Math.max(1, Math.ceil(posts.length / postsShown))
  const page = Math.min(wanted, pages - 1)
  const shown = posts.slice(page * postsShown, (page + 1) * postsShown)
  const at = (other: number): string => buttons.rotation.encode({ page: other })
  return {
    text: joinHtml(
      [
        speech.html('rotation:title', { day: speech.day(today) }),
        ...(posts.length === 0 ? [speech.html('rotation:none')] : []),
        ...shown.map(of => postText(of, rotation, speech)),
        ...coming.slice(0, postsShown).map(post => comingText(post, speech)),
        posts.length > 0 && speech.html('rotation:noProphecy'),
      ],
      '\n\n',
    ),
    rows: [
      ...shown.map(({ post }) => [
        {
          text: speech.text('rotation:why', { title: titleAmong(post, shown, speech) }),
          data: buttons.rotationWhy.encode({ assignment: post.id }),
        },
      ]),
      pageKeys(page, pages, at, speech),
      [
        { text: speech.text('rotation:dates'), data: buttons.rotationDates.encode({}) },
        { text: speech.text('rotation:history'), data: buttons.rotationHistory.encode({ page: 0 }) },
      ],
      [{ text: speech.text('rotation:requests'), data: buttons.requests.encode({}) }],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
