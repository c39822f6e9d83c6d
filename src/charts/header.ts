import type { SKRSContext2D } from '@napi-rs/canvas'
import { ink, limitColour, paleInk, seriesColour } from './colours.ts'
import { directed } from './direction.ts'
import { fontOf, gap, lineHeight, margin, subtitleSize, textSize, titleSize, width } from './measures.ts'
import { isEmpty, type Plan } from './plan.ts'
import type { Studio } from './studio.ts'
import { wrap } from './wrap.ts'

type Line = Readonly<{ text: string; size: number; isBold: boolean; colour: string; y: number }>
type Entry = Readonly<{ text: string; colour: string; isLimit: boolean; start: number; y: number }>

/** Title, subtitle and legend; `start` is the distance from where a line begins in its language. */
export type Header = Readonly<{ lines: readonly Line[]; legend: readonly Entry[]; height: number }>

const swatch = 24
const inner = width - 2 * margin

const titleLines = ({ title, subtitle }: Plan, { measure }: Studio): Line[] => {
  let y = margin
  const parts = [
    { text: title, size: titleSize, isBold: true, colour: ink, most: 3 },
    { text: subtitle, size: subtitleSize, isBold: false, colour: paleInk, most: 3 },
  ]
  return parts.flatMap(({ text, most, ...look }) =>
    wrap(text, inner, most, measure(fontOf(look.size, look.isBold))).map(line => {
      y += lineHeight(look.size)
      return { ...look, text: line, y: y - lineHeight(look.size) }
    }),
  )
}

const legendOf = (plan: Plan, top: number, { measure }: Studio): Entry[] => {
  const { series, limit } = plan
  if (isEmpty(plan) || (series.length < 2 && !limit)) return []
  const measured = measure(fontOf(textSize))
  let start = 0
  let y = top
  const named = series.map(({ name }, place) => ({ name, colour: seriesColour(place), isLimit: false }))
  return [...named, ...(limit ? [{ name: limit.name, colour: limitColour, isLimit: true }] : [])].map(
    ({ name, ...look }) => {
      const [text = ''] = wrap(name, inner - swatch - gap, 1, measured)
      const length = swatch + gap / 2 + measured(text) + 2 * gap
      if (start > 0 && start + length - 2 * gap > inner) {
        start = 0
        y += lineHeight(textSize) + gap / 2
      }
      start += length
      return { ...look, text, start: start - length, y }
    },
  )
}

export const layHeader = (plan: Plan, studio: Studio): Header => {
  const lines = titleLines(plan, studio)
  const last = lines.at(-1)
  const top = (last ? last.y + lineHeight(last.size) : margin) + gap
  const legend = legendOf(plan, top, studio)
  const end = legend.at(-1)
  return { lines, legend, height: end ? end.y + lineHeight(textSize) + gap : top }
}

export const drawHeader = (context: SKRSContext2D, { lines, legend }: Header, isRtl: boolean): void => {
  const edge = isRtl ? width - margin : margin
  const forth = isRtl ? -1 : 1
  context.textBaseline = 'middle'
  context.textAlign = isRtl ? 'right' : 'left'
  for (const { text, size, isBold, colour, y } of lines) {
    context.font = fontOf(size, isBold)
    context.fillStyle = colour
    context.fillText(directed(text, isRtl), edge, y + lineHeight(size) / 2)
  }
  context.font = fontOf(textSize)
  for (const { text, colour, isLimit, start, y } of legend) {
    const middle = y + lineHeight(textSize) / 2
    const from = edge + forth * start
    context.fillStyle = colour
    if (isLimit) context.fillRect(from + (forth * swatch) / 2 - 3, middle - swatch / 2, 6, swatch)
    else context.fillRect(Math.min(from, from + forth * swatch), middle - swatch / 2, swatch, swatch)
    context.fillStyle = ink
    context.fillText(directed(text, isRtl), from + forth * (swatch + gap / 2), middle)
  }
}
