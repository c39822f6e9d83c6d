import { Composer, InputFile } from 'grammy'
import { ownDataRequests } from '../../domain/data-request/own.ts'
import { exportOwnData } from '../../domain/own-data/export.ts'
import type { Deps } from '../../domain/ports.ts'
import type { WriteWorkbook } from '../../domain/table.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { ownDataJson, ownDataWorkbook } from '../own-data-files.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { toKeyboard } from '../screen.ts'
import { myDataKey, myDataScreen } from '../screens/my-data.ts'
import { refusedScreen } from '../screens/refused.ts'

/** /mydata: the copy of everything held about oneself. A copy nobody can keep is none, so it is not protected. */
export const createMyData = (deps: Deps, writeWorkbook: WriteWorkbook): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const show = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    await showScreen(ctx, myDataScreen(await ownDataRequests(deps, ctx.viewer.actor), ctx.speech))
  }
  feature.command('mydata', show)
  onPress(feature, buttons.ownData, show)

  onPress(feature, buttons.getOwnData, async ctx => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const made = await exportOwnData(deps, ctx.viewer.actor, ctx.isRepeated)
    if (!made.ok) {
      // Pressed twice: the files of the first press are there, or on their way.
      if (made.refusal === 'data_just_exported')
        return ctx.acknowledge(speech.text('refusals:data_just_exported'))
      return showScreen(ctx, refusedScreen(made.refusal, speech))
    }
    await ctx.replyWithChatAction('upload_document')
    const workbook = await writeWorkbook(ownDataWorkbook(made.value, speech))
    const name = `du-lieu-cua-toi-${deps.moment().today}`
    await ctx.replyWithDocument(new InputFile(ownDataJson(made.value, speech), `${name}.json`), {
      caption: speech.text('ownData:captionMachine'),
    })
    await ctx.replyWithDocument(new InputFile(workbook, `${name}.xlsx`), {
      caption: speech.text('ownData:captionReadable'),
      reply_markup: toKeyboard({ rows: [[myDataKey(speech)]] }, speech),
    })
  })
  return feature
}
