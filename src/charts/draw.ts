import type { Canvas } from '@napi-rs/canvas'
import type { DrawChart, Picture } from '../domain/chart.ts'
import { paleInk, paper } from './colours.ts'
import { directed } from './direction.ts'
import { drawHeader, type Header, layHeader } from './header.ts'
import { drawLying } from './lying.ts'
import { fontOf, lineHeight, margin, textSize, width } from './measures.ts'
import { isEmpty, type Plan, planChart } from './plan.ts'
import { drawStanding } from './standing.ts'
import { type EchartsCanvas, openStudio, type Studio } from './studio.ts'
import { wrap } from './wrap.ts'

const canvasOf = ({ createCanvas }: Studio, height: number): Canvas => {
  const canvas = createCanvas(width, Math.ceil(height))
  const context = canvas.getContext('2d')
  context.fillStyle = paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

/** In words, where there is nothing to draw. */
const drawEmpty = ({ empty, isRtl }: Plan, header: Header, studio: Studio): Canvas => {
  const lines = wrap(empty, width - 2 * margin, 4, studio.measure(fontOf(textSize)))
  const canvas = canvasOf(studio, header.height + (lines.length + 2) * lineHeight(textSize) + margin)
  const context = canvas.getContext('2d')
  drawHeader(context, header, isRtl)
  context.font = fontOf(textSize)
  context.fillStyle = paleInk
  context.textAlign = 'center'
  for (const [place, line] of lines.entries()) {
    const y = header.height + (place + 1.5) * lineHeight(textSize)
    context.fillText(directed(line, isRtl), width / 2, y)
  }
  return canvas
}

/** The library wipes what it drew on when it lets go of it, so the picture is taken before. */
const drawPlan = async (plan: Plan, header: Header, studio: Studio): Promise<Picture> => {
  const isLying = plan.kind === 'bars' || plan.kind === 'stacked'
  const { option, height } = (isLying ? drawLying : drawStanding)(plan, header.height, studio)
  const canvas = canvasOf(studio, height)
  const size = { width: canvas.width, height: canvas.height, devicePixelRatio: 1 }
  const chart = studio.echarts.init(canvas as unknown as EchartsCanvas, null, size)
  try {
    chart.setOption({ backgroundColor: paper, ...option })
    drawHeader(canvas.getContext('2d'), header, plan.isRtl)
    return await pictureOf(canvas)
  } finally {
    chart.dispose()
  }
}

/** A canvas made small gives its pixels back at once; the collector does not see how much they weigh. */
const pictureOf = async (canvas: Canvas): Promise<Picture> => {
  const { width, height } = canvas
  const file = await canvas.encode('png')
  canvas.width = 1
  canvas.height = 1
  return { file, width, height }
}

/** Draws what the bot has worded. The same chart is always the same picture, on every machine. */
export const createDrawer = (): DrawChart => {
  let studio: Promise<Studio> | undefined
  return async chart => {
    studio ??= openStudio()
    const opened = await studio.catch(error => {
      studio = undefined
      throw error
    })
    const plan = planChart(chart, opened)
    const header = layHeader(plan, opened)
    return isEmpty(plan) ? pictureOf(drawEmpty(plan, header, opened)) : drawPlan(plan, header, opened)
  }
}
