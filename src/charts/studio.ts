import type * as Canvas from '@napi-rs/canvas'
import type * as Echarts from 'echarts'
import { coverageOf } from '../paper/coverage.ts'
import { readFonts } from '../paper/fonts.ts'
import { legible } from '../paper/legible.ts'
import { families } from './measures.ts'
import type { Measure } from './wrap.ts'

/** What the library takes for the canvas of a browser. */
export type EchartsCanvas = Parameters<typeof Echarts.init>[0] & Parameters<typeof Echarts.setPlatformAPI>[0]

export type Studio = Readonly<{
  createCanvas: typeof Canvas.createCanvas
  echarts: typeof Echarts
  /** How wide text is in a font, in pixels. */
  measure(font: string): Measure
  /** Text with every sign of its own, none that turns a line around, in one line. */
  clean(text: string): string
}>

/** The whole library in one file of the publisher's: a third of the memory and of the time its modules take. */
const library = 'echarts/dist/echarts.esm.min.mjs'

/** Which family each font is of, in the order they are read in. */
const fontPlaces = [0, 0, 1, 1, 2, 3]

const zeroWidth = /\u200b/g

/** Canvas, library and fonts, loaded when the first picture is wanted: until then they cost no memory. */
export const openStudio = async (): Promise<Studio> => {
  const [{ createCanvas, GlobalFonts }, echarts, fonts] = await Promise.all([
    import('@napi-rs/canvas'),
    import(import.meta.resolve(library)) as Promise<typeof Echarts>,
    readFonts(),
  ])
  // Under names of our own, so that no machine's letters are ever taken for them; two of each are regular and bold.
  for (const [place, font] of fonts.entries()) GlobalFonts.register(font, families[fontPlaces[place] ?? 0])
  const context = createCanvas(1, 1).getContext('2d')
  echarts.setPlatformAPI({ createCanvas: () => createCanvas(1, 1) as unknown as EchartsCanvas })
  const isCovered = coverageOf(fonts)
  return {
    createCanvas,
    echarts,
    measure: font => text => {
      context.font = font
      return context.measureText(text).width
    },
    clean: text => legible(text, isCovered).replace(zeroWidth, '').replace(/\s+/g, ' ').trim(),
  }
}
