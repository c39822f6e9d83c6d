import { levelOrder } from '../../domain/classification/cap.ts'
import type { Rated } from '../../domain/classification/present.ts'
import type { Level } from '../../domain/evaluation/score.ts'
import { longestAnswer } from '../../domain/petition/answer.ts'
import type { PetitionCard } from '../../domain/petition/card.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'

const backKey = (approval: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openPetition.encode({ approval, page: 0 }),
})

/** Which level is to hold: any of them, the decided one too where only the points change. */
export const changeLevelScreen = (card: PetitionCard, speech: Speech): Screen => {
  const { approvalId: approval, requester: name } = card
  const keys = levelOrder.map(level => ({
    text: level === card.level ? `● ${levelText(level, speech)}` : levelText(level, speech),
    data: buttons.changeTo.encode({ approval, level }),
  }))
  return {
    text: joinHtml(
      [
        speech.html('petition:askLevel', { name }),
        speech.html('petition:cardResult', {
          level: levelText(card.level, speech),
          points: speech.points(card.points),
        }),
      ],
      '\n\n',
    ),
    rows: [...inRowsOf(1, keys), [backKey(approval, speech)]],
    isProtected: true,
  }
}

/** Which points are to hold; those that were decided by a key, where the level is another. */
export const changePointsScreen = (card: PetitionCard, level: Level, speech: Speech): Screen => {
  const { approvalId: approval, points } = card
  const keep = {
    text: speech.text('petition:keepPoints', { points: speech.points(points) }),
    data: buttons.changePoints.encode({ approval, level, points }),
  }
  return {
    text: joinHtml(
      [
        speech.html('petition:askPoints', { name: card.requester, level: levelText(level, speech) }),
        speech.html('petition:cardResult', {
          level: levelText(card.level, speech),
          points: speech.points(points),
        }),
      ],
      '\n\n',
    ),
    rows: [
      level === card.level ? [] : [keep],
      [{ text: speech.text('common:back'), data: buttons.changePetition.encode({ approval }) }],
    ],
    isProtected: true,
  }
}

/** Asks for the written answer; numbers that were typed are echoed before they hold. */
export const askAnswerScreen = (card: PetitionCard, changed: Rated | null, speech: Speech): Screen => {
  const { approvalId: approval, requester: name } = card
  const asked = changed
    ? speech.html('petition:askAnswerChange', {
        name,
        level: levelText(changed.level, speech),
        points: speech.points(changed.points),
        max: longestAnswer,
      })
    : speech.html('petition:askAnswerUphold', { name, max: longestAnswer })
  return { text: asked, rows: [[backKey(approval, speech)]], isProtected: true }
}
