import type { Day } from '../../domain/day.ts'
import type { NoticeContent } from '../../domain/notice/notice.ts'
import type { AnswerFacts, PetitionCard } from '../../domain/petition/card.ts'
import type { PetitionView } from '../../domain/petition/open.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { homeKey } from './home.ts'
import { intoPages } from './pages.ts'
import { outcomeText } from './petition-standing.ts'
import { contestedText, groundsText, petitionInShort, wantedText } from './petition-text.ts'

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

/** Who petitions, against which result, and until when he is to be answered. */
const headText = (card: PetitionCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('petition:cardTitle', { period: speech.period(card.period) }),
      joinHtml(
        [
          bold(speech.quote(card.requester)),
          card.positionTitles && speech.quote(speech.own(card.positionTitles)),
          card.unit && speech.quote(card.unit),
        ],
        '\n',
      ),
      joinHtml(
        [
          speech.html('petition:cardResult', {
            level: levelText(card.level, speech),
            points: speech.points(card.points),
          }),
          speech.html('petition:cardDue', { day: speech.day(card.answerBy) }),
        ],
        '\n',
      ),
    ],
    '\n\n',
  )

const answerKeys = (approval: string, speech: Speech): Button[] => [
  { text: speech.text('petition:uphold'), data: buttons.upholdPetition.encode({ approval }) },
  { text: speech.text('petition:change'), data: buttons.changePetition.encode({ approval }) },
]

const listKey = (speech: Speech): Button => ({
  text: speech.text('approval:list'),
  data: buttons.approvals.encode({ page: 0 }),
})

const openKey = (approval: string, speech: Speech): Button => ({
  text: speech.text('approval:open'),
  data: buttons.openPetition.encode({ approval, page: 0 }),
})

/** The card of a petition that waits for its answer. */
export const petitionCardScreen = (card: PetitionCard, speech: Speech): Screen => ({
  text: joinHtml([headText(card, speech), petitionInShort(card, speech)], '\n\n'),
  rows: [[openKey(card.approvalId, speech)], answerKeys(card.approvalId, speech), [listKey(speech)]],
  isProtected: true,
})

const dueText = (answerBy: Day, today: Day, speech: Speech): Html => {
  if (today > answerBy) return speech.html('petition:dueOver')
  return today < answerBy ? speech.html('petition:dueSoon') : speech.html('petition:dueToday')
}

/** Reminds of it, a few days before the last one or on that day. */
export const petitionDueScreen = (card: PetitionCard, today: Day, speech: Speech): Screen => ({
  text: joinHtml([dueText(card.answerBy, today, speech), headText(card, speech)], '\n\n'),
  rows: [[openKey(card.approvalId, speech)], answerKeys(card.approvalId, speech)],
  isProtected: true,
})

const outcomeOf = (answer: AnswerFacts, speech: Speech): Html => {
  const { answerer, answeredAt, outcome } = answer
  const by = { answerer, answeredAt: new Date(answeredAt) }
  return outcomeText(by, outcome === 'changed' ? answer : null, speech)
}

const answerText = ({ text }: AnswerFacts, speech: Speech): Html => speech.html('petition:answer', { text })

/** After the answer a card asks for nothing any more, and says who gave it. */
export const petitionSettledScreen = (
  { card, answer }: Pick<Told<'petition.settled'>, 'card' | 'answer'>,
  speech: Speech,
  rows: Button[][] = [],
): Screen => ({
  text: joinHtml(
    [headText(card, speech), bold(outcomeOf(answer, speech)), answerText(answer, speech)],
    '\n\n',
  ),
  rows,
  isProtected: true,
})

/** A petition as whoever opens it sees it, whole, page by page. */
export const openedPetitionScreen = (
  { card, answer }: PetitionView,
  wanted: number,
  speech: Speech,
): Screen => {
  const { approvalId: approval, contested, grounds, wanted: wish } = card
  const pages = intoPages([
    joinHtml([headText(card, speech), contestedText(contested, speech)], '\n\n'),
    groundsText(grounds, speech),
    wantedText(wish, speech),
    ...(answer ? [bold(outcomeOf(answer, speech)), answerText(answer, speech)] : []),
  ])
  const page = Math.min(wanted, pages.length - 1)
  const at = (other: number): string => buttons.openPetition.encode({ approval, page: other })
  return {
    text: joinHtml(pages[page] ?? [], '\n\n'),
    rows: [
      pageKeys(page, pages.length, at, speech),
      answer ? [] : answerKeys(approval, speech),
      [listKey(speech)],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** What the cadre hears: the outcome, what holds now, the words of it, and that it ends there. */
export const petitionToldScreen = (
  { period, answer, evaluationId: evaluation }: Told<'petition.answered'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('petition:told', { period: speech.period(period) }),
      outcomeOf(answer, speech),
      speech.html('petition:present', {
        level: levelText(answer.level, speech),
        points: speech.points(answer.points),
      }),
      answerText(answer, speech),
      speech.html('petition:final'),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('petition:open'), data: buttons.petition.encode({ evaluation, page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})
