/** Told apart by people who see no red or no green too, and on grey paper by their lightness. */
const series = ['#0f5c8c', '#e69f00', '#4aa387', '#b0452f', '#8a63a8', '#7a7f87'] as const

export const seriesColour = (place: number): string => series[place % series.length] ?? series[0]

/** What is written on a bar of that colour. */
export const colourUpon = (place: number): string => (seriesColour(place) === '#e69f00' ? ink : paper)

export const paper = '#ffffff'
export const ink = '#1c2126'
export const paleInk = '#5b636b'
export const gridLine = '#e3e6e9'
export const limitColour = '#c1121f'
