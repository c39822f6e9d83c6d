import type { Deps } from '../ports.ts'

/** Scores handed over in one look; the rest follows a minute later. */
const atOnce = 50

export const handOverKey = (evaluationId: string, toUnitId: string): string =>
  `evaluation.scoreHandedOver:${evaluationId}:${toUnitId}`

/**
 * A moved official is rated by the new unit, and the old one hands over his decided periods: the heads of both
 * get one notice of each, once. Looked for every minute.
 */
export const handOverScores = (deps: Deps): Promise<void> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    for (const score of await store.cycles.handedScores(today, atOnce)) {
      const { evaluationId, personId, person, period, points, level, fromUnit, toUnit } = score
      const heads = [
        ...(await store.cycles.headsOf(fromUnit.id, personId, today)),
        ...(await store.cycles.headsOf(toUnit.id, personId, today)),
      ]
      await store.notices.add({
        id: deps.newId(),
        dedupeKey: handOverKey(evaluationId, toUnit.id),
        subject: `evaluation:${evaluationId}`,
        content: {
          kind: 'evaluation.scoreHandedOver',
          person,
          period,
          points,
          level,
          from: fromUnit.name,
          to: toUnit.name,
        },
        recipients: [...new Set(heads)],
        at,
      })
    }
  })
