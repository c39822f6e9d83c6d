/** What a button can carry besides its own code. */
type Fields = Readonly<Record<string, 'id' | 'word' | 'number'>>
type Values<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends 'number' ? number : string }

export type ButtonKind<F extends Fields> = Readonly<{
  /** The data for Telegram, at most 64 bytes. */
  encode(values: Values<F>): string
  /** Undefined for data of another kind, and for any rubbish a modified client may send. */
  decode(data: string): Values<F> | undefined
}>

/** Telegram's limit, in bytes; grammY does not check it. */
const longestData = 64

/** An identifier in 22 letters. */
export const idToText = (id: string): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

export const textToId = (text: string): string | undefined => {
  if (!/^[\w-]{22}$/.test(text)) return undefined
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return idToText(parts.join('-')) === text ? parts.join('-') : undefined
}

const read = (kind: Fields[string], text: string): string | number | undefined => {
  if (kind === 'id') return textToId(text)
  if (kind === 'number') return /^(?:0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined
  return /^[\w.-]{1,40}$/.test(text) ? text : undefined
}

/**
 * A kind of button: a short code and typed fields, `code:field:field`. It carries no authority: whoever
 * presses is asked again who he is and what he may do.
 */
export const button = <F extends Fields>(code: string, fields: F): ButtonKind<F> => ({
  encode(values) {
    const parts = Object.entries(fields).map(([name, kind]) => {
      const value = String(values[name])
      return kind === 'id' ? idToText(value) : value
    })
    const data = [code, ...parts].join(':')
    if (Buffer.byteLength(data) > longestData)
      throw new Error(`Button ${code} is longer than ${longestData} bytes`)
    return data
  },
  decode(data) {
    const [first, ...parts] = data.split(':')
    const names = Object.entries(fields)
    if (first !== code || parts.length !== names.length) return undefined
    const values = names.map(([name, kind], index) => [name, read(kind, parts[index] ?? '')] as const)
    if (values.some(([, value]) => value === undefined)) return undefined
    return Object.fromEntries(values) as Values<F>
  },
})
