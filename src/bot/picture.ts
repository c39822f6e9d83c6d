import { InputFile } from 'grammy'
import type { Chart, DrawChart } from '../domain/chart.ts'
import type { LinkedContext } from './press.ts'
import { type Screen, toKeyboard } from './screen.ts'

/** Telegram makes a photo smaller than this on its longer side, in pixels; beyond it letters would go under. */
const largestPhoto = 1_280

/** Letters every computer can file; of what it is stands inside only. */
export type PictureOptions = Readonly<{ name: string; caption: string; rows: Screen['rows'] }>

/**
 * Sends a chart below the screen it was asked for on, with the way back under it: as a photo, or, where it is too
 * high to be read as one, as a file.
 */
export const sendPicture = async (
  ctx: LinkedContext,
  draw: DrawChart,
  chart: Chart,
  { name, caption, rows }: PictureOptions,
): Promise<void> => {
  await ctx.replyWithChatAction('upload_photo')
  const { file, width, height } = await draw(chart)
  const input = new InputFile(file, `${name}.png`)
  const more = { caption, protect_content: true, reply_markup: toKeyboard({ rows }, ctx.speech) }
  await (Math.max(width, height) <= largestPhoto
    ? ctx.replyWithPhoto(input, more)
    : ctx.replyWithDocument(input, more))
}
