import type { PostClocks } from '../../domain/movement/clocks.ts'
import { historyLength, type Rotation } from '../../domain/movement/read.ts'
import type { OpenedCareer } from '../../domain/person/open-record.ts'
import { buttons } from '../buttons.ts'
import { durationText } from '../duration.ts'
import { type Html, joinHtml } from '../html.ts'
import { searchWord } from '../people-search.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { clockLine } from './clock-line.ts'
import { toCardKey } from './person-link.ts'
import { postHead } from './rotation.ts'
import { pastText } from './rotation-history.ts'

/** Posts of one page: two have room with every one of their lines. */
const postsWithClocks = 2

/** A key has room for so many pages. */
const mostPages = 36

const pageOf = (career: OpenedCareer, length: number, size: number) => {
  const pages = Math.min(mostPages, Math.max(1, Math.ceil(length / size)))
  return { pages, page: Math.min(career.search.posts, pages - 1) }
}

/** All posts of somebody, the latest first. */
export const personPostsScreen = (opened: OpenedCareer, speech: Speech): Screen => {
  const { person, rotation, search } = opened
  const { assignments } = rotation.career
  const { page, pages } = pageOf(opened, assignments.length, historyLength)
  const shown = assignments.slice(page * historyLength, (page + 1) * historyLength)
  const at = (posts: number): string =>
    buttons.personPosts.encode({ person: person.id, search: searchWord({ ...search, posts }) })
  return {
    text: joinHtml(
      [
        speech.html('people:postsTitle', { name: person.name }),
        ...(shown.length === 0 ? [speech.html('people:postless')] : []),
        ...shown.map(post => pastText(post, speech)),
      ],
      '\n\n',
    ),
    rows: [pageKeys(page, pages, at, speech), [toCardKey(person.id, search, speech)]],
    isProtected: true,
  }
}

const clocksText = (of: PostClocks, rotation: Rotation, speech: Speech): Html =>
  joinHtml(
    [
      postHead(of.post, speech),
      !of.isLeftOver && speech.html('rotation:served', { duration: durationText(of.tenure.months, speech) }),
      ...of.clocks.map(clock => clockLine(clock, of, rotation, speech)),
    ],
    '\n',
  )

/** The clocks of somebody's posts of today, as he sees them himself. */
export const personClocksScreen = (opened: OpenedCareer, speech: Speech): Screen => {
  const { person, rotation, search } = opened
  const { posts, today } = rotation
  const { page, pages } = pageOf(opened, posts.length, postsWithClocks)
  const shown = posts.slice(page * postsWithClocks, (page + 1) * postsWithClocks)
  const at = (other: number): string =>
    buttons.personClocks.encode({ person: person.id, search: searchWord({ ...search, posts: other }) })
  return {
    text: joinHtml(
      [
        speech.html('people:clocksTitle', { name: person.name, day: speech.day(today) }),
        ...(shown.length === 0 ? [speech.html('people:postless')] : []),
        ...shown.map(of => clocksText(of, rotation, speech)),
        shown.length > 0 && speech.html('rotation:noProphecy'),
      ],
      '\n\n',
    ),
    rows: [pageKeys(page, pages, at, speech), [toCardKey(person.id, search, speech)]],
    isProtected: true,
  }
}
