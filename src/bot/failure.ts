import { GrammyError, HttpError } from 'grammy'

/**
 * What stopped an update. `outage`: the world outside, worth trying again for a while. `fault`: a bug of
 * ours, tried again only to rule out an accident.
 */
export type Failure = Readonly<{ kind: 'outage' | 'fault'; name: string; place: string }>

const databaseIsAway =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-3]|08\w{3}|53\w{3}|P1001|P1017|P2024|P2028|P2034|40001|40P01)$/

const codesOf = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const original =
    'originalCode' in error && typeof error.originalCode === 'string' ? [error.originalCode] : []
  const cause = 'cause' in error ? codesOf(error.cause) : []
  const meta = 'meta' in error && typeof error.meta === 'object' ? codesOf(error.meta) : []
  return [...own, ...original, ...cause, ...meta]
}

const isOutage = (error: unknown): boolean => {
  if (error instanceof HttpError) return true
  if (error instanceof GrammyError) return error.error_code >= 500 || error.error_code === 429
  if (
    error instanceof Error &&
    /Telegram could not be reached|terminated unexpectedly|Connection terminated/.test(error.message)
  )
    return true
  return codesOf(error).some(code => databaseIsAway.test(code))
}

const nameOf = (error: unknown): string => {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`
  const codes = codesOf(error)
  const name = error instanceof Error ? error.name : typeof error
  return codes.length > 0 ? `${name} ${codes.join(' ')}` : name
}

/** Only where in our code it arose: messages of errors may quote what a person wrote. */
const placeOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frames = stack
    .split('\n')
    .filter(line => line.trimStart().startsWith('at ') && line.includes('/src/'))
  return frames
    .slice(0, 3)
    .map(frame =>
      frame
        .trim()
        .replace(/\(?(?:file:\/\/)?\/\S*\/src\//, 'src/')
        .replace(/\)$/, ''),
    )
    .join(' < ')
}

/** What may be said of an error in a log: its kind and its place, never its text. */
export const describeFailure = (error: unknown): Failure => ({
  kind: isOutage(error) ? 'outage' : 'fault',
  name: nameOf(error),
  place: placeOf(error),
})
