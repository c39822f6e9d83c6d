import type { ClockName, MovementRules } from '../../domain/movement/rules.ts'
import { clockName } from '../screens/clock-line.ts'
import type { Speech } from '../speech.ts'

/** What comes due is a day: of the service left, the last one on which a rotation is possible. */
export const dueClock = (clock: ClockName, rules: MovementRules, speech: Speech): string =>
  clock === 'serviceLeft'
    ? speech.text('movementReport:lastRotation')
    : clockName({ name: clock }, rules, speech)
