import type { Day } from '../../domain/day.ts'
import { type OwnRecommendations, recommendationsLength } from '../../domain/recommendation/list.ts'
import type { RecommendationList } from '../../domain/recommendation/port.ts'
import type { Recommendation } from '../../domain/recommendation/recommendation.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const lists = ['owned', 'verified', 'overdue'] as const satisfies readonly RecommendationList[]

/** What a forged key may say is no list. */
export const toList = (part: string): RecommendationList => lists.find(list => list === part) ?? 'owned'

const itemText = (one: Recommendation, today: Day, speech: Speech): Html => {
  const isOverdue = one.state === 'open' && one.dueOn < today
  const line = speech.html('recommendation:item', {
    number: one.number,
    title: one.inspection,
    name: one.owner.name,
    verifier: one.verifier.name,
  })
  const state = speech.html(isOverdue ? 'recommendation:itemOverdue' : 'recommendation:itemState', {
    state: speech.text(`recommendation:state.${one.state}`),
    day: speech.day(one.dueOn),
  })
  return joinHtml([line, isOverdue ? bold(state) : state], '\n')
}

/** What somebody has to follow or to verify, and for staff what is overdue. */
export const recommendationsScreen = (
  { list, page, total, items, hats }: OwnRecommendations,
  today: Day,
  speech: Speech,
): Screen => {
  const shown = lists.filter(one => one !== 'overdue' || hats.staff)
  const at = (other: number): string => buttons.recommendations.encode({ part: list, page: other })
  return {
    text: joinHtml(
      [
        total > 0
          ? speech.html(`recommendation:listTitle.${list}`, { number: total })
          : speech.html(`recommendation:listEmpty.${list}`),
        ...items.map(one => itemText(one, today, speech)),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map(({ id: recommendation, number, inspection: title }) => [
        {
          text: speech.text('recommendation:openOf', { number, title }),
          data: buttons.openRecommendation.encode({ recommendation }),
        },
      ]),
      pageKeys(page, Math.ceil(total / recommendationsLength), at, speech),
      shown
        .filter(one => one !== list)
        .map(one => ({
          text: speech.text(`recommendation:listKey.${one}`),
          data: buttons.recommendations.encode({ part: one, page: 0 }),
        })),
      list === 'overdue' ? [{ text: speech.text('board:open'), data: buttons.overdueBoard.encode({}) }] : [],
      list === 'owned' ? [{ text: speech.text('board:dates'), data: buttons.dutyDates.encode({}) }] : [],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
