import { type Config, parseConfig } from './config.ts'

/** The configuration from the environment; when it is not right, says everything wrong with it and ends with 1. */
export const readEnvironment = (): Config | undefined => {
  const parsed = parseConfig(process.env)
  if (parsed.ok) return parsed.config
  process.stderr.write(`${parsed.message}\n`)
  process.exitCode = 1
  return undefined
}
