import { GrammyError, HttpError } from 'grammy'
import { TelegramUnreachable } from './telegram-client.ts'

/**
 * What a failed call means for the one it was for. `gone`: he cannot be reached. `moved`: the group is a
 * supergroup now. `unformatted`: its markup was refused. `silence`: Telegram wants none for so many seconds.
 * `away`: nothing arrived. `lost`: perhaps something did. `refused`: our bug.
 */
export type SendFailure =
  | Readonly<{ kind: 'gone' | 'unformatted' | 'away' | 'lost' | 'refused' }>
  | Readonly<{ kind: 'moved'; chatId: number }>
  | Readonly<{ kind: 'silence'; seconds: number }>

/** Whether Telegram is there: it answered, if only with a refusal. */
export const isAnswer = ({ kind }: SendFailure): boolean => kind !== 'away' && kind !== 'lost'

/** Nobody is there to read: blocked, deactivated, or never started. */
const nobodyThere = /chat not found|user is deactivated|PEER_ID_INVALID|bot can't initiate/i

/** How the text is set, not what it says; buttons that cannot be parsed are another matter. */
const badMarkup = /can't parse (?:entities|message|caption)|\bENTIT(?:Y|IES)_/i

export const isGone = (error: unknown): boolean =>
  error instanceof GrammyError &&
  (error.error_code === 403 || (error.error_code === 400 && nobodyThere.test(error.description)))

const ofAnswer = (error: GrammyError): SendFailure => {
  const { error_code: code, description, parameters } = error
  if (isGone(error)) return { kind: 'gone' }
  if (code === 429) return { kind: 'silence', seconds: parameters.retry_after ?? 1 }
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'moved', chatId: parameters.migrate_to_chat_id }
  // A token that is not accepted is nothing the person, or the message, can do anything about.
  if (code >= 500 || code === 401 || code === 404) return { kind: 'away' }
  return code === 400 && badMarkup.test(description) ? { kind: 'unformatted' } : { kind: 'refused' }
}

/** Undefined for what is no failure of a call to Telegram. */
export const describeSendFailure = (error: unknown): SendFailure | undefined => {
  if (error instanceof GrammyError) return ofAnswer(error)
  if (!(error instanceof HttpError)) return undefined
  const { error: cause } = error
  return cause instanceof TelegramUnreachable && !cause.mayHaveArrived ? { kind: 'away' } : { kind: 'lost' }
}
