import { type Candidates, candidatesPage } from '../../domain/collective/candidates.ts'
import { type CollectiveMember, isOpenComment } from '../../domain/collective/collective.ts'
import type { LedDraft } from '../../domain/collective/lead.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { commentText } from './collective-comment.ts'
import { peopleText, personLabel } from './found-people.ts'
import { homeKey } from './home.ts'
import { membersKey } from './members-key.ts'

const idOf = ({ file }: LedDraft): string => file.evaluation.id

const draftKey = (draft: LedDraft, speech: Speech): Button => ({
  text: speech.text('collective:draft'),
  data: buttons.goTo.encode({ evaluation: idOf(draft), step: overview }),
})

const standingOf = (member: CollectiveMember, speech: Speech): Html => {
  const { name, comments, hasAnswered } = member
  if (comments > 0) return speech.html('collective:memberSaid', { name, number: comments })
  return speech.html(hasAnswered ? 'collective:memberDone' : 'collective:memberSilent', { name })
}

const steeringKeys = (draft: LedDraft, speech: Speech): Button[][] => {
  const evaluation = idOf(draft)
  const isSilent = draft.members.some(({ hasAnswered }) => !hasAnswered)
  return [
    [
      { text: speech.text('collective:add'), data: buttons.candidates.encode({ evaluation, page: 0 }) },
      ...(isSilent
        ? [{ text: speech.text('collective:remind'), data: buttons.remindMembers.encode({ evaluation }) }]
        : []),
    ],
    ...draft.members.map(({ id: person, name }) => [
      {
        text: speech.text('collective:remove', { name }),
        data: buttons.removeMember.encode({ evaluation, person }),
      },
    ]),
    [draftKey(draft, speech)],
  ]
}

/** Who is named, who has answered, and what was said. */
export const collectiveScreen = (draft: LedDraft, speech: Speech): Screen => {
  const { file, members, comments, isOpen } = draft
  const open = comments.filter(isOpenComment).length
  return {
    text: joinHtml(
      [
        speech.html('collective:title', { period: speech.period(file.cycle) }),
        members.length === 0
          ? speech.html('collective:nobody')
          : joinHtml(
              members.map(member => standingOf(member, speech)),
              '\n',
            ),
        comments.length > 0 && speech.html('collective:counts', { number: comments.length, open }),
        !isOpen && speech.html('collective:frozen'),
      ],
      '\n\n',
    ),
    rows: [
      ...(comments.length > 0
        ? [
            [
              {
                text: speech.text('collective:comments', { number: comments.length }),
                data: buttons.collectiveComments.encode({ evaluation: idOf(draft), page: 0 }),
              },
            ],
          ]
        : []),
      ...(isOpen ? steeringKeys(draft, speech) : []),
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

const candidateRows = (evaluation: string, people: readonly PersonSummary[]): Button[][] =>
  people.map(person => [
    { text: personLabel(person, people), data: buttons.nameMember.encode({ evaluation, person: person.id }) },
  ])

/** Who could be named, those of the unit itself first. */
export const candidatesScreen = (
  { draft, total, items }: Candidates,
  page: number,
  speech: Speech,
): Screen => {
  const evaluation = idOf(draft)
  const at = (other: number): string => buttons.candidates.encode({ evaluation, page: other })
  return {
    text: joinHtml(
      [
        speech.html('collective:choose', { period: speech.period(draft.file.cycle) }),
        items.length === 0 ? speech.html('collective:nobodyLeft') : peopleText(items, true, speech),
      ],
      '\n\n',
    ),
    rows: [
      ...candidateRows(evaluation, items),
      pageKeys(page, Math.ceil(total / candidatesPage), at, speech),
      [{ text: speech.text('collective:search'), data: buttons.findMember.encode({ evaluation }) }],
      [{ text: speech.text('common:back'), data: buttons.collective.encode({ evaluation }) }],
    ],
    isProtected: true,
  }
}

export const askMemberScreen = (evaluation: string, speech: Speech): Screen => ({
  text: speech.html('collective:askName'),
  rows: [[{ text: speech.text('common:back'), data: buttons.collective.encode({ evaluation }) }]],
})

const lineKeys = (draft: LedDraft, line: string, speech: Speech): Button[] => {
  const evaluation = idOf(draft)
  const step = draft.file.form.sections.find(({ id }) => id === line)?.questions[0]?.id ?? overview
  return [{ text: speech.text('collective:edit'), data: buttons.goTo.encode({ evaluation, step }) }]
}

/** One comment at a time, with what the head makes of it. */
export const commentsScreen = (draft: LedDraft, wanted: number, speech: Speech): Screen => {
  const evaluation = idOf(draft)
  const { comments, file, isOpen } = draft
  const page = Math.max(0, Math.min(wanted, comments.length - 1))
  const comment = comments[page]
  if (!comment) return collectiveScreen(draft, speech)
  const at = (other: number): string => buttons.collectiveComments.encode({ evaluation, page: other })
  const settle = (wantedOutcome: 0 | 1, text: string, isChosen: boolean): Button => ({
    text: isChosen ? `● ${text}` : text,
    data: buttons.settleComment.encode({ comment: comment.id, wanted: wantedOutcome, page }),
  })
  const { outcome } = comment
  return {
    text: joinHtml(
      [
        speech.html('collective:commentAt', { place: page + 1, number: comments.length }),
        commentText(file.form, comment, speech),
      ],
      '\n\n',
    ),
    rows: [
      ...(isOpen
        ? [
            [
              settle(1, speech.text('collective:takeUp'), outcome === 'takenUp'),
              settle(0, speech.text('collective:notTakeUp'), outcome === 'notTakenUp'),
            ],
            lineKeys(draft, comment.line, speech),
          ]
        : []),
      pageKeys(page, comments.length, at, speech),
      [membersKey(evaluation, speech)],
    ],
    isProtected: true,
  }
}
