import type { Parameters } from './parameters.ts'
import type { TelegramUser } from './person.ts'

type Act = (person: TelegramUser, fields: Parameters) => unknown

const required = (fields: Parameters, name: string): string => {
  const value = fields.string(name)
  if (value === undefined || value === '') throw new Error(`${name} is missing`)
  return value
}

const captionOf = (fields: Parameters) => {
  const caption = fields.string('caption')
  return caption === undefined ? {} : { caption }
}

const bytesOf = (fields: Parameters) => Buffer.from(fields.string('data') ?? '', 'base64')

const acts = new Map<string, Act>(
  Object.entries({
    send: (person, fields) => ({ messageId: person.sends(required(fields, 'text')) }),
    photo: (person, fields) => ({
      messageId: person.sendsPhoto({
        ...captionOf(fields),
        ...(fields.has('data') && { data: bytesOf(fields) }),
      }),
    }),
    document: (person, fields) => ({
      messageId: person.sendsDocument({
        fileName: required(fields, 'fileName'),
        data: bytesOf(fields),
        ...captionOf(fields),
      }),
    }),
    sticker: person => ({ messageId: person.sendsSticker() }),
    voice: person => ({ messageId: person.sendsVoice() }),
    contact: (person, fields) => {
      const userId = fields.integer('userId')
      return {
        messageId: person.sendsContact({
          phone: required(fields, 'phone'),
          ...(userId !== undefined && { userId }),
        }),
      }
    },
    edit: (person, fields) => {
      person.edits(fields.integer('messageId') ?? 0, required(fields, 'text'))
      return {}
    },
    press: (person, fields) => ({
      callbackQueryId: person.presses(fields.integer('messageId') ?? 0, required(fields, 'data'), {
        forged: fields.flag('forged'),
      }),
    }),
    delete: (person, fields) => {
      person.deletes(fields.integer('messageId') ?? 0)
      return {}
    },
    block: person => {
      person.blocks()
      return {}
    },
    unblock: person => {
      person.unblocks()
      return {}
    },
    open: (person, fields) => ({
      messageId: person.opens(fields.string('payload') ?? fields.string('startPayload') ?? ''),
    }),
  } satisfies Record<string, Act>),
)

export const performAct = (person: TelegramUser | undefined, name: string, fields: Parameters): unknown =>
  person ? acts.get(name)?.(person, fields) : undefined
