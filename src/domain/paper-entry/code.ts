/** 32 signs in which no two are alike when written by hand: no O beside 0, no I and L beside 1, no U beside V. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Ten signs, fifty bits, of a random code of the usual kind. */
export const toPaperCode = (random: string): string =>
  [...random.slice(0, length)].map(sign => signs[base64url.indexOf(sign) % signs.length] ?? signs[0]).join('')

/** In two groups, as it is printed. */
export const inGroups = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

const meant: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** Arabic and Persian digits stand for the ordinary ones. */
const toLatin = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf)

/**
 * A code as somebody typed it, whatever the case, spaces, hyphens and digits; undefined for what cannot be one.
 */
export const readPaperCode = (typed: string): string | undefined => {
  if (typed.length > 100) return undefined
  const code = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, toLatin)
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .toUpperCase()
    .replace(/[OIL]/g, sign => meant[sign] ?? sign)
  return code.length === length && [...code].every(sign => signs.includes(sign)) ? code : undefined
}

/** A code and an invite never have one hash, whatever they are. */
export const hashedAs = (code: string): string => `paper:${code}`
