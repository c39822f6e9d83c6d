import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Chart, ChartSeries, Picture } from '../../src/domain/chart.ts'

export const aSeries = (name: string, ...values: readonly (number | null)[]): ChartSeries => ({
  name,
  values: values.map(value => (value === null ? null : { value, label: String(value) })),
})

export const aChart = (change: Partial<Chart> = {}): Chart => ({
  kind: 'bars',
  isRtl: false,
  title: 'Mức hoàn thành xuất sắc nhiệm vụ',
  subtitle: 'Số liệu đến ngày 23/11/2026',
  empty: 'Chưa có số liệu',
  categories: ['Xã Lộc Vinh', 'Phường Tây Nghĩa', 'Đặc khu Vân Hải'],
  series: [aSeries('Đề xuất', 9, 3, 1), aSeries('Đã quyết định', 2, null, 1)],
  ...change,
})

/** A picture as the eye meets it: which colour is where. */
export type Seen = Readonly<{
  /** The middle of everything of this colour, in pixels from the left and from the top; undefined without any. */
  middleOf(colour: string): Readonly<{ x: number; y: number }> | undefined
  /** How many pixels have this colour. */
  amountOf(colour: string): number
  /** Whether anything but the ground stands in the outermost pixels, where it would have been cut. */
  isCut: boolean
}>

const toHex = (data: Uint8ClampedArray, at: number): string =>
  `#${[0, 1, 2].map(part => (data[at + part] ?? 0).toString(16).padStart(2, '0')).join('')}`

export const look = async ({ file, width, height }: Picture): Promise<Seen> => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(await loadImage(Buffer.from(file)), 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const placesOf = (colour: string) => {
    const places = []
    for (let at = 0; at < data.length; at += 4)
      if (toHex(data, at) === colour) places.push({ x: (at / 4) % width, y: Math.floor(at / 4 / width) })
    return places
  }
  const edge = (x: number): boolean =>
    Array.from({ length: height }, (_, y) => toHex(data, (y * width + x) * 4)).some(one => one !== '#ffffff')
  return {
    middleOf: colour => {
      const places = placesOf(colour)
      const mean = (part: 'x' | 'y') => places.reduce((sum, one) => sum + one[part], 0) / places.length
      return places.length === 0 ? undefined : { x: mean('x'), y: mean('y') }
    },
    amountOf: colour => placesOf(colour).length,
    isCut: edge(0) || edge(width - 1),
  }
}
