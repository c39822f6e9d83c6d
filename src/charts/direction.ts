/** A line that keeps to its direction, whatever stands in it or around it. */
export const directed = (text: string, isRtl: boolean): string =>
  `${isRtl ? '\u2067' : '\u2066'}${text}\u2069`

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A name runs as its first letter does, so that what ends it stands at its end; without a letter as the reader's. */
export const runsRight = (name: string, isRtl: boolean): boolean => {
  const [letter] = name.match(/\p{L}/u) ?? []
  return letter === undefined ? isRtl : rightToLeft.test(letter)
}
