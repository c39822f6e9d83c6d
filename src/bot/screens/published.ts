import type { Response } from '../../domain/classification/classification.ts'
import type { OwnResult } from '../../domain/classification/own-result.ts'
import type { Day } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { compareKey } from './band.ts'
import { levelText } from './classification.ts'
import { homeKey } from './home.ts'
import { petitionKeys, petitionStanding } from './petition-standing.ts'

const words = { read: 'read', agreed: 'agree', disagreed: 'disagree' } as const

const responseKeys = (evaluation: string, given: Response | null, speech: Speech): Button[][] => {
  const key = (response: Response): Button => ({
    text: speech.text(`classification:${words[response]}`),
    data: buttons.respond.encode({ evaluation, response }),
  })
  if (given === 'agreed' || given === 'disagreed') return []
  return [[key('agreed'), key('disagreed')], given === null ? [key('read')] : []]
}

/** A cadre's own result: he is the first to see it, says what he thinks of it, and may petition against it. */
export const publishedScreen = (own: OwnResult, today: Day, speech: Speech): Screen => {
  const { facts, response } = own
  return {
    text: joinHtml(
      [
        speech.html('notices:published', {
          period: speech.period(facts.period),
          level: levelText(facts.level, speech),
          points: speech.points(facts.points),
          name: facts.decider,
        }),
        facts.level !== facts.proposed &&
          speech.html('notices:publishedOther', { level: levelText(facts.proposed, speech) }),
        facts.reason !== null && speech.html('notices:reason', { reason: facts.reason }),
        response ? speech.html(`classification:said.${response}`) : speech.html('notices:publishedAsk'),
        petitionStanding(own, today, speech),
      ],
      '\n\n',
    ),
    rows: [
      ...responseKeys(facts.evaluationId, response, speech),
      petitionKeys(own, today, speech),
      [compareKey(facts.evaluationId, speech), homeKey(speech)],
    ],
    isProtected: true,
  }
}
