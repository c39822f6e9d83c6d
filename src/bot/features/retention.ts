import { Composer } from 'grammy'
import type { Deps } from '../../domain/ports.ts'
import { readSchedule } from '../../domain/retention/schedule.ts'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { onPress } from '../press.ts'
import { retentionScreen } from '../screens/retention.ts'

/** How long what is kept: for everybody, linked or not, beside whatever dialogue is open. */
export const createRetentionFeature = (deps: Deps): Composer<Context> => {
  const retention = new Composer<Context>()
  onPress(retention, buttons.retention, async (ctx, { page }) =>
    showScreen(ctx, retentionScreen(await readSchedule(deps), page, ctx.speech)),
  )
  return retention
}
