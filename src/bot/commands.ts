import type { Api } from 'grammy'
import type { BotCommand } from 'grammy/types'
import type { Hats } from '../domain/person/person.ts'
import type { Context } from './context.ts'
import { type Language, languages } from './language.ts'
import type { Speech, Speeches } from './speech.ts'

const forEverybody = ['start', 'settings', 'privacy', 'help', 'cancel'] as const
const forCadres = [
  'evaluate',
  'log',
  'history',
  'rotation',
  'relatives',
  'inspections',
  'recommendations',
] as const
const forSupervisors = ['approvals', 'decide', 'deputy'] as const
const forStaff = ['people', 'invite', 'import'] as const
const forPersonnelStaff = ['announce', 'cycles', 'paper', 'pending', 'report'] as const
const forAdmins = ['roles', 'rules', 'calendar'] as const
const forLinked = ['access', 'mydata', 'unlink'] as const

type Command =
  | (typeof forEverybody)[number]
  | (typeof forCadres)[number]
  | (typeof forSupervisors)[number]
  | (typeof forStaff)[number]
  | (typeof forPersonnelStaff)[number]
  | (typeof forAdmins)[number]
  | (typeof forLinked)[number]

const worded = (commands: readonly Command[], speech: Speech): BotCommand[] =>
  commands.map(command => ({ command, description: speech.text(`commands:${command}`) }))

const commandsOf = (hats: Hats): Command[] => [
  ...forCadres,
  ...(hats.supervisor || hats.pending > 0 ? forSupervisors : []),
  ...(hats.staff || hats.admin ? forStaff : []),
  ...(hats.staff ? forPersonnelStaff : []),
  ...(hats.admin ? forAdmins : []),
  ...forEverybody,
  ...forLinked,
]

const everyCommand = commandsOf({ supervisor: true, staff: true, admin: true, pending: 0 })

/** All that somebody can use, in the order of the menu: the calendar stands in it only where it is kept, and is read by all. */
export const usableCommands = (hats: Hats): readonly Command[] => {
  const menu = commandsOf(hats)
  return everyCommand.filter(command => menu.includes(command) || command === 'calendar')
}

/** The menu of one chat, in the language the person chose; sent only when it changed. */
export const registerCommands = async (ctx: Context, hats: Hats): Promise<void> => {
  const commands = commandsOf(hats)
  const signature = `${ctx.viewer.language}:${commands.join(',')}`
  if (ctx.account.commands === signature) return
  const scope = { type: 'chat' as const, chat_id: ctx.viewer.accountId }
  await ctx.api.setMyCommands(worded(commands, ctx.speech), { scope })
  ctx.remember({ commands: signature })
}

/** Somebody who is no longer linked sees what strangers see. */
export const forgetCommands = async (ctx: Context): Promise<void> => {
  await ctx.api.deleteMyCommands({ scope: { type: 'chat', chat_id: ctx.viewer.accountId } })
  ctx.remember({ commands: '' })
}

/** What strangers see, in each language; Vietnamese also for every language the bot does not speak. */
export const registerPublicCommands = async (api: Api, speeches: Speeches): Promise<void> => {
  const scope = { type: 'all_private_chats' as const }
  const register = async (language: Language): Promise<void> => {
    const speech = speeches(language, 'latn')
    const commands = worded(forEverybody, speech)
    const code = { language_code: language }
    await api.setMyCommands(commands, { scope, ...code })
    await api.setMyDescription(speech.text('commands:description'), code)
    await api.setMyShortDescription(speech.text('commands:shortDescription'), code)
  }
  for (const language of languages) await register(language)
  const fallback = speeches('vi', 'latn')
  await api.setMyCommands(worded(forEverybody, fallback), { scope })
  await api.setMyDescription(fallback.text('commands:description'))
  await api.setMyShortDescription(fallback.text('commands:shortDescription'))
}
