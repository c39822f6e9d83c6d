export type Measure = (text: string) => number

const mark = '…'
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** More than any place here has room for; measuring the rest of what somebody wrote would only take time. */
const mostCharacters = 400

/** The longest beginning of a word that fits; one sign at least. */
const beginningOf = (word: string, width: number, measure: Measure): string => {
  let beginning = ''
  for (const { segment } of graphemes.segment(word)) {
    if (beginning !== '' && measure(beginning + segment) > width) break
    beginning += segment
  }
  return beginning
}

const shortened = (line: string, width: number, measure: Measure): string => {
  const signs = Array.from(graphemes.segment(line), ({ segment }) => segment)
  while (signs.length > 0 && measure(signs.join('').trimEnd() + mark) > width) signs.pop()
  return signs.join('').trimEnd() + mark
}

/** Text in lines of a width: broken between words, within a word only where it alone is too long. */
const linesOf = (text: string, width: number, most: number, measure: Measure): string[] => {
  const words = text.split(/\s+/).filter(word => word !== '')
  const lines: string[] = []
  let line = ''
  for (let word = words.shift(); word !== undefined && lines.length <= most; word = words.shift()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') {
      lines.push(line)
      words.unshift(word)
    } else {
      const beginning = beginningOf(word, width, measure)
      lines.push(beginning)
      if (beginning.length < word.length) words.unshift(word.slice(beginning.length))
    }
    line = ''
  }
  return line === '' ? lines : [...lines, line]
}

/** Text in at most so many lines of a width; where it goes on beyond them, the last one says so. */
export const wrap = (text: string, width: number, most: number, measure: Measure): string[] => {
  const isLong = text.length > mostCharacters
  const lines = linesOf(text.slice(0, mostCharacters).toWellFormed(), width, most, measure)
  if (lines.length <= most && !isLong) return lines
  const shown = lines.slice(0, most)
  const last = shown.pop() ?? ''
  return [...shown, shortened(last, width, measure)]
}
