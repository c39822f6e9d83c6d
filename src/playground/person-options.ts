import type { User } from 'grammy/types'
import type { Parameters } from './parameters.ts'
import type { PersonNote } from './person.ts'

export type PersonOptions = PersonNote & {
  id?: number
  firstName: string
  lastName?: string
  username?: string
  languageCode?: string
}

export const personFace = (
  id: number,
  { firstName, lastName, username, languageCode }: PersonOptions,
): User => ({
  id,
  is_bot: false,
  first_name: firstName,
  ...(lastName !== undefined && { last_name: lastName }),
  ...(username !== undefined && { username }),
  ...(languageCode !== undefined && { language_code: languageCode }),
})

export const parsePersonOptions = (fields: Parameters): PersonOptions => {
  const firstName = fields.string('firstName')
  if (!firstName) throw new Error('firstName is missing')
  const id = fields.integer('id')
  const options: PersonOptions = { firstName, ...(id !== undefined && { id }) }
  for (const name of ['lastName', 'username', 'languageCode', 'title', 'startPayload'] as const) {
    const value = fields.string(name)
    if (value !== undefined) options[name] = value
  }
  return options
}
