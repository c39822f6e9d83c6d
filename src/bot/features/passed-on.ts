import { Composer } from 'grammy'
import { whereApprovalWent } from '../../domain/approval/passed.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue } from '../press.ts'
import { wentOnScreen } from '../screens/overdue.ts'

/** The item a key is about, whatever the key does; staff's own keys of routing are another matter. */
const itemOf = (data: string): string | undefined => {
  for (const kind of Object.values(buttons)) {
    const values: object | undefined = kind.decode(data)
    if (values === undefined || kind === buttons.openOverdue || kind === buttons.reassign) continue
    return 'approval' in values && typeof values.approval === 'string' ? values.approval : undefined
  }
  return undefined
}

/** A key of a card that has gone on says where it went; every other press goes its way. */
export const createPassedOn = (deps: Deps): Composer<LinkedContext> => {
  const passedOn = new Composer<LinkedContext>()
  passedOn.on('callback_query:data', async (ctx, next) => {
    const approvalId = itemOf(ctx.callbackQuery.data)
    const name = approvalId && (await whereApprovalWent(deps, ctx.viewer.actor, approvalId))
    if (!name) return next()
    await leaveDialogue(ctx)
    await showScreen(ctx, wentOnScreen(name, ctx.speech))
  })
  return passedOn
}
