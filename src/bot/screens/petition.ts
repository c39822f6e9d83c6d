import { completeDraft, missingPart, type PetitionDraft } from '../../domain/petition/draft.ts'
import type { OwnPetition } from '../../domain/petition/own.ts'
import type { Contested, PetitionBasis } from '../../domain/petition/petition.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { homeKey } from './home.ts'
import { intoPages } from './pages.ts'
import { petitionStanding } from './petition-standing.ts'
import { contestedText, groundsText, wantedText } from './petition-text.ts'
import { basisText } from './why.ts'

const resultText = ({ result }: OwnPetition, speech: Speech): Html =>
  speech.html('petition:result', {
    level: levelText(result.facts.level, speech),
    points: speech.points(result.facts.points),
    name: result.facts.decider,
  })

/** The three parts one after the other; what is missing is said to be. */
const draftBlocks = ({ draft, lines }: OwnPetition, speech: Speech): Html[] => {
  const { grounds, wanted } = draft
  const contested = lines.filter(({ line }) => draft.lines.includes(line)).map(one => one.contested)
  return [
    contested.length > 0 ? contestedText(contested, speech) : speech.html('petition:noLines'),
    grounds === null ? speech.html('petition:noGrounds') : groundsText(grounds, speech),
    wanted === null ? speech.html('petition:noWanted') : wantedText(wanted, speech),
  ]
}

const isBegun = ({ lines, grounds, wanted }: PetitionDraft): boolean =>
  lines.length > 0 || grounds !== null || wanted !== null

const blocksOf = (view: OwnPetition, today: string, speech: Speech): Html[] => {
  const { result, isVerified, daysLeft, draft } = view
  const { petition } = result
  const standing = petitionStanding(result, today, speech)
  if (petition) {
    const { contested, grounds, wanted } = petition.text
    return [
      resultText(view, speech),
      contestedText(contested, speech),
      groundsText(grounds, speech),
      wantedText(wanted, speech),
      standing,
      ...(petition.answer ? [speech.html('petition:answer', { text: petition.answer.text })] : []),
      ...(petition.answer ? [speech.html('petition:final')] : []),
    ]
  }
  const rule = isVerified ? null : speech.html('petition:unverified')
  return [
    joinHtml([resultText(view, speech), standing, rule], '\n\n'),
    ...(daysLeft > 0 && !isBegun(draft) ? [speech.html('petition:intro')] : draftBlocks(view, speech)),
    ...(daysLeft > 0 && isBegun(draft) ? [speech.html('petition:kept')] : []),
  ]
}

const writingKeys = ({ result, draft }: OwnPetition, speech: Speech): Button[][] => {
  const { evaluationId: evaluation } = result.facts
  const part = (name: 'lines' | 'grounds' | 'wanted', text: string): Button => ({
    text,
    data:
      name === 'lines'
        ? buttons.petitionLines.encode({ evaluation, page: 0 })
        : buttons.petitionPart.encode({ evaluation, part: name }),
  })
  const next = missingPart(draft)
  return [
    next === null
      ? [{ text: speech.text('petition:file'), data: buttons.askFilePetition.encode({ evaluation }) }]
      : [part(next, speech.text('petition:next'))],
    isBegun(draft)
      ? [
          part('lines', speech.text('petition:keyLines')),
          part('grounds', speech.text('petition:keyGrounds')),
          part('wanted', speech.text('petition:keyWanted')),
        ]
      : [],
  ]
}

/** One's own petition as it stands: being written, waiting for its answer, or answered. */
export const petitionScreen = (view: OwnPetition, wanted: number, today: string, speech: Speech): Screen => {
  const { result, daysLeft } = view
  const { evaluationId: evaluation, period } = result.facts
  const pages = intoPages(blocksOf(view, today, speech))
  const page = Math.min(wanted, pages.length - 1)
  const at = (other: number): string => buttons.petition.encode({ evaluation, page: other })
  const isOpen = result.petition === null && daysLeft > 0
  return {
    text: joinHtml(
      [speech.html('petition:title', { period: speech.period(period) }), ...(pages[page] ?? [])],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      ...(isOpen ? writingKeys(view, speech) : []),
      [{ text: speech.text('evaluation:why'), data: buttons.petitionWhy.encode({ evaluation }) }],
      [
        { text: speech.text('petition:toResult'), data: buttons.ownResult.encode({ evaluation }) },
        homeKey(speech),
      ],
    ],
    isProtected: true,
  }
}

/** Asks once more, and names who will answer. */
export const askFilePetitionScreen = (view: OwnPetition, speech: Speech): Screen => {
  const { draft, lines, result, authority, answerWorkingDays } = view
  const { evaluationId: evaluation } = result.facts
  const named = (line: string): Contested =>
    lines.find(one => one.line === line)?.contested ?? { kind: 'level' }
  const text = completeDraft(draft, named)
  return {
    text: joinHtml(
      [
        text && contestedText(text.contested, speech),
        text && wantedText(text.wanted, speech),
        speech.html('petition:askFile', { name: authority?.name ?? '', count: answerWorkingDays }),
        speech.html('petition:once'),
      ],
      '\n\n',
    ),
    rows: [
      [{ text: speech.text('petition:fileNow'), data: buttons.filePetition.encode({ evaluation }) }],
      [{ text: speech.text('common:back'), data: buttons.petition.encode({ evaluation, page: 0 }) }],
    ],
    isProtected: true,
  }
}

/** The article, its source and how surely it is known. */
export const petitionWhyScreen = (evaluation: string, basis: PetitionBasis, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('evaluation:whyTitle'),
      basisText(bold(speech.html('petition:rule')), basis, basis.verified, speech),
    ],
    '\n\n',
  ),
  rows: [[{ text: speech.text('common:back'), data: buttons.petition.encode({ evaluation, page: 0 }) }]],
})
