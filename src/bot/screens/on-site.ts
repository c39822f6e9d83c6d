import { type FollowUp, receiptOf } from '../../domain/inspection/follow-up.ts'
import type { InspectionSubject } from '../../domain/inspection/inspection.ts'
import type { Recommendation } from '../../domain/recommendation/recommendation.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { clockText } from './clock.ts'
import { homeKey } from './home.ts'
import { followUpKeys } from './on-site-keys.ts'
import { excerpt } from './overview.ts'
import { urgeLine } from './urge.ts'

/** Conclusions in short: the whole of them has a screen of its own. */
const longestExcerpt = 300

/** Subjects, recommendations and urges shown: a message has its end. */
const mostSubjects = 6
const mostShown = 7
const mostUrges = 3

/** Of a name in such a line. */
const longestName = 50

const receiptLine = ({ events }: FollowUp, subject: InspectionSubject, speech: Speech): Html => {
  const { id } = subject
  const name = excerpt(subject.name, longestName)
  const receipt = receiptOf(events, id)
  if (!receipt) return speech.html('recommendation:noReceipt', { name })
  const facts = { name, by: excerpt(receipt.by, longestName), instant: speech.instant(new Date(receipt.at)) }
  return speech.html(receipt.paper ? 'recommendation:paperReceipt' : 'recommendation:receipt', facts)
}

/** How many more there are than a message has room for. */
const moreText = (number: number, speech: Speech): Html | false =>
  number > 0 && speech.html('recommendation:more', { number })

const openedText = (view: FollowUp, speech: Speech): Html => {
  const { openedAt, startsOn } = view.inspection
  if (openedAt === null)
    return speech.html('recommendation:notOpened', { day: startsOn ? speech.day(startsOn) : '–' })
  const isInside = view.relations.has('team') || view.relations.has('staff')
  // Whoever has not received it is what matters.
  const isMissing = ({ id }: InspectionSubject): number => (receiptOf(view.events, id) ? 1 : 0)
  const shown = view.subjects
    .toSorted((one, other) => isMissing(one) - isMissing(other))
    .slice(0, mostSubjects)
  return joinHtml(
    [
      speech.html('recommendation:openedAt', { instant: speech.instant(openedAt) }),
      ...(isInside ? shown.map(subject => receiptLine(view, subject, speech)) : []),
      isInside && moreText(view.subjects.length - shown.length, speech),
    ],
    '\n',
  )
}

const conclusionText = ({ inspection, conclusion }: FollowUp, speech: Speech): Html | false => {
  const { concludedAt } = inspection
  if (concludedAt === null) return conclusion !== null && speech.html('recommendation:conclusionDraft')
  const text = excerpt(conclusion?.text ?? '', longestExcerpt)
  return joinHtml(
    [
      bold(speech.html('recommendation:concludedAt', { instant: speech.instant(concludedAt) })),
      text !== '' && speech.quote(text),
    ],
    '\n',
  )
}

/** The number, whose it is, its state and its day: one line a recommendation. */
const recommendationLine = (one: Recommendation, speech: Speech): Html =>
  speech.html('recommendation:line', {
    number: one.number,
    name: excerpt(one.owner.name, longestName),
    state: speech.text(`recommendation:state.${one.state}`),
    day: speech.day(one.dueOn),
  })

const recommendationsText = ({ inspection, recommendations }: FollowUp, speech: Speech): Html | false => {
  if (inspection.concludedAt === null) return false
  if (recommendations.length === 0) return speech.html('recommendation:noneYet')
  return joinHtml(
    [
      bold(speech.html('recommendation:heading', { number: recommendations.length })),
      ...recommendations.slice(0, mostShown).map(one => recommendationLine(one, speech)),
      moreText(recommendations.length - mostShown, speech),
    ],
    '\n',
  )
}

/** On site and after, as far as whoever looks has a part in it. */
export const followUpScreen = (view: FollowUp, speech: Speech): Screen => {
  const { inspection, urges } = view
  return {
    text: joinHtml(
      [
        speech.html('recommendation:followUp', {
          title: inspection.title,
          state: speech.text(`recommendation:inspection.${inspection.state}`),
        }),
        openedText(view, speech),
        ...view.clocks.map(({ name, clock }) => clockText(name, clock, speech)),
        conclusionText(view, speech),
        recommendationsText(view, speech),
        urges.length > 0 &&
          joinHtml(
            urges.slice(-mostUrges).map(urge => urgeLine(urge, speech)),
            '\n',
          ),
      ],
      '\n\n',
    ),
    rows: [...followUpKeys(view, speech), [homeKey(speech)]],
    isProtected: true,
  }
}

export const backToFollowUp = (inspection: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.followUp.encode({ inspection }),
})

/** Asks once before it is opened; before the first day it says which that is, and asks once more. */
export const askOpenScreen = ({ inspection }: FollowUp, isEarly: boolean, speech: Speech): Screen => {
  const { id, title, sealed, startsOn } = inspection
  return {
    text: joinHtml(
      [
        speech.html('recommendation:askOpen', { title }),
        sealed && speech.html('recommendation:askOpenSealed'),
        isEarly &&
          startsOn &&
          bold(speech.html('recommendation:askOpenEarly', { day: speech.day(startsOn) })),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text(isEarly ? 'recommendation:openEarly' : 'recommendation:openNow'),
          data: buttons.openOnSite.encode({ inspection: id, wanted: isEarly ? 1 : 0 }),
        },
      ],
      [backToFollowUp(id, speech)],
    ],
    isProtected: true,
  }
}
