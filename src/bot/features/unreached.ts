import { InputFile } from 'grammy'
import { titleOf } from '../../domain/broadcast/broadcast.ts'
import { inviteUnreached, listUnreached, openReport } from '../../domain/broadcast/steer.ts'
import type { Deps } from '../../domain/ports.ts'
import type { WriteWorkbook } from '../../domain/table.ts'
import type { LinkedContext } from '../press.ts'
import type { WordedRefusal } from '../refusal.ts'
import { unreachedWorkbook } from '../unreached-workbook.ts'
import { sendSheet } from './invite.ts'

/** Those who were not reached, as a workbook to telephone by. Answers what stood in the way. */
export const sendUnreachedFile = async (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
  writeWorkbook: WriteWorkbook,
): Promise<WordedRefusal | undefined> => {
  const { speech } = ctx
  const report = await openReport(deps, ctx.viewer.actor, id)
  if (!report.ok) return report.refusal
  const listed = await listUnreached(deps, ctx.viewer.actor, id)
  if (!listed.ok) return listed.refusal
  await ctx.replyWithChatAction('upload_document')
  const file = await writeWorkbook(unreachedWorkbook(listed.value, speech))
  const title = titleOf(report.value.file.broadcast)
  await ctx.replyWithDocument(new InputFile(file, `${speech.text('announce:fileName')}.xlsx`), {
    caption: `${title}\n${speech.text('announce:fileCaption', { count: listed.value.length })}`,
    protect_content: true,
  })
  return undefined
}

/** New invites for the recipients without an account, on one sheet to print. */
export const sendUnreachedSheet = async (
  ctx: LinkedContext,
  deps: Deps,
  id: string,
): Promise<WordedRefusal | undefined> => {
  const issued = await inviteUnreached(deps, ctx.viewer.actor, id, ctx.isRepeated)
  if (!issued.ok) return issued.refusal
  await ctx.replyWithChatAction('upload_document')
  await sendSheet(ctx, issued.value)
  return undefined
}
