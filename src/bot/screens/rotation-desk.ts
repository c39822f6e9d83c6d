import type { OwnRotation } from '../../domain/movement/read.ts'
import { buttons } from '../buttons.ts'
import { firstAsked, toKey } from '../report-query.ts'
import { dueView } from '../reports/due.ts'
import { movementsView } from '../reports/movements.ts'
import { nonLocalView } from '../reports/non-local.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { rotationScreen } from './rotation.ts'

/** What staff looks at for rotation: who is due, who is not local, who was moved. */
const reports = { due: dueView.code, nonLocal: nonLocalView.code, movements: movementsView.code } as const

/** One's own posts; for staff with the reports about everybody in scope above the way home. */
export const ownRotationScreen = (rotation: OwnRotation, page: number, speech: Speech): Screen => {
  const screen = rotationScreen(rotation, page, speech)
  if (!rotation.readsReports) return screen
  const keys = (['due', 'nonLocal', 'movements'] as const).map(name => [
    {
      text: speech.text(`report:name.${name}`),
      data: buttons.report.encode(toKey(firstAsked(reports[name], rotation.today))),
    },
  ])
  return { ...screen, rows: [...screen.rows.slice(0, -1), ...keys, ...screen.rows.slice(-1)] }
}
