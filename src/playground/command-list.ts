import type { BotCommand } from 'grammy/types'
import type { Parameters } from './parameters.ts'
import { isRecord } from './parameters.ts'
import { violationRefusal } from './refusal.ts'

const MAX_COMMANDS = 100
const SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member']

/** The command menus by scope and language. */
export class CommandLists {
  readonly #lists = new Map<string, BotCommand[]>()

  set(scope: string, language: string, commands: BotCommand[]): void {
    if (commands.length === 0) this.#lists.delete(`${scope}/${language}`)
    else this.#lists.set(`${scope}/${language}`, commands)
  }

  get(scope: string, language: string): BotCommand[] {
    return this.#lists.get(`${scope}/${language}`) ?? []
  }

  /** What one person sees in his private chat: the narrowest scope first, in it his language first. */
  shownTo(personId: number, languageCode: string | undefined): BotCommand[] {
    const language = languageCode?.slice(0, 2).toLowerCase() ?? ''
    for (const scope of [`chat:${personId}`, 'all_private_chats', 'default']) {
      const list = this.#lists.get(`${scope}/${language}`) ?? this.#lists.get(`${scope}/`)
      if (list) return list
    }
    return []
  }
}

export const readScope = (parameters: Parameters): string => {
  const scope = parameters.object('scope')
  if (!scope) return 'default'
  const type = String(scope.type)
  if (SCOPES.includes(type)) return type
  if (!CHAT_SCOPES.includes(type)) throw violationRefusal('unsupported BotCommandScope specified', type)
  const member = type === 'chat_member' ? `:${Number(scope.user_id)}` : ''
  return `${type}:${Number(scope.chat_id)}${member}`
}

export const readLanguage = (parameters: Parameters): string => {
  const language = parameters.string('language_code') ?? ''
  if (/^([a-z]{2})?$/.test(language)) return language
  throw violationRefusal('invalid language code specified', language)
}

export const readCommands = (parameters: Parameters): BotCommand[] => {
  const list = parameters.list('commands')
  if (!list) throw violationRefusal("can't parse commands: an Array is expected")
  if (list.length > MAX_COMMANDS) throw violationRefusal('BOT_COMMANDS_TOO_MUCH', `${list.length} commands`)
  return list.map(item => {
    const command = isRecord(item) ? item.command : undefined
    const description = isRecord(item) ? item.description : undefined
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command))
      throw violationRefusal('BOT_COMMAND_INVALID', String(command))
    if (typeof description !== 'string' || description.trim() === '' || description.length > 256)
      throw violationRefusal('BOT_COMMAND_DESCRIPTION_INVALID', `/${command}: ${String(description)}`)
    return { command, description }
  })
}
