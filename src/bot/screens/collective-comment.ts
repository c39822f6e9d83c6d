import { type CollectiveComment, wholeDraft } from '../../domain/collective/collective.ts'
import type { ReviewedComments } from '../../domain/collective/review.ts'
import type { Form } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { intoPages } from './pages.ts'

/** The part of a form a comment is about. */
export const partName = (form: Form, line: string, speech: Speech): string => {
  const section = form.sections.find(({ id }) => id === line)
  return line === wholeDraft || !section ? speech.text('collective:whole') : speech.own(section.title)
}

/** Who said what to which part, and what became of it. */
export const commentText = (form: Form, comment: CollectiveComment, speech: Speech): Html =>
  joinHtml(
    [
      bold(speech.quote(partName(form, comment.line, speech))),
      speech.html('collective:commentBy', {
        name: comment.author,
        instant: speech.instant(comment.writtenAt),
      }),
      speech.html('collective:commentText', { text: comment.text }),
      speech.html(`collective:outcome.${comment.outcome ?? 'open'}`),
    ],
    '\n',
  )

/** What the reviewer sees of it: everything that was said, with its outcome. */
export const reviewedCommentsScreen = (
  { approvalId: approval, file, comments }: ReviewedComments,
  wanted: number,
  speech: Speech,
): Screen => {
  const pages = intoPages(comments.map(comment => commentText(file.form, comment, speech)))
  const page = Math.min(wanted, pages.length - 1)
  const at = (other: number): string => buttons.reviewedComments.encode({ approval, page: other })
  return {
    text: joinHtml(
      [
        speech.html('collective:commentsTitle', {
          period: speech.period(file.cycle),
          number: comments.length,
        }),
        ...(pages[page] ?? []),
        comments.length === 0 && speech.html('collective:noComments'),
      ],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      [{ text: speech.text('common:back'), data: buttons.openApproval.encode({ approval, page: 0 }) }],
    ],
    isProtected: true,
  }
}
