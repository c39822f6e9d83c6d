import type { ResponseParameters } from 'grammy/types'

/** What the Bot API answers instead of a result. A violation is a refusal only a faulty bot can meet. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly code: number
  readonly parameters: ResponseParameters | undefined
  readonly violation: string | undefined

  constructor(
    code: number,
    description: string,
    more: { parameters?: ResponseParameters; violation?: string },
  ) {
    super(description)
    this.code = code
    this.parameters = more.parameters
    this.violation = more.violation
  }
}

/** The bot asked for something no correct bot asks for. */
export const violationRefusal = (reason: string, detail?: string): ApiRefusal =>
  new ApiRefusal(400, `Bad Request: ${reason}`, { violation: detail ? `${reason} (${detail})` : reason })

/** The bot could not have known: blocked, deleted, moved, too late. */
export const circumstanceRefusal = (
  code: number,
  description: string,
  parameters?: ResponseParameters,
): ApiRefusal => new ApiRefusal(code, description, parameters ? { parameters } : {})
