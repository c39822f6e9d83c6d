import { addDays, type Day } from '../../domain/day.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { PlannedHandIn } from '../../domain/paper-entry/hand-in.ts'
import type { PaperCard } from '../../domain/paper-entry/notice.ts'
import type { ListedEntry, PaperEntry } from '../../domain/paper-entry/paper-entry.ts'
import type { FoundForm } from '../../domain/paper-entry/take.ts'
import { buttons } from '../buttons.ts'
import { shortDay } from '../cycle-plan.ts'
import { joinHtml } from '../html.ts'
import { wordRefusal } from '../refusal.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Back to /paper. */
export const paperKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.paperEntries.encode({}),
})

/** Asks for a code, above what one is entering. */
export const paperEntriesScreen = (entries: readonly ListedEntry[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('paperEntry:title'),
      speech.html('paperEntry:askCode'),
      entries.length > 0 &&
        joinHtml(
          [
            speech.html('paperEntry:mine'),
            ...entries.map(({ person: name, cycle, isHandedIn }) =>
              speech.html(isHandedIn ? 'paperEntry:mineWaiting' : 'paperEntry:mineItem', {
                name,
                period: speech.period(cycle),
              }),
            ),
          ],
          '\n',
        ),
    ],
    '\n\n',
  ),
  rows: [
    ...entries
      .filter(({ isHandedIn }) => !isHandedIn)
      .map(({ id: entry, person: name, evaluationId: evaluation }) => [
        { text: speech.text('paperEntry:goOnWith', { name }), data: buttons.resume.encode({ evaluation }) },
        { text: speech.text('paperEntry:giveBack'), data: buttons.askGiveBack.encode({ entry }) },
      ]),
    [{ text: speech.text('paperEntry:printForSomebody'), data: buttons.printForSomebody.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** Whose form it is, to be compared with the paper, and what stands in the way of entering it. */
export const foundFormScreen = ({ code, entry, obstacle }: FoundForm, speech: Speech): Screen => ({
  text: joinHtml(
    [
      joinHtml(
        [
          speech.html('paperEntry:foundForm', {
            name: entry.person,
            period: speech.period(entry.cycle),
            instant: speech.instant(entry.issuedAt),
          }),
          entry.unit && speech.quote(entry.unit),
        ],
        '\n',
      ),
      entry.clerk && !entry.isSettled && speech.html('paperEntry:takenBy', { name: entry.clerk }),
      obstacle ? wordRefusal(speech, obstacle) : speech.html('paperEntry:checkPerson'),
    ],
    '\n\n',
  ),
  rows: [
    obstacle ? [] : [{ text: speech.text('paperEntry:take'), data: buttons.takeForm.encode({ code }) }],
    [{ text: speech.text('paperEntry:another'), data: buttons.paperEntries.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** Asks once more before a form is given back. */
export const askGiveBackScreen = ({ id: entry, person: name }: PaperEntry, speech: Speech): Screen => ({
  text: speech.html('paperEntry:askGiveBack', { name }),
  rows: [
    [{ text: speech.text('paperEntry:giveBackNow'), data: buttons.giveBack.encode({ entry }) }],
    [paperKey(speech)],
  ],
  isProtected: true,
})

/** Days back from today that have a key of their own. */
const daysBack = [0, 1, 2, 3, 4, 5] as const

const backToForm = ({ view }: Pick<PlannedHandIn, 'view'>, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.goTo.encode({ evaluation: view.evaluation.id, step: overview }),
})

/** Which day stands under the signature. */
export const signedDayScreen = (planned: PlannedHandIn, today: Day, speech: Speech): Screen => {
  const { view, entryId: entry } = planned
  const days = daysBack.map(back => addDays(today, -back)).filter(day => day >= view.cycle.opensOn)
  return {
    text: joinHtml(
      [
        view.paper && speech.html('paperEntry:standing', { name: view.paper.cadre }),
        speech.html('paperEntry:askDay'),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(
        2,
        days.map(day => ({
          text: speech.day(day),
          data: buttons.planHandIn.encode({ entry, day: shortDay(day) }),
        })),
      ),
      [backToForm(planned, speech)],
    ],
    isProtected: true,
  }
}

/** What is about to be handed to a second person. */
export const confirmHandInScreen = (planned: PlannedHandIn, day: Day, speech: Speech): Screen => {
  const { view, entryId: entry, late } = planned
  return {
    text: joinHtml(
      [
        speech.html('paperEntry:confirm', {
          name: view.paper?.cadre ?? '',
          period: speech.period(view.cycle),
          day: speech.day(day),
        }),
        late && speech.html('paperEntry:late'),
        speech.html('evaluation:total', {
          points: speech.points(view.score.points),
          max: speech.points(view.score.max),
          level: speech.text(`evaluation:level.${view.level}`),
        }),
        speech.html('paperEntry:confirmNote'),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('paperEntry:handInNow'),
          data: buttons.handInForm.encode({ entry, day: shortDay(day) }),
        },
      ],
      [{ text: speech.text('paperEntry:changeDay'), data: buttons.handInDay.encode({ entry }) }],
      [backToForm(planned, speech)],
    ],
    isProtected: true,
  }
}

export const handedInScreen = (card: PaperCard, speech: Speech): Screen => ({
  text: speech.html('paperEntry:handedIn', { name: card.person }),
  rows: [
    [{ text: speech.text('paperEntry:another'), data: buttons.paperEntries.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})
