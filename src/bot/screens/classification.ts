import { levelOrder } from '../../domain/classification/cap.ts'
import type {
  Classification,
  ClassificationFile,
  Member,
} from '../../domain/classification/classification.ts'
import type { GroupSummary } from '../../domain/classification/group.ts'
import type { GroupView } from '../../domain/classification/open-group.ts'
import { presentLevel } from '../../domain/classification/present.ts'
import type { Level } from '../../domain/evaluation/score.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Fragment, Speech } from '../speech.ts'
import { compareKey } from './band.ts'
import { homeKey } from './home.ts'

export const levelText = (level: Level, speech: Speech): string => speech.text(`evaluation:level.${level}`)

/** The cycles in which somebody decides, each leading to its people. */
export const groupsScreen = (groups: readonly GroupSummary[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('classification:title'),
      ...groups.map(({ cycle, ...counts }) =>
        speech.html('classification:group', { period: speech.period(cycle), ...counts }),
      ),
      groups.length === 0 && speech.html('classification:none'),
    ],
    '\n\n',
  ),
  rows: [
    ...groups.map(({ cycle }) => [
      { text: speech.period(cycle), data: buttons.group.encode({ cycle: cycle.id, page: 0 }) },
    ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})

const barLength = 8

/** How many have each level, decided or proposed. */
const bars = ({ levels, total }: GroupView, speech: Speech): Html =>
  joinHtml(
    levelOrder.map(level => {
      const count = levels[level]
      const filled = total === 0 ? 0 : Math.round((count / total) * barLength)
      const bar = { html: trustedHtml('▰'.repeat(filled) + '▱'.repeat(barLength - filled)) }
      return speech.html('classification:bar', { bar, level: levelText(level, speech), count })
    }),
    '\n',
  )

/** Caps a screen has room for; agencies come before the groups in them. */
const mostCaps = 6

/** Titles of a group that are named; the first two say which one it is. */
const mostTitles = 2

const capName = ({ unit, duties }: GroupView['caps'][number], speech: Speech): Fragment => {
  if (!duties || duties.length === 0) return { html: speech.quote(unit) }
  const titles = duties.slice(0, mostTitles).map(title => speech.quote(speech.own(title)))
  const html = joinHtml([...titles, duties.length > mostTitles && trustedHtml('…')], ', ')
  return { html: speech.html('classification:capDuties', { unit, duties: { html } }) }
}

/** Whole agencies always, groups of similar duties where they are above what is allowed. */
const capLines = ({ caps }: GroupView, speech: Speech): Html => {
  const shown = caps.filter(({ duties, cap }) => duties === null || cap.isOver)
  const lines = shown.slice(0, mostCaps).map(tally => {
    const { allowed, excellent, isOver } = tally.cap
    const key = isOver ? 'classification:capOver' : 'classification:capIn'
    return speech.html(key, { unit: capName(tally, speech), allowed, excellent })
  })
  const more = shown.slice(mostCaps).filter(({ cap }) => cap.isOver).length
  return joinHtml([...lines, more > 0 && speech.html('classification:capMore', { count: more })], '\n')
}

const markOf = ({ classification }: Member): string => {
  if (!classification) return '○'
  return classification.publishedAt ? '📣' : '✅'
}

const memberLine = (member: Member, number: number, speech: Speech): Html => {
  const { classification, points, proposed } = member
  const rated = classification ? presentLevel(classification) : { level: proposed, points }
  return speech.html('classification:member', {
    mark: markOf(member),
    number,
    name: member.person.name,
    points: speech.points(rated.points),
    level: levelText(rated.level, speech),
  })
}

const groupKeys = ({ cycle, waiting, ready }: GroupView, speech: Speech): Button[][] => {
  const picture = {
    text: speech.text('chart:picture'),
    data: buttons.capPicture.encode({ cycle: cycle.id }),
  }
  const decide = {
    text: speech.text('classification:decideAll', { count: waiting }),
    data: buttons.askDecideAll.encode({ cycle: cycle.id }),
  }
  const publish = {
    text: speech.text('classification:publish', { count: ready }),
    data: buttons.askPublish.encode({ cycle: cycle.id }),
  }
  return [[picture], waiting > 0 ? [decide] : [], ready > 0 ? [publish] : []]
}

/** Everybody in a cycle with his level, and the caps; the bot shows them and demotes nobody. */
export const groupScreen = (group: GroupView, speech: Speech): Screen => {
  const { cycle, page, pages, start, shown } = group
  const keys = shown.map(({ evaluationId }, index) => ({
    text: speech.number(start + index + 1),
    data: buttons.classify.encode({ evaluation: evaluationId }),
  }))
  const at = (other: number): string => buttons.group.encode({ cycle: cycle.id, page: other })
  return {
    text: joinHtml(
      [
        speech.html('classification:groupTitle', { period: speech.period(cycle) }),
        bars(group, speech),
        capLines(group, speech),
        // The cap is about people, not about units.
        cycle.collectiveOf === undefined && speech.html('classification:capNote'),
        joinHtml(
          shown.map((member, index) => memberLine(member, start + index + 1, speech)),
          '\n',
        ),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(6, keys),
      pageKeys(page, pages, at, speech),
      ...groupKeys(group, speech),
      [{ text: speech.text('classification:back'), data: buttons.groups.encode({}) }],
    ],
    isProtected: true,
  }
}

const decisionText = (classification: Classification, speech: Speech): Html => {
  const { level, reason, decider, decidedAt, publishedAt, response, changed } = classification
  return joinHtml(
    [
      speech.html('classification:decided', {
        level: levelText(level, speech),
        name: decider,
        instant: speech.instant(decidedAt),
      }),
      reason !== null && speech.html('classification:reason', { reason }),
      publishedAt && speech.html('classification:publishedOn', { instant: speech.instant(publishedAt) }),
      response && speech.html(`classification:response.${response}`),
      changed &&
        speech.html('petition:changedTo', {
          level: levelText(changed.level, speech),
          points: speech.points(changed.points),
        }),
    ],
    '\n',
  )
}

/** One person with what is proposed; once decided, with what was decided and no choice any more. */
export const classifyScreen = (file: ClassificationFile, speech: Speech): Screen => {
  const { evaluationId: evaluation, classification, proposed, cycle } = file
  const levels = [proposed, ...levelOrder.filter(level => level !== proposed)]
  const keys = levels.map(level => ({
    text: level === proposed ? `✅ ${levelText(level, speech)}` : levelText(level, speech),
    data: buttons.chooseLevel.encode({ evaluation, level }),
  }))
  return {
    text: joinHtml(
      [
        speech.html('classification:person', { name: file.person, period: speech.period(cycle) }),
        speech.html('classification:points', {
          own: speech.points(file.ownPoints),
          points: speech.points(file.points),
        }),
        speech.html('classification:proposed', { level: levelText(proposed, speech) }),
        classification ? decisionText(classification, speech) : speech.html('classification:choose'),
      ],
      '\n\n',
    ),
    rows: [
      ...(classification ? [] : inRowsOf(1, keys)),
      [
        compareKey(evaluation, speech),
        {
          text: speech.text('classification:back'),
          data: buttons.group.encode({ cycle: cycle.id, page: 0 }),
        },
      ],
    ],
    isProtected: true,
  }
}

/** Asks why the level is another than the proposed one. */
export const levelReasonScreen = (file: ClassificationFile, level: Level, speech: Speech): Screen => ({
  text: speech.html('classification:writeReason', { name: file.person, level: levelText(level, speech) }),
  rows: [
    [
      {
        text: speech.text('common:back'),
        data: buttons.classify.encode({ evaluation: file.evaluationId }),
      },
    ],
  ],
  isProtected: true,
})

/** Asks once more before everybody who waits is decided on as proposed. */
export const askDecideAllScreen = (group: GroupView, speech: Speech): Screen => {
  const { cycle, waiting: expected } = group
  return {
    text: joinHtml(
      [capLines(group, speech), speech.html('classification:askDecideAll', { count: expected })],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('classification:yes'),
          data: buttons.decideAll.encode({ cycle: cycle.id, expected }),
        },
      ],
      [{ text: speech.text('common:back'), data: buttons.group.encode({ cycle: cycle.id, page: 0 }) }],
    ],
    isProtected: true,
  }
}
