import { violationRefusal } from './refusal.ts'

export type UploadedFile = { name: string; type: string; bytes: Buffer }

/** The arguments of one call, whichever way they came: only JSON bodies keep their types. */
export class Parameters {
  readonly #fields: Readonly<Record<string, unknown>>
  readonly #uploads: ReadonlyMap<string, UploadedFile>

  constructor(
    fields: Readonly<Record<string, unknown>>,
    uploads: ReadonlyMap<string, UploadedFile> = new Map(),
  ) {
    this.#fields = fields
    this.#uploads = uploads
  }

  has(name: string): boolean {
    const value = this.#fields[name]
    return value !== undefined && value !== null && value !== ''
  }

  string(name: string): string | undefined {
    const value = this.#fields[name]
    if (value === undefined || value === null) return undefined
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

  integer(name: string): number | undefined {
    if (!this.has(name)) return undefined
    const value = this.#fields[name]
    const number = typeof value === 'number' ? value : Number(value)
    if (!Number.isSafeInteger(number)) throw violationRefusal(`field "${name}" must be of type Number`)
    return number
  }

  flag(name: string): boolean {
    const value = this.string(name)?.toLowerCase()
    return value === 'true' || value === '1' || value === 'yes' || value === 't' || value === 'y'
  }

  json(name: string): unknown {
    if (!this.has(name)) return undefined
    const value = this.#fields[name]
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      throw violationRefusal(`can't parse ${name} JSON object`)
    }
  }

  object(name: string): Record<string, unknown> | undefined {
    const value = this.json(name)
    if (value === undefined) return undefined
    if (!isRecord(value)) throw violationRefusal(`object expected as ${name}`)
    return value
  }

  list(name: string): unknown[] | undefined {
    const value = this.json(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) throw violationRefusal(`expected an Array of ${name}`)
    return value
  }

  /** A file comes as its own part, or as a part that the field names with attach://. */
  upload(name: string): UploadedFile | undefined {
    const reference = this.string(name)
    const part = reference?.startsWith('attach://') ? reference.slice('attach://'.length) : name
    return this.#uploads.get(part)
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
