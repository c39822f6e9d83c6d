import { Composer, InputFile } from 'grammy'
import type { OverdueBoard } from '../../domain/board/board.ts'
import { readOverdueBoard } from '../../domain/board/read.ts'
import type { DrawChart } from '../../domain/chart.ts'
import type { Deps } from '../../domain/ports.ts'
import type { WriteWorkbook } from '../../domain/table.ts'
import { overdueChart } from '../board-chart.ts'
import { overdueWorkbook } from '../board-workbook.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { sendPicture } from '../picture.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { boardScreen } from '../screens/board.ts'
import { homeKey } from '../screens/home.ts'

type Options = Readonly<{ deps: Deps; drawChart: DrawChart; writeWorkbook: WriteWorkbook }>

/** The board of what is overdue: as a list, as a picture, and as a workbook. */
export const createBoard = ({ deps, drawChart, writeWorkbook }: Options): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const withBoard = async (
    ctx: LinkedContext,
    show: (board: OverdueBoard) => Promise<void>,
  ): Promise<void> => {
    const { speech } = ctx
    const board = await readOverdueBoard(deps, ctx.viewer.actor)
    await leaveDialogue(ctx)
    if (board.ok) return show(board.value)
    await showScreen(ctx, { text: wordRefusal(speech, board.refusal), rows: [[homeKey(speech)]] })
  }
  const back = (ctx: LinkedContext) => ({
    text: ctx.speech.text('common:back'),
    data: buttons.overdueBoard.encode({}),
  })

  onPress(feature, buttons.overdueBoard, ctx =>
    withBoard(ctx, board => showScreen(ctx, boardScreen(board, ctx.speech))),
  )

  onPress(feature, buttons.overduePicture, (ctx, { part }) =>
    withBoard(ctx, async board => {
      const { speech } = ctx
      const by = part === 'authority' ? 'authority' : 'unit'
      await sendPicture(ctx, drawChart, overdueChart(board, by, speech), {
        name: `qua-han-${board.asOf}`,
        caption: speech.text(`board:chartTitle.${by}`),
        rows: [[back(ctx)]],
      })
    }),
  )

  onPress(feature, buttons.overdueWorkbook, ctx =>
    withBoard(ctx, async board => {
      const { speech } = ctx
      await ctx.replyWithChatAction('upload_document')
      const file = await writeWorkbook(overdueWorkbook(board, speech))
      await ctx.replyWithDocument(new InputFile(file, `qua-han-${board.asOf}.xlsx`), {
        caption: speech.text('board:asOf', { day: speech.day(board.asOf) }),
        protect_content: true,
      })
    }),
  )
  return feature
}
