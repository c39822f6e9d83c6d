/** Pixels. A phone shows a picture about 360 of its points wide, so letters are large. */
export const width = 900
export const margin = 32
export const gap = 16

/** Letters first, then what people write between them; a sign is looked for in that order. */
export const families = ['canbo', 'canbo-arabic', 'canbo-math', 'canbo-emoji'] as const
export const family = families.join(', ')
export const titleSize = 36
export const subtitleSize = 24
export const textSize = 26
export const smallSize = 22

export const lineHeight = (size: number): number => Math.round(size * 1.35)
export const fontOf = (size: number, isBold = false): string => `${isBold ? 700 : 400} ${size}px ${family}`

/** A picture higher than this would be refused, so bars are drawn thinner before. */
export const mostHeight = 8_000
