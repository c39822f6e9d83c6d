import { longestGrounds, longestWish, shortestGrounds } from '../../domain/petition/draft.ts'
import type { OwnPetition } from '../../domain/petition/own.ts'
import { levelsToWish } from '../../domain/petition/write.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { contestedLabel, contestedName, groundsText, wantedText } from './petition-text.ts'

const backKey = (evaluation: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.petition.encode({ evaluation, page: 0 }),
})

/** Lines on one page; their texts stand above their keys. */
const pageLength = 14

/** The page of the choice a line stands on. */
export const pageOfLine = ({ lines }: OwnPetition, line: string): number =>
  Math.max(0, Math.floor(lines.findIndex(one => one.line === line) / pageLength))

/** What is contested: each press puts a line, or the level, in or takes it out. */
export const petitionLinesScreen = (view: OwnPetition, wanted: number, speech: Speech): Screen => {
  const { lines, draft, result } = view
  const { evaluationId: evaluation } = result.facts
  const pages = Math.max(1, Math.ceil(lines.length / pageLength))
  const page = Math.min(wanted, pages - 1)
  const shown = lines.slice(page * pageLength, (page + 1) * pageLength)
  const isChosen = (line: string): boolean => draft.lines.includes(line)
  const keys = shown.map(({ line, contested }) => ({
    text: `${isChosen(line) ? '☑' : '☐'} ${contestedLabel(contested, speech)}`,
    data: buttons.petitionLine.encode({ evaluation, line, wanted: isChosen(line) ? 0 : 1 }),
  }))
  const at = (other: number): string => buttons.petitionLines.encode({ evaluation, page: other })
  const next = {
    text: speech.text('petition:next'),
    data:
      draft.grounds === null
        ? buttons.petitionPart.encode({ evaluation, part: 'grounds' })
        : buttons.petition.encode({ evaluation, page: 0 }),
  }
  return {
    text: joinHtml(
      [
        speech.html('petition:askLines'),
        joinHtml(
          shown.map(({ contested }) => contestedName(contested, speech)),
          '\n',
        ),
        draft.lines.length > 0 && speech.html('petition:chosen', { count: draft.lines.length }),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(2, keys),
      pageKeys(page, pages, at, speech),
      draft.lines.length > 0 ? [next] : [],
      [backKey(evaluation, speech)],
    ],
    isProtected: true,
  }
}

/** Asks for the grounds; what was written stays until it is written anew. */
export const petitionGroundsScreen = ({ result, draft }: OwnPetition, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('petition:askGrounds', { min: shortestGrounds, max: longestGrounds }),
      draft.grounds !== null && groundsText(draft.grounds, speech),
    ],
    '\n\n',
  ),
  rows: [[backKey(result.facts.evaluationId, speech)]],
  isProtected: true,
})

/** Asks what is wanted: a level by its key, or anything else in words. */
export const petitionWantedScreen = (view: OwnPetition, speech: Speech): Screen => {
  const { result, draft } = view
  const { evaluationId: evaluation } = result.facts
  const keys = levelsToWish(view).map(level => ({
    text: levelText(level, speech),
    data: buttons.petitionLevel.encode({ evaluation, level }),
  }))
  return {
    text: joinHtml(
      [
        speech.html('petition:askWanted', { max: longestWish }),
        draft.wanted !== null && wantedText(draft.wanted, speech),
      ],
      '\n\n',
    ),
    rows: [...inRowsOf(1, keys), [backKey(evaluation, speech)]],
    isProtected: true,
  }
}
