/** In UTF-16 units, after the entities have been taken out. */
export const MAX_TEXT = 4096
export const MAX_CAPTION = 1024

/** How far from the end a client looks for a good place to cut: a computer as far as the middle. */
const REACH = { phone: 300, computer: MAX_TEXT / 2 }
export type Client = keyof typeof REACH

/**
 * What a client makes of a text too long for one message: parts that end at the last line break within its reach,
 * else at the last space there, else hard. The white space at a cut goes to neither side.
 */
export const textParts = (text: string, client: Client): string[] => {
  const parts: string[] = []
  let rest = text
  while (rest.length > MAX_TEXT) {
    const at = cutPlace(rest, MAX_TEXT - REACH[client])
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...parts, rest].filter(part => part !== '')
}

const cutPlace = (text: string, earliest: number): number => {
  const newline = text.lastIndexOf('\n', MAX_TEXT)
  if (newline >= earliest) return newline
  const space = text.slice(earliest, MAX_TEXT + 1).search(/\s\S*$/)
  if (space >= 0) return earliest + space
  // a character of two units is never cut in two
  return /[\ud800-\udbff]/.test(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT
}
