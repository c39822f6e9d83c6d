import type { BotCommand, MenuButton } from 'grammy/types'
import type { Call } from '../call.ts'
import { readCommands, readLanguage, readScope } from '../command-list.ts'
import { isRecord } from '../parameters.ts'
import type { ProfileText } from '../profile.ts'
import { violationRefusal } from '../refusal.ts'

export const getMe = (call: Call) => call.world.bot

export const setMyCommands = (call: Call): true => changeCommands(call, readCommands(call.parameters))

export const deleteMyCommands = (call: Call): true => changeCommands(call, [])

export const getMyCommands = (call: Call): BotCommand[] =>
  call.world.commands.get(readScope(call.parameters), readLanguage(call.parameters))

const changeCommands = (call: Call, commands: BotCommand[]): true => {
  const scope = readScope(call.parameters)
  const chatId = scope.startsWith('chat') ? Number(scope.split(':')[1]) : null
  if (chatId !== null) call.knownChatOf(chatId)
  call.world.commands.set(scope, readLanguage(call.parameters), commands)
  call.world.feed.emit({ kind: 'commands', personId: chatId })
  return true
}

export const setProfileText =
  (which: ProfileText) =>
  (call: Call): true => {
    call.world.profile.set(which, readLanguage(call.parameters), call.parameters.string(which) ?? '')
    return true
  }

export const getProfileText = (which: ProfileText) => (call: Call) => ({
  [which]: call.world.profile.get(which, readLanguage(call.parameters)),
})

export const setChatMenuButton = (call: Call): true => {
  const button = readMenuButton(call)
  if (call.parameters.has('chat_id')) {
    const chat = call.knownChat()
    chat.menuButton = button.type === 'default' ? undefined : button
    call.world.feed.emit({ kind: 'commands', personId: chat.id })
  } else {
    call.world.menuButton = button
    call.world.feed.emit({ kind: 'commands', personId: null })
  }
  return true
}

export const getChatMenuButton = (call: Call): MenuButton =>
  (call.parameters.has('chat_id') ? call.knownChat().menuButton : undefined) ?? call.world.menuButton

const readMenuButton = (call: Call): MenuButton => {
  const button = call.parameters.object('menu_button') ?? { type: 'default' }
  const { type, text, web_app: app } = button
  if (type === 'default' || type === 'commands') return { type }
  const url = isRecord(app) ? String(app.url) : ''
  if (type === 'web_app' && typeof text === 'string' && url.startsWith('https://'))
    return { type, text, web_app: { url } }
  throw violationRefusal("can't parse menu button", JSON.stringify(button))
}
