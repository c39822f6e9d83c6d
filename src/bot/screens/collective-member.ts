import {
  type CollectiveComment,
  isOpenComment,
  longestComment,
  wholeDraft,
} from '../../domain/collective/collective.ts'
import type { SeenDraft } from '../../domain/collective/comment.ts'
import type { Section } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { partName } from './collective-comment.ts'
import { homeKey } from './home.ts'
import { answerLine, excerpt } from './overview.ts'
import { intoPages } from './pages.ts'

const idOf = ({ view }: SeenDraft): string => view.evaluation.id

/** One's own words in short, with what became of them. */
const ownText = ({ text, outcome }: CollectiveComment, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('collective:ownComment', { text: excerpt(text, 200) }),
      speech.html(`collective:outcome.${outcome ?? 'open'}`),
    ],
    '\n',
  )

const lineText = (view: SeenDraft['view'], id: string, speech: Speech): Html => {
  const answer = view.answers[id]
  const question = view.form.sections.flatMap(({ questions }) => questions).find(one => one.id === id)
  return answer?.kind === 'text' && question
    ? speech.html('approval:prose', { title: speech.own(question.text), text: answer.text })
    : answerLine(view, id, speech)
}

type Block = Readonly<{ line: string; html: Html }>

const sectionBlocks = (seen: SeenDraft, section: Section, speech: Speech): Block[] => {
  const [first, ...others] = section.questions.map(({ id }) => lineText(seen.view, id, speech))
  const title = joinHtml([bold(speech.quote(speech.own(section.title))), first], '\n')
  return [title, ...others, ...ownTexts(seen, section.id, speech)].map(html => ({ line: section.id, html }))
}

const ownTexts = ({ comments }: SeenDraft, line: string, speech: Speech): Html[] =>
  comments.filter(comment => comment.line === line).map(comment => ownText(comment, speech))

const blocksOf = (seen: SeenDraft, speech: Speech): Block[] => [
  ...seen.view.form.sections.flatMap(section => sectionBlocks(seen, section, speech)),
  ...ownTexts(seen, wholeDraft, speech).map(html => ({ line: wholeDraft, html })),
]

/** The draft, section by section, with keys for what stands on this page. */
export const seenDraftScreen = (seen: SeenDraft, wanted: number, speech: Speech): Screen => {
  const evaluation = idOf(seen)
  const { view, head, isOpen, hasAnswered } = seen
  const blocks = blocksOf(seen, speech)
  const pages = intoPages(blocks.map(({ html }) => html))
  const page = Math.min(wanted, pages.length - 1)
  const start = pages.slice(0, page).reduce((sum, { length }) => sum + length, 0)
  const lines = new Set(blocks.slice(start, start + (pages[page]?.length ?? 0)).map(({ line }) => line))
  const at = (other: number): string => buttons.seenDraft.encode({ evaluation, page: other })
  return {
    text: joinHtml(
      [
        speech.html('collective:seenTitle', { period: speech.period(view.cycle), name: head }),
        ...(pages[page] ?? []),
        speech.html(isOpen ? 'collective:seenHow' : 'collective:frozen'),
        isOpen && hasAnswered && speech.html('collective:youAnswered'),
      ],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      ...(isOpen ? [...commentKeys(seen, lines, speech), ...ownKeys(seen, lines, speech)] : []),
      isOpen ? [finishKey(seen, speech)] : [],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

const commentKeys = ({ view }: SeenDraft, lines: ReadonlySet<string>, speech: Speech): Button[][] =>
  [...new Set([...lines, wholeDraft])].map(line => [
    {
      text: speech.text('collective:commentOn', { part: partName(view.form, line, speech) }),
      data: buttons.askComment.encode({ evaluation: view.evaluation.id, line }),
    },
  ])

/** One's own comments can be changed or taken back until the head has settled them. */
const ownKeys = (seen: SeenDraft, lines: ReadonlySet<string>, speech: Speech): Button[][] =>
  seen.comments
    .filter(comment => isOpenComment(comment) && (lines.has(comment.line) || comment.line === wholeDraft))
    .map(({ id: comment, text }) => {
      const evaluation = idOf(seen)
      const words = excerpt(text, 16)
      return [
        {
          text: speech.text('collective:change', { words }),
          data: buttons.askChangeComment.encode({ evaluation, comment }),
        },
        {
          text: speech.text('collective:withdraw', { words }),
          data: buttons.withdrawComment.encode({ evaluation, comment }),
        },
      ]
    })

const finishKey = (seen: SeenDraft, speech: Speech): Button => ({
  text: speech.text(seen.comments.length > 0 ? 'collective:done' : 'collective:nothing'),
  data: buttons.finishCommenting.encode({ evaluation: idOf(seen) }),
})

/** Asks for the words of a comment; of one that stands, what it says now. */
export const askCommentScreen = (
  seen: SeenDraft,
  line: string,
  before: string | null,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('collective:askComment', {
        part: partName(seen.view.form, line, speech),
        name: seen.head,
        max: longestComment,
      }),
      before !== null && speech.html('collective:commentText', { text: before }),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('common:back'),
        data: buttons.seenDraft.encode({ evaluation: idOf(seen), page: 0 }),
      },
    ],
  ],
  isProtected: true,
})
