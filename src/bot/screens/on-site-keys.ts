import { clockNames } from '../../domain/calendar/clock.ts'
import { type FollowUp, receiptOf } from '../../domain/inspection/follow-up.ts'
import { buttons } from '../buttons.ts'
import { type Button, inRowsOf } from '../screen.ts'
import type { Speech } from '../speech.ts'

type Keys = readonly (readonly Button[])[]

/** Recommendations with a key of their own. */
const mostKeys = 48

/** Subjects with a key of their own. */
const mostSubjects = 8

const onSiteKeys = (view: FollowUp, speech: Speech): Keys => {
  const { id: inspection, state } = view.inspection
  if (!view.relations.has('team')) return []
  if (state === 'planned')
    return [
      [{ text: speech.text('recommendation:openKey'), data: buttons.askOpenOnSite.encode({ inspection }) }],
    ]
  if (!view.leads) return []
  return view.subjects
    .filter(({ id }) => receiptOf(view.events, id) === null)
    .slice(0, mostSubjects)
    .map(({ id: subject, name }) => [
      {
        text: speech.text('recommendation:paperKey', { name }),
        data: buttons.paperReceipt.encode({ inspection, subject }),
      },
    ])
}

const receiveKeys = (view: FollowUp, speech: Speech): Keys => {
  const { id: inspection, openedAt } = view.inspection
  const isAsked = view.addressees.some(
    ({ person, subjectId }) => person.id === view.actorId && receiptOf(view.events, subjectId) === null,
  )
  return openedAt !== null && isAsked
    ? [[{ text: speech.text('recommendation:received'), data: buttons.receiveOnSite.encode({ inspection }) }]]
    : []
}

const isInside = ({ relations }: FollowUp): boolean => relations.has('team') || relations.has('staff')

const clockKeys = (view: FollowUp, speech: Speech): Keys => {
  const { id: inspection, state } = view.inspection
  if (!isInside(view) || (state !== 'opened' && state !== 'concluded')) return []
  return view.clocks.map(({ name, clock }) => {
    const place = clockNames.indexOf(name)
    if (clock.kind === 'notStarted')
      return [
        {
          text: speech.text(`recommendation:record.${clock.start}`),
          data: buttons.askClockStart.encode({ inspection, place }),
        },
      ]
    return clock.mostExtension > 0 && clock.extension === 0
      ? [
          {
            text: speech.text('recommendation:extend'),
            data: buttons.askExtension.encode({ inspection, place }),
          },
        ]
      : []
  })
}

const afterKeys = (view: FollowUp, speech: Speech): Keys => {
  const { id: inspection, state, concludedAt } = view.inspection
  const key = (text: string, data: string): Button => ({ text, data })
  const isOver = view.recommendations.every(one => one.state === 'closed')
  return [
    view.leads && state === 'opened'
      ? [key(speech.text('recommendation:conclude'), buttons.writeConclusion.encode({ inspection }))]
      : [],
    concludedAt !== null && view.conclusion
      ? [key(speech.text('recommendation:readConclusion'), buttons.readConclusion.encode({ inspection }))]
      : [],
    ...inRowsOf(
      4,
      view.recommendations
        .slice(0, mostKeys)
        .map(({ id: recommendation, number }) =>
          key(
            speech.text('recommendation:openNumber', { number }),
            buttons.openRecommendation.encode({ recommendation }),
          ),
        ),
    ),
    isInside(view) && state === 'concluded'
      ? [key(speech.text('recommendation:new'), buttons.newRecommendation.encode({ inspection }))]
      : [],
    isInside(view) && ['opened', 'concluded'].includes(state)
      ? [key(speech.text('urge:key'), buttons.urgeAddressee.encode({ inspection }))]
      : [],
    isInside(view) && state === 'concluded' && isOver
      ? [key(speech.text('recommendation:close'), buttons.closeInspection.encode({ inspection }))]
      : [],
  ]
}

/** What whoever looks may do next. */
export const followUpKeys = (view: FollowUp, speech: Speech): Keys => [
  ...onSiteKeys(view, speech),
  ...receiveKeys(view, speech),
  ...clockKeys(view, speech),
  ...afterKeys(view, speech),
]
